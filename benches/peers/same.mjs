// Do the pages of all say the same? Compares their words, without markup, blanks and addresses.
//
//     node same.mjs SITE SITE …

import fs from 'node:fs';
import path from 'node:path';

const [first, ...others] = process.argv.slice(2);

const SIGNS = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&#43;': '+', '&amp;': '&' };
function words(file) {
  const html = fs.readFileSync(file, 'utf8').replace(/<script type="?application.*?<\/script>/s, '');
  return html.replace(/<[^>]*>|\s/g, '').replace(/&[a-z#0-9]+;/g, (sign) => SIGNS[sign] ?? sign);
}

for (const name of fs.readdirSync(first, { recursive: true })) {
  if (!name.endsWith('.html')) continue;
  const said = words(path.join(first, name));
  for (const other of others) {
    const at = [name, name.replace(/\/index\.html$/, '.html')].map((name) => path.join(other, name)).find(fs.existsSync);
    if (!at) throw new Error(`${other} has no ${name}`);
    const found = words(at);
    if (found === said) continue;
    const place = [...found].findIndex((sign, place) => sign !== said[place]);
    throw new Error(`${at} says ${found.slice(place, place + 40)}, ${first} says ${said.slice(place, place + 40)}`);
  }
}
