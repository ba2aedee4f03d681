use crate::load::suggest;
use crate::rulebook::{self, Heading, Words};

use super::args::ExplainArgs;
use super::exit::Exit;

/// Says what a rule asks, where it comes from, and how it is met; without an id, lists every rule.
pub(super) fn run(args: &ExplainArgs) -> Exit {
    let Some(id) = &args.rule else {
        for rule in rulebook::all() {
            tell!("{}  {}  {}", rule.id, rule.severity.label(), rule.title);
        }
        tell!("查看某一条：mingchuang explain LTR-07");
        return Exit::Clean;
    };
    match rulebook::find(id.trim_matches(['[', ']'])) {
        Some(rule) => {
            tell!("{}（{}）{}\n", rule.id, rule.severity.label(), rule.title);
            print_words(&Words::of(rule));
            Exit::Clean
        }
        None => {
            let ids = rulebook::all().map(|rule| rule.id);
            let guess =
                suggest(&id.to_uppercase(), ids).map(|id| format!("，是否想写 {id}？")).unwrap_or_default();
            tell_err!("没有编号为“{id}”的规则{guess}");
            tell_err!("运行 mingchuang explain 列出全部规则。");
            Exit::Usage
        }
    }
}

fn print_words(words: &Words) {
    tell!("{}\n\n依据：{}", words.meaning, words.basis);
    for (label, parts) in words.examples() {
        tell!("\n{label}：");
        for part in parts {
            if part.heading != Heading::None {
                tell!("  {}", part.heading);
            }
            for line in part.text.lines() {
                tell!("    {line}");
            }
        }
    }
    if words.wrong.iter().any(|part| part.heading != Heading::None) {
        tell!("\n例子只写要紧的几行，上面是文件名；没有写出的内容与平常一样。");
    }
}
