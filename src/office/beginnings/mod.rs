//! Records and whole contents that begin: as small as they may be, with comments that say what to fill in.

mod county;
mod records;

use crate::edit;
use crate::records::{Phone, Scalar};

pub use county::{County, begin_county};
pub(crate) use records::blank;
pub use records::{NewRecord, begin_record};

/// What stands where only staff know what to write; checking names every place that still holds it.
const TO_FILL: &str = "待填写";

/// A text as a value.
fn value(text: &str) -> String {
    edit::written(text)
}

/// An office telephone, with its area code.
fn phone(raw: &str) -> Result<String, String> {
    let raw = raw.trim();
    Phone::parse(raw).map_err(|fault| fault.message)?;
    if raw.split_once('-').is_none() {
        return Err(format!("电话“{raw}”要写区号，如 0775-1234567"));
    }
    Ok(format!("\"{raw}\""))
}
