use crate::diagnostic::io_reason;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::office::{County, begin_county};
use crate::source::{Files, example_content};

use super::args::InitArgs;
use super::editor;
use super::exit::Exit;
use super::today::today;

/// Writes the example content into `DIR/content` and editor settings beside it; never over something that is there.
pub(super) fn run(args: &InitArgs) -> Exit {
    let content = args.folder.join("content");
    if args.empty {
        return begin(args, &content);
    }
    match write_files(&content, &example_content()) {
        Ok(files) => {
            tell!("已生成示例内容：{}（{files} 个文件）", content.display());
            tell!(
                "示例是演示数据，每页都会标明。换成自己的数据后，请删去 site.yaml 里的“演示数据”一行，再运行 mingchuang check：还留着示例内容的文件会逐个列出。"
            );
            let place = args.folder.display();
            tell!("下一步：进入 {place}，运行 mingchuang serve 预览，运行 mingchuang build 生成网站。");
            prepare_git(&args.folder);
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

/// What git has to leave alone: it can be made again, or holds what was taken back.
const IGNORED: &str = "# 生成的网站，随时可以再生成
/public/
# 程序存放的上一个网站和读过的内容，里面可能有已经撤下的
/.*.mingchuang/
# 修改之前的备份
/*.backup-*/
";

/// Writes a file unless there is one.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// Not every content is kept in git; whoever does so is told what is still to do.
fn prepare_git(folder: &Path) {
    if write_new(&folder.join(".gitignore"), IGNORED).is_err() {
        tell!(
            "已有 .gitignore，没有改动；用 git 保存内容的，请在里面加上 /public/、/.*.mingchuang/、/*.backup-*/ 三行"
        );
    }
    if write_new(&folder.join(".gitattributes"), ATTRIBUTES).is_ok() {
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

/// Writes the smallest content, with what is asked on the terminal unless options say it.
fn begin(args: &InitArgs, content: &Path) -> Exit {
    if content.exists() {
        tell_err!("没有生成：{} 已经存在，不会覆盖。请换一个目录。", content.display());
        return Exit::Usage;
    }
    let county = County {
        area: answer(args.area.as_deref(), "县、区的全称，如 贵港市港北区"),
        domain: answer(args.domain.as_deref(), "政府网站的域名，如 www.gbq.gov.cn"),
        credit_code: answer(args.credit_code.as_deref(), "发布机构（政府办公室）的统一社会信用代码"),
        phone: answer(args.phone.as_deref(), "办公电话，含区号，如 0775-1234567"),
    };
    let files = match begin_county(&county, today()) {
        Ok(files) => files,
        Err(why) => {
            tell_err!("没有生成：{why}");
            return Exit::Usage;
        }
    };
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    match write_files(content, &files) {
        Ok(files) => {
            tell!("已生成最小的内容：{}（{files} 个文件）", content.display());
            tell!("里面没有示例的数据。只有你知道的写着“待填写”；mingchuang check 会逐个列出。");
            tell!("下一步：进入 {}，填写各个文件，再运行 mingchuang check。", args.folder.display());
            prepare_git(&args.folder);
            prepare_editor(&args.folder)
        }
        Err(error) => {
            tell_err!("生成失败：{}（{}）", content.display(), io_reason(&error));
            Exit::Failure
        }
    }
}

/// What an option says, or what is typed when asked.
fn answer(given: Option<&str>, question: &str) -> String {
    if let Some(given) = given {
        return given.to_owned();
    }
    tell_err!("{question}：");
    let mut line = String::new();
    // Nothing typed is no answer, and is told so.
    let _ = io::stdin().read_line(&mut line);
    line.trim().to_owned()
}

fn write_files(content: &Path, files: &Files) -> io::Result<usize> {
    if let Some(parent) = content.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::create_dir(content)?;
    for (path, bytes) in files {
        let path = content.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(files.len())
}
