use std::path::PathBuf;

use clap::Args;

use crate::records::Date;

use super::{ContentArgs, RevisionArgs, date};

pub(super) const RENEW_HELP: &str =
    "照每个窗口最新的一份授权书起草：去掉取消的事项，列入新的事项，换上现在的人员，不同的地方写成注释。
已经有的授权书从不改动。不加 --write 时只列出将写的文件。
退出码：0 没有要起草的或已写入，1 有要起草的但没有写入，或者点名的部门不能起草，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RenewArgs {
    /// 哪一年度的授权书，如 2027
    #[arg(value_name = "年度", help_heading = "选项")]
    pub(in crate::cli) year: i16,
    /// 只起草这些部门的，写标识或名称（默认全部）
    #[arg(value_name = "部门", help_heading = "选项")]
    pub(in crate::cli) departments: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) revision: RevisionArgs,
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
    /// 另存一份工作簿（xlsx）：每份授权书的进度，每个部门的达标表
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(in crate::cli) xlsx: Option<PathBuf>,
    /// 另存一份日历（ics），把各项期限导入手机或电脑的日历
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pub(in crate::cli) ics: Option<PathBuf>,
}

pub(super) const SIGN_HELP: &str = "一份一份登记：mingchuang sign scjgj --on 2026-12-18 --write
全部一起登记：mingchuang sign --register 签订登记.csv 得到登记表，填好以后 mingchuang sign --from 签订登记.csv --write
登记表也可以是 xlsx；有错的行写明在哪一格，其余各行照常登记。扫描件的位置从登记表所在的文件夹算起。
退出码：0 没有要登记的或已写入，1 没有写入或者有的行没有登记，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SignArgs {
    /// 登记哪个部门的，写标识或名称
    #[arg(value_name = "部门", required_unless_present_any = ["from", "register"], help_heading = "选项")]
    pub(in crate::cli) department: Option<String>,
    /// 哪个窗口的（部门有几个窗口时写）
    #[arg(long, value_name = "窗口", requires = "department", help_heading = "选项")]
    pub(in crate::cli) window: Option<String>,
    /// 编号（和草稿里的一样时不用写）
    #[arg(long, value_name = "编号", requires = "department", help_heading = "选项")]
    pub(in crate::cli) number: Option<String>,
    /// 签订日期
    #[arg(long, value_name = "日期", value_parser = date, requires = "department", help_heading = "选项")]
    pub(in crate::cli) on: Option<Date>,
    /// 备案日期
    #[arg(long, value_name = "日期", value_parser = date, requires = "department", help_heading = "选项")]
    pub(in crate::cli) filed: Option<Date>,
    /// 备案份数
    #[arg(long, value_name = "份数", requires = "department", help_heading = "选项")]
    pub(in crate::cli) copies: Option<u32>,
    /// 签字盖章后的扫描件
    #[arg(long, value_name = "文件", requires = "department", help_heading = "选项")]
    pub(in crate::cli) scan: Option<PathBuf>,
    /// 哪一天有人逐页看过扫描件
    #[arg(long, value_name = "日期", value_parser = date, requires = "scan", help_heading = "选项")]
    pub(in crate::cli) checked_on: Option<Date>,
    /// 看扫描件的人的岗位，如 办公室主任，不写姓名
    #[arg(long, value_name = "岗位", requires = "scan", help_heading = "选项")]
    pub(in crate::cli) checked_by: Option<String>,
    /// 按登记表登记（xlsx、xls、csv）
    #[arg(long, value_name = "文件", conflicts_with = "department", help_heading = "选项")]
    pub(in crate::cli) from: Option<PathBuf>,
    /// 写一张待填的登记表（csv）
    #[arg(long, value_name = "文件", conflicts_with_all = ["department", "from"], help_heading = "选项")]
    pub(in crate::cli) register: Option<PathBuf>,
    /// 登记表里列哪一年度的（默认：11 月、12 月列明年，平时列今年）
    #[arg(long, value_name = "年度", requires = "register", help_heading = "选项")]
    pub(in crate::cli) year: Option<i16>,
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) content: PathBuf,
    /// 写入（原文件先备份）；不加时只列出
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}

pub(super) const REVOKE_HELP: &str =
    "授权书写部门的标识或名称；一个部门有几份有效的，写年度和文件名，如 2026/scjgj。
退出码：0 已写入，1 没有写入，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct RevokeArgs {
    /// 废止哪一份
    #[arg(value_name = "授权书", help_heading = "选项")]
    pub(in crate::cli) letter: String,
    /// 从哪一天起不再有效
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) on: Date,
    /// 为什么废止，会原样公布
    #[arg(long, value_name = "原因", help_heading = "选项")]
    pub(in crate::cli) reason: String,
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) content: PathBuf,
    /// 写入（原文件先备份）；不加时只列出
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}

pub(super) const SUPERSEDE_HELP: &str =
    "人员变更等情形，年中重新授权：照现行的一份起草，换上那一天在岗的人，写明替代哪一份。
签订以后再用 mingchuang sign 登记；从起始日起新的替代旧的。
退出码：0 已写入，1 没有写入，2 命令写错，3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SupersedeArgs {
    /// 哪个部门的，写标识或名称
    #[arg(value_name = "部门", help_heading = "选项")]
    pub(in crate::cli) department: String,
    /// 新的授权书从哪一天起算
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(in crate::cli) from: Date,
    /// 签订情形，如 A岗变更（默认看谁变了）
    #[arg(long, value_name = "情形", help_heading = "选项")]
    pub(in crate::cli) reason: Option<String>,
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(in crate::cli) content: PathBuf,
    /// 写入；不加时只列出
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) write: bool,
}
