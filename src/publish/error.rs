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
    /// The folder is a mount point, or belongs to the image of a container, and cannot be replaced.
    Mount(PathBuf),
    /// Beside the folder nothing can be written.
    Parent(PathBuf),
    /// The new folder would not have the group of the old one, through which the site is read.
    Group(PathBuf),
    /// Something that is not ours stands where a file of the site belongs.
    InTheWay(PathBuf),
    /// Something that is not ours could not go along.
    Unmovable(PathBuf),
    /// The site is published; something that is not ours and belongs there is still in the second place.
    Stranded(PathBuf, PathBuf, io::Error),
    /// The target is a file.
    NotAFolder(PathBuf),
    /// A site was published there, and this would only be a look.
    Published(PathBuf),
    /// Another run is publishing to it.
    Busy(PathBuf),
    /// The site is published, a file of the content that belongs to it is not yet in its place.
    Half(PathBuf, io::Error),
    /// A file of the content cannot be moved to its place, and those before it are there already; the next run goes on.
    Torn(PathBuf, io::Error),
    /// A run was killed, and these files of the content are not those of the published site yet.
    Unfinished(Vec<String>),
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
                write!(
                    f,
                    "输出目录里有别的文件，又没有本工具的清单（.mingchuang），或者清单损坏，分不清哪些可以替换，\
                     什么都没有动：{}（OUT-02）；请换一个目录，或者先把它改名",
                    path.display()
                )
            }
            Self::Mount(path) => write!(
                f,
                "输出目录是一个挂载点（如容器的数据卷、另一块磁盘），或者是容器镜像里自带的文件夹，不能整个替换，原来的网站没有变动：{}；\
                 请输出到它里面的文件夹，如 --out {}，\
                 并让网站服务器指向那里",
                path.display(),
                path.join("site").display()
            ),
            Self::Parent(path) => write!(
                f,
                "没有权限写入输出目录的上一级目录 {}：新网站先在那里做好，再整个换上；请给运行本工具的用户这个目录的写权限，\
                 或者换一个输出目录",
                path.display()
            ),
            Self::Group(path) => write!(
                f,
                "没有发布，原来的网站没有变动：{} 由它的属组读取，而运行本工具的用户不在这个组里，换上的新网站就打不开；\
                 请把用户加入这个组",
                path.display()
            ),
            Self::InTheWay(path) => write!(
                f,
                "没有发布，原来的网站没有变动：{} 不是本工具生成的，而网站要在这里生成文件；请把它改名或移走",
                path.display()
            ),
            Self::Unmovable(path) => write!(
                f,
                "没有发布，原来的网站没有变动：{} 不是本工具生成的，要随新网站保留，但是它不能移动（没有写权限，或者是挂载点）",
                path.display()
            ),
            Self::Stranded(place, now, error) => write!(
                f,
                "网站已经发布，但是 {} 没有移回来（{}），现在在 {}；请排除问题后再运行一次 mingchuang build",
                place.display(),
                io_reason(error),
                now.display()
            ),
            Self::Protected(path, other) => {
                write!(f, "输出目录不能与 {} 相同、包含它或在它里面：{}", other.display(), path.display())
            }
            Self::Published(path) => write!(
                f,
                "{} 里是已经发布的网站，预看不能换掉它，什么都没有动；请给预看另写一个目录，如 --out 预看",
                path.display()
            ),
            Self::NotAFolder(path) => write!(f, "输出位置已有一个同名文件，不是文件夹：{}", path.display()),
            Self::Busy(path) => {
                write!(f, "另一个 mingchuang 正在发布或者修改这里，请等它结束：{}", path.display())
            }
            Self::Half(path, error) => write!(
                f,
                "网站已经发布，但是 {} 没有写完（{}）；请排除问题后再运行一次 mingchuang build，会接着写完",
                path.display(),
                io_reason(error)
            ),
            Self::Torn(path, error) => write!(
                f,
                "{} 没有写完（{}）；请排除问题后再运行任何一个 mingchuang 命令，会接着写完",
                path.display(),
                io_reason(error)
            ),
            Self::Unfinished(paths) => write!(
                f,
                "上一次发布中途停下了，网站已经公开，内容里的 {} 还没有写完；请先运行 mingchuang build，会接着写完",
                paths.join("、")
            ),
            Self::DiskFull(path) => {
                write!(f, "磁盘空间不足，没有发布，原来的网站没有变动：{}", path.display())
            }
            Self::Io(path, error) => write!(f, "无法写入 {}：{}", path.display(), io_reason(error)),
        }
    }
}

impl std::error::Error for PublishError {}
