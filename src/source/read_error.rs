use std::path::PathBuf;
use std::{fmt, io};

use crate::diagnostic::io_reason;

/// Why a content folder cannot be read at all.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such folder.
    Missing(PathBuf),
    /// There is no such theme folder.
    NoTheme(PathBuf),
    /// It is a file.
    NotAFolder(PathBuf),
    /// Nothing in it is content.
    Empty(PathBuf),
    /// The disk refused.
    Io(PathBuf, io::Error),
    /// A file was changed or taken away after it was looked into; its path in the content folder.
    Changed(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "内容目录不存在：{}", path.display()),
            Self::NoTheme(path) => write!(f, "主题目录不存在：{}", path.display()),
            Self::NotAFolder(path) => write!(f, "内容目录应是一个文件夹：{}", path.display()),
            Self::Empty(path) => write!(f, "没有可发布的数据，内容目录是空的：{}", path.display()),
            Self::Io(path, error) => write!(f, "读取失败：{}（{}）", path.display(), io_reason(error)),
            Self::Changed(path) => write!(
                f,
                "附件在生成过程中被改动了，没有发布，原来的网站没有变动：{path}。请等文件保存好，再运行一次"
            ),
        }
    }
}

impl std::error::Error for ReadError {}
