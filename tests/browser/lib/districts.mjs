// Small random districts: a content folder in which everything that has days has some, made from a seed.
//
// Only what `check` accepts: contradictions are the subject of other tests. All letters are signed by the day of the
// first build, because what is signed later is not in the records yet.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

import { Random, dayOf, monthEnd, textOf, yearOf } from "./random.mjs";

const SMALLEST = fileURLToPath(new URL("../../fixtures/one-window", import.meta.url));
const ALL = readdirSync(SMALLEST, { recursive: true }).filter((path) => /\.(yaml|md)$/.test(path));
/** Taken from the smallest content as they are. */
const KEPT = ["site.yaml", "policy.yaml", "pages/guide.md", "notices/notice.md"];

/** How many days after its building a site must still be right. */
export const RANGE = 400;

const OFFICES = ["市场监督管理局", "民政局", "自然资源局", "公安分局"];
const SURNAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
const THINGS = ["食品经营", "社会团体", "不动产权", "居民身份", "道路运输", "户外广告", "特种设备", "临时用地", "残疾人补贴", "老年人优待"];
const ACTS = ["许可证核发", "登记", "变更", "注销", "备案"];
const CATEGORIES = ["行政许可", "公共服务", "行政确认"];
const POWERS = ["受理决定权", "审核审批权", "协调处置权", "办理事项制证权", "办理结果送达权", "应诉代理权"];
const REASONS = ["需现场核查，由分管领导审批", "由部门统一制证", "涉及公共安全，由部门受理"];

/** What not every program knows of: a field of its schema. */
export const FIELDS = {
  suspended: ["window", "suspended"],
  opened: ["window", "opened_on"],
  windowNames: ["window", "names"],
  names: ["department", "names"],
  ended: ["department", "ended_on"],
  established: ["department", "established_on"],
  moved: ["items", "moved_to"],
  signedAs: ["letter", "signed_as"],
};

/** And what not every program accepts, each shown by a small content on a day. */
export const CONTENTS = { chains: () => chained(), outlived: () => outlived() };
export const CONTENTS_DAY = "2026-07-01";

const smallest = () => new Map(ALL.map((path) => [path, readFileSync(join(SMALLEST, path), "utf8")]));

/** Letters each of which replaces the one before. */
function chained() {
  const files = smallest();
  const letter = files.get("letters/2026/scjgj.yaml");
  for (const [n, from] of ["2026-03-01", "2026-06-01"].entries()) {
    const next = letter.replace(/^number: .*$/m, `number: 示授〔2026〕${n}号`).replace(/^signed_on: .*$/m, `signed_on: ${from}`)
      .replace("from: 2026-01-01", `from: ${from}`);
    files.set(`letters/2026/scjgj-${n + 1}.yaml`, `${next.trimEnd()}\nsupersedes: ${n ? `scjgj-${n}` : "scjgj"}\n`);
  }
  return files;
}

/** An item at two windows, one of which has closed. */
function outlived() {
  const files = smallest();
  const window = files.get("windows/scjgj.yaml").replace("name: ", "name: 第二").replace("A01", "A02").replace("部门窗口", "综合窗口");
  files.set("windows/second.yaml", `${window.trimEnd()}\nstatus: 撤销\nclosed_on: 2026-03-31\n`);
  files.set("items/scjgj.yaml", files.get("items/scjgj.yaml").replace("windows: [scjgj]", "windows: [scjgj, second]"));
  return files;
}

/**
 * A district. `files`: the content. `built`: the day of the first build. `edges`: the days on which something begins
 * or is over, and their neighbours. `names`: what is called how, for messages.
 */
export function district(seed, knows = new Set()) {
  return new District(seed, knows).make();
}

class District {
  constructor(seed, knows) {
    this.random = new Random(seed);
    this.knows = knows;
    this.files = new Map();
    this.edges = new Set();
    this.names = new Map();
    this.people = 0;
  }

