use std::fmt;

use crate::diagnostic::mask;
use crate::publish::PublishError;
use crate::render::ThemeError;
use crate::source::ReadError;

/// Why a run could not do its work at all; content mistakes are findings instead.
#[derive(Debug)]
pub enum Failure {
    /// The content or theme folder cannot be read.
    Read(ReadError),
    /// The theme cannot be used.
    Theme(ThemeError),
    /// Nothing could be published.
    Publish(PublishError),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The name of a content file may contain a private number.
            Self::Read(error) => f.write_str(&mask(&error.to_string())),
            Self::Theme(error) => write!(f, "主题有误，没有发布，原来的网站没有变动\n  {error}"),
            Self::Publish(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<ThemeError> for Failure {
    fn from(error: ThemeError) -> Self {
        Self::Theme(error)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}
