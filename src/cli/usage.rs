use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::MOST_THREADS;
use super::terminal::note;

/// Prints help and version as clap makes them, and mistakes of usage in Chinese.
pub(super) fn print(message: &clap::Error) {
    if !message.use_stderr() {
        note(&message.print());
        return;
    }
    let name = |kind| match message.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let what = match message.kind() {
        ErrorKind::UnknownArgument => format!("没有这个选项：{}", name(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("没有这个命令：{}", name(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (argument, value) = (name(ContextKind::InvalidArg), name(ContextKind::InvalidValue));
            let possible = name(ContextKind::ValidValue);
            let why = match argument.as_str() {
                count if count.contains("线程") => format!("，请写 1 到 {MOST_THREADS} 的整数"),
                date if date.contains("日期") => "，请写成 2026-12-31 的形式".to_owned(),
                year if year.contains("年度") => "，请写四位数的年份，如 2027".to_owned(),
                font if font.contains("字体") => "，请写成 仿宋=仿宋_GB2312 的形式".to_owned(),
                _ if possible.is_empty() => String::new(),
                _ => format!("，可用的是 {possible}"),
            };
            format!("选项 {argument} 的值“{value}”不对{why}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少：{}", name(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => format!("选项重复或互相冲突：{}", name(ContextKind::InvalidArg)),
        _ => "命令写得不对".to_owned(),
    };
    let guess = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(name).concat();
    let guess = if guess.is_empty() { String::new() } else { format!("，是否想写 {guess}？") };
    tell_err!("{what}{guess}");
    tell_err!("运行 mingchuang --help 查看用法。");
}
