//! What the lookup is measured with: official item names, queries, and made-up names among which to find them.

use std::collections::BTreeSet;
use std::path::Path;

use mingchuang::lookup::{Answer, Directory, Entry, EntryKind, Place};
use mingchuang::records::{Date, Days};
use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

/// A query and the names that answer it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Query {
    /// `open`: looked at while the lookup was written; `held`: only counted.
    pub(super) set: String,
    /// `everyday`, `fragment`, `pinyin`, `initials`, `typo`, `sentence`.
    pub(super) kind: String,
    /// What is typed.
    pub(super) q: String,
    /// Any of these is a hit.
    pub(super) expect: Vec<String>,
}

impl Query {
    /// Has it no two characters in a row in common with any name that answers it? Then only the lexicon can help.
    pub(super) fn shares_no_text(&self) -> bool {
        let typed: Vec<char> = self.q.chars().collect();
        let pairs: Vec<String> = typed.windows(2).map(|two| two.iter().collect()).collect();
        !pairs.iter().any(|pair| self.expect.iter().any(|name| name.contains(pair.as_str())))
    }
}

/// A query as people say it who do not know what it is called, or who ask for something else. Written by hands that knew
/// neither the lexicon nor the lookup, and in halves that are alike.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Harder {
    /// `open`: looked at while the lookup is written; `held`: only counted.
    pub(super) set: String,
    /// `story`: a situation without the noun; `spaced`, `unfinished`, `english`: ways of typing; `elsewhere`: what is handled
    /// elsewhere or nowhere; `close`: the same in the words of something that is handled; `house`: about the house or the site;
    /// `place`: a matter in a town of the example.
    pub(super) kind: String,
    /// What is typed.
    pub(super) q: String,
    /// Any of these names is a hit; none, if nothing here answers it.
    #[serde(default)]
    pub(super) expect: Vec<String>,
}

/// All harder queries.
pub(super) fn harder() -> Vec<Harder> {
    read("harder.json")
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    department: String,
}

fn read<T: for<'d> Deserialize<'d>>(file: &str) -> T {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lookup").join(file);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// All queries.
pub(super) fn queries() -> Vec<Query> {
    read("queries.json")
}

/// A directory of so many items with names all different, in an order that means nothing: those of the catalogue, and
/// combinations of a subject, what is done, and for whom, many of them as short as real ones.
pub(super) fn directory(count: usize) -> Directory {
    let listed: Vec<Listed> = read("catalogue.json");
    let mut departments: Vec<String> = listed.iter().map(|item| item.department.clone()).collect();
    departments.sort();
    departments.dedup();
    let known: BTreeSet<&str> = listed.iter().map(|item| item.name.as_str()).collect();
    let mut names: Vec<(String, usize)> = listed
        .iter()
        .map(|item| (item.name.clone(), departments.binary_search(&item.department).unwrap()))
        .collect();
    names.extend(made_up(count * 3, &known).take(count.saturating_sub(listed.len())).map(|name| {
        let department = usize::try_from(xxh3_64(name.as_bytes())).unwrap() % departments.len();
        (name, department)
    }));
    names.sort_by_key(|(name, _)| xxh3_64(name.as_bytes()));
    let windows = |department: usize| Place {
        url: format!("windows/w{department}.html").into(),
        name: format!("{}窗口", departments[department]).into(),
        spot: format!("政务服务中心{}楼{}号", department % 4 + 1, department + 1).into(),
        phone: format!("0775-43{department:05}").into(),
        dialled: format!("077543{department:05}").into(),
        hours: "123458 540-720 900-1080".into(),
        ..Place::default()
    };
    let entry = |(name, department): (String, usize)| {
        let id = xxh3_64(name.as_bytes()) & 0xff_ffff;
        let answer = Answer {
            area: 0,
            url: format!("items/d{department}/{id:06x}.html").into(),
            tag: if id.is_multiple_of(3) { "即办件" } else { "承诺件" }.into(),
            places: vec![u32::try_from(department).unwrap()],
            brief: brief(id),
            ..Answer::default()
        };
        Entry { kind: EntryKind::Item, name: name.into(), answers: vec![answer], ..Entry::default() }
    };
    Directory {
        entries: names.into_iter().map(entry).collect(),
        places: (0..departments.len()).map(windows).collect(),
        areas: Vec::new(),
    }
}

/// What an answer says of an item besides: who decides this year and later, how long it takes, what it costs.
fn brief(id: u64) -> Vec<(Box<str>, Days)> {
    let year = Days::new(None, Date::read("2026-12-31"));
    let later = Days::new(Date::read("2027-01-01"), None);
    let approver = ["分管副局长", "局长", "分管领导或主要领导"][(id / 3 % 3) as usize];
    let decided = if id.is_multiple_of(3) {
        "窗口当场决定".to_owned()
    } else {
        format!("窗口受理，{approver}审批")
    };
    let fee = if id.is_multiple_of(9) { "收费" } else { "不收费" };
    let always = [format!("{} 个工作日", id % 20 + 1), fee.to_owned(), format!("带 {} 样", id % 7 + 1)];
    let always = always.into_iter().map(|said| (said.into(), Days::default()));
    [(decided.into(), year), ("授权已失效，由部门办理".into(), later)].into_iter().chain(always).collect()
}

/// Names that might be official, all different, in an order that means nothing.
fn made_up<'k>(about: usize, known: &'k BTreeSet<&str>) -> impl Iterator<Item = String> + use<'k> {
    let subjects: Vec<String> =
        KINDS.iter().flat_map(|kind| THINGS.iter().map(move |thing| format!("{kind}{thing}"))).collect();
    let scopes = SCOPES.len();
    let all = subjects.len() * VERBS.len() * scopes;
    // Steps through all combinations in an order without pattern: the step has no divisor in common with their number.
    let step = (0..1000).map(|i| 1_000_003 + 2 * i).find(|step| greatest_divisor(*step, all) == 1).unwrap();
    assert!(about <= all * 3, "only {all} combinations");
    (0..all).filter_map(move |i| {
        let at = (i * step + 77_777) % all;
        let (subject, rest) = (at / (VERBS.len() * scopes), at % (VERBS.len() * scopes));
        let (verb, scope) = (VERBS[rest / scopes], SCOPES[rest % scopes]);
        let name = format!("{}{verb}{scope}", subjects[subject]);
        (!known.contains(name.as_str())).then_some(name)
    })
}

