use crate::diagnostic::io_reason;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why nothing was published. The old site stands untouched.
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds files this program did not make.
    Foreign(PathBuf),
    /// The folder is, holds or lies in a folder that must not be replaced.
    Protected(PathBuf, PathBuf),
    /// The target is a file.
    NotAFolder(PathBuf),
    /// Another run is publishing to it.
    Busy(PathBuf),
    /// The site is published, a file of the content that belongs to it is not yet in its place.
    Half(PathBuf, io::Error),
    /// The disk is full.
    DiskFull(PathBuf),
    /// The disk refused.
    Io(PathBuf, io::Error),
}

impl PublishError {
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(path),
            _ => Self::Io(path, error),
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => {
                write!(f, "输出目录不是本工具生成的，里面有别的文件，拒绝覆盖：{}（OUT-02）", path.display())
            }
            Self::Protected(path, other) => {
                write!(f, "输出目录不能与 {} 相同、包含它或在它里面：{}", other.display(), path.display())
            }
            Self::NotAFolder(path) => write!(f, "输出位置已有一个同名文件，不是文件夹：{}", path.display()),
            Self::Busy(path) => write!(f, "另一个 mingchuang 正在发布到这里，请等它结束：{}", path.display()),
            Self::Half(path, error) => write!(
                f,
                "网站已经发布，但是 {} 没有写完（{}）；请排除问题后再运行一次 mingchuang build，会接着写完",
                path.display(),
                io_reason(error)
            ),
            Self::DiskFull(path) => {
                write!(f, "磁盘空间不足，没有发布，原来的网站没有变动：{}", path.display())
            }
            Self::Io(path, error) => write!(f, "无法写入 {}：{}", path.display(), io_reason(error)),
        }
    }
}

impl std::error::Error for PublishError {}
