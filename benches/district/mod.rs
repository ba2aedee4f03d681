//! A seeded content generator: N windows, N/5 departments, 10·N items, a letter for every window.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// A small deterministic generator of numbers (splitmix64): the same seed writes the same district.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

const SUBJECTS: [&str; 12] = [
    "食品经营",
    "药品零售",
    "道路运输",
    "户外广告",
    "排水",
    "取水",
    "林木采伐",
    "民办学校",
    "养老机构",
    "公共场所卫生",
    "烟花爆竹零售",
    "建筑施工",
];
const VERBS: [&str; 8] = ["许可", "备案", "变更登记", "注销", "延续", "补证", "年度报告", "核准"];
const SCOPES: [&str; 6] = ["（新办）", "（变更）", "（延续）", "（个体）", "（企业）", "（临时）"];
const MATERIALS: [&str; 6] =
    ["申请表", "居民身份证", "营业执照", "场所使用证明", "设施设备清单", "管理制度文本"];

/// Windows a department has, and items a window handles.
const WINDOWS: usize = 5;
const ITEMS: usize = 10;

/// Writes the content of a district with so many windows.
pub(crate) fn write(folder: &Path, windows: usize, seed: u64) -> io::Result<()> {
    let mut numbers = Numbers(seed);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for part in [
        "departments",
        "windows",
        "items",
        "letters/2026",
        "centers",
        "calendar",
        "notices",
        "pages",
        "attachments",
    ] {
        fs::create_dir_all(folder.join(part))?;
    }
    for file in [
        "site.yaml",
        "policy.yaml",
        "calendar/2026.yaml",
        "centers/qzwfw.yaml",
        "notices/gnzbt-2017-23.md",
        "attachments/授权书样本.pdf",
    ] {
        fs::copy(example.join(file), folder.join(file))?;
    }
    for department in 0..windows / WINDOWS {
        write_department(folder, department, &mut numbers)?;
    }
    Ok(())
}

fn write_department(folder: &Path, department: usize, numbers: &mut Numbers) -> io::Result<()> {
    let id = format!("d{department:05}");
    fs::write(
        folder.join(format!("departments/{id}.yaml")),
        format!(
            "name: 示例第{department}局\nkind: 区直部门\nlegal_representative: {{name: 甲示例, title: 局长}}\n\
             approval_office: {{name: 行政审批办公室, stationed: 是}}\naddress: 示例路{department}号\n\
             phone: 0775-00{department:05}\norder: {department}\n"
        ),
    )?;
    let mut items = format!("department: {id}\ncategory: 行政确认\ndocument: 港南政发〔2017〕3号\nitems:\n");
    for window in 0..WINDOWS {
        let window_id = format!("{id}-{window}");
        let mut letter = [String::new(), String::new()];
        for item in 0..ITEMS {
            let item_id = format!("i{window}{item}");
            let instant = numbers.below(2) == 0;
            write_item(&mut items, &item_id, &window_id, instant, numbers);
            let list = &mut letter[usize::from(!instant)];
            let separator = if list.is_empty() { "" } else { ", " };
            let _ = write!(list, "{separator}{item_id}");
        }
        let number = department * WINDOWS + window;
        write_window(folder, &id, &window_id, number)?;
        write_letter(folder, &id, &window_id, number, &letter)?;
    }
    fs::write(folder.join(format!("items/{id}.yaml")), items)
}

fn write_item(out: &mut String, id: &str, window: &str, instant: bool, numbers: &mut Numbers) {
    let name =
        format!("{}{}{}（{id}）", numbers.pick(&SUBJECTS), numbers.pick(&VERBS), numbers.pick(&SCOPES));
    let (processing, promised) =
        if instant { ("即办件", "当场办结") } else { ("承诺件", "7 个工作日") };
    let _ = write!(
        out,
        "  - id: {id}\n    name: {name}\n    aliases: [办{}, {}证]\n    processing: {processing}\n    windows: [{window}]\n    \
         statutory_limit: 20 个工作日\n    promised_limit: {promised}\n    fee: {{charged: 否}}\n    visits: 1\n    \
         audience: [个人, 法人]\n    accept_condition: 申请人依法设立，场所和设施符合要求。\n    \
         by_law: [{{title: 中华人民共和国行政许可法, article: 第十二条}}]\n    result: {{name: 许可证, validity: 5 年}}\n    materials:\n",
        numbers.pick(&SUBJECTS),
        numbers.pick(&SUBJECTS),
    );
    for _ in 0..3 {
        let _ = writeln!(
            out,
            "      - {{name: {}, original: 1, copies: {}}}",
            numbers.pick(&MATERIALS),
            numbers.below(3)
        );
    }
    if !instant {
        out.push_str("    approver_title: 分管副局长\n");
    }
}

fn write_window(folder: &Path, department: &str, id: &str, number: usize) -> io::Result<()> {
    fs::write(
        folder.join(format!("windows/{id}.yaml")),
        format!(
            "name: 示例第{number}号窗口\nkind: 综合窗口\ncenter: qzwfw\ndepartments: [{department}]\n\
             counters: [\"W{number:05}\"]\nfloor: 一楼\nphone: 0775-0{number:06}\nposts:\n\
             - {{role: 首席代表, name: 乙示例{number}, title: 科长, since: 2025-01-01}}\n\
             - {{role: A岗, name: 丙示例{number}, since: 2025-01-01}}\n- {{role: B岗, name: 丁示例{number}, since: 2025-01-01}}\n\
             formed_on: 2025-12-15\n"
        ),
    )
}

fn write_letter(
    folder: &Path,
    department: &str,
    window: &str,
    number: usize,
    items: &[String; 2],
) -> io::Result<()> {
    let [instant, promised] = items;
    let mut letter = format!(
        "number: 示例授〔2025〕{window}号\ndepartment: {department}\nwindow: {window}\nreason: 年度授权\n\
         legal_representative: 甲示例\ngrantees: {{chief: 乙示例{number}, a: [丙示例{number}], b: [丁示例{number}]}}\n\
         scope: 本窗口承办的全部事项。\ngrants:\n"
    );
    if !instant.is_empty() {
        let powers = "受理决定权, 审核审批权, 办理事项制证权, 办理结果送达权, 应诉代理权";
        let _ = write!(letter, "- items: [{instant}]\n  powers: [{powers}]\n");
    }
    if !promised.is_empty() {
        let powers = "受理决定权, 协调处置权, 办理事项制证权, 办理结果送达权, 应诉代理权";
        let _ = write!(letter, "- items: [{promised}]\n  powers: [{powers}]\nwithheld:\n");
        let _ = writeln!(
            letter,
            "- {{items: [{promised}], powers: [审核审批权], reason: 需现场核查，由分管领导审批}}"
        );
    }
    letter.push_str(
        "responsibility: 法律责任由部门承担。\nsigned_on: 2025-12-15\nterm: {from: 2026-01-01, to: 2026-12-31}\n",
    );
    fs::write(folder.join(format!("letters/2026/{window}.yaml")), letter)
}
