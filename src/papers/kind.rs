use crate::records::Role;

/// The kinds of papers of a round, each with a template of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An authorization letter (annex 1 of the notice).
    Letter,
    /// What is known of a person at the window (annexes 2 to 4).
    Registration(Role),
    /// What each power means (annex 5).
    Powers,
    /// The windows and who heads them (annex 6).
    Windows,
    /// What is filed with one letter.
    Checklist,
    /// Whose papers have come in.
    Filing,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Letter,
        Self::Registration(Role::Chief),
        Self::Registration(Role::A),
        Self::Registration(Role::B),
        Self::Powers,
        Self::Windows,
        Self::Checklist,
        Self::Filing,
    ];

    /// What such a paper is called; its template is called so, too.
    pub fn title(self) -> &'static str {
        match self {
            Self::Letter => "授权书",
            Self::Registration(Role::Chief) => "首席代表登记表",
            Self::Registration(Role::A) => "A岗人员登记表",
            Self::Registration(Role::B) => "B岗人员登记表",
            Self::Powers => "授权书职权说明",
            Self::Windows => "服务窗口名单",
            Self::Checklist => "备案材料清单",
            Self::Filing => "备案情况汇总表",
        }
    }

    /// The file name of its template.
    pub fn template_name(self) -> String {
        format!("{}.docx", self.title())
    }
}
