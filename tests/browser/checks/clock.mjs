// A page does not lie by standing still: the visitor's day in China decides. Needs a site built as of 2026-11-23.

import { inspect, withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";

const BUILT = "2026-11-23T04:00:00Z";
const LATER = "2027-01-02T02:00:00Z";
const ZONES = ["America/Los_Angeles", "Asia/Shanghai"];
const PAGES = ["windows/scjgj.html", "windows/gjj.html", "items/scjgj/gqcz-sldj.html", "letters/2026/scjgj.html", "letters/2027/gjj.html"];
const CLAIMS = /当场决定|窗口审批|由本窗口自己决定/;

export async function clock({ report, browser, site }) {
  const at = (time, path, read, timezoneId = "Asia/Shanghai") =>
    withPage(browser, { timezoneId }, async (page) => {
      await page.clock.setFixedTime(new Date(time));
      await page.goto(site.url(path));
      return read(page);
    });

  await report.check("on the day of the build the window page claims what it may decide, without a warning", () =>
    at(BUILT, "windows/scjgj.html", async (page) => {
      must(CLAIMS.test(await page.locator("main").innerText()), "claims nothing");
      must((await page.locator(".letter .st").first().textContent()) === "有效", "the letter is not 有效");
      must((await page.getByRole("status").count()) === 0, "warns");
    }));
  await report.check("after its letter's term a window page no longer claims that the window decides", () =>
    at(LATER, "windows/scjgj.html", async (page) => {
      const text = await page.locator("main").innerText();
      must(!CLAIMS.test(text), `still says: ${text.match(CLAIMS)?.[0]}`);
      must((await page.locator(".letter .st").first().textContent()) === "已过期", "the letter is not 已过期");
      must(/已过期，有效到 2026-12-31 为止/.test(await page.getByRole("status").innerText()), "no banner says that the term is over");
    }));
  await report.check("after its letter's term an item page no longer claims that the window decides", () =>
    at(LATER, "items/scjgj/gqcz-sldj.html", async (page) => {
      const text = await page.locator("main").innerText();
      must(!CLAIMS.test(text), `still says: ${text.match(CLAIMS)?.[0]}`);
      must(await page.getByRole("status").isVisible(), "no banner");
    }));
  await report.check("after its letter's term the steps of an item page no longer have the window approve", () =>
    at(LATER, "items/scjgj/gqcz-sldj.html", async (page) => {
      const steps = await page.locator(".flow li:visible").allInnerTexts();
      const claim = steps.find((step) => /审批\s*窗口/.test(step));
      must(!claim, `still has the step: ${claim?.replace(/\s+/g, " ")}`);
    }));
  await report.check("after its letter's term 已授权 is struck out on window and item pages", async () => {
    const cells = (page) => page.locator(".ticks b, .matrix td").evaluateAll((cells) => cells
      .map((cell) => ({ says: cell.textContent, line: getComputedStyle(cell).textDecorationLine })));
    const saying = (text, list) => list.filter(({ says }) => says === text);
    for (const path of ["windows/scjgj.html", "items/scjgj/gqcz-sldj.html"]) {
      const [before, after] = [await at(BUILT, path, cells), await at(LATER, path, cells)];
      const granted = saying("已授权", before);
      must(granted.length && granted.every(({ line }) => line === "none"), `${path}: struck out too early`);
      must(saying("已授权", after).every(({ line }) => line === "line-through"), `${path}: not struck out`);
      must(saying("待确认", after).length === granted.length, `${path}: not every 已授权 became 待确认`);
      must(saying("未授权", after).length === saying("未授权", before).length, `${path}: what was not granted changed too`);
    }
  });
  await report.check("every page with a state, with hours or with a claim carries the words that a later day may need", async () => {
    const mute = await inspect(browser, site, site.pages, (document, path) => {
      const has = (words, names) => words && names.every((name) => words.getAttribute(`data-${name}`)?.trim());
      const once = (kind) => document.querySelector(`[data-words=${kind}]`);
      const faults = [];
      const states = ["not-yet", "in-force", "expiring", "expired", "superseded", "revoked", "left", "last"];
      if (document.querySelector("[data-state]") && !has(once("states"), states)) faults.push(`${path}: of states`);
      const changes = ["ended", "begun", "since", "claim", "cell"];
      if (document.querySelector("main[data-watch] [data-state]") && !has(once("changed"), changes)) faults.push(`${path}: of changes`);
      for (const box of document.querySelectorAll("[data-hours]")) {
        const names = ["open", "shut", "days"];
        if (box.dataset.hours.includes("x")) names.push("part");
        if (box.hasAttribute("data-closed")) names.push("away");
        if (!box.hasAttribute("data-holidays")) names.push("except");
        if (!has(box, names)) faults.push(`${path}: of hours`);
      }
      if (path === "search.html" && !has(once("now"), ["open", "part", "shut", "away", "except", "days"])) faults.push(`${path}: of hours`);
      return faults;
    });
    none(mute.flat(), "pages without words");
  });
  await report.check("no page that claims a decision by the window stays silent after the term", async () => {
    const claiming = await inspect(browser, site, site.pages, (document, path) =>
      document.querySelector("main .says") && !document.querySelector("main[data-watch]") ? path : null);
    none(claiming.filter(Boolean), "pages claim but do not watch");
  });
  await report.check("the letter of the coming year becomes 有效 on its first day", async () => {
    const state = (page) => page.locator('[data-from="2027-01-01"]').first().textContent();
    for (const path of ["windows/gjj.html", "letters/2027/gjj.html"]) {
      must((await at(BUILT, path, state)) === "尚未生效", `${path} is not 尚未生效 before`);
      must((await at("2026-12-31T15:59:59Z", path, state)) === "尚未生效", `${path} begins too early`);
      must((await at("2026-12-31T16:00:00Z", path, state)) === "有效", `${path} begins too late`);
      must((await at(LATER, path, state)) === "有效", `${path} is not 有效`);
    }
    const notices = (page) => page.locator("main [data-none]:visible").count();
    must((await at(BUILT, "letters/2027/gjj.html", notices)) === 1, "no notice that the term has not begun");
    must((await at(LATER, "letters/2027/gjj.html", notices)) === 0, "the notice that the term has not begun still stands");
  });
  await report.check("on the day of the build the script changes no state that the page was built with", async () => {
    for (const path of PAGES) {
      const [built] = await inspect(browser, site, [path], (document) => [...document.querySelectorAll("[data-state]")].map((tag) => `${tag.dataset.state} ${tag.textContent}`));
      const shown = await at(BUILT, path, states);
      must(built.length && same(built, shown), `${path}\nbuilt ${built.join(" | ")}\nshown ${shown.join(" | ")}`);
    }
  });
  await report.check(`the state is the same in ${ZONES.join(" and ")}`, async () => {
    const changes = [];
    for (const time of [BUILT, "2026-11-22T17:00:00Z", "2026-12-31T12:00:00Z", "2026-12-31T18:00:00Z", LATER]) {
      for (const path of PAGES) {
        const [here, there] = await Promise.all(ZONES.map((zone) => at(time, path, whole, zone)));
        if (here !== there) changes.push(`${path} at ${time}`);
      }
    }
    none(changes, "pages that differ");
  });
  for (const zone of ZONES) {
    await report.check(`a term ends at midnight in China, to the second, seen from ${zone}`, async () => {
      const letter = (page) => page.locator(".st").first().textContent();
      const before = await at("2026-12-31T15:59:59Z", "letters/2026/scjgj.html", letter, zone);
      const after = await at("2026-12-31T16:00:00Z", "letters/2026/scjgj.html", letter, zone);
      must(before === "即将到期，今天到期", `a second before: ${before}`);
      must(after === "已过期", `at midnight: ${after}`);
    });
  }
  await report.check("the last month of a term is announced with the days that are left", () =>
    at("2026-12-21T04:00:00Z", "windows/scjgj.html", async (page) => {
      const text = await page.locator(".letter .st").first().textContent();
      must(text === "即将到期，还剩 10 天", text);
    }));
  await report.check("office hours are told by the clock in China", async () => {
    const now = (page) => page.locator("[data-hours]").first().textContent();
    for (const zone of ZONES) {
      const open = await at("2026-11-23T02:00:00Z", "windows/scjgj.html", now, zone);
      must(/现在应在办公，到 12:00/.test(open), `Monday 10:00: ${open}`);
      const lunch = await at("2026-11-23T04:30:00Z", "windows/scjgj.html", now, zone);
      must(/不在办公时间，今天 15:00/.test(lunch), `Monday 12:30: ${lunch}`);
      const sunday = await at("2026-11-22T04:00:00Z", "windows/scjgj.html", now, zone);
      must(/不在办公时间，明天 9:00/.test(sunday), `Sunday: ${sunday}`);
    }
  });
  await report.check("a temporary notice of a window stands there from its first day to its last", async () => {
    const alert = (page) => page.locator("main .soft", { hasText: "现场取号" }).isVisible();
    for (const zone of ZONES) {
      must(await at(BUILT, "windows/zrzy.html", alert, zone), `not on the day of the build, in ${zone}`);
      must(await at("2026-12-31T15:59:59Z", "windows/zrzy.html", alert, zone), `gone before its last day is over, in ${zone}`);
      must(!(await at("2026-12-31T16:00:00Z", "windows/zrzy.html", alert, zone)), `still there after its last day, in ${zone}`);
    }
  });
  await report.check("of a dated fragment the variant that holds is seen, and of one the records do not reach, that they do not", async () => {
    const shown = (time, zone) => withPage(browser, { timezoneId: zone }, async (page) => {
      await page.clock.setFixedTime(new Date(time));
      const body = site.read("guide.html").replace("</main>", `${DATED}</main>`);
      await page.route("**/guide.html", (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
      await page.goto(site.url("guide.html"));
      return (await page.locator("#dated>:visible").allInnerTexts()).join("、");
    });
    for (const zone of ZONES) {
      for (const [time, variant] of DATED_DAYS) {
        const text = await shown(time, zone);
        must(text === variant, `${time} in ${zone}: ${text || "nothing"} instead of ${variant}`);
      }
    }
  });
}

/** As the build of 2026-11-23 would write it: two terms of a year, and what is said after them. */
const DATED = `<div class="dated" id="dated">
<p data-to="2026-12-31">今年</p>
<p data-from="2027-01-01" data-to="2027-12-31" hidden>明年</p>
<p data-beyond hidden>没有登记</p>
</div>`;
const DATED_DAYS = [
  ["2026-11-01T04:00:00Z", "今年"],
  [BUILT, "今年"],
  ["2026-12-31T15:59:59Z", "今年"],
  ["2026-12-31T16:00:00Z", "明年"],
  ["2027-12-31T15:59:59Z", "明年"],
  ["2027-12-31T16:00:00Z", "没有登记"],
];

function states(page) {
  return page.locator("[data-state]").evaluateAll((tags) => tags.map((tag) => `${tag.dataset.state} ${tag.textContent}`));
}

function whole(page) {
  return page.locator("main").innerText();
}

function same(left, right) {
  return left.join("\n") === right.join("\n");
}