  make() {
    this.built = this.firstDay();
    this.year = yearOf(this.built);
    this.keepSmallest();
    this.makeCalendars();
    this.centers = this.many(1, 2, (n) => this.makeCenter(n));
    this.departments = this.many(2, 4, (n) => this.makeDepartment(n));
    this.departments.forEach((department) => this.writeDepartment(department));
    this.makeWindows();
    this.departments.forEach((department) => this.makeItems(department));
    this.moveItems();
    this.windows.forEach((window) => this.writeWindow(window));
    this.departments.forEach((department) => this.writeItems(department));
    this.departments.forEach((department) => this.makeLetters(department));
    const edges = [...this.edges].filter((day) => day >= this.built && day <= this.built + RANGE).sort((a, b) => a - b);
    return { files: this.files, built: textOf(this.built), edges: edges.map(textOf), names: this.names };
  }

  // --- days ---

  firstDay() {
    const { random } = this;
    const year = random.pick([2026, 2027, 2028]);
    const edges = ["01-01", "01-02", "02-28", "03-01", "11-30", "12-01", "12-02", "12-30", "12-31"].map((day) => dayOf(`${year}-${day}`));
    return random.chance(0.4) ? random.pick([...edges, dayOf("2028-02-29")]) : dayOf(`${year}-01-01`) + random.int(0, 364);
  }

  /** A day near the first build or in the time after it, often at the end of a month. */
  someDay(first = -60, last = RANGE) {
    const day = this.built + this.random.int(first, last);
    return this.random.chance(0.4) ? monthEnd(day) + this.random.int(0, 1) : day;
  }

  /** Remembers the first day of something. */
  begins(day) {
    [day - 1, day, day + 1].forEach((edge) => this.edges.add(edge));
    return textOf(day);
  }

  /** Remembers the last day of something. */
  ends(day) {
    [day, day + 1].forEach((edge) => this.edges.add(edge));
    return textOf(day);
  }

  /** A span that begins near the first build or later. */
  span(first, last, longest) {
    const from = this.someDay(first, last);
    return { from: this.begins(from), to: this.ends(from + this.random.int(0, longest)) };
  }

  // --- writing ---

  many(least, most, make) {
    return Array.from({ length: this.random.int(least, most) }, (_, n) => make(n + 1));
  }

  /** YAML in its JSON form: a key a line. */
  write(path, record) {
    const pairs = Object.entries(record).filter(([, value]) => value !== undefined);
    this.files.set(path, pairs.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join(""));
  }

  named(kind, name) {
    this.names.set(name, kind);
    return name;
  }

  person() {
    const n = this.people++;
    return this.named("人", `${SURNAMES[n % SURNAMES.length]}${SURNAMES[Math.floor(n / SURNAMES.length)]}示例`);
  }

  phone() {
    return `0775-${this.random.int(1000, 9999)}${this.random.int(100, 999)}`;
  }

  // --- what there is once ---

  keepSmallest() {
    for (const path of KEPT) this.files.set(path, readFileSync(join(SMALLEST, path), "utf8"));
    if (this.random.chance(0.5)) {
      this.soon = this.random.pick([0, 10, 45]);
      this.files.set("policy.yaml", `${this.files.get("policy.yaml")}expiring_days: ${this.soon}\n`);
    } else {
      this.soon = 30;
    }
  }

  /** Sometimes this year's calendar, and sometimes the next year's. */
  makeCalendars() {
    for (const [year, share] of [[this.year, 0.9], [this.year + 1, 0.5], [this.year + 2, 0.1]]) {
      if (!this.random.chance(share)) continue;
      const holidays = [[`${year}-01-01`, 1], [`${year}-05-01`, 3], [`${year}-10-01`, 7]].flatMap(([first, days]) =>
        Array.from({ length: days }, (_, n) => dayOf(first) + n));
      const weekends = Array.from({ length: 365 }, (_, n) => dayOf(`${year}-01-01`) + n)
        .filter((day) => [2, 3].includes(((day % 7) + 7) % 7) && !holidays.includes(day));
      const work = this.random.sample(weekends, 3).sort((a, b) => a - b);
      for (const day of [...holidays, ...work]) this.edges.add(day);
      this.write(`calendar/${year}.yaml`, { off: holidays.map(textOf), work: work.map(textOf) });
    }
  }

