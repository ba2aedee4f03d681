use crate::records::{
    Calendar, Center, Department, ItemList, Ledger, Letter, Lexicon, NoticeFront, PageFront, Policy, Shape,
    Shaped, Site, Window,
};

/// What a content file is, told by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Site,
    Policy,
    Ledger,
    Calendar,
    Center,
    Department,
    Window,
    ItemList,
    Letter,
    Notice,
    Page,
    Lexicon,
}

impl Kind {
    /// Every kind, as they are listed to people.
    pub(crate) const ALL: [Self; 12] = [
        Self::Site,
        Self::Policy,
        Self::Calendar,
        Self::Center,
        Self::Department,
        Self::Window,
        Self::ItemList,
        Self::Letter,
        Self::Notice,
        Self::Page,
        Self::Lexicon,
        Self::Ledger,
    ];

    /// The kind of this English or Chinese name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.label() == name)
    }

    /// The English name, for file names and the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Policy => "policy",
            Self::Ledger => "ledger",
            Self::Calendar => "calendar",
            Self::Center => "center",
            Self::Department => "department",
            Self::Window => "window",
            Self::ItemList => "items",
            Self::Letter => "letter",
            Self::Notice => "notice",
            Self::Page => "page",
            Self::Lexicon => "lexicon",
        }
    }

    /// Where its files stand inside the content folder, without the extension.
    pub(crate) fn pattern(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Policy => "policy",
            Self::Ledger => "ledger",
            Self::Calendar => "calendar/**/*",
            Self::Center => "centers/**/*",
            Self::Department => "departments/**/*",
            Self::Window => "windows/**/*",
            Self::ItemList => "items/**/*",
            Self::Letter => "letters/**/*",
            Self::Notice => "notices/**/*",
            Self::Page => "pages/**/*",
            Self::Lexicon => "lexicon",
        }
    }

    /// The kind of the file at this path inside the content folder.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        let folder = path.split_once('/').map(|(folder, _)| folder);
        match (folder, yaml) {
            (None, true) => match path.rsplit_once('.')?.0 {
                "site" => Some(Self::Site),
                "policy" => Some(Self::Policy),
                "ledger" => Some(Self::Ledger),
                "lexicon" => Some(Self::Lexicon),
                _ => None,
            },
            (Some("calendar"), true) => Some(Self::Calendar),
            (Some("centers"), true) => Some(Self::Center),
            (Some("departments"), true) => Some(Self::Department),
            (Some("windows"), true) => Some(Self::Window),
            (Some("items"), true) => Some(Self::ItemList),
            (Some("letters"), true) => Some(Self::Letter),
            (Some("notices"), false) => Some(Self::Notice),
            (Some("pages"), false) => Some(Self::Page),
            _ => None,
        }
    }

    /// The form of its records (for Markdown: of their heads).
    pub(crate) fn shape(self) -> Shape {
        match self {
            Self::Site => Site::shape(),
            Self::Policy => Policy::shape(),
            Self::Ledger => Ledger::shape(),
            Self::Calendar => Calendar::shape(),
            Self::Center => Center::shape(),
            Self::Department => Department::shape(),
            Self::Window => Window::shape(),
            Self::ItemList => ItemList::shape(),
            Self::Letter => Letter::shape(),
            Self::Notice => NoticeFront::shape(),
            Self::Page => PageFront::shape(),
            Self::Lexicon => Lexicon::shape(),
        }
    }

    pub(crate) fn is_markdown(self) -> bool {
        matches!(self, Self::Notice | Self::Page)
    }

    /// What staff call it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Site => "站点设置",
            Self::Policy => "授权规则",
            Self::Ledger => "索引号台账",
            Self::Calendar => "工作日历",
            Self::Center => "政务服务中心",
            Self::Department => "部门",
            Self::Window => "窗口",
            Self::ItemList => "事项清单",
            Self::Letter => "授权书",
            Self::Notice => "通知",
            Self::Page => "页面",
            Self::Lexicon => "通俗说法",
        }
    }
}

/// The id a file name gives: `windows/town/scjgj.yaml` → `scjgj`.
pub(super) fn id_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The year folder of a letter: `letters/2026/scjgj.yaml` → 2026.
pub(super) fn year_of(path: &str) -> Option<i16> {
    let year = path.split('/').nth(1)?;
    let sound = year.len() == 4 && path.split('/').count() > 2;
    sound.then(|| year.parse().ok()).flatten()
}
