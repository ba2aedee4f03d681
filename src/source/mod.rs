//! Files to text: which files make up a content folder, in which order, in which encoding; and which
//! themes there are.
//!
//! Owns every source text and where its lines begin, and reads the disk. Must not know what the texts mean.

mod attachment;
mod decode;
mod examine;
mod excerpt;
mod line_index;
mod originals;
mod passed_over;
mod picture;
mod read;
mod read_error;
mod recall;
mod remembered_file;
mod script;
mod source_file;
mod sources;
mod stamp;
mod survey;
mod theme_files;
mod themes;
mod walk;

pub use attachment::Attachment;
pub use excerpt::Excerpt;
pub use originals::{Original, read_original, read_originals};
pub use read::{Instead, read_files, read_folder, read_recalling, read_revised};
pub use read_error::ReadError;
pub use recall::Recall;
pub use remembered_file::RememberedFile;
pub use source_file::SourceFile;
pub use sources::Sources;
pub use stamp::Stamp;
pub use survey::{Any, Surveyed, read_any, survey};
pub use theme_files::example_content;
pub use themes::{NoSuchTheme, Themes, themes_beside};

/// Files with their paths relative to a folder, with `/`, in the order of the paths.
pub type Files = Vec<(String, Vec<u8>)>;
