// What a visitor looks for stands where it is seen first, and pages are no longer than they need to be.

import { withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";

/** Phones: their size, and above which line the answers of an item end. */
const PHONES = [
  { width: 390, height: 844, answers: 600 },
  { width: 320, height: 568, answers: 700 },
];
const WIDTHS = [320, 390, 1280];
const BAR = 56;
/** The longest page of a window with this many items, on a phone of 390. */
const LONGEST = 6500;
const ITEMS = 24;
const WINDOW = "windows/scjgj.html";
/** Above which line the first answer of a search begins, at the usual size and in large letters. */
const FIRST = 420, LARGE_FIRST = 700;
/** The smallest thing a finger hits, at the usual size and in large letters. */
const FINGER = 44, LARGE_FINGER = 60;

export async function positions({ report, browser, site }) {
  const opened = (width, height, path, read, isLarge = false) =>
    withPage(browser, { viewport: { width, height }, javaScriptEnabled: true }, async (page) => {
      await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
      await page.goto(site.url(path));
      if (isLarge) await page.locator("label[for=big]").click();
      return read(page);
    });

  for (const { width, height, answers } of PHONES) {
    await report.check(`where, when, what to bring, who decides and how long end above ${answers} on a phone of ${width} × ${height}: every item`, async () => {
      const late = await withPage(browser, { viewport: { width, height } }, async (page) => {
        await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
        const found = [];
        for (const path of site.pagesOf("item")) {
          await page.goto(site.url(path));
          const bottom = await page.evaluate(() => document.querySelector(".five > :last-child")?.getBoundingClientRect().bottom);
          if (bottom > answers) found.push(`${path}: ${bottom}`);
        }
        return found;
      });
      none(late, "items whose answers end below");
    });
  }
  for (const isLarge of [false, true]) {
    const limit = isLarge ? LARGE_FIRST : FIRST;
    await report.check(`the first answer of a search begins above ${limit} on a phone${isLarge ? " in large letters" : ""}, below hours that stand once`, () =>
      opened(390, 844, "search.html", async (page) => {
        await page.locator("#q").fill("开饭馆");
        await page.locator(".answer").first().waitFor();
        await page.locator("#results .now:not(:empty)").first().waitFor();
        const [top, hours] = await page.evaluate(() => [
          document.querySelector(".answer").getBoundingClientRect().top + scrollY,
          [...document.querySelectorAll("#results .now:not([hidden]):not(:empty)")].length,
        ]);
        must(top < limit, `${top}`);
        must(hours === 1, `hours stand ${hours} times`);
      }, isLarge));
  }
  await report.check("the rows of an item are where, when, what to bring, who decides and how long, in this order", () =>
    opened(390, 844, "items/scjgj/spjyxkz-hf.html", async (page) => {
      const names = await page.locator(".five").first().locator("dt").allInnerTexts();
      must(names.join(" ") === "去哪里 几点去 带什么 谁批 多久", names.join(" "));
    }));
  await report.check("the rows of a window are where, when, what it decides, who is responsible and by which letter", () =>
    opened(390, 844, WINDOW, async (page) => {
      const names = await page.locator(".five").first().locator("dt").allInnerTexts();
      must(names.join(" ") === "在哪里 几点开 能批吗 谁负责 凭什么", names.join(" "));
    }));
  await report.check(`a window with ${ITEMS} items is at most ${LONGEST} long on a phone`, () =>
    opened(390, 844, WINDOW, async (page) => {
      const { items, height } = await page.evaluate(() => ({
        items: document.querySelectorAll(".items > li").length,
        height: document.documentElement.scrollHeight,
      }));
      must(items >= ITEMS, `only ${items} items`);
      must(height <= LONGEST, `${height}`);
    }));
  for (const width of WIDTHS) {
    await report.check(`the bar is at most ${BAR} high, at ${width}`, () =>
      opened(width, 844, "index.html", async (page) => {
        const { height } = await page.locator(".bar").boundingBox();
        must(height <= BAR, `${height}`);
      }));
  }
  await report.check("menu shows the columns on a phone without a script, and 收起 takes them away", () =>
    withPage(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async (page) => {
      await page.goto(site.url(WINDOW));
      const nav = page.locator("#nav");
      must(!(await nav.isVisible()), "the columns stand there before");
      await page.locator(".menu").click();
      must(await nav.isVisible(), "the columns do not appear");
      await nav.locator(".shut a").click();
      must(!(await nav.isVisible()), "the columns stay");
    }));
  await report.check("large letters work without a script, widen no page and enlarge what a finger hits", async () => {
    const faults = [];
    for (const path of [WINDOW, "items/scjgj/spjyxkz-hf.html", "index.html", "letters/2026/scjgj.html", "rates.html"]) {
      await withPage(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async (page) => {
        await page.goto(site.url(path));
        const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector("main")).fontSize));
        const before = await size();
        await page.locator("label[for=big]").click();
        const after = await size();
        if (after < 1.3 * before) faults.push(`${path}: ${before} → ${after}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 390) faults.push(`${path}: ${width} wide`);
      });
    }
    none(faults, "faults of large letters");
  });
  for (const isLarge of [false, true]) {
    const least = isLarge ? LARGE_FINGER : FINGER;
    await report.check(`buttons, columns and what unfolds are at least ${least} high${isLarge ? " in large letters" : ""}`, () =>
      opened(390, 844, WINDOW, async (page) => {
        const small = await page.evaluate((least) => [...document.querySelectorAll(".bar a, .bar label, .acts a, summary, footer ul a")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < least - 0.5)
          .map((element) => `${element.textContent.trim().slice(0, 12)}: ${element.getBoundingClientRect().height}`), least);
        none(small, "too small");
      }, isLarge));
  }
}
