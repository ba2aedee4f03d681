use serde::{Deserialize, Serialize};

use super::{Located, Severity};

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// 错误.
    pub errors: usize,
    /// 未达标.
    pub compliance: usize,
    /// 警告.
    pub warnings: usize,
    /// 提示.
    pub infos: usize,
    /// 已接受: warnings and hints that their owner accepts, counted here instead.
    pub accepted: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Located]) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            let count = match finding.diagnostic.severity {
                _ if finding.accepted.is_some() => &mut tally.accepted,
                Severity::Error => &mut tally.errors,
                Severity::Compliance => &mut tally.compliance,
                Severity::Warning => &mut tally.warnings,
                Severity::Info => &mut tally.infos,
            };
            *count += 1;
        }
        tally
    }

    /// How many findings prevent publication: the errors, and if `strict` also warnings and failures to comply.
    pub fn stopping(self, strict: bool) -> usize {
        let more = if strict { self.compliance + self.warnings } else { 0 };
        self.errors + more
    }
}