fn greatest_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

const KINDS: [&str; 64] = [
    "",
    "普通",
    "特种",
    "进口",
    "出口",
    "农村",
    "城镇",
    "中外合资",
    "外商投资",
    "国有",
    "集体",
    "民营",
    "小型",
    "大型",
    "临时",
    "跨省",
    "跨区域",
    "危险",
    "保健",
    "婴幼儿",
    "老年",
    "残疾人",
    "少数民族",
    "水上",
    "航空",
    "铁路",
    "公路",
    "地下",
    "高层",
    "老旧小区",
    "工业园区",
    "商业",
    "农业",
    "林业",
    "渔业",
    "畜牧",
    "医疗",
    "教育",
    "科研",
    "文化",
    "体育",
    "旅游",
    "宗教",
    "慈善",
    "军队",
    "退役军人",
    "学生",
    "职工",
    "企业",
    "个体",
    "社会",
    "公共",
    "网络",
    "电子",
    "数字",
    "绿色",
    "节能",
    "环保",
    "二类",
    "三类",
    "甲级",
    "乙级",
    "综合",
    "专项",
];

const THINGS: [&str; 84] = [
    "食品",
    "药品",
    "化妆品",
    "医疗器械",
    "饮用水",
    "餐饮服务",
    "住宿",
    "运输车辆",
    "船舶",
    "码头",
    "仓储",
    "物流",
    "快递",
    "建筑施工",
    "装饰装修",
    "房屋租赁",
    "物业",
    "停车场",
    "加油站",
    "充电桩",
    "燃气",
    "供热",
    "供水",
    "排水",
    "污水处理",
    "垃圾处置",
    "绿化",
    "园林",
    "道路",
    "桥梁",
    "隧道",
    "管线",
    "广告牌",
    "照明",
    "测绘",
    "勘察",
    "监理",
    "设计",
    "检测机构",
    "认证机构",
    "评估机构",
    "会计代理",
    "培训机构",
    "幼儿园",
    "养老机构",
    "托育机构",
    "医院",
    "门诊部",
    "药店",
    "实验室",
    "放射源",
    "锅炉",
    "压力容器",
    "电梯",
    "起重机械",
    "游乐设施",
    "种子",
    "农药",
    "兽药",
    "饲料",
    "肥料",
    "屠宰场",
    "养殖场",
    "苗圃",
    "木材",
    "矿产",
    "砂石",
    "取水口",
    "水库",
    "堤防",
    "鱼塘",
    "渔船",
    "印刷品",
    "出版物",
    "音像制品",
    "演出",
    "展览",
    "文物",
    "档案",
    "合同",
    "基金会",
    "协会",
    "合作社",
    "公司",
];

const VERBS: [&str; 40] = [
    "经营许可",
    "经营许可证核发",
    "经营许可证变更",
    "经营许可证注销",
    "经营许可证延续",
    "经营许可证补办",
    "经营备案",
    "经营备案变更",
    "生产许可",
    "生产许可证变更",
    "生产备案",
    "使用登记",
    "使用登记变更",
    "使用登记注销",
    "设立登记",
    "设立审批",
    "变更登记",
    "注销登记",
    "资格认定",
    "资格认定变更",
    "资质核准",
    "资质延续",
    "登记证补领",
    "年度检验",
    "年度报告",
    "信息查询",
    "验收备案",
    "方案审批",
    "补贴申请",
    "补贴发放",
    "费用减免",
    "奖励申报",
    "举报受理",
    "纠纷调解",
    "从业人员登记",
    "项目审批",
    "项目备案",
    "安全审查",
    "转让登记",
    "抵押登记",
];

const SCOPES: [&str; 12] = [
    "",
    "（市级）",
    "（区级）",
    "（县级权限）",
    "（首次）",
    "（换证）",
    "（个人）",
    "（企业）",
    "（简易程序）",
    "（告知承诺）",
    "（跨区域）",
    "（下放事项）",
];
