use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::TEMPLATE;

pub(super) const REDACT_HELP: &str =
    "信息的写法和变更记录里一样，如 windows/scjgj；栏目写字段名，如 岗位。不加 --write 时只列出将改写的文件。
退出码：0 没有可隐去的或已写入，1 有可隐去的但没有写入，2 命令写错，3 读写失败。";
pub(super) const LEDGER_HELP: &str =
    "台账 ledger.yaml 记着每条信息的索引号和首次公开日期。丢失、损坏了，公开的网站还记得：restore 写回来。
用 git 保存内容的，merge 由 git 调用，合并两个分支的台账：网站上已经公开的编号不变，另一条用下一个号。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct LedgerArgs {
    #[command(subcommand)]
    pub(in crate::cli) verb: LedgerVerb,
}

#[derive(Debug, Clone, Subcommand)]
pub(in crate::cli) enum LedgerVerb {
    /// 按公开的网站恢复台账
    #[command(help_template = TEMPLATE, override_usage = "mingchuang ledger restore [选项]")]
    Restore(RestoreArgs),
    /// 合并两份台账（由 git 调用）；不写文件时，处理台账里没有处理完的合并标记
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang ledger merge [选项] [<共同的祖先> <我方> <对方>]"
    )]
    Merge(LedgerMergeArgs),
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RestoreArgs {
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) content: PathBuf,
    /// 公开的网站
    #[arg(long, value_name = "目录", default_value = "public", help_heading = "选项")]
    pub(in crate::cli) from: PathBuf,
    /// 写入改动；不加时只列出
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct LedgerMergeArgs {
    /// 共同的祖先、我方、对方，由 git 给出；合并的结果写在我方的文件里
    #[arg(value_name = "文件", num_args = 0..=3, help_heading = "选项")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) content: PathBuf,
    /// 公开的网站：上面已经公开的编号不变
    #[arg(long, value_name = "目录", default_value = "public", help_heading = "选项")]
    pub(in crate::cli) public: PathBuf,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RedactArgs {
    /// 哪一条信息，如 windows/scjgj
    #[arg(value_name = "信息", help_heading = "选项")]
    pub(in crate::cli) record: String,
    /// 哪一栏，如 岗位
    #[arg(value_name = "栏目", help_heading = "选项")]
    pub(in crate::cli) field: String,
    /// 只隐去含有这段文字的内容，如岗位里的一个姓名；不写就隐去整栏
    #[arg(long, value_name = "文字", value_parser = clap::builder::NonEmptyStringValueParser::new(), help_heading = "选项")]
    pub(in crate::cli) only: Option<String>,
    /// 已公开的网站
    #[arg(short, long, value_name = "目录", default_value = "public", help_heading = "选项")]
    pub(in crate::cli) out: PathBuf,
    /// 为什么隐去，会原样公布
    #[arg(long, value_name = "理由", help_heading = "选项")]
    pub(in crate::cli) reason: String,
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) content: PathBuf,
    /// 写入修改
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}
