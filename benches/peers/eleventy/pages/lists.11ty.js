import { paged, records } from '../records.js';
import { each, shell, text } from '../shell.js';

export const data = paged('lists');

function part(root, { text: words, page, href }) {
  if (page) return `<a href="${root}${page}">${text(words)}</a> `;
  if (href) return `<a href="${text(href)}">${text(words)}</a> `;
  return `<span>${text(words)}</span> `;
}

export function render({ id }) {
  const { name, column, rows } = records.lists[id];
  return shell(
    { address: `${id}.html`, name, column },
    (root) => `<h1>${text(name)}</h1><ul class=rows>${each(rows, (parts) => `<li><p class=facts>${each(parts, (one) => part(root, one))}</p></li>`)}</ul>`,
  );
}
