use std::path::PathBuf;

use clap::Args;

use super::{ContentArgs, RevisionArgs};

pub(super) const EXPORT_HELP: &str = "部门、窗口、岗位、事项、材料、依据、授权各一张表，检查发现的问题写在批注里；内容不变，文件一个字节也不变。
改完用 mingchuang import 读回。文件已经有了的不覆盖，除非加 --force。
--data 写出的是公开的数据，和网站“数据下载”里的一样，另加全区的总表；内容有错误时不写。
退出码：0 已写出；1 内容有错误，没有写出数据；2 命令写错；3 读写失败。";
pub(super) const IMPORT_HELP: &str = "能读 .xlsx、.xls、.csv。只有 mingchuang export 导出的 .xlsx 能写入：里面藏着导出时的原值，能看出是谁改的。
表里和文件里把同一处改成了不同的、认不出的列、两行是同一条等，逐格列出，一处也不写入。
退出码：0 没有改动或已写入；1 有改动没有写入，或者有问题；2 命令写错；3 读写失败。";

#[derive(Debug, Clone, Args)]
#[group(id = "target", required = true, multiple = false, args = ["xlsx", "data"])]
pub(in crate::cli) struct ExportArgs {
    /// 写到哪个 .xlsx 文件
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(in crate::cli) xlsx: Option<PathBuf>,
    /// 把公开的全部数据写到这个文件夹（JSON、CSV），没有就新建
    #[arg(long, value_name = "目录", help_heading = "选项")]
    pub(in crate::cli) data: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) content: ContentArgs,
    /// 文件已经有了也覆盖，文件夹不是空的也写入
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) force: bool,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ImportArgs {
    /// 改过的表格
    #[arg(value_name = "文件", help_heading = "选项")]
    pub(in crate::cli) file: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}
