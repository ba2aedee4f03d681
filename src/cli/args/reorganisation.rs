use std::path::PathBuf;

use clap::Args;

use crate::records::Date;

use super::{RevisionArgs, date};

pub(super) const HELP: &str = "信息写成 departments/scjgj、windows/scjgj、items/scjgj/spjyxk、letters/2026/scjgj 的样子，部门和窗口也可以写名称。
不加 --write 时只列出将改的内容。加上后，原文件先备份到内容目录旁边，再写入；会带来错误的不写。
退出码：0 没有要改的或已写入，1 有要改的但没有写入，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RenameArgs {
    /// 哪一条信息
    #[arg(value_name = "信息", help_heading = "选项")]
    pub(in crate::cli) record: String,
    /// 新的标识（文件名去掉 .yaml）；旧的写进“曾用标识”，编号和网址不变
    #[arg(value_name = "新标识", required_unless_present = "name", conflicts_with_all = ["name", "short", "on"], help_heading = "选项")]
    pub(in crate::cli) new: Option<String>,
    /// 部门、窗口的新名称；旧的写进“历次名称”
    #[arg(long, value_name = "新名称", requires = "on", help_heading = "选项")]
    pub(in crate::cli) name: Option<String>,
    /// 部门的新简称
    #[arg(long, value_name = "新简称", requires = "name", help_heading = "选项")]
    pub(in crate::cli) short: Option<String>,
    /// 从哪一天起用新名称
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) on: Option<Date>,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct MergeArgs {
    /// 撤并的部门，写标识或名称
    #[arg(value_name = "部门", help_heading = "选项")]
    pub(in crate::cli) from: String,
    /// 写 into
    #[arg(value_name = "into", value_parser = ["into", "并入"], hide_possible_values = true, help_heading = "选项")]
    pub(in crate::cli) into: String,
    /// 接着办的部门
    #[arg(value_name = "接着办的部门", help_heading = "选项")]
    pub(in crate::cli) to: String,
    /// 从哪一天起由接着办的部门办理
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) on: Date,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct MoveArgs {
    /// 哪个事项或者窗口
    #[arg(value_name = "信息", help_heading = "选项")]
    pub(in crate::cli) record: String,
    /// 移到哪里：窗口移到 centers/…，事项移到 windows/… 或 departments/…
    #[arg(long, value_name = "去向", help_heading = "选项")]
    pub(in crate::cli) to: String,
    /// 事项划转给别的部门：从哪一天起由它办理
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) on: Option<Date>,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct WithdrawArgs {
    /// 哪个部门、窗口、事项或者授权书
    #[arg(value_name = "信息", help_heading = "选项")]
    pub(in crate::cli) record: String,
    /// 从哪一天起不再有效（前一天是最后一天）
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) on: Date,
    /// 为什么，会原样公布
    #[arg(long, value_name = "理由", help_heading = "选项")]
    pub(in crate::cli) reason: String,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ReplaceArgs {
    /// 要换掉的文字，如法律的旧名称
    #[arg(value_name = "旧文", help_heading = "选项")]
    pub(in crate::cli) old: String,
    /// 换成的文字
    #[arg(value_name = "新文", help_heading = "选项")]
    pub(in crate::cli) new: String,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct NewArgs {
    /// 新建什么：部门、窗口、事项、授权书
    #[arg(value_name = "种类", help_heading = "选项")]
    pub(in crate::cli) kind: String,
    /// 标识（成为文件名和网址）；事项写 部门/标识，授权书写 年度/标识
    #[arg(value_name = "标识", help_heading = "选项")]
    pub(in crate::cli) id: String,
    /// 名称
    #[arg(long, value_name = "名称", help_heading = "选项")]
    pub(in crate::cli) name: Option<String>,
    /// 部门、窗口的办公电话，含区号
    #[arg(long, value_name = "电话", help_heading = "选项")]
    pub(in crate::cli) phone: Option<String>,
    /// 窗口、授权书的部门（默认与标识相同）
    #[arg(long, value_name = "部门", help_heading = "选项")]
    pub(in crate::cli) department: Option<String>,
    /// 授权书的窗口（默认与标识相同）
    #[arg(long, value_name = "窗口", help_heading = "选项")]
    pub(in crate::cli) window: Option<String>,
    /// 窗口所在的政务服务中心（只有一个的不用写）
    #[arg(long, value_name = "中心", help_heading = "选项")]
    pub(in crate::cli) center: Option<String>,
    /// 事项的类型，如 行政许可
    #[arg(long, value_name = "事项类型", help_heading = "选项")]
    pub(in crate::cli) category: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
}

pub(super) const INIT_HELP: &str = "不写选项：整个示例，是演示数据。--empty：最小的内容，没有示例的数据；四个问题可以用选项回答，没有写的在终端里问。
退出码：0 已生成，2 命令写错或已经有内容，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct InitArgs {
    /// 放在哪个目录里（默认当前目录）
    #[arg(value_name = "目录", default_value = ".", help_heading = "选项")]
    pub(in crate::cli) folder: PathBuf,
    /// 不要示例，从空的开始
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) empty: bool,
    /// 县、区的全称，如 贵港市港北区
    #[arg(long, value_name = "县区", requires = "empty", help_heading = "选项")]
    pub(in crate::cli) area: Option<String>,
    /// 政府网站的域名，如 www.gbq.gov.cn
    #[arg(long, value_name = "域名", requires = "empty", help_heading = "选项")]
    pub(in crate::cli) domain: Option<String>,
    /// 发布机构（政府办公室）的统一社会信用代码
    #[arg(long, value_name = "代码", requires = "empty", help_heading = "选项")]
    pub(in crate::cli) credit_code: Option<String>,
    /// 办公电话，含区号
    #[arg(long, value_name = "电话", requires = "empty", help_heading = "选项")]
    pub(in crate::cli) phone: Option<String>,
}
