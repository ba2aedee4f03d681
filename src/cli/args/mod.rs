//! What may be typed. Help is Chinese: the people at this command line are web staff.

mod draft;
mod ledger;
mod reorganisation;
mod round;
mod tools;
mod workbook;

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Args, Parser, Subcommand};

use crate::records::Date;

use super::report::Format;

pub(super) use draft::DraftArgs;
pub(super) use ledger::{LedgerArgs, LedgerMergeArgs, LedgerVerb, RedactArgs, RestoreArgs};
pub(super) use reorganisation::{
    InitArgs, MergeArgs, MoveArgs, NewArgs, RenameArgs, ReplaceArgs, WithdrawArgs,
};
pub(super) use round::{RenewArgs, RevokeArgs, SignArgs, StatusArgs, SupersedeArgs};
#[cfg(feature = "serve")]
pub(super) use tools::ServeArgs;
pub(super) use tools::{ExplainArgs, FixArgs, ScanArgs, SchemaArgs, SearchArgs};
pub(super) use workbook::{ExportArgs, ImportArgs};

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

const EXIT_CODES: &str =
    "退出码：0 没有错误；1 内容有错误（加 --strict 时，警告和未达标也算）；2 命令写错；3 读写失败。";

const DIFF_HELP: &str = "不写选项：和已经公开的比较。--with：和另一个内容目录比较。--from：和较早的一天比较，看授权书、人员、窗口到期带来的变化。
退出码：0 已比较；1 内容有错误，无法比较；2 命令写错；3 读写失败。";
#[derive(Debug, Parser)]
#[command(
    name = "mingchuang",
    bin_name = "mingchuang",
    version,
    about = "明窗：把部门、窗口、事项、授权书的记录生成主动公开网站",
    help_template = TEMPLATE,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令",
    override_usage = "mingchuang <命令> [选项]",
    after_help = "不写命令等同于 build。每个命令加 --help 查看它的选项。\n退出码：0 正常，1 内容有错误（fix：有可修复的但没有写入），2 命令写错，3 读写失败。",
    styles = Styles::plain(),
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
    /// 显示帮助
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// 检查内容并生成网站
    #[command(help_template = TEMPLATE, override_usage = "mingchuang build [选项]", after_help = EXIT_CODES)]
    Build(BuildArgs),
    /// 只检查内容，列出全部问题
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang check [选项] [内容目录]",
        after_help = EXIT_CODES
    )]
    Check(CheckArgs),
    /// 在任何文件夹里查找个人号码：旧网站、文档、表格、图片
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang scan [选项] <目录或文件>…",
        after_help = tools::SCAN_HELP
    )]
    Scan(ScanArgs),
    /// 修复编码、缩进、冒号、日期等写法上的小毛病
    #[command(help_template = TEMPLATE, override_usage = "mingchuang fix [选项] [内容目录]", after_help = tools::FIX_HELP)]
    Fix(FixArgs),
    /// 在本机预览，内容一改就自动刷新
    #[cfg(feature = "serve")]
    #[command(help_template = TEMPLATE, override_usage = "mingchuang serve [选项]")]
    Serve(ServeArgs),
    /// 解释一条规则：含义、依据、错误和正确的写法
    #[command(help_template = TEMPLATE, override_usage = "mingchuang explain [规则编号]")]
    Explain(ExplainArgs),
    /// 公众将看到哪些变化：发布以前给审批的人看
    #[command(help_template = TEMPLATE, override_usage = "mingchuang diff [选项]", after_help = DIFF_HELP)]
    Diff(DiffArgs),
    /// 从变更记录里隐去本不该公开的内容，只保留改动的日期
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang redact [选项] <信息> <栏目> --reason <理由>",
        after_help = ledger::REDACT_HELP
    )]
    Redact(RedactArgs),
    /// 生成一年的授权书、登记表等，供签字盖章、报送备案
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang draft [选项] <年度> [部门]…",
        after_help = draft::DRAFT_HELP
    )]
    Draft(DraftArgs),
    /// 导出成 Excel 表格，供不写 YAML 的人修改；或者导出公开的全部数据
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang export --xlsx <文件> [选项]\n      mingchuang export --data <目录> [选项]",
        after_help = workbook::EXPORT_HELP
    )]
    Export(ExportArgs),
    /// 读回改过的表格：列出每一处改动，加 --write 才写入
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang import [选项] <文件>",
        after_help = workbook::IMPORT_HELP
    )]
    Import(ImportArgs),
    /// 生成一份示例内容，或者从空的开始
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang init [选项] [目录]",
        after_help = reorganisation::INIT_HELP
    )]
    Init(InitArgs),
    /// 新建部门、窗口、事项、授权书
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang new [选项] <种类> <标识>",
        after_help = reorganisation::HELP
    )]
    New(NewArgs),
    /// 改标识；部门、窗口更名
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang rename [选项] <信息> <新标识> | --name <新名称> --on <日期>",
        after_help = reorganisation::HELP
    )]
    Rename(RenameArgs),
    /// 一个部门并入另一个
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang merge [选项] <部门> into <接着办的部门> --on <日期>",
        after_help = reorganisation::HELP
    )]
    Merge(MergeArgs),
    /// 窗口换政务服务中心，事项换窗口或者部门
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang move [选项] <信息> --to <去向>",
        after_help = reorganisation::HELP
    )]
    Move(MoveArgs),
    /// 撤销窗口、取消事项、废止授权书
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang withdraw [选项] <信息> --on <日期> --reason <理由>",
        after_help = reorganisation::HELP
    )]
    Withdraw(WithdrawArgs),
    /// 把全部记录里的一处文字换成另一处，如法律的名称
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang replace [选项] <旧文> <新文>",
        after_help = reorganisation::HELP
    )]
    Replace(ReplaceArgs),
    /// 起草下一年度的授权书
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang renew [选项] <年度> [部门]…",
        after_help = round::RENEW_HELP
    )]
    Renew(RenewArgs),
    /// 登记授权书的签订、备案和扫描件
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang sign [选项] <部门>\n      mingchuang sign --from <登记表>",
        after_help = round::SIGN_HELP
    )]
    Sign(SignArgs),
    /// 废止一份授权书
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang revoke [选项] <授权书> --on <日期> --reason <原因>",
        after_help = round::REVOKE_HELP
    )]
    Revoke(RevokeArgs),
    /// 年中重新授权：起草替代现行授权书的一份
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang supersede [选项] <部门> --from <日期>",
        after_help = round::SUPERSEDE_HELP
    )]
    Supersede(SupersedeArgs),
    /// 新一年度的授权书签到了哪一步，还缺什么
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang status [选项]",
        after_help = round::STATUS_HELP
    )]
    Status(StatusArgs),
    /// 恢复、合并索引号台账
    #[command(
        help_template = TEMPLATE,
        override_usage = "mingchuang ledger <命令> [选项]",
        after_help = ledger::LEDGER_HELP,
        subcommand_help_heading = "命令"
    )]
    Ledger(LedgerArgs),
    /// 输出字段说明（JSON Schema），供编辑器自动补全
    #[command(help_template = TEMPLATE, override_usage = "mingchuang schema [选项] [种类]")]
    Schema(SchemaArgs),
    /// 查找事项在哪个窗口办，和网站上的查找一样
    #[command(help_template = TEMPLATE, override_usage = "mingchuang search [选项] <词>…")]
    Search(SearchArgs),
}

