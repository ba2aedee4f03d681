// The picture of a window page for the README: node screenshot.mjs SITE_FOLDER OUT.png

import { statSync } from "node:fs";
import { resolve } from "node:path";

import { launch, withPage } from "./lib/browser.mjs";
import { Site } from "./lib/site.mjs";

const PAGE = "windows/scjgj.html";
const VIEW = { width: 1100, height: 1500 };
const LIMIT = 250_000;

const [folder, out] = process.argv.slice(2);
if (!folder || !out) {
  console.error("usage: node screenshot.mjs SITE_FOLDER OUT.png");
  process.exit(2);
}
const browser = await launch();
try {
  await withPage(browser, { viewport: VIEW, deviceScaleFactor: 1, timezoneId: "Asia/Shanghai", colorScheme: "light" }, async (page) => {
    // A Monday morning: the day the site was built for, in office hours.
    await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
    await page.goto(new Site(resolve(folder)).url(PAGE), { waitUntil: "networkidle" });
    await page.screenshot({ path: out });
  });
} finally {
  await browser.close();
}
const { size } = statSync(out);
console.log(`${VIEW.width} × ${VIEW.height}, ${size} bytes`);
if (size >= LIMIT) {
  console.error(`more than ${LIMIT} bytes`);
  process.exitCode = 1;
}
