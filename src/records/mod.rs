//! The content format, one file per record kind: what staff may write, key by key.
//!
//! Owns the keys, their Chinese labels, the terms and the forms of values. Knows the file format and nothing
//! else: no references between records, no rules, no pages.

mod acceptance;
mod adjustment_effect;
mod attached_file;
mod calendar;
mod center;
mod change;
mod choices;
mod credit_code;
mod date;
mod date_forms;
mod days;
mod department;
mod edge;
mod ended;
mod flag;
mod front_matter;
mod id;
mod item;
mod ledger;
mod letter;
mod lexicon;
mod limit;
mod number;
mod phone;
mod policy;
mod scalar;
mod scalar_shape;
mod schedule;
mod seen;
mod shape;
mod shaped;
mod site;
mod telling;
mod text;
mod walk;
mod window;
mod yes_no;

pub use acceptance::Acceptance;
pub use adjustment_effect::AdjustmentEffect;
pub use attached_file::{AttachedFile, HumanCheck};
pub use calendar::Calendar;
pub use center::{Center, Closure};
pub use change::{Change, ChangeLog};
pub use choices::{
    Audience, Category, CenterLevel, Denominator, DepartmentKind, HoursKind, LeaderRole, LetterReason,
    LetterStatus, Power, Processing, Role, Validity, WindowKind, WindowStatus,
};
pub use credit_code::{CreditCode, is_credit_code};
pub use date::Date;
pub use days::Days;
pub use department::{
    ApprovalLeader, ApprovalOffice, Department, DepartmentName, LegalRepresentative, Liaison, Statistic,
};
pub use edge::{HttpUrl, decoded, host_of};
pub use ended::{Ended, EndedList};
pub use flag::Flag;
pub use front_matter::{Body, NoticeFront, PageFront};
pub(crate) use id::is_reserved;
pub use id::{Id, ItemRef, LetterRef};
pub use item::{Adjustment, Fee, FlowStep, Item, ItemList, ItemResult, LegalBasis, Material};
pub use ledger::{IndexEntry, Ledger};
pub use letter::{Grant, Grantees, Letter, Selection, SignedAs, Term, Withheld};
pub use lexicon::{EverydayWord, Lexicon, Topic};
pub use limit::{Limit, LimitUnit};
pub use number::{Count, Percent};
pub use phone::{Phone, PhoneNumber};
pub use policy::{
    BasisDocument, CategoryMapping, ItemListDocument, Policy, PowerNote, RateRule, RateRules, Statements,
};
pub use scalar::Scalar;
pub(crate) use scalar::{is_empty, narrow};
pub use scalar_shape::{Choice, Repair, ScalarFault, ScalarKind, ScalarShape};
pub use schedule::{ClockTime, Hours, Weekday, Weekdays};
pub use seen::Seen;
pub use shape::{FieldShape, RecordShape, Shape};
pub use shaped::Shaped;
pub use site::{DataLicense, DisclosureLinks, DisclosureOffice, OfficialMark, ParentColumn, Site};
pub use telling::Telling;
pub use text::{AttachmentPath, Code, PersonName, Text, is_invisible, turns};
pub use walk::{Met, Walk, Walked, Words, each, each_text};
pub use window::{Alert, ElsewherePointer, Post, Suspension, Window, WindowName};
pub use yes_no::YesNo;

use scalar::{not_a_choice, scalar};
use shape::{choice, record};