impl Default for Verb {
    fn default() -> Self {
        Self::Build(BuildArgs::default())
    }
}

/// What every verb that reads content takes.
#[derive(Debug, Clone, Args)]
pub(super) struct ContentArgs {
    /// 内容目录
    #[arg(long, value_name = "目录", default_value = "content", help_heading = "选项")]
    pub(super) content: PathBuf,
    /// 按哪一天计算（默认今天），如 2026-12-31
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(super) as_of: Option<Date>,
}

/// What every verb takes that shows a change of the content and makes it if asked to.
#[derive(Debug, Clone, Args)]
pub(super) struct RevisionArgs {
    #[command(flatten)]
    pub(super) content: ContentArgs,
    /// 写入；不加时只列出
    #[arg(long, help_heading = "选项")]
    pub(super) write: bool,
}

impl Default for ContentArgs {
    fn default() -> Self {
        Self { content: "content".into(), as_of: None }
    }
}

#[derive(Debug, Clone, Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) content: ContentArgs,
    /// 输出目录
    #[arg(short, long, value_name = "目录", default_value = "public", help_heading = "选项")]
    pub(super) out: PathBuf,
    /// 主题目录（默认用 site.yaml 写明的主题，没有写就用内置主题）
    #[arg(long, value_name = "目录", help_heading = "选项")]
    pub(super) theme: Option<PathBuf>,
    /// 不压缩网页
    #[arg(long, help_heading = "选项")]
    pub(super) no_minify: bool,
    /// 警告和未达标也算错误：有一处就不发布
    #[arg(long, help_heading = "选项")]
    pub(super) strict: bool,
    /// 不写入内容目录：有新的索引号等要写入时不发布，列出来并以退出码 1 结束（供自动发布使用）
    #[arg(long, help_heading = "选项")]
    pub(super) locked: bool,
    /// 不只看大小和时间：已发布的每个文件逐字节和清单核对，不符的重新生成
    #[arg(long, help_heading = "选项")]
    pub(super) verify: bool,
    /// 使用几个线程，最多 256（默认与处理器核数相同）
    #[arg(long, value_name = "线程数", value_parser = threads, help_heading = "选项")]
    pub(super) threads: Option<usize>,
}