  hours() {
    const row = (days, opens, closes, more) => ({ days, opens, closes, ...more });
    const all = [row("周一至周五", "9:00", "12:00"), row("周一至周五", "15:00", "18:00")];
    if (this.random.chance(0.3)) all.push(row("周六", "9:00", "11:30", { kind: this.random.pick(["延时", "预约"]) }));
    if (!this.random.chance(0.4)) return all;
    const change = this.someDay(0);
    const until = this.ends(change - 1), since = this.begins(change);
    return [
      row("周一至周五", "9:00", "12:00", { to: until }), row("周一至周五", "15:00", "18:00", { to: until }),
      row("周一至周五", "8:30", "12:00", { from: since }), row("周一至周五", "14:30", "17:30", { from: since }),
    ];
  }

  makeCenter(n) {
    const id = `c${n}`;
    const district = n === 1;
    this.write(`centers/${id}.yaml`, {
      name: this.named("中心", district ? "示例区政务服务中心" : "示例镇便民服务中心"),
      level: district ? "区级" : "镇级",
      address: `示例路${n}号`,
      phone: this.phone(),
      hours: this.hours(),
      open_on_holidays: this.random.chance(0.2) ? "是" : undefined,
      closures: this.random.chance(0.5) ? this.many(1, 2, (k) => ({ ...this.span(-20, RANGE, 6), reason: `检修第${k}次` })) : undefined,
    });
    return id;
  }

  /** The first department is always there; of the others one may begin later, or end and go on as the first. */
  makeDepartment(n) {
    const { random } = this;
    const department = { n, id: `d${n}`, name: this.named("部门", `示例区${OFFICES[n - 1]}`), signer: this.person(), items: [] };
    const fate = n > 1 ? random.next() : 1;
    if (fate < 0.15 && this.knows.has("ended")) department.ended = this.someDay(-20, 300);
    else if (fate < 0.25 && this.knows.has("established")) department.established = this.someDay(-20, 200);
    return department;
  }

  writeDepartment({ n, id, name, signer, ended, established }) {
    const { random } = this;
    const statistics = [this.year - 1, this.year, this.year + 1].filter(() => random.chance(0.4)).map((year) => {
      const accepted = random.pick([0, 120]);
      return { year, accepted, concluded: random.chance(0.6) ? accepted : Math.floor(accepted / 2) };
    });
    this.write(`departments/${id}.yaml`, {
      name,
      short_name: random.chance(0.5) ? this.named("部门", `区${OFFICES[n - 1]}`) : undefined,
      kind: random.pick(["区直部门", "市驻单位"]),
      legal_representative: { name: signer, title: "局长" },
      approval_leaders: random.chance(0.7) ? [{ role: "分管领导", title: "分管副局长" }] : undefined,
      address: `示例路${10 + n}号`,
      phone: this.phone(),
      statistics: statistics.length ? statistics : undefined,
      names: this.formerNames("names", `示例区旧${OFFICES[n - 1]}`, established, ended),
      established_on: established && this.begins(established),
      ended_on: ended && this.ends(ended),
      moved_to: ended && "d1",
      order: n,
    });
  }

  /** A former name of something that is there on these days; nobody knows today how a thing will be called later. */
  formerNames(feature, name, first = -Infinity, last = Infinity) {
    if (!this.knows.has(feature) || !this.random.chance(0.3)) return undefined;
    const until = Math.min(this.someDay(-300, -1), this.built - 1);
    return until < first || until > last ? undefined : [{ name: this.named("旧名", name), until: this.ends(until) }];
  }

  // --- windows ---

  /** A window for each department, and a few more for one or several. */
  makeWindows() {
    const { random, departments } = this;
    this.windows = departments.map(({ id }, n) => this.window(n, "部门窗口", [id], `${OFFICES[n]}窗口`));
    const more = random.int(0, 6 - departments.length);
    for (let k = 0; k < more; k++) {
      const served = random.chance(0.6) ? random.sample(departments, random.int(2, departments.length)) : [random.pick(departments)];
      this.windows.push(this.window(this.windows.length, "综合窗口", served.map(({ id }) => id).sort(), `综合窗口${"一二三四"[k]}`));
    }
  }

