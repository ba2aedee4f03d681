//! Which pages exist, and what each may show: one view type per page.
//!
//! Owns addresses and views. A view is all that a template may see; it borrows from the registry. Must not know HTML,
//! except that Markdown texts arrive as safe HTML.
//!
//! Three layers, each using only those before it: `model` (computed once), `parts` (what several pages show), `pages`
//! (one file for each kind of page). The plan and the shell use all three.

mod beside;
mod calendar;
mod catalogue_file;
mod crawling;
mod feed;
mod inner_links;
mod model;
mod pages;
mod parts;
mod plan;
mod shell;

pub use beside::{data_files, files_beside};
pub use crawling::ROBOTS;
pub use inner_links::{InnerLink, check_inner_links, inner_links};
pub use model::Model;
pub use pages::View;
pub use parts::address::{department as department_url, item as item_url};
pub use parts::attachment::published as published_files;
pub use parts::{Document, Whereabouts, documents, in_brief, whereabouts};
pub use plan::{Plan, check_addresses, lists, plan};
pub use shell::Shell;
