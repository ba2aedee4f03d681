// Records that must be accepted, and broken ones beside their sound twins that must not.

const WINDOW = `name: 窗口
kind: 部门窗口
center: hall
phone: "0775-1234567"
`;
const WINDOW_IN_CHINESE = `窗口名称: 窗口
类型: department
所在中心: hall
电话: 0775-1234567
岗位: [{岗位: 首席代表, 姓名: 张三}]
`;
const ITEMS = `department: scjgj
category: 行政许可
items:
  - {id: 0012, name: 食品经营许可, processing: 即办件}
`;
const item = (more) => ITEMS.replace("即办件", `即办件, ${more}`);
const LETTER = `number: 授〔2025〕1号
department: a
window: b
reason: 年度授权
legal_representative: 张三
grantees: {chief: 李四}
term: {from: 2026-01-01, to: 2026-12-31}
`;

/** claim, kind, text */
export const ACCEPTED = [
  ["a log of changes is accepted", "changes", `变更:
- {日期: 2026-11-24, 信息: windows/scjgj, 改动: 咨询电话}
- {日期: 2026-11-24, 信息: windows/scjgj, 改动: 楼层, 原为: [一楼], 现为: ["二楼 # 东"], 理由: 大厅改造, 已隐去: 是}
`],
  ["a list of what has ended is accepted", "ended", `终止:
- {记录: notices/jiu, 名称: 旧通知, 终止日期: 2026-06-30, 原因: 已由新的通知代替, 转到: notices/xin}
`],
  ["a ledger is accepted", "ledger", `entries:
- {record: pages/guide, published_on: 2026-11-23}
- {record: windows/scj, number: 2026-00001, published_on: 2026-11-23, former: [windows/scjgj]}
pages: [az/k.html]
`],
  ["Chinese keys and English terms are accepted", "window", WINDOW_IN_CHINESE],
  ["an id of digits is accepted", "items", ITEMS],
  ["是, 否, NO and false are all answers", "items", item("certificate: NO, fee: {charged: 否}")],
  ["a truth value is an answer", "items", item("certificate: true, fee: {charged: false}")],
  ["a text that YAML takes for a truth value is a text", "window", WINDOW.replace("name: 窗口", "name: true")],
  ["a text that YAML takes for a number is a text", "window", `${WINDOW}floor: 3\ncounters: [01, 1.50]\n`],
  ["a code of 31 digits is accepted without quotation marks", "items", item("task_code: 1145080300000000000000000000001")],
  ["a date of eight digits is accepted", "window", `${WINDOW}formed_on: 20261201\nupdated_on: 2026年12月1日\n`],
  ["a file is accepted as its path alone", "letter", `${LETTER}scan: attachments/a.pdf\n`],
  ["a file is accepted with title and check", "letter", `${LETTER}扫描件: {文件: attachments/a.pdf, 标题: 甲, checked: {on: 2026-11-20, by: 乙}}\n`],
  ["a limit is accepted in its forms", "items", item("statutory_limit: 20 个工作日, promised_limit: 当场办结")],
];

/** claim, kind, sound twin, broken text */
export const REJECTED = [
  ["an unknown key is rejected", "window", WINDOW, `${WINDOW}phonee: "1"\n`],
  ["a private key is rejected", "window", WINDOW, `${WINDOW}posts: [{role: A岗, name: 张三, 身份证号: "1"}]\n`],
  ["an unknown key in a record inside a list is rejected", "items", item("fee: {charged: 否}"), item("fee: {charged: 否, sum: 1}")],
  ["a wrong term is rejected", "window", WINDOW, WINDOW.replace("部门窗口", "部门")],
  ["a wrong term under a Chinese key is rejected", "window", WINDOW_IN_CHINESE, WINDOW_IN_CHINESE.replace("首席代表", "首席")],
  ["a wrong term in a list is rejected", "letter", `${LETTER}grants: [{powers: [受理决定权]}]\n`, `${LETTER}grants: [{powers: [受理权]}]\n`],
  ["a missing required key is rejected", "window", WINDOW, WINDOW.replace("name: 窗口\n", "")],
  ["a missing required key inside a record is rejected", "letter", LETTER, LETTER.replace(", to: 2026-12-31", "")],
  ["a required key without a value is rejected", "window", WINDOW, WINDOW.replace("hall", "")],
  ["a list where a text belongs is rejected", "window", WINDOW, WINDOW.replace("name: 窗口", "name: [窗口]")],
  ["a record where a text belongs is rejected", "window", WINDOW, WINDOW.replace("hall", "{id: hall}")],
  ["a text where a list belongs is rejected", "window", `${WINDOW}counters: [A01]\n`, `${WINDOW}counters: A01\n`],
  ["a text where a record belongs is rejected", "letter", LETTER, LETTER.replace("{chief: 李四}", "李四")],
  ["a key and its alias at once are rejected", "window", WINDOW, `${WINDOW}名称: 窗口\n`],
  ["two aliases of a key at once are rejected", "window", WINDOW_IN_CHINESE, `${WINDOW_IN_CHINESE}名称: 窗口\n`],
  ["a date that is none is rejected", "window", `${WINDOW}formed_on: 2026-12-01\n`, `${WINDOW}formed_on: 去年底\n`],
  ["a malformed id is rejected", "window", WINDOW, WINDOW.replace("hall", "Hall_1")],
  ["an address without a scheme is rejected", "items", item("online_url: https://a.cn/"), item("online_url: a.cn")],
  ["a file without its path is rejected", "letter", `${LETTER}scan: {file: attachments/a.pdf}\n`, `${LETTER}scan: {title: 甲}\n`],
  ["a list where a file belongs is rejected", "letter", `${LETTER}scan: attachments/a.pdf\n`, `${LETTER}scan: [attachments/a.pdf]\n`],
  ["a front matter without a title is rejected", "page", "title: 甲\nsummary: 乙\n", "summary: 乙\n"],
];
