// Every kind of page opens from disk, needs nothing but the files beside it, and fits the screen.

import { complaints, withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { KINDS, Site } from "../lib/site.mjs";

const WIDTHS = [320, 390, 1280];

export async function opens({ report, browser, site }) {
  await report.check("every page is of a kind these checks know, and every kind has its page", () => {
    none(site.pages.filter((path) => !Site.kindOf(path)), "pages of no known kind");
    none(KINDS.filter((kind) => Site.kindOf(kind.example) !== kind || !site.pages.includes(kind.example)).map((kind) => kind.name), "kinds without their page");
  });
  await report.checkEach(KINDS, (kind) => `opens from disk without errors, failed or foreign requests: ${kind.name}`, (kind) =>
    withPage(browser, {}, async (page) => {
      const found = complaints(page, (url) => site.isInside(url));
      await page.goto(site.url(kind.example), { waitUntil: "load" });
      await page.waitForLoadState("networkidle");
      none(found.filter((complaint) => !isLost(kind, complaint)), "complaints");
      const text = await page.locator("main").innerText();
      must(text.trim().length > 20, `main says next to nothing: ${text}`);
    }));
  for (const width of WIDTHS) {
    await report.checkEach(KINDS, (kind) => `fits ${width} px, in normal and in large type: ${kind.name}`, (kind) =>
      withPage(browser, { viewport: { width, height: 800 } }, async (page) => {
        await page.goto(site.url(kind.example));
        await fits(page, width, "normal");
        await page.locator("#big").check();
        await fits(page, width, "large");
      }));
  }
}

/** The page of an unknown address is shown at any depth, and asks for its style at each: all but one fail. */
function isLost(kind, complaint) {
  return kind.name === "not found" && (/assets\/lost\./.test(complaint) || /Failed to load resource/.test(complaint));
}

async function fits(page, width, type) {
  const { scroll, wide } = await page.evaluate(() => {
    const scroll = document.documentElement.scrollWidth;
    const limit = document.documentElement.clientWidth;
    const clipped = (element) => element.closest(".scroll") !== null && !element.matches(".scroll");
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > limit + 1 && !clipped(element))
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 30)}`);
    return { scroll, wide: wide.slice(0, 4) };
  });
  must(scroll <= width, `${scroll} px wide in ${type} type at ${width} px\n${wide.join("\n")}`);
}
