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
