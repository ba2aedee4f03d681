//! Numbers as spreadsheets keep them, where somebody typed the number of a person.

use crate::attachments::findings::Findings;
use crate::privacy::Private;

/// The digits of a number that a program wrote as `1.3800138E10` or `13800138000.0`, as it shows them; `None` for other
/// texts, and for numbers too short or too long to be anybody's.
pub(super) fn digits(text: &str) -> Option<String> {
    let number: f64 = text.trim().parse().ok()?;
    ((1e10..1e19).contains(&number) && number.fract() == 0.0).then(|| number.to_string())
}

/// A number typed as one has lost what the program cannot hold: the last three digits of an identity number.
pub(super) fn lost_id(digits: &str, place: impl Fn() -> String, findings: &mut Findings) {
    if digits.len() == 18 && digits.ends_with("000") && !findings.is_id_number(digits) {
        let is_one = |last| findings.is_id_number(&format!("{}{last}", &digits[..17]));
        if "0123456789X".chars().any(is_one) {
            findings.leak(Private::IdNumber, place(), digits);
        }
    }
}
