use std::fmt::Write;

use crate::diagnostic::Rule;

use super::all;

/// The words of a rule's doc comment as people read them: without the blank that follows `///`.
pub fn words(rule: &Rule) -> String {
    let lines = rule.doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let words = lines.collect::<Vec<_>>().join("\n");
    words.trim_end().to_owned()
}

/// The whole rule book as Markdown: `docs/rules.md`.
pub fn catalogue() -> String {
    let mut text = String::from(
        "# 规则目录\n\n\
         由程序中的规则说明生成，请不要手工修改；`mingchuang explain 编号` 显示同样的内容。\n\n\
         **错误**：不改正就不发布。**未达标**：如实公布，`--strict` 时不发布。**警告**：很可能有误，\
         `--strict` 时不发布，可以写明理由接受。**提示**：供参考。\n\n\
         | 编号 | 程度 | 要求 |\n|---|---|---|\n",
    );
    for rule in all() {
        let anchor = rule.id.to_lowercase();
        let _ = writeln!(text, "| [{}](#{anchor}) | {} | {} |", rule.id, rule.severity.label(), rule.title);
    }
    for rule in all() {
        let _ = writeln!(text, "\n## {}\n\n**{}**（{}）\n", rule.id, rule.title, rule.severity.label());
        let mut in_example = false;
        for line in words(rule).lines() {
            let example = line.starts_with("    ");
            match (in_example, example) {
                (false, true) => text += "\n```\n",
                (true, false) => text += "```\n\n",
                _ => {}
            }
            let is_label = line == "错误：" || line == "正确：" || line.starts_with("依据：");
            if is_label && !in_example {
                text.push('\n');
            }
            in_example = example;
            if !(line.is_empty() && is_label) {
                text += line.strip_prefix("    ").unwrap_or(line);
                text.push('\n');
            }
        }
        if in_example {
            text += "```\n";
        }
    }
    text.replace("\n\n\n", "\n\n")
}