  window(n, kind, served, name) {
    const { random } = this;
    const window = { id: `w${n + 1}`, kind, served, name: this.named("窗口", `示例区${name}`), center: random.pick(this.centers), n };
    window.posts = this.posts();
    const whose = this.departments.filter(({ id }) => served.includes(id));
    const fate = random.next();
    if (whose.every(({ ended }) => ended)) {
      window.status = "撤销";
      window.closed = Math.max(...whose.map(({ ended }) => ended));
    } else if (whose.every(({ established }) => established)) {
      if (this.knows.has("opened")) window.opened = Math.min(...whose.map(({ established }) => established));
    } else if (fate < 0.08) {
      window.status = "暂停";
    } else if (fate < 0.2) {
      window.status = "撤销";
      window.closed = this.someDay(-40, RANGE);
    } else if (fate < 0.4 && this.knows.has("suspended")) {
      window.suspended = [{ ...this.span(-20, RANGE, 40), reason: "窗口改造" }];
      if (random.chance(0.2)) delete window.suspended[0].to;
    } else if (fate < 0.5 && this.knows.has("opened")) {
      window.opened = this.someDay(-20, 200);
    }
    return window;
  }

  /** A chief on every day, A posts on every day, B posts mostly. */
  posts() {
    const { random } = this;
    const posts = [];
    const held = (role, changes) => {
      const days = Array.from({ length: changes }, () => this.someDay()).sort((a, b) => a - b);
      const spans = [...new Set(days)];
      for (let at = 0; at <= spans.length; at++) {
        posts.push({
          role,
          name: this.person(),
          title: role === "首席代表" ? "股长" : undefined,
          since: at > 0 ? this.begins(spans[at - 1]) : undefined,
          until: at < spans.length ? this.ends(spans[at] - 1) : undefined,
        });
      }
    };
    held("首席代表", random.pick([0, 0, 0, 1, 1, 2]));
    held("A岗", random.pick([0, 0, 1]));
    if (random.chance(0.3)) posts.push({ role: "A岗", name: this.person(), since: this.begins(this.someDay()) });
    if (random.chance(0.8)) held("B岗", random.pick([0, 0, 1]));
    return posts;
  }

  writeWindow(window) {
    const { random } = this;
    this.write(`windows/${window.id}.yaml`, {
      name: window.name,
      kind: window.kind,
      center: window.center,
      departments: window.served,
      counters: [`A0${window.n + 1}`],
      floor: random.chance(0.5) ? "一楼" : undefined,
      phone: this.phone(),
      hours: random.chance(0.3) ? this.hours() : undefined,
      posts: window.posts,
      status: window.status,
      closed_on: window.closed && this.ends(window.closed),
      suspended: window.suspended,
      opened_on: window.opened && this.begins(window.opened),
      names: this.formerNames("windowNames", `旧${window.name}`, window.opened, window.closed),
      alert: random.chance(0.4) ? { text: "临时公告：请走侧门。", ...this.span(-30, 200, 60) } : undefined,
      order: window.n + 1,
    });
  }

  // --- items ---

  makeItems(department) {
    const { random } = this;
    const serving = this.windows.filter(({ served }) => served.includes(department.id));
    const names = random.sample(THINGS.flatMap((thing) => ACTS.map((act) => thing + act)), random.int(2, 8));
    department.items = names.map((name, n) => this.item(department, serving, name, n));
    if (random.chance(0.2) && names.length > 3) {
      const [main, ...parts] = department.items;
      for (const part of parts.slice(0, 2)) Object.assign(part.record, { parent_name: main.record.name });
    }
  }

