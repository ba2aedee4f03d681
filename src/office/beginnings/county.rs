use std::collections::BTreeMap;

use crate::records::{Date, is_credit_code};
use crate::source::example_content;

use super::records::{department_text, letter_text, window_text};
use super::{TO_FILL, phone, value};

/// What is asked of whoever begins.
#[derive(Debug, Clone)]
pub struct County {
    /// `贵港市港北区`.
    pub area: String,
    /// `www.gbq.gov.cn`.
    pub domain: String,
    /// The credit code of the body that publishes.
    pub credit_code: String,
    /// The telephone of the office, with area code.
    pub phone: String,
}

/// From this month on the letters of the next year are drafted.
const ROUND: i8 = 10;

/// The smallest content of a county on a day: path → text. Nothing of it is anybody else's.
pub fn begin_county(county: &County, today: Date) -> Result<BTreeMap<String, String>, String> {
    let year = today.year();
    let round = if today.month() < ROUND { year } else { year + 1 };
    let area = county.area.trim();
    if area.is_empty() || !area.ends_with(['区', '县', '市', '旗']) {
        return Err(format!("“{area}”不是县、区的全称，请写成“贵港市港北区”的样子"));
    }
    let domain = county.domain.trim().trim_start_matches("https://").trim_start_matches("http://");
    let domain = domain.trim_end_matches('/');
    if !domain.contains('.') || domain.contains([' ', '/', ':']) {
        return Err(format!("“{domain}”不是域名，请写成 www.gbq.gov.cn 的样子"));
    }
    let code = county.credit_code.trim().to_uppercase();
    if !is_credit_code(&code) {
        return Err(format!("“{code}”不是统一社会信用代码（18 位，最后一位是校验码），请核对"));
    }
    let phone = phone(&county.phone)?;
    let area_code = phone.trim_matches('"').split('-').next().unwrap_or_default().to_owned();
    let short = area.rsplit_once('市').map_or(area, |(_, short)| if short.is_empty() { area } else { short });
    let division = code.get(2..8).unwrap_or_default();
    let site = format!(
        "# 网站和栏目的信息。全部字段见 mingchuang schema 站点设置
网站名称: {whole}
网站域名: {domain}
网站标识码: \"{division}0001\"  # 请核对：前六位是行政区划代码，后四位照网站标识码证书
栏目名称: 政务服务窗口授权公开
栏目说明: {description}

上级栏目:
  名称: 法定主动公开内容
  # 网址: https://{domain}/…  本栏目在政府网站里的上一级栏目

主办单位: {office}
承办单位: {service}
# ICP备案号:
# 公安备案号:

发布机构: {office}
发布机构代码: {code}

政府信息公开工作机构:
  名称: {office}
  办公地址: {TO_FILL}
  办公时间: 周一至周五（法定节假日除外）
  联系电话: {phone}

地区名称: {short}
电话区号: \"{area_code}\"
# 政务服务热线: \"12345\"
备案机构: {service}
",
        whole = value(&format!("{area}人民政府")),
        description = value(&format!("公开{short}各部门对政务服务窗口的授权事项、范围、权限、责任和期限。")),
        office = value(&format!("{area}人民政府办公室")),
        service = value(&format!("{area}政务服务管理办公室")),
        short = value(short),
    );
    let center = format!(
        "# 政务服务中心。全部字段见 mingchuang schema 政务服务中心
名称: {}
级别: 区级  # 镇街的写 镇级
地址: {TO_FILL}

# 每段一行；延时、错时服务也写在这里
办公时间:
  - {{星期: 周一至周五, 开始: \"9:00\", 结束: \"12:00\"}}
  - {{星期: 周一至周五, 开始: \"15:00\", 结束: \"18:00\"}}

咨询电话: {phone}
",
        value(&format!("{short}政务服务中心"))
    );
    let items = format!(
        "# 一个部门、一类事项的清单。全部字段见 mingchuang schema 事项清单
实施部门: bm
事项类型: 行政许可  # 也可以写：公共服务、行政确认等
# 来源清单: 文号
事项:
  - 标识: sx-1  # 小写字母、数字和连字符，多用拼音首字母
    名称: {TO_FILL}  # 与事项清单一致
    办件类型: 即办件  # 或 承诺件
    办理窗口: [bm]
    设定依据:
      - {{名称: {TO_FILL}, 条款: {TO_FILL}}}
    受理条件: {TO_FILL}
    申请材料:
      - {{名称: {TO_FILL}, 原件: 1}}
    承诺办结时限: 当场办结
    收费: {{是否收费: 否}}
    到办事现场次数: 1
    服务对象: [个人, 法人]
"
    );
    Ok(BTreeMap::from([
        ("site.yaml".to_owned(), site),
        ("policy.yaml".to_owned(), policy()),
        (format!("calendar/{year}.yaml"), calendar(year)),
        ("centers/zwzx.yaml".to_owned(), center),
        ("departments/bm.yaml".to_owned(), department_text(TO_FILL, &phone, TO_FILL)),
        ("windows/bm.yaml".to_owned(), window_text(TO_FILL, "zwzx", "bm", &phone)),
        ("items/bm.yaml".to_owned(), items),
        (format!("letters/{round}/bm.yaml"), letter_text("bm", "bm", round, "事项: [sx-1]")),
    ]))
}

/// The six powers and the rates are the same wherever the notice holds; the documents of a place are its own.
fn policy() -> String {
    let example = example_content().into_iter().find(|(path, _)| path == "policy.yaml");
    let text = example.and_then(|(_, bytes)| String::from_utf8(bytes).ok()).unwrap_or_default();
    let start = text.find("职权说明:").unwrap_or(text.len());
    let shared = text.get(start..).unwrap_or_default();
    format!(
        "# 授权规则：职权、授权率和声明照《通知》；本地另有文件的，照本地的改
# 公开依据:
#   - {{标题: 文件的标题, 文号: 文号, 制发机关: 机关}}

{shared}"
    )
}

fn calendar(year: i16) -> String {
    format!(
        "# {year}年的放假安排，照国务院办公厅的通知填写；没有写的法定节假日，网页会当作工作日
放假:
  - {year}-01-01
# 调休上班: []
"
    )
}
