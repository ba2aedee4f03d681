use std::path::PathBuf;

use clap::Args;

use crate::papers::Fonts;

use super::ContentArgs;

pub(super) const DRAFT_HELP: &str =
    "每份授权书一个文件夹：授权书、首席代表和A岗B岗登记表、备案材料清单；另有职权说明、窗口名单、备案情况汇总表。
登记表要填个人信息，所以目录只有自己能打开，不能放在内容目录和网站里。手工填过的文件不会被覆盖。
退出码：0 已生成；1 有的没有生成；2 命令或者模板写错；3 读写失败。";

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct DraftArgs {
    /// 哪一年度的授权书，如 2027
    #[arg(value_name = "年度", required_unless_present = "templates", value_parser = year, help_heading = "选项")]
    pub(in crate::cli) year: Option<i16>,
    /// 只要这些部门的，写标识或者名称，如 scjgj 区医保局；不写就是全部
    #[arg(value_name = "部门", help_heading = "选项")]
    pub(in crate::cli) departments: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) content: ContentArgs,
    /// 写到哪里（默认 filing/年度）
    #[arg(short, long, value_name = "目录", help_heading = "选项")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// 同时生成 PDF（本机要有 LibreOffice）
    #[arg(long, help_heading = "选项")]
    pub(in crate::cli) pdf: bool,
    /// 本单位的模板（默认用内容目录旁边的 papers 文件夹，没有就用内置模板）
    #[arg(long, value_name = "目录", help_heading = "选项")]
    pub(in crate::cli) template: Option<PathBuf>,
    /// 换字体，如 仿宋=仿宋_GB2312，可以写几个
    #[arg(long = "font", value_name = "字体=字体", value_parser = font, help_heading = "选项")]
    pub(in crate::cli) fonts: Vec<(String, String)>,
    /// 只把模板写到这个目录，供修改
    #[arg(long, value_name = "目录", conflicts_with_all = ["year", "out", "pdf"], help_heading = "选项")]
    pub(in crate::cli) templates: Option<PathBuf>,
}

fn year(raw: &str) -> Result<i16, String> {
    raw.trim_end_matches('年')
        .parse()
        .ok()
        .filter(|year| (1949..=2999).contains(year))
        .ok_or_else(String::new)
}

fn font(raw: &str) -> Result<(String, String), String> {
    Fonts::read_pair(raw).ok_or_else(String::new)
}
