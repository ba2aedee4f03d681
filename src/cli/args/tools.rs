//! Of the verbs that look things up or mend small things.

use std::path::PathBuf;

use clap::Args;

use crate::records::Date;

use super::{ContentArgs, ReportArgs, date};

pub(super) const SCAN_HELP: &str =
    "每个文件都看：文字按写出来的和显示出来的各看一遍，文档、表格、PDF 和图片看到里面，文件名也看。
退出码：0 没有发现；1 发现个人号码（加 --strict 时，警告也算）；2 命令写错；3 读写失败。";

pub(super) const FIX_HELP: &str =
    "不加 --write 时只列出改动，不修改任何文件。加上 --write 后，原文件先备份到内容目录旁边的
“内容目录名.backup-日期-时间”文件夹，再写入。拿不准的写法（如 12/1/2025、科学计数法的编码）不会改动。
退出码：0 没有可修复的或已写入，1 有可修复的但没有写入，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ScanArgs {
    /// 目录或文件，可以写几个
    #[arg(value_name = "目录或文件", required = true, num_args = 1.., help_heading = "选项")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 按哪一天计算（默认今天），如 2026-12-31：晚于这一天的日期不是出生日期
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) as_of: Option<Date>,
    #[command(flatten)]
    pub(in crate::cli) report: ReportArgs,
    /// 警告也算错误
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) strict: bool,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct FixArgs {
    /// 内容目录
    #[arg(value_name = "内容目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) folder: PathBuf,
    /// 写入修改（原文件先备份）
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}

#[cfg(feature = "serve")]
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ServeArgs {
    #[command(flatten)]
    pub(in crate::cli) content: ContentArgs,
    /// 主题目录（默认用 site.yaml 写明的主题，没有写就用内置主题）
    #[arg(long, value_name = "目录", help_heading = "选项")]
    pub(in crate::cli) theme: Option<PathBuf>,
    /// 端口；被占用时使用下一个空闲端口
    #[arg(long, value_name = "端口", default_value_t = 8080, help_heading = "选项")]
    pub(in crate::cli) port: u16,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ExplainArgs {
    /// 规则编号，写在检查报告的方括号里，如 LTR-07；不写就列出全部规则
    #[arg(value_name = "规则编号", help_heading = "选项")]
    pub(in crate::cli) rule: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SchemaArgs {
    /// 哪一种文件，如 window 或 窗口；不写则列出全部种类
    #[arg(value_name = "种类", conflicts_with = "out", help_heading = "选项")]
    pub(in crate::cli) kind: Option<String>,
    /// 把全部种类写进这个目录，每种一个文件
    #[arg(long, value_name = "目录", help_heading = "选项")]
    pub(in crate::cli) out: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SearchArgs {
    /// 要找的词：平常的说法、名称的一部分、拼音、首字母、编码都可以
    #[arg(value_name = "词", required = true, num_args = 1.., help_heading = "选项")]
    pub(in crate::cli) words: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) content: ContentArgs,
    /// 说明每个结果是因为哪个名称或说法找到的
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) why: bool,
    /// 最多列出几个
    #[arg(long, value_name = "个数", default_value_t = 10, help_heading = "选项")]
    pub(in crate::cli) most: usize,
}
