// Prints what Lighthouse says of every kind of page, on a simulated slow phone: node run.mjs SITE_FOLDER [--dump FOLDER]
//
// Accessibility, best practice and search engines are judged; the speed depends on the machine, so a second run may
// speak for it.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { POLICY, serve } from "../browser/lib/server.mjs";

const PAGES = [
  "index.html",
  "search.html?q=开饭馆",
  "windows/scjgj.html",
  "items/scjgj/spjyxkz-bg.html",
  "departments/scjgj.html",
  "letters/2026/scjgj.html",
  "rates.html",
];
/** Lighthouse asks for `robots.txt` from inside the page, which the policy of the tests forbids. */
const READABLE = `${POLICY}; connect-src 'self'`;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { dump: { type: "string" } } });
const [folder] = positionals;
if (!folder || !existsSync(join(folder, "index.html"))) {
  console.error("usage: node run.mjs SITE_FOLDER [--dump FOLDER]");
  process.exit(2);
}

const { root, stop } = await serve(resolve(folder), "/", READABLE);
const chrome = await launch({
  chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let short = 0;
console.log(`${CATEGORIES.map((category) => category.padStart(14)).join("")}  page`);
for (const page of PAGES) {
  const { lhr } = await lighthouse(`${root}${page}`, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
  const scores = CATEGORIES.map((category) => Math.round((lhr.categories[category]?.score ?? 0) * 100));
  console.log(`${scores.map((score) => String(score).padStart(14)).join("")}  ${page}`);
  for (const category of CATEGORIES) {
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      const { score, title, displayValue = "" } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 1) {
        if (category !== "performance") short += 1;
        console.log(`${"".padStart(16)}${category}: ${title} ${displayValue}`);
      }
    }
  }
  if (values.dump) {
    mkdirSync(values.dump, { recursive: true });
    writeFileSync(join(values.dump, `${page.replaceAll(/\W+/g, "-")}.json`), JSON.stringify(lhr));
  }
}
await chrome.kill();
await stop();
process.exitCode = short ? 1 : 0;
