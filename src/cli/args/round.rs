use std::path::PathBuf;

use clap::Args;

use super::ContentArgs;

pub(super) const RENEW_HELP: &str =
    "照每个窗口最新的一份授权书起草：去掉取消的事项，列入新的事项，换上现在的人员，不同的地方写成注释。
已经有的授权书从不改动。不加 --write 时只列出将写的文件。
退出码：0 没有要起草的或已写入，1 有要起草的但没有写入，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RenewArgs {
    /// 哪一年度的授权书，如 2027
    #[arg(value_name = "年度", help_heading = "选项")]
    pub(in crate::cli) year: i16,
    /// 只起草这些部门的，写标识或名称（默认全部）
    #[arg(value_name = "部门", help_heading = "选项")]
    pub(in crate::cli) departments: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) content: ContentArgs,
    /// 写入；不加时只列出
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}

pub(super) const STATUS_HELP: &str = "表格和日历只给工作人员看，不进网站，也不要放进内容目录。
退出码：0 已列出，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct StatusArgs {
    #[command(flatten)]
    pub(in crate::cli) content: ContentArgs,
    /// 哪一年度的授权书，如 2027（默认：11 月、12 月看明年，平时看今年）
    #[arg(long, value_name = "年度", help_heading = "选项")]
    pub(in crate::cli) year: Option<i16>,
    /// 全部列出，连同每个部门的授权率
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) all: bool,
    /// 另存一份表格（csv，用 Excel、WPS 打开）
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(in crate::cli) csv: Option<PathBuf>,
    /// 另存一份日历（ics），把各项期限导入手机或电脑的日历
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(in crate::cli) ics: Option<PathBuf>,
}
