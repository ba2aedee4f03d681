use crate::diagnostic::io_reason;
use std::path::Path;
use std::{fs, io};

use crate::load::{Kind, suggest};
use crate::schema;

use super::args::SchemaArgs;
use super::exit::Exit;

/// Prints one schema, writes all of them to a folder, or lists the kinds.
pub(super) fn run(args: &SchemaArgs) -> Exit {
    match (&args.kind, &args.out) {
        (_, Some(folder)) => match write_all(folder) {
            Ok(()) => {
                tell!("已写入 {}（{} 个文件）", folder.display(), Kind::ALL.len());
                Exit::Clean
            }
            Err(error) => {
                tell_err!("写入失败：{}（{}）", folder.display(), io_reason(&error));
                Exit::Failure
            }
        },
        (Some(name), None) => match Kind::named(name) {
            Some(kind) => {
                super::terminal::to_stdout(format_args!("{}", schema::text(kind)));
                Exit::Clean
            }
            None => unknown(name),
        },
        (None, None) => {
            list();
            Exit::Clean
        }
    }
}

/// The name of a kind's schema file.
pub(super) fn file_name(kind: Kind) -> String {
    format!("{}.schema.json", kind.name())
}

fn write_all(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    Kind::ALL.into_iter().try_for_each(|kind| fs::write(folder.join(file_name(kind)), schema::text(kind)))
}

fn list() {
    tell!("种类：");
    for kind in Kind::ALL {
        let extension = if kind.is_markdown() { "md" } else { "yaml" };
        let file = format!("content/{}.{extension}", kind.pattern());
        tell!("  {:<11} {file:<31} {}", kind.name(), kind.label());
    }
    tell!("查看一种：mingchuang schema window；全部写成文件：mingchuang schema --out 目录");
}

fn unknown(name: &str) -> Exit {
    let names = Kind::ALL.into_iter().flat_map(|kind| [kind.name(), kind.label()]);
    let guess = suggest(name, names).map_or(String::new(), |guess| format!("，是否想写 {guess}？"));
    tell_err!("没有这个种类：{name}{guess}");
    tell_err!("运行 mingchuang schema 查看全部种类。");
    Exit::Usage
}
