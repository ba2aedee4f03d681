use std::fmt;

/// How much a finding matters, most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Broken or dangerous data: nothing is published while one stands.
    Error,
    /// The record is sound but falls short of the notice: published as falling short.
    Compliance,
    /// Probably a mistake.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The English word in machine-readable reports. Stable.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Compliance => "compliance",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The Chinese word shown to web staff.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Compliance => "未达标",
            Self::Warning => "警告",
            Self::Info => "提示",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
