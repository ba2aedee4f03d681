//! A view → the bytes of a page: theme, templates, minification.
//!
//! Owns the templates and everything they can call. Must not know records, or the disk: theme files arrive as bytes.

mod anchors;
mod assets;
mod error;
mod form;
mod fragment;
mod leftover;
mod minify;
mod renderer;
mod script;
mod style;
mod surroundings;
mod theme;
mod unbroken;

pub use anchors::anchors;
pub use error::ThemeError;
pub use leftover::check_theme;
pub use minify::Minifier;
pub use renderer::Renderer;
pub use script::smaller_script;
pub use style::smaller_style;
pub use surroundings::check_surroundings;
pub use theme::Theme;
