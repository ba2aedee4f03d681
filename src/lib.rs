//! 明窗: from YAML records of departments, service windows, items and authorization letters
//! to a publishable static website that says what each window may decide, by whose authority, until when.
//!
//! Data flows one way; a stage uses only what stands above it:
//!
//! ```text
//! privacy      where a text holds personal data
//! diagnostic   what is wrong, as plain data
//! attachments  what is inside a PDF, an office document, a picture
//! language     how Chinese is read and spoken: pinyin, everyday words
//! rulebook     every rule: id, severity, what it asks
//! records      the content format
//! source       files → texts
//! load         texts → records, and where a value stands
//! schema       the content format in words an editor understands
//! edit         a value meant → the smallest change of a text
//! repair       mechanical repairs of texts
//! registry     records joined and frozen
//! policy       what the notice says, computed for a day
//! memory       what was published, and under which number
//! check        the rules
//! spreadsheet  tables that people keep in a spreadsheet
//! office       the yearly round of letters: drafts, signatures, what is missing
//! papers       letters to sign and forms to fill in
//! workbook     the records as a workbook, and back
//! exports      what is published, as data
//! site         which pages exist, and what each may show
//! lookup       which window handles it: the search index
//! render       a view → the bytes of a page
//! publish      bytes → one complete folder, swapped in
//! pipeline     the stages in their order
//! serve        local preview
//! cli          verbs, reports, progress
//! ```

pub mod attachments;
mod check;
pub mod cli;
pub mod diagnostic;
pub mod edit;
pub mod exports;
pub mod language;
pub mod load;
pub mod lookup;
pub mod memory;
pub mod office;
pub mod papers;
pub mod pipeline;
pub mod policy;
pub mod privacy;
pub mod publish;
pub mod records;
mod registry;
pub mod render;
pub mod repair;
pub mod rulebook;
mod schema;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod source;
mod spreadsheet;
mod workbook;
