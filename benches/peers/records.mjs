// Hands the records to the other generators: what `export --data` wrote, joined by id and read as one file of JSON.
//
//     node records.mjs EXPORT SITE FILE
//
// Lists are taken from the built site, so that every generator makes the same ones, with the same paging and the same rows.

import fs from 'node:fs';
import path from 'node:path';

const [exported, site, file] = process.argv.slice(2);
const all = JSON.parse(fs.readFileSync(path.join(exported, 'all/all.json'), 'utf8'));
const byId = (records) => Object.fromEntries(records.map((record) => [record.id, record]));
const [centers, departments, windows, items, letters] = ['centers', 'departments', 'windows', 'items', 'letters'].map(
  (kind) => byId(all[kind]),
);

const POWERS = ['受理决定权', '审核审批权', '协调处置权', '办理事项制证权', '办理结果送达权', '应诉代理权'];
const INSTANT = '即办件';
const COLUMNS = [
  ['search', '查找'],
  ['windows/index', '服务窗口'],
  ['items/index', '办理事项'],
  ['departments/index', '授权部门'],
  ['letters/index', '授权书'],
  ['rates', '授权率'],
  ['powers', '职权说明'],
  ['notices/index', '通知与依据'],
  ['catalog/index', '公开目录'],
].map(([id, name]) => ({ id, name }));

for (const record of [...Object.values(departments), ...Object.values(windows)]) {
  Object.assign(record, { items: [], letters: [], windows: [] });
}
for (const window of Object.values(windows)) {
  window.department = window.departments[0];
  departments[window.department].windows.push(window.id);
}
for (const item of Object.values(items)) {
  item.window = item.windows[0];
  item.instant = item.processing === INSTANT;
  departments[item.department].items.push(item.id);
  windows[item.window].items.push(item.id);
}
for (const letter of Object.values(letters)) {
  letter.expiring = `${letter.term.to.slice(0, 7)}-01`;
  letter.lapsed = `${Number(letter.term.to.slice(0, 4)) + 1}-01-01`;
  departments[letter.department].letters.push(letter.id);
  windows[letter.window].letters.push(letter.id);
  for (const grant of letter.grants) {
    const item = items[grant.item];
    item.letter = letter.id;
    item.granted = grant.powers;
    item.powers = POWERS.map((name) => {
      if (grant.powers.includes(name)) return { name, now: '已授权', then: '授权已失效' };
      const none = name === '协调处置权' ? { now: '不适用', then: '不适用' } : { now: '部门保留', then: '授权已失效' };
      return { name, ...none };
    });
  }
}

// Eight rates of a department or a window: whose power, of which items, how many of them.
function rates(record) {
  const own = record.items.map((id) => items[id]);
  const rate = (name, power, base, due, counts) => {
    const of = own.filter(counts);
    return { name, base, due, of: of.length, granted: of.filter((item) => item.granted.includes(power)).length };
  };
  const every = () => true;
  return [
    rate('受理决定权', '受理决定权', '全部事项', '100%', every),
    rate('即办件审核审批权', '审核审批权', INSTANT, '100%', (item) => item.instant),
    rate('行政许可审核审批权', '审核审批权', '行政许可', '80%', (item) => item.category === '行政许可'),
    rate('公共服务审核审批权', '审核审批权', '公共服务', '原则上 100%', (item) => item.category === '公共服务'),
    rate('承诺件协调处置权', '协调处置权', '承诺件', '100%', (item) => !item.instant),
    rate('制证权', '办理事项制证权', '全部事项', '80%', every),
    rate('送达权', '办理结果送达权', '全部事项', '100%', every),
    rate('应诉代理权', '应诉代理权', '全部事项', '100%', every),
  ];
}
for (const record of [...Object.values(departments), ...Object.values(windows)]) {
  record.rates = rates(record);
}

// A list is what a page of the site shows that shows no single record: a row is a row of a table or an entry of a list.
const records = { ...centers, ...departments, ...windows, ...items, ...letters };
const plain = (html) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .trim();
const MARKUP = /<a [^>]*?href="?([^" >]+)"?[^>]*>(.*?)<\/a>|<(?:td|th|p|small)[^>]*>/g;

function row(html, folder) {
  const parts = [];
  let end = 0;
  const text = (to) => {
    const found = plain(html.slice(end, to));
    if (found) parts.push({ text: found });
  };
  for (const found of html.matchAll(MARKUP)) {
    text(found.index);
    end = found.index + found[0].length;
    if (found[1] === undefined) continue;
    const outside = /^(?:[a-z]+:|#)/.test(found[1]);
    parts.push({ text: plain(found[2]), [outside ? 'href' : 'page']: outside ? found[1] : path.posix.join(folder, found[1]) });
  }
  text(html.length);
  return parts;
}

function list(address) {
  const html = fs.readFileSync(path.join(site, address), 'utf8');
  const main = html.split(/<main[^>]*>/)[1]?.split('</main>')[0] ?? html;
  const rows = [...main.matchAll(/<(li|tr)\b[^>]*>(.*?)<\/\1>/gs)].map((found) => row(found[2], path.posix.dirname(address)));
  const name = plain(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? address);
  const column = COLUMNS.find(({ id }) => id.split('/')[0] === address.split(/[/.]/)[0])?.id ?? 'index';
  return { id: address.replace(/\.html$/, ''), name, column, rows };
}

const lists = fs
  .readdirSync(site, { recursive: true })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.html') && !name.startsWith('print/') && !(name.slice(0, -5) in records))
  .sort()
  .map(list);
for (const center of Object.values(centers)) {
  lists.push(list(`${center.id}.html`));
}

fs.writeFileSync(
  file,
  JSON.stringify({ powers: POWERS, columns: COLUMNS, centers, departments, windows, items, letters, lists: byId(lists) }),
);
const pages = Object.keys(records).length - Object.keys(centers).length + Object.keys(windows).length + lists.length;
console.log(pages);