  item(department, serving, name, n) {
    const { random } = this;
    const windows = random.chance(0.65) ? [serving[0]] : random.sample(serving, random.int(1, 2));
    const instant = random.chance(0.6);
    const item = { id: `i${n + 1}`, windows, instant, from: -Infinity, to: Infinity, category: random.pick(CATEGORIES) };
    if (random.chance(0.15)) item.from = this.someDay(-60, 300);
    if (department.established) item.from = Math.max(item.from, department.established);
    // An item must not outlive its department, nor the windows that handle it.
    const works = windows.filter((window) => !window.closed);
    const isLeft = works.length && works.length < windows.length && this.knows.has("outlived");
    const closed = windows.flatMap((window) => (isLeft ? [] : window.closed ?? [])).concat(department.ended ?? []);
    if (closed.length) item.to = Math.min(...closed) - random.pick([0, 0, 5]);
    else if (random.chance(0.18)) item.to = Math.max(item.from, this.built - 60) + random.int(0, 300);
    if (item.from > item.to) item.from = item.to - random.int(0, 30);
    const dated = (day, remember) => (Number.isFinite(day) ? remember.call(this, day) : undefined);
    item.record = {
      id: item.id,
      name: this.named("事项", name),
      aliases: random.chance(0.3) ? [`办${name.slice(0, 4)}`] : undefined,
      processing: instant ? "即办件" : "承诺件",
      windows: windows.map(({ id }) => id),
      accept_condition: "已取得营业执照。",
      statutory_limit: instant ? undefined : "20 个工作日",
      promised_limit: instant ? "当场办结" : "10 个工作日",
      fee: random.chance(0.2) ? { charged: "是", standard: "每证 10 元", basis: "示价〔2020〕1号" } : { charged: "否" },
      visits: 1,
      certificate: random.chance(0.2) ? "否" : undefined,
      approver_title: instant || random.chance(0.5) ? undefined : "分管副局长",
      effective_from: dated(item.from, this.begins),
      effective_to: dated(item.to, this.ends),
      withdrawn_note: Number.isFinite(item.to) && random.chance(0.6) ? "按上级决定取消。" : undefined,
      adjustment: Number.isFinite(item.from) && random.chance(0.3)
        ? { kind: "扩权强县新增", document_no: "示政发〔2026〕1号", effective_on: textOf(item.from) } : undefined,
    };
    return item;
  }

  /** An item that ends may go on as another one that does not. */
  moveItems() {
    if (!this.knows.has("moved")) return;
    const all = this.departments.flatMap((department) => department.items.map((item) => ({ department, item })));
    for (const { item, department } of all.filter(({ item }) => Number.isFinite(item.to) && this.random.chance(0.4))) {
      const heirs = all.filter((other) => other.item !== item && other.item.to === Infinity && !(other.item.from > item.to + 1));
      if (!heirs.length) continue;
      const heir = this.random.pick(heirs);
      item.record.moved_to = heir.department === department ? heir.item.id : `${heir.department.id}/${heir.item.id}`;
    }
  }

  writeItems({ id, items }) {
    for (const [n, category] of CATEGORIES.entries()) {
      const records = items.filter((item) => item.category === category).map(({ record }) => record);
      if (records.length) this.write(`items/${id}-${n}.yaml`, { department: id, category, document: `示政发〔2017〕${n + 1}号`, items: records });
    }
  }

  // --- letters ---

  makeLetters(department) {
    for (const window of this.windows.filter(({ served }) => served.includes(department.id))) {
      const items = department.items.filter((item) => item.windows.includes(window));
      if (!items.length) continue;
      let last;
      for (const year of [this.year - 1, this.year, this.year + 1]) last = this.lettersOfYear(department, window, items, year, last);
    }
  }

