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

  await report.check("on the day of the build the window page claims what it may decide, and until when", () =>
    at(BUILT, "windows/scjgj.html", async (page) => {
      must(CLAIMS.test(await page.locator("main").innerText()), "claims nothing");
      must((await page.locator(".letter .st:visible").first().textContent()) === "有效至 2026-12-31", "the letter is not 有效");
      must((await page.locator("main .notice:visible").count()) === 0, "warns");
    }));
  await report.check("after its letter's term a window page no longer claims that the window decides, and says so", () =>
    at(LATER, "windows/scjgj.html", async (page) => {
      const text = await page.locator("main").innerText();
      must(!CLAIMS.test(text), `still says: ${text.match(CLAIMS)?.[0]}`);
      must((await page.locator(".letter .st:visible").first().textContent()) === "已过期", "the letter is not 已过期");
      must(/没有有效的授权书[\s\S]*0775-0002883/.test(await page.locator("main .notice:visible").first().innerText()), "does not say where to ask");
    }));
  await report.check("a letter that follows takes over at midnight, without a warning", () =>
    at("2026-12-31T16:00:00Z", "windows/gjj.html", async (page) => {
      must(CLAIMS.test(await page.locator("main").innerText()), "claims nothing");
      must((await page.locator("main .notice:visible").count()) === 0, "warns");
      must((await page.locator(".letter .st:visible").first().textContent()) === "有效至 2027-12-31", "the new letter is not 有效");
    }));
  await report.check("after its letter's term an item page no longer claims that the window decides", () =>
    at(LATER, "items/scjgj/gqcz-sldj.html", async (page) => {
      const text = await page.locator("main").innerText();
      must(!CLAIMS.test(text), `still says: ${text.match(CLAIMS)?.[0]}`);
      must(/授权已失效，由部门办理/.test(text), "does not say who decides");
      must((await page.locator(".flow:visible").count()) === 0, "still shows the steps at the window");
    }));
  await report.check("after its letter's term nothing is 已授权 on window and item pages", async () => {
    const cells = async (page) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      return page.locator(".ticks b:visible, .matrix td:visible").allInnerTexts();
    };
    for (const path of ["windows/scjgj.html", "items/scjgj/gqcz-sldj.html"]) {
      must((await at(BUILT, path, cells)).includes("已授权"), `${path}: nothing is 已授权 before`);
      must(!(await at(LATER, path, cells)).includes("已授权"), `${path}: something still is`);
    }
  });
  await report.check("every page with hours carries the words that another minute may need", async () => {
    const mute = await inspect(browser, site, site.pages, (document, path, { HOURS }) => {
      const has = (words, names) => words && names.every((name) => words.getAttribute(`data-${name}`)?.trim());
      const once = (kind) => document.querySelector(`[data-words=${kind}]`);
      const faults = [];
      for (const box of document.querySelectorAll("[data-hours]")) {
        const names = [...HOURS];
        if (box.dataset.hours.includes("x")) names.push("part");
        if (box.dataset.hours.includes("y")) names.push("booked");
        if (box.hasAttribute("data-closed")) names.push("away");
        if (!box.hasAttribute("data-holidays")) names.push("off");
        if (!has(box, names)) faults.push(`${path}: of hours`);
      }
      if (path === "search.html" && !has(once("now"), [...HOURS, "part", "booked", "away", "off"])) faults.push(`${path}: of hours`);
      return faults;
    }, { HOURS });
    none(mute.flat(), "pages without words");
  });
  await report.check("no page claims a decision by the window without the last day on which it is so", async () => {
    const endless = await inspect(browser, site, site.pages, (document, path, { claims }) =>
      [...document.querySelectorAll("main .says")].some((claim) => new RegExp(claims).test(claim.textContent) && !claim.closest("[data-to]"))
        ? path : null, { claims: CLAIMS.source });
    none(endless.filter(Boolean), "pages claim without an end");
  });
  await report.check("the letter of the coming year becomes 有效 on its first day", async () => {
    const state = (page) => page.locator(".st:visible").first().textContent();
    const [before, after] = ["尚未生效，2027-01-01 起生效", "有效至 2027-12-31"];
    for (const path of ["windows/gjj.html", "letters/2027/gjj.html"]) {
      must((await at(BUILT, path, state)) === before, `${path} is not 尚未生效 before`);
      must((await at("2026-12-31T15:59:59Z", path, state)) === before, `${path} begins too early`);
      must((await at("2026-12-31T16:00:00Z", path, state)) === after, `${path} begins too late`);
      must((await at(LATER, path, state)) === after, `${path} is not 有效`);
    }
    const notices = (page) => page.locator("main .notice:visible").count();
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
      const letter = (page) => page.locator(".st:visible").first().textContent();
      const before = await at("2026-12-31T15:59:59Z", "letters/2026/scjgj.html", letter, zone);
      const after = await at("2026-12-31T16:00:00Z", "letters/2026/scjgj.html", letter, zone);
      must(before === "即将到期，有效至 2026-12-31", `a second before: ${before}`);
      must(after === "已过期", `at midnight: ${after}`);
    });
  }
  await report.check("the last month of a term is announced with its last day, and what follows", () =>
    at("2026-12-21T04:00:00Z", "windows/scjgj.html", async (page) => {
      const text = await page.locator(".letter .st:visible").first().textContent();
      must(text === "即将到期，有效至 2026-12-31", text);
      must(/之后还没有新的授权书/.test(await page.locator("main .notice:visible").first().innerText()), "does not say that nothing follows");
    }));
  const hours = (time, change, timezoneId = "Asia/Shanghai") => withPage(browser, { timezoneId }, async (page) => {
    await page.clock.setFixedTime(new Date(`${time}+08:00`));
    if (change) {
      await page.route("**/windows/scjgj.html", (route) => {
        const body = site.read("windows/scjgj.html").replace(/data-hours="[^"]*"/, change);
        return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
      });
    }
    await page.goto(site.url("windows/scjgj.html"));
    return page.locator("[data-hours]").first().textContent();
  });
  for (const zone of ZONES) {
    await report.check(`office hours are told by the clock in China and by the calendar, seen from ${zone}`, async () => {
      const faults = [];
      for (const [time, expected] of OPEN) {
        const text = await hours(time, null, zone);
        if (text !== expected) faults.push(`${time}: “${text}” instead of “${expected}”`);
      }
      none(faults, "faults");
    });
  }
  await report.checkEach(OTHER_HOURS, ({ name }) => `office hours are told: ${name}`, async ({ data, at }) => {
    const faults = [];
    for (const [time, expected] of at) {
      const text = await hours(time, `${data} ${AWAY}`);
      if (text !== expected) faults.push(`${time}: “${text}” instead of “${expected}”`);
    }
    none(faults, "faults");
  });
  await report.check("where the calendar does not come, nothing firm is said of a weekday", () =>
    withPage(browser, { timezoneId: "Asia/Shanghai" }, async (page) => {
      await page.clock.setFixedTime(new Date(BUILT));
      await page.route("**/calendar.js*", (route) => route.abort());
      await page.goto(site.url("windows/scjgj.html"));
      const text = await page.locator("[data-hours]").first().textContent();
      must(text === "现在不办公，今天平时 15:00 开门，节假日安排未录入，请先打电话", text);
    }));
  await report.check("pages without opening hours do not ask for the calendar", async () => {
    const asked = async (path) => withPage(browser, {}, async (page) => {
      const urls = [];
      page.on("request", (request) => urls.push(request.url()));
      await page.goto(site.url(path));
      return urls.filter((url) => url.includes("calendar.js")).length;
    });
    must((await asked("windows/scjgj.html")) === 1, "a window does not ask for it");
    must((await asked("search.html")) === 1, "the search page does not ask for it");
    must((await asked("letters/2026/scjgj.html")) === 0, "a letter asks for it");
  });
  await report.check("a temporary notice of a window stands there from its first day to its last", async () => {
    const alert = (page) => page.locator("main .soft", { hasText: "现场取号" }).isVisible();
    for (const zone of ZONES) {
      must(await at(BUILT, "windows/zrzy.html", alert, zone), `not on the day of the build, in ${zone}`);
      must(await at("2026-12-31T15:59:59Z", "windows/zrzy.html", alert, zone), `gone before its last day is over, in ${zone}`);
      must(!(await at("2026-12-31T16:00:00Z", "windows/zrzy.html", alert, zone)), `still there after its last day, in ${zone}`);
    }
  });
  await report.check("of what is said on some days only, what holds on the day of the visitor is seen", async () => {
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

/** The parts of sentences that any opening hours may need. */
const HOURS = ["open", "worked", "usual", "lunch", "until", "shut", "noon", "next", "then", "unknown", "unsure", "call", "and", "date", "days"];

/** A window that is open from Monday to Friday, 9:00–12:00 and 15:00–18:00, and for some services on Saturday morning. */
const OPEN = [
  ["2026-11-23T08:59:59", "现在不办公，今天 9:00 开门"],
  ["2026-11-23T09:00:00", "今天办公，12:00 午休"],
  ["2026-11-23T11:59:59", "今天办公，12:00 午休"],
  ["2026-11-23T12:00:00", "现在午休，今天 15:00 开门"],
  ["2026-11-23T17:59:59", "今天办公，18:00 下班"],
  ["2026-11-23T18:00:00", "现在不办公，明天 9:00 开门"],
  ["2026-11-27T23:59:59", "现在不办公，周一 9:00 开门"],
  ["2026-11-28T00:00:00", "现在不办公，周一 9:00 开门"],
  ["2026-11-28T10:00:00", "现在是延时服务时间，只办部分业务，请先打电话"],
  ["2026-11-22T12:00:00", "现在不办公，明天 9:00 开门"],
  // National Day, the evening before it, and the days that make up for it.
  ["2026-09-30T10:00:00", "今天办公，12:00 午休"],
  ["2026-09-30T18:30:00", "现在不办公，10 月 8 日 9:00 开门"],
  ["2026-10-01T10:00:00", "今天放假，10 月 8 日 9:00 开门"],
  ["2026-10-03T10:00:00", "今天放假，10 月 8 日 9:00 开门"],
  ["2026-10-07T20:00:00", "今天放假，明天 9:00 开门"],
  ["2026-10-09T18:30:00", "现在不办公，10 月 10 日（周六）调休，照常办公，9:00 开门"],
  ["2026-10-10T10:00:00", "10 月 10 日（周六）调休，照常办公，12:00 午休"],
  ["2026-10-10T13:00:00", "现在午休，10 月 10 日（周六）调休，照常办公，15:00 开门"],
  ["2026-10-10T16:00:00", "10 月 10 日（周六）调休，照常办公，18:00 下班"],
  ["2026-10-10T18:00:00", "现在不办公，周一 9:00 开门"],
  ["2026-09-20T10:00:00", "9 月 20 日（周日）调休，照常办公，12:00 午休"],
  // No calendar of 2027.
  ["2026-12-31T10:00:00", "今天办公，12:00 午休"],
  ["2026-12-31T18:00:00", "现在不办公，明天平时 9:00 开门，节假日安排未录入，请先打电话"],
  ["2027-01-01T10:00:00", "平时这时办公，12:00 午休，节假日安排未录入，请先打电话"],
  ["2027-01-02T20:00:00", "现在不办公，周一平时 9:00 开门，节假日安排未录入，请先打电话"],
  ["2027-01-04T12:30:00", "现在不办公，今天平时 15:00 开门，节假日安排未录入，请先打电话"],
];

/** What a page may lack because its own hours do not need it. */
const AWAY = `data-away="今天停止办公" data-booked="现在凭预约办理"`;
const OTHER_HOURS = [
  {
    name: "summer and winter on the days at their border",
    data: `data-hours="123458 480-720 900-1080|2026-10-09 123458 510-720 870-1050|2027-05-01 "`,
    at: [
      ["2026-09-30T08:10:00", "今天办公，12:00 午休"],
      ["2026-10-07T08:10:00", "今天放假，明天 8:00 开门"],
      ["2026-10-08T18:30:00", "现在不办公，明天 8:30 开门"],
      ["2026-10-09T08:10:00", "现在不办公，今天 8:30 开门"],
      ["2026-10-09T17:40:00", "现在不办公，10 月 10 日（周六）调休，照常办公，8:30 开门"],
      // After the last season nothing is written, and the page says so.
      ["2027-05-03T10:00:00", ""],
    ],
  },
  {
    name: "closed from tomorrow on, and on the days on which it is closed",
    data: `data-hours="123458 540-720 900-1080" data-closed="2026-11-24 2026-11-26;"`,
    at: [
      ["2026-11-23T17:00:00", "今天办公，18:00 下班"],
      ["2026-11-23T19:00:00", "现在不办公，周五 9:00 开门"],
      ["2026-11-24T00:00:00", "今天停止办公，11 月 27 日 9:00 开门"],
      ["2026-11-26T23:59:59", "今天停止办公，明天 9:00 开门"],
      ["2026-11-27T10:00:00", "今天办公，12:00 午休"],
    ],
  },
  {
    name: "closed for longer than is looked ahead",
    data: `data-hours="123458 540-720" data-closed="2026-10-12 2026-12-31;"`,
    at: [["2026-10-12T10:00:00", "今天停止办公，请先打电话"]],
  },
  {
    name: "closed until after the last calendar",
    data: `data-hours="123458 540-720" data-closed="2026-12-28 2027-01-05;"`,
    at: [["2026-12-28T10:00:00", "今天停止办公，1 月 6 日平时 9:00 开门，节假日安排未录入，请先打电话"]],
  },
  {
    name: "by appointment only",
    data: `data-hours="123458 540-720y"`,
    at: [
      ["2026-11-23T10:00:00", "现在凭预约办理，请先打电话"],
      ["2026-11-23T13:00:00", "现在不办公，请先打电话"],
      ["2026-10-01T10:00:00", "今天放假，请先打电话"],
      ["2026-10-10T10:00:00", "现在凭预约办理，请先打电话"],
    ],
  },
  {
    name: "on Saturdays only",
    data: `data-hours="6 540-720"`,
    at: [
      ["2026-11-28T10:00:00", "今天办公，12:00 下班"],
      ["2026-11-28T12:00:00", "现在不办公，12 月 5 日 9:00 开门"],
      ["2026-10-03T10:00:00", "今天放假，10 月 10 日平时 9:00 开门，调休这天的时间未录入，请先打电话"],
      ["2026-10-10T10:00:00", "平时这时办公，12:00 下班，调休这天的时间未录入，请先打电话"],
    ],
  },
  {
    name: "open on holidays",
    data: `data-hours="12345678 540-1020" data-holidays`,
    at: [
      ["2026-10-01T10:00:00", "今天办公，17:00 下班"],
      ["2026-10-01T18:00:00", "现在不办公，明天 9:00 开门"],
      ["2027-01-01T10:00:00", "今天办公，17:00 下班"],
    ],
  },
  {
    name: "until midnight, and from midnight on",
    data: `data-hours="12345678 0-120 1200-1440"`,
    at: [
      ["2026-11-23T23:59:59", "今天办公，24:00 下班"],
      ["2026-11-24T00:00:00", "今天办公，2:00 下班"],
      ["2026-11-24T02:00:00", "现在不办公，今天 20:00 开门"],
    ],
  },
];

/** As the build of 2026-11-23 would write it: two terms of a year, one inside the other fragment, and what is said after. */
const DATED = `<div id="dated">
<p data-to="2026-12-31">今年</p>
<script type="text/html" data-from="2027-01-01" data-to="2027-12-31"><p>明年<template data-from="2027-06-01"><b>下半年</b></template></p></script>
<script type="text/html" data-from="2028-01-01"><p>没有登记</p></script>
</div>`;
const DATED_DAYS = [
  ["2026-11-01T04:00:00Z", "今年"],
  [BUILT, "今年"],
  ["2026-12-31T15:59:59Z", "今年"],
  ["2026-12-31T16:00:00Z", "明年"],
  ["2027-05-31T15:59:59Z", "明年"],
  ["2027-12-31T15:59:59Z", "明年下半年"],
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
