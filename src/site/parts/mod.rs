//! What several pages show, and what every page has. Uses the model; must not know any page.

pub(super) mod address;
mod basis;
mod closure;
pub(super) mod column;
mod entry;
mod formal;
mod head;
mod hours;
mod item_row;
mod letter_row;
pub(super) mod link;
mod navigation;
mod notice_row;
mod page_kind;
pub(super) mod paging;
mod phone;
mod place;
mod power;
mod rate;
mod validity;
mod whereabouts;
mod window_row;
mod withheld_row;

pub use entry::{Document, documents};
pub use whereabouts::{Whereabouts, whereabouts};

pub(super) use basis::{BasisView, basis};
pub(super) use closure::{ClosureView, closures};
pub(super) use entry::{Entry, entries, entry_count};
pub(super) use formal::Formal;
pub(super) use head::Head;
pub(super) use hours::HoursView;
pub(super) use item_row::{ItemPlace, ItemRow};
pub(super) use letter_row::{LetterRow, letter_row};
pub(super) use link::Link;
pub(super) use navigation::{Navigation, entrances};
pub(super) use notice_row::{NoticeRow, notice_rows};
pub(super) use page_kind::PageKind;
pub(super) use paging::Pager;
pub(super) use phone::PhoneView;
pub(super) use place::{counters, out_of_use, place_line};
pub(super) use power::{GrantView, approver, grant_views};
pub(super) use rate::{RateView, rate_views};
pub(super) use validity::ValidityView;
pub(super) use window_row::{WindowRow, window_row};
pub(super) use withheld_row::{WithheldRow, withheld_rows};