  /** The letters of a year, each replacing the one before; the first sometimes replaces the last of the year before. */
  lettersOfYear(department, window, items, year, last) {
    const { random } = this;
    if (random.chance(0.1)) return undefined;
    const first = dayOf(`${year}-01-01`), end = dayOf(`${year}-12-31`);
    const from = random.chance(0.85) ? first : first + random.int(1, 90);
    const to = random.chance(0.8) ? end : monthEnd(from + random.int(40, 200));
    const signed = Math.min(first - random.int(1, 31), from);
    const letter = { department, window, items, year, id: `${department.id}-${window.id}`, from, to, signed, reason: "年度授权" };
    if (!this.isPossible(letter)) return undefined;
    if (last && !last.revoked && last.signed <= signed && random.chance(0.15)) letter.replaces = last;
    let newest = letter;
    const chain = [letter];
    const longest = this.knows.has("chains") ? random.pick([1, 1, 2, 3]) : random.pick([1, 1, 2]);
    while (chain.length < longest) {
      const begin = newest.from + random.int(1, Math.max(1, newest.to - newest.from));
      const next = {
        ...letter, id: `${letter.id}-${chain.length + 1}`, from: begin, to: random.chance(0.8) ? end : Math.max(begin, newest.to),
        signed: Math.max(newest.signed, begin - random.int(0, 40)), reason: "首席代表变更", replaces: newest,
      };
      if (next.from > end || !this.isPossible(next)) break;
      chain.push(next);
      newest = next;
    }
    if (random.chance(0.2)) newest.revoked = Math.max(newest.signed + 1, newest.from + random.int(-10, 120));
    chain.forEach((one) => this.writeLetter(one));
    return newest;
  }

  /** Signed by the day of the first build, and for something that can be used. */
  isPossible({ department, signed, from, to, window, items }) {
    const works = ![window.closed, department.ended].some((last) => last < from) && ![window.opened, department.established].some((first) => first > to);
    return signed <= this.built && works && items.some((item) => this.isGrantable(item, from, to));
  }

  isGrantable(item, from, to) {
    return item.to >= from && item.from <= to;
  }

  writeLetter(letter) {
    const { random } = this;
    const { department, window, from, to, signed, revoked, replaces, year, id } = letter;
    const items = letter.items.filter((item) => this.isGrantable(item, from, to));
    const granted = random.some(items, 0.85);
    const grants = [], withheld = [];
    for (const group of [granted.filter(({ instant }) => instant), granted.filter(({ instant }) => !instant)]) {
      if (!group.length) continue;
      const foreseen = group[0].instant ? POWERS.filter((power) => power !== "协调处置权") : POWERS.filter((power) => power !== "审核审批权" || random.chance(0.2));
      const powers = random.some(foreseen, 0.85);
      const kept = (group[0].instant ? foreseen : POWERS).filter((power) => !powers.includes(power));
      const ids = group.map((item) => item.id);
      if (powers.length) grants.push({ items: ids, powers });
      if (kept.length && random.chance(0.7)) withheld.push({ items: ids, powers: kept, reason: random.pick(REASONS) });
    }
    if (!grants.length) grants.push({ items: [items[0].id], powers: ["受理决定权"] });
    const holders = (role) => window.posts
      .filter((post) => post.role === role && !(post.since > textOf(from)) && !(post.until < textOf(from))).map(({ name }) => name);
    this.begins(from);
    this.ends(to);
    [to - this.soon - 1, to - this.soon].forEach((day) => this.edges.add(day));
    this.write(`letters/${year}/${id}.yaml`, {
      number: this.named("授权书", `示授〔${yearOf(signed)}〕${this.names.size}号`),
      department: department.id,
      window: window.id,
      reason: letter.reason,
      legal_representative: department.signer,
      grantees: { chief: holders("首席代表")[0], a: holders("A岗"), b: holders("B岗") },
      scope: "以本授权书逐项列明的为限。",
      grants,
      withheld: withheld.length ? withheld : undefined,
      responsibility: "由此产生的法律责任由部门承担。",
      signed_on: textOf(signed),
      term: { from: textOf(from), to: textOf(to) },
      supersedes: replaces && (replaces.year === year ? replaces.id : `${replaces.year}/${replaces.id}`),
      status: revoked ? random.pick(["已废止", "已签订"]) : undefined,
      revoked_on: revoked && this.begins(revoked),
      revoked_reason: revoked && "撤回",
      signed_as: this.knows.has("signedAs") && random.chance(0.5)
        ? { department: department.name, window: window.name, counters: [`A0${window.n + 1}`] } : undefined,
    });
  }
}
