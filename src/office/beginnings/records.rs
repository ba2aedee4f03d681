use crate::edit::Meant;
use crate::load::Kind;
use crate::records::{Category, Item, Processing, Scalar};
use crate::registry::RecordKey;

use super::super::reorganisation::{Content, Desk, Reorganised, begin, id, record_named};
use super::{TO_FILL, phone, value};

/// What is known of a record that begins.
#[derive(Debug, Clone, Default)]
pub struct NewRecord {
    /// 部门, 窗口, 事项 or 授权书, or the English name.
    pub kind: String,
    /// Its id; of an item `department/id`, of a letter `year/id`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The office telephone of a department or window, with area code.
    pub phone: Option<String>,
    /// Whose window or letter it is; by default the one with the same id.
    pub department: Option<String>,
    /// To which window a letter is made out; by default the one with the same id.
    pub window: Option<String>,
    /// In which centre a window is; by default the only one.
    pub center: Option<String>,
    /// The category of an item.
    pub category: Option<String>,
}

/// A new record, with comments that say what to fill in.
pub fn begin_record(content: Content<'_>, new: &NewRecord) -> Result<Reorganised, String> {
    let mut desk = Desk::new(content);
    let (path, text) = match Kind::named(&new.kind) {
        Some(Kind::Department) => (format!("departments/{}.yaml", id(&new.id)?), department(new)?),
        Some(Kind::Window) => (format!("windows/{}.yaml", id(&new.id)?), window(&desk, new)?),
        Some(Kind::Letter) => {
            let (year, own) = new.id.split_once('/').ok_or("授权书的标识要写年度，如 2027/scjgj")?;
            let year: i16 = year.parse().map_err(|_| format!("“{year}”不是年度，请写成 2027/scjgj"))?;
            (format!("letters/{year}/{}.yaml", id(own)?), letter(&desk, new, year, own)?)
        }
        Some(Kind::ItemList) => {
            item(&mut desk, new)?;
            return Ok(desk.done);
        }
        _ if new.kind == "事项" => {
            item(&mut desk, new)?;
            return Ok(desk.done);
        }
        _ => return Err(format!("不能新建“{}”；可以新建：部门、窗口、事项、授权书", new.kind)),
    };
    if content.texts.contains_key(&path) {
        return Err(format!("{path} 已经有了，不会覆盖"));
    }
    desk.done.revision.write(&path, text);
    desk.note("写着“待填写”的和注释里说到的，填好以后再运行 mingchuang check。");
    Ok(desk.done)
}

/// The text with which a department or a window begins of which nothing is known yet.
pub(crate) fn blank(kind: Kind) -> Option<String> {
    match kind {
        Kind::Department => Some(department_text(TO_FILL, TO_FILL, TO_FILL)),
        Kind::Window => Some(window_text(TO_FILL, TO_FILL, TO_FILL, TO_FILL)),
        _ => None,
    }
}

fn named(new: &NewRecord) -> String {
    value(new.name.as_deref().unwrap_or(TO_FILL))
}

fn own_phone(new: &NewRecord) -> Result<String, String> {
    phone(new.phone.as_deref().ok_or("请写办公电话：--phone 区号-号码")?)
}

fn department(new: &NewRecord) -> Result<String, String> {
    Ok(department_text(&named(new), &own_phone(new)?, TO_FILL))
}

pub(super) fn department_text(name: &str, phone: &str, address: &str) -> String {
    format!(
        "# 部门。文件名就是它的标识，别处都用标识指它；其余可写的字段见 mingchuang schema 部门
名称: {name}  # 全称，与印章一致
# 简称: 区某局
单位类别: 区直部门  # 也可以写：镇街、垂直管理部门等
法定代表人: {{姓名: {TO_FILL}, 职务: {TO_FILL}}}  # 任职日期也可以写在里面
办公地址: {address}
联系电话: {phone}  # 办公电话，含区号；不能写私人手机
# 主要职责: 一两句话
"
    )
}

fn window(desk: &Desk<'_>, new: &NewRecord) -> Result<String, String> {
    let registry = desk.registry();
    let center = match &new.center {
        Some(center) => match record_named(registry, center) {
            Ok(RecordKey::Center(center)) => center,
            _ => registry
                .centers
                .keys()
                .find(|key| *registry.centers[*key].id == *center.as_str())
                .ok_or_else(|| format!("没有政务服务中心“{center}”"))?,
        },
        None => {
            let mut centers = registry.centers.keys();
            match (centers.next(), centers.next()) {
                (Some(only), None) => only,
                _ => return Err("请写所在的政务服务中心：--center 标识".to_owned()),
            }
        }
    };
    let department = department_id(desk, new.department.as_deref().unwrap_or(&new.id))?;
    Ok(window_text(&named(new), &registry.centers[center].id, &department, &own_phone(new)?))
}

pub(super) fn window_text(name: &str, center: &str, department: &str, phone: &str) -> String {
    format!(
        "# 窗口。其余可写的字段见 mingchuang schema 窗口
名称: {name}  # 与窗口标牌一致
类型: 部门窗口  # 也可以写：综合窗口、镇街窗口

所在中心: {center}
所属部门: [{department}]
# 台位号: [A01, A02]
# 楼层: 一楼
# 启用日期: 2027-01-01

咨询电话: {phone}  # 办公电话，含区号；不能写私人手机

# 只写岗位信息，不写身份证号、出生日期、住址
岗位:
  - {{岗位: 首席代表, 姓名: {TO_FILL}, 职务: {TO_FILL}}}
  - {{岗位: A岗, 姓名: {TO_FILL}}}
  # - {{岗位: B岗, 姓名: 姓名, 替补对象: A岗的姓名}}
"
    )
}

