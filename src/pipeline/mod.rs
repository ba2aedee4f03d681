//! The stages in their order: sources → records → registry → findings → pages → published folder.
//!
//! Owns nothing but the order, and the rule that nothing is published while an error stands. Used by the verbs
//! and by the preview.

mod acceptance;
mod allowed;
mod build;
mod checked;
mod dead_links;
mod dump;
mod external_links;
mod failure;
mod leaks;
mod making;
mod memory;
mod progress;
mod themes_asked;
mod traces;

pub use build::{BuildOptions, Built, Outcome, build};
pub use checked::{Checked, Occasion, check, check_files, check_revised};
pub use dump::dump;
pub use external_links::ExternalLink;
pub use failure::Failure;
pub use memory::{Before, difference, lost_memory, redaction};
pub use progress::{Progress, Silent};
