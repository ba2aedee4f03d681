//! What lies in a content folder and is not read: what of it needs no word, and what is said of the rest.

use crate::diagnostic::{Diagnostic, mask};
use crate::rulebook::{LOD_05, LOD_06, LOD_08};

/// What this program writes for itself and for editors needs no word.
const OURS: [&str; 3] = [".mingchuang", ".mingchuang-pending", ".vscode"];

/// Names that systems, editors, synchronisation and version control leave everywhere, and this program while it writes.
/// They end or begin so, or are called so, in small letters.
const NOISE: [(&str, &[&str]); 3] = [
    (
        "is",
        &[
            ".ds_store",
            ".directory",
            ".editorconfig",
            ".fseventsd",
            ".git",
            ".gitattributes",
            ".gitignore",
            ".gitkeep",
            ".gitmodules",
            ".hg",
            ".hgignore",
            ".idea",
            ".keep",
            ".localized",
            ".obsidian",
            ".spotlight-v100",
            ".stfolder",
            ".stignore",
            ".svn",
            ".sync",
            ".vs",
            "$recycle.bin",
            "#recycle",
            "@eadir",
            "desktop.ini",
            "ehthumbs.db",
            "lost+found",
            "system volume information",
            "thumbs.db",
        ],
    ),
    ("begins", &["~$", "._", ".~", ".#", ".trash", ".nfs", ".syncthing.", ".goutputstream-"]),
    ("ends", &["~", ".swp", ".swo", ".swx", ".crdownload", ".part", ".mingchuang-fix", ".mingchuang-new"]),
];

/// Files that are published beside the pages, if they stand below `attachments/`.
const ATTACHMENTS: [&str; 20] = [
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "jpg", "jpeg", "png",
    "webp", "gif", "bmp", "tif", "tiff", "rtf",
];

/// Is it normal that such a file or folder is there?
pub(super) fn is_noise(name: &str) -> bool {
    let name = name.to_lowercase();
    NOISE.iter().any(|(how, words)| {
        words.iter().any(|word| match *how {
            "is" => name == *word,
            "begins" => name.starts_with(word),
            _ => name.ends_with(word),
        })
    })
}

/// Did this program write it?
pub(super) fn is_ours(name: &str) -> bool {
    OURS.contains(&name.to_lowercase().as_str())
}

/// So many are named; of the rest only the number is told.
const MOST_NAMED: usize = 5;

/// What is said of all that systems and editors left behind: one finding, or none where there is nothing.
pub(super) fn leftovers_told(paths: &[String]) -> Option<Diagnostic> {
    let named: Vec<String> = paths.iter().take(MOST_NAMED).map(|path| mask(path)).collect();
    let more = if paths.len() > named.len() { " 等" } else { "" };
    let message = format!(
        "系统、编辑器自动留下的 {} 个文件或文件夹没有读取，也不会公开：{}{more}",
        paths.len(),
        named.join("、")
    );
    (!paths.is_empty()).then(|| Diagnostic::general(&LOD_08, message).fix("不用处理；不想看到这一条的请删去"))
}

/// Why something was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// A link that leads out of the content folder.
    LeadsOut,
    /// A link that leads nowhere, or in a circle.
    LeadsNowhere,
    /// A link to what is read in its own place.
    ReadElsewhere,
    /// Its name begins with a dot.
    Hidden,
    /// Neither a file nor a folder: a pipe, a socket, a device.
    Special,
    /// No file of the content has such a name.
    OtherKind,
}

impl Why {
    /// Does a link stand for something that cannot be read?
    pub(super) fn is_broken_link(self) -> bool {
        matches!(self, Self::LeadsOut | Self::LeadsNowhere)
    }

    /// What is said of it.
    pub(super) fn diagnostic(self, path: &str) -> Diagnostic {
        let shown = mask(path);
        let link = "请把链接换成文件本身；链接只能通到内容目录里面的文件";
        let move_out = "用不着的请移到内容目录之外";
        match self {
            Self::LeadsOut => {
                Diagnostic::general(&LOD_05, format!("链接通到内容目录之外，没有读取：{shown}")).fix(link)
            }
            Self::LeadsNowhere => Diagnostic::general(
                &LOD_05,
                format!("链接通到的地方不存在，或者绕回了自己，没有读取：{shown}"),
            )
            .fix(link),
            Self::ReadElsewhere => {
                let message =
                    format!("链接通到的文件也在内容目录里，只在原处读取一次，这里没有读取：{shown}");
                Diagnostic::general(&LOD_05, message).fix("请删除链接；两处都需要的，请复制一份文件")
            }
            Self::Hidden => Diagnostic::general(
                &LOD_06,
                format!("名称以点开头的是隐藏文件，没有读取，也不会公开：{shown}"),
            )
            .fix(format!("需要公开的，请去掉名称开头的点；{move_out}")),
            Self::Special => {
                Diagnostic::general(&LOD_06, format!("不是普通文件，没有读取：{shown}")).fix(move_out)
            }
            Self::OtherKind => {
                let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
                let message = format!("这种文件不作内容读取，也不会公开：{shown}");
                let fix = if ATTACHMENTS.contains(&ending.as_str()) {
                    format!("要随网页公开的，请移到 attachments 文件夹；{move_out}")
                } else {
                    format!("内容请写成 .yaml 或 .md 文件；{move_out}")
                };
                Diagnostic::general(&LOD_06, message).fix(fix)
            }
        }
    }
}
