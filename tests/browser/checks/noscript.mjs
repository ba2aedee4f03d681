// With JavaScript off, everything is there.

import { posix } from "node:path";

import { inspect, withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { Site } from "../lib/site.mjs";

const OFF = { javaScriptEnabled: false };

export async function noscript({ report, browser, site }) {
  await report.check("without JavaScript: three clicks lead from the home page to an item", () =>
    withPage(browser, OFF, async (page) => {
      await page.goto(site.url("index.html"));
      let clicks = 0;
      const click = async (selector) => {
        await page.locator(selector).first().click();
        clicks += 1;
      };
      await click("main .doors a");
      await click('main a[href$="/index.html"]:visible');
      await click('main ul a[href$=".html"]:visible');
      const path = site.pathOf(page.url());
      must(clicks <= 3 && Site.kindOf(path)?.name === "item", `${clicks} clicks lead to ${path}`);
      const text = await page.locator("main").innerText();
      must(/谁批\s*\S/.test(text), "the item does not say who decides");
    }));

  await report.check("without JavaScript: no item is more than three clicks from the home page", async () => {
    const links = await linksOf(browser, site);
    const clicks = new Map([["index.html", 0]]);
    const queue = ["index.html"];
    for (const path of queue) {
      for (const next of links.get(path) ?? []) {
        if (!clicks.has(next)) {
          clicks.set(next, clicks.get(path) + 1);
          queue.push(next);
        }
      }
    }
    const items = site.pagesOf("item");
    must(items.length > 0, "no items");
    none(items.filter((path) => !(clicks.get(path) <= 3)).map((path) => `${path}: ${clicks.get(path) ?? "unreachable"}`), "items too far away");
    none(site.pages.filter((path) => !clicks.has(path) && path !== "404.html"), "pages that no link leads to");
  });

  await report.check("without JavaScript: every window page shows its place, its telephone and its letter's term", () =>
    withPage(browser, OFF, async (page) => {
      const windows = site.pagesOf("window");
      must(windows.length > 0, "no windows");
      const missing = [];
      for (const path of windows) {
        await page.goto(site.url(path));
        const text = await page.locator("main").innerText();
        const miss = (what) => missing.push(`${path}: no ${what}`);
        if (!/在哪里[\s\S]*?(路|街|道|村|镇|屯|巷)/.test(text)) miss("address");
        if (!/号台|楼/.test(await page.locator("#where").innerText())) miss("floor or counter");
        if (!/\d/.test(await page.locator('a[href^="tel:"]:visible').first().innerText())) miss("telephone");
        if (!/\d{4}-\d\d-\d\d 至\s\d{4}-\d\d-\d\d/.test(text) && !/没有有效的授权书/.test(text)) miss("term of a letter");
      }
      none(missing, "things a visitor needs");
    }));
}

/** The pages each page links to. */
async function linksOf(browser, site) {
  const found = await inspect(browser, site, site.pages, (document, path) => [
    path,
    [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
  ]);
  return new Map(found.map(([path, hrefs]) => [
    path,
    hrefs.filter((href) => !/^[a-z]+:|^#/.test(href)).map((href) => posix.normalize(posix.join(posix.dirname(path), href.split(/[?#]/)[0]))),
  ]));
}
