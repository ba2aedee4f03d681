import fs from 'node:fs';

export const records = JSON.parse(fs.readFileSync(process.env.RECORDS, 'utf8'));

// What is `folder/index.html` elsewhere is `folder.html` here: a route cannot end with `index`.
const brief = (address) => address.replace(/\/index(?=\.html$|$)/, '');
for (const column of records.columns) column.id = brief(column.id);
for (const list of Object.values(records.lists)) {
  list.id = brief(list.id);
  list.column = brief(list.column);
  for (const part of list.rows.flat()) {
    if (part.page) part.page = brief(part.page);
  }
}

/** The pages of a kind of record; `folder` is what stands before the place of the page in its route. */
export function paths(kind, folder = '') {
  return Object.entries(records[kind]).map(([record, { id }]) => ({ params: { id: id === 'index' ? undefined : id.slice(folder.length) }, props: { record } }));
}

export const dial = (phone) => `tel:${phone.replaceAll('-', '')}`;

/** The items of a window or a letter: all, those decided at once, the others. */
export function split(ids) {
  const items = ids.map((id) => records.items[id]);
  return { items, instant: items.filter((item) => item.instant), promised: items.filter((item) => !item.instant) };
}
