use std::fmt::Write;

use super::{Heading, Part, Words, all};

/// The whole rule book as Markdown: `docs/rules.md`.
pub fn catalogue() -> String {
    let mut text = String::from(
        "# 规则目录\n\n\
         由程序中的规则说明生成，请不要手工修改；`mingchuang explain 编号` 显示同样的内容。\n\n\
         **错误**：不改正就不发布。**未达标**：如实公布，`--strict` 时不发布。**警告**：很可能有误，\
         `--strict` 时不发布，可以写明理由接受。**提示**：供参考。\n\n\
         例子只写要紧的几行，上面是文件名；没有写出的内容与平常一样。\n\n\
         | 编号 | 程度 | 要求 |\n|---|---|---|\n",
    );
    for rule in all() {
        let anchor = rule.id.to_lowercase();
        let _ = writeln!(text, "| [{}](#{anchor}) | {} | {} |", rule.id, rule.severity.label(), rule.title);
    }
    for rule in all() {
        let words = Words::of(rule);
        let _ = write!(
            text,
            "\n## {}\n\n**{}**（{}）\n\n{}\n\n依据：{}\n",
            rule.id,
            rule.title,
            rule.severity.label(),
            words.meaning,
            words.basis
        );
        for (label, parts) in words.examples() {
            let _ = write!(text, "\n{label}：\n");
            for part in parts {
                write_part(&mut text, part);
            }
        }
    }
    text
}

fn write_part(text: &mut String, part: &Part) {
    let language = match &part.heading {
        Heading::File { path, .. } if path.ends_with(".yaml") => "yaml",
        Heading::File { path, .. } if path.ends_with(".md") => "markdown",
        _ => "",
    };
    let _ = match &part.heading {
        Heading::None => Ok(()),
        Heading::Removed(path) => write!(text, "\n删除 `{path}`\n"),
        Heading::File { path, whole } => {
            write!(text, "\n`{path}`{}\n", if *whole { "（全文）" } else { "" })
        }
        other => write!(text, "\n{other}\n"),
    };
    if !part.text.is_empty() {
        let _ = write!(text, "\n```{language}\n{}```\n", part.text);
    }
}
