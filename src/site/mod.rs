//! Which pages exist, and what each may show: one view type per page.
//!
//! Owns addresses and views. A view is all a template may see; it borrows from the registry. Knows no HTML,
//! except that Markdown texts arrive as safe HTML.
//!
//! Three storeys, each using only those before it: `model` (worked out once), `parts` (what several pages show),
//! `pages` (one file a page). The plan and the shell stand on top.

mod model;
mod pages;
mod parts;
mod plan;
mod shell;

pub use model::Model;
pub use pages::View;
pub use parts::address::{department as department_url, item as item_url};
pub use parts::{Document, Whereabouts, documents, whereabouts};
pub use plan::{Plan, check_addresses, plan};
pub use shell::Shell;
