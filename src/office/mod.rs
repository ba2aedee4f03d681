//! The yearly round of authorization letters: who needs one, what the next one says, who has signed, and what is missing.
//!
//! Owns how a draft follows from the letter before it, how a register of signatures becomes changes of letters, and what
//! staff are told of the round. Pure: records and bytes in, texts and changes out. Must not know the disk, the clock, or
//! the site.

mod beginnings;
mod drafting;
mod named;
mod pairs;
mod people;
mod reorganisation;
mod revoking;
mod signing;
mod status;

pub(crate) use beginnings::blank;
pub use beginnings::{County, NewRecord, begin_county, begin_record};
pub use drafting::{Drafted, Renewal, There, renew, supersede};
pub use named::{Unnamed, department_named};
pub use reorganisation::{
    Content, Refused, Reorganised, merge, move_to, rename_file, rename_title, replace, withdraw,
};
pub use revoking::revoke;
pub use signing::{Complaint, Entry, Piece, ReadScan, Signing, read_register, register, sign};
pub use status::{Progress, Rates, Row, Status, Table, status};
