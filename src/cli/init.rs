use crate::diagnostic::io_reason;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::source::example_content;

use super::args::InitArgs;
use super::editor;
use super::exit::Exit;

/// Writes the example content into `DIR/content` and editor settings beside it; never over something that is there.
pub(super) fn run(args: &InitArgs) -> Exit {
    let content = args.folder.join("content");
    match write_example(&content) {
        Ok(files) => {
            tell!("已生成示例内容：{}（{files} 个文件）", content.display());
            tell!(
                "示例是演示数据，每页都会标明。换成自己的数据后，请删去 site.yaml 里的“演示数据”一行，再运行 mingchuang check：还留着示例内容的文件会逐个列出。"
            );
            let place = args.folder.display();
            tell!("下一步：进入 {place}，运行 mingchuang serve 预览，运行 mingchuang build 生成网站。");
            prepare_merging(&args.folder);
            prepare_editor(&args.folder)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            tell_err!("没有生成：{} 已经存在，不会覆盖。请换一个目录。", content.display());
            Exit::Usage
        }
        Err(error) => {
            tell_err!("生成失败：{}（{}）", content.display(), io_reason(&error));
            Exit::Failure
        }
    }
}

/// Which files of the content git has to leave to this program when it merges.
const ATTRIBUTES: &str = "# 程序写的文件由 mingchuang 合并。每台电脑运行一次：
# git config merge.mingchuang.driver \"mingchuang ledger merge %O %A %B\"
content/ledger.yaml merge=mingchuang
content/changes/** merge=mingchuang
content/published/** merge=mingchuang
";

/// Not every content is kept in git; whoever does so is told what is still to do.
fn prepare_merging(folder: &Path) {
    let path = folder.join(".gitattributes");
    if fs::OpenOptions::new().write(true).create_new(true).open(&path).is_ok()
        && fs::write(&path, ATTRIBUTES).is_ok()
    {
        tell!("用 git 保存内容的，每台电脑先运行一次 .gitattributes 开头写的命令，合并时索引号才不会重复。");
    } else {
        tell!(
            "已有 .gitattributes，没有改动；用 git 保存内容的，请在里面给 content/ledger.yaml、content/changes/**、content/published/** 各加一行，后面写 merge=mingchuang"
        );
    }
}

/// Schemas and settings beside the content, so that VS Code completes and explains the keys.
fn prepare_editor(folder: &Path) -> Exit {
    match editor::write(folder) {
        Ok(kept) => {
            for path in &kept {
                tell!("已有 {path}，没有改动。");
            }
            tell!("用 VS Code 打开 {}，按提示安装 YAML 扩展，编辑时会自动提示字段和说明。", folder.display());
            Exit::Clean
        }
        Err(error) => {
            tell_err!("编辑器设置没有写完：{}（{}）", folder.display(), io_reason(&error));
            Exit::Failure
        }
    }
}

fn write_example(content: &Path) -> io::Result<usize> {
    if let Some(parent) = content.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::create_dir(content)?;
    let files = example_content();
    for (path, bytes) in &files {
        let path = content.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(files.len())
}