fn department_id(desk: &Desk<'_>, written: &str) -> Result<String, String> {
    match record_named(desk.registry(), written) {
        Ok(RecordKey::Department(key)) => Ok(desk.registry().departments[key].id.to_string()),
        _ => Err(format!("没有部门“{written}”；请写 --department 部门的标识或名称")),
    }
}

fn letter(desk: &Desk<'_>, new: &NewRecord, year: i16, own: &str) -> Result<String, String> {
    let registry = desk.registry();
    let department = department_id(desk, new.department.as_deref().unwrap_or(own))?;
    let window = new.window.as_deref().unwrap_or(own);
    let window =
        registry.windows.values().find(|known| *known.id == *window || *known.record.name == *window);
    let window = window.ok_or("没有这个窗口；请写 --window 窗口的标识或名称")?;
    Ok(letter_text(&department, &window.id, year, "批量选择: {办件类型: 即办件}"))
}

pub(super) fn letter_text(department: &str, window: &str, year: i16, which: &str) -> String {
    format!(
        "# 授权书。草拟的不会公开；签订以后写上签订日期，进度改成 已签订
编号: {TO_FILL}  # 如 某市监授〔{before}〕1号
授权部门: {department}
被授权窗口: {window}
签订情形: 年度授权

法定代表人: {TO_FILL}
被授权人员:
  首席代表: {TO_FILL}
  A岗: [{TO_FILL}]
  # B岗: [姓名]

授权范围: {TO_FILL}  # 业务和地域范围，以逐项列明的为限

授权事项:
  # 签订时要换成逐个列出的事项；承诺件授予协调处置权，即办件授予审核审批权
  - {which}
    权限: [受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权, 应诉代理权]

责任: 窗口在授权范围内的行为代表本部门行为，由此产生的法律责任由部门承担；窗口不得将授权再行委托。

# 签订日期: {before}-12-18
授权期限: {{起始: {year}-01-01, 终止: {year}-12-31}}

进度: 草拟
",
        before = year - 1
    )
}

/// What is said of the values of a new item, behind each.
const SAID: [(crate::diagnostic::Step, &str); 4] = [
    (Item::name, "与事项清单一致"),
    (Item::processing, "即办件 或 承诺件"),
    (Item::windows, "在哪些窗口办，写窗口的标识"),
    (Item::promised_limit, "即办件写 当场办结，承诺件写 10 个工作日 这样的"),
];

fn item(desk: &mut Desk<'_>, new: &NewRecord) -> Result<(), String> {
    let (department, own) = new.id.split_once('/').ok_or("事项的标识要写部门，如 scjgj/spjyxk")?;
    let (department, own) = (department_id(desk, department)?, id(own)?);
    let Ok(RecordKey::Department(of)) = record_named(desk.registry(), &department) else {
        return Err(format!("没有部门“{department}”"));
    };
    let registry = desk.registry();
    let department = &registry.departments[of];
    if department.items.iter().any(|item| *registry.items[*item].id == *own.as_str()) {
        return Err(format!("{}已经有标识为“{own}”的事项", department.short_name()));
    }
    let category = new.category.as_deref().ok_or("请写事项类型：--category 行政许可")?;
    let category = Category::parse(category).map_err(|fault| fault.message)?;
    let text = |text: &str| Meant::Text(text.to_owned());
    let window = department.windows.first().map(|window| text(&registry.windows[*window].id));
    let fields = [
        (Item::id, text(own.as_str())),
        (Item::name, text(new.name.as_deref().unwrap_or(TO_FILL))),
        (Item::processing, text(Processing::Instant.label())),
        (Item::windows, Meant::List(window.into_iter().collect())),
        (Item::promised_limit, text("当场办结")),
    ];
    let fields = fields.into_iter().map(|(step, value)| (step.to_string(), value)).collect();
    let path = begin(desk, of, category, Meant::Fields(fields))?;
    annotate(desk, &path, own.as_str())?;
    desk.note(
        "写着“待填写”的和注释里说到的，填好以后再运行 mingchuang check；还要写设定依据、受理条件、申请材料。",
    );
    Ok(())
}

/// Puts what is said behind the values of the new item, which is the last of its list.
fn annotate(desk: &mut Desk<'_>, path: &str, own: &str) -> Result<(), String> {
    let text = desk.text(path)?.to_owned();
    let begins = [format!("{}: {own}", Item::id.label()), format!("{}: {own}", Item::id)];
    let start = begins.iter().filter_map(|begin| text.rfind(begin.as_str())).max();
    let (before, new) = text.split_at(start.unwrap_or(text.len()));
    let mut lines = String::new();
    for line in new.split_inclusive('\n') {
        let bare = line.trim_end();
        let said = SAID.iter().find(|(step, _)| {
            let name = bare.trim_start();
            name.starts_with(&format!("{}:", step.label())) || name.starts_with(&format!("{step}:"))
        });
        match said {
            Some((_, said)) => {
                lines.extend([bare, "  # ", said, line.get(bare.len()..).unwrap_or_default()]);
            }
            None => lines += line,
        }
    }
    // It is read again: nothing but comments may have come.
    let told = format!("{before}{lines}");
    let is_sound = crate::edit::meant(path, &told).ok() == crate::edit::meant(path, &text).ok();
    if is_sound {
        match desk.content.texts.get(path) {
            Some(from) => desk.done.revision.change(path, from.as_str(), told),
            None => desk.done.revision.write(path, told),
        }
    }
    Ok(())
}
