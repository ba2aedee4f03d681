// The pictures for the README, of a window on a desk and of an item on a phone: node screenshot.mjs SITE_FOLDER OUT_FOLDER

import { statSync } from "node:fs";
import { join, resolve } from "node:path";

import { launch, withPage } from "./lib/browser.mjs";
import { Site } from "./lib/site.mjs";

const PICTURES = [
  { name: "window-page.png", path: "windows/scjgj.html", view: { width: 1100, height: 1500 }, limit: 250_000 },
  { name: "item-page-phone.png", path: "items/scjgj/spjyxkz-hf.html", view: { width: 390, height: 844 }, limit: 100_000 },
];

const [folder, out] = process.argv.slice(2);
if (!folder || !out) {
  console.error("usage: node screenshot.mjs SITE_FOLDER OUT_FOLDER");
  process.exit(2);
}
const browser = await launch();
try {
  for (const { name, path, view, limit } of PICTURES) {
    const picture = join(out, name);
    await withPage(browser, { viewport: view, deviceScaleFactor: 1, timezoneId: "Asia/Shanghai", colorScheme: "light" }, async (page) => {
      // A Monday morning: the day the site was built for, in office hours.
      await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
      await page.goto(new Site(resolve(folder)).url(path), { waitUntil: "networkidle" });
      await page.screenshot({ path: picture });
    });
    const { size } = statSync(picture);
    console.log(`${name}: ${view.width} × ${view.height}, ${size} bytes`);
    if (size >= limit) {
      console.error(`more than ${limit} bytes`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
}