impl Default for BuildArgs {
    fn default() -> Self {
        Self {
            content: ContentArgs::default(),
            out: "public".into(),
            theme: None,
            no_minify: false,
            strict: false,
            locked: false,
            verify: false,
            threads: None,
        }
    }
}

#[derive(Debug, Clone, Args)]
pub(super) struct ReportArgs {
    /// 报告格式：human 给人看（默认），json、sarif、github 给程序看
    #[arg(
        long,
        value_name = "格式",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "选项"
    )]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Args)]
pub(super) struct CheckArgs {
    /// 内容目录（默认 content）
    #[arg(value_name = "内容目录", help_heading = "选项")]
    pub(super) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(super) content: ContentArgs,
    /// 已公开的网站，对照它检查台账；没有就不对照
    #[arg(short, long, value_name = "目录", default_value = "public", help_heading = "选项")]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) report: ReportArgs,
    /// 警告和未达标也算错误
    #[arg(long, help_heading = "选项")]
    pub(super) strict: bool,
    /// 另外列出全部外部链接和写在哪里（不联网；报告格式为 human 或 json）
    #[arg(long, help_heading = "选项")]
    pub(super) links: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct DiffArgs {
    #[command(flatten)]
    pub(super) content: ContentArgs,
    /// 已公开的网站
    #[arg(short, long, value_name = "目录", default_value = "public", help_heading = "选项")]
    pub(super) out: PathBuf,
    /// 和这个内容目录比较
    #[arg(long, value_name = "目录", conflicts_with = "from", help_heading = "选项")]
    pub(super) with: Option<PathBuf>,
    /// 从哪一天起
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(super) from: Option<Date>,
    /// 到哪一天（默认今天）
    #[arg(long, value_name = "日期", value_parser = date, help_heading = "选项")]
    pub(super) to: Option<Date>,
}

/// More threads than this only load the machine.
pub(super) const MOST_THREADS: usize = 256;

fn threads(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_THREADS).contains(number));
    number.ok_or_else(|| format!("请写 1 到 {MOST_THREADS} 的整数"))
}

fn date(raw: &str) -> Result<Date, String> {
    Date::read(raw).ok_or_else(String::new)
}
