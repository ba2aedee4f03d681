// axe, in every look the page can take.

import axe from "axe-core";

import { withPage } from "../lib/browser.mjs";
import { none } from "../lib/report.mjs";
import { KINDS } from "../lib/site.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const LOOKS = [
  { name: "light", media: { colorScheme: "light" } },
  { name: "dark", media: { colorScheme: "dark" } },
  { name: "forced colours", media: { colorScheme: "dark", forcedColors: "active" } },
];

export async function accessible({ report, browser, site }) {
  for (const look of LOOKS) {
    await report.checkEach(KINDS, (kind) => `axe finds nothing in ${look.name}: ${kind.name}`, (kind) =>
      withPage(browser, look.media, (page) => open(page, site, kind.example)), 2);
  }
  await report.check("axe finds nothing in print: window", () =>
    withPage(browser, {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      await open(page, site, "windows/scjgj.html");
    }));
  await report.check("axe finds nothing after a term has ended: window, item, letter", () =>
    withPage(browser, {}, async (page) => {
      await page.clock.setFixedTime(new Date("2027-01-02T02:00:00Z"));
      for (const path of ["windows/scjgj.html", "windows/gjj.html", "items/scjgj/spjyxkz-hf.html", "letters/2026/scjgj.html"]) {
        await open(page, site, path);
      }
    }));
}

async function open(page, site, path) {
  await page.goto(site.url(path));
  none(await violations(page), "violations");
}

/** What axe finds on a page as it is now. */
export async function violations(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  return violations.map((one) => `${one.id} (${one.nodes.length}): ${one.help}; ${one.nodes[0].html.slice(0, 120)} ${one.nodes[0].any[0]?.message ?? ""}`);
}
