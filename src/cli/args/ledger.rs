use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::TEMPLATE;

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
