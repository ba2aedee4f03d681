// Somebody types what they want done and finds the window: by mouse, by keys, by touch, and when things go wrong.

import { execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

import { parse } from "acorn";

import { complaints, inspect, withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { serve } from "../lib/server.mjs";
import { Site } from "../lib/site.mjs";
import { LOOKS, violations } from "./accessible.mjs";

const PREFIX = "/zwgk/ckgk/";
/** A Monday morning, the day the example is built for. */
const NOW = "2026-11-23T02:00:00Z";
const PHONE = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const FINGER = 44;
const LIMIT = 5600;
/** Bytes, packed, of all that a first answer costs: the page, its styles and scripts, what they fetch. */
const USUAL = 38 * 1024, MOST = 45 * 1024;
const TOWN = "桥圩镇";
const DISTRICT = "港南区";
const TYPED = ["开饭馆", "食品经营许可证核发"];
/** A place and an item that is handled there and in the district. */
const FAR = ["新塘镇", "items/ybj/ydjy-ba.html"];
const EVERYWHERE = "残疾人证办理申请受理（镇级）";

/** What may be typed, and the first answer. */
const QUERIES = [
  { kind: "what people say", query: "身份证丢了", first: "居民身份证补领" },
  { kind: "pinyin", query: "yingyezhizhao", first: "个体工商户设立登记" },
  { kind: "initials", query: "yyzz", first: "营业执照遗失补领、换发" },
  { kind: "initials in full width", query: "ｙｙｚｚ", first: "营业执照遗失补领、换发" },
  { kind: "traditional characters", query: "營業執照", first: "个体工商户设立登记" },
  { kind: "a character that sounds alike", query: "出生医学正明", first: "出生医学证明办理" },
  { kind: "a counter", query: "A09", first: "港南公安分局窗口" },
  { kind: "a department", query: "区市场监管局", first: "贵港市港南区市场监督管理局" },
  { kind: "an officer", query: "樊模拟", first: "区市场监管局窗口" },
];

/** What the page and the program are both asked. */
const ASKED = [
  "开饭馆", "残疾证", "身份证丢了", "yingyezhizhao", "sfz", "營業執照", "出生医学正明", "A09", "区税务局",
  "我想开个小饭店要办什么证", "huoche yunshu", "公积金贷宽", "落户", "彩票", "啊啊啊啊",
];

const PARTS = [
  byMouse, byKeyboard, byTouch, address, announced, kinds, places, composing, withoutScript, anywhere, broken, looks, scripts,
  sameAsProgram,
];

/** Where to go on when nothing is found. */
const WAYS = [
  '[href^="az/"]', '[href^="topics/"]', '[href^="departments/"]', '[href^="windows/"]',
  'li:has-text("热线") [href^="tel:"]', 'li:has-text("总服务台") [href^="tel:"]',
];

export async function lookup({ report, browser, site, binary, content }) {
  const server = await serve(site.folder, PREFIX);
  try {
    const given = { report, browser, site, binary, content, root: server.root };
    for (const part of PARTS) await part(given);
  } finally {
    await server.stop();
  }
}

async function byMouse({ report, browser, site, root }) {
  await report.check("by mouse, what is typed on the home page leads to its item and to its window", () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${root}index.html`);
      await page.locator("#q").click();
      await page.keyboard.type(TYPED[0]);
      await page.locator("form.lookup [type=submit]").click();
      await answered(page);
      must(pathOf(page, root) === `search.html?q=${TYPED[0]}`, `arrives at ${pathOf(page, root)}`);
      const answer = page.locator(".answer").first();
      must((await names(page))[0] === TYPED[1], `the first answer is ${(await names(page))[0]}`);
      await answer.locator("h2 a").click();
      must((await page.locator("h1").innerText()) === TYPED[1], `leads to ${pathOf(page, root)}`);
      await page.goBack();
      await answered(page);
      const name = await answer.locator(".where a").innerText();
      await answer.locator(".where a").click();
      must((await page.locator("h1").innerText()) === name, `the window leads to ${pathOf(page, root)}`);
    }));
  await report.check("an answer says who decides, how long it takes, the fee and what to bring as the item's own page does, and place, counters, hours and telephone as the window's", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, TYPED[0]);
      const answers = await page.locator(".answer").evaluateAll(readAnswers);
      const usual = (await page.locator("#results > .now").innerText()).replace("下面的窗口", "");
      must(answers.length > 1, `${answers.length} answers`);
      const faults = [];
      for (const { name, tag, brief, item, window, place, now: ownHours, phone, call } of answers) {
        const now = ownHours || usual;
        if (!/^(即办件|承诺件)$/.test(tag)) faults.push(`${name}: ${tag} is no 即办件 or 承诺件`);
        await page.goto(root + item);
        if ((await page.locator(".sub b").innerText()) !== tag) faults.push(`${name}: its page does not say ${tag}`);
        const rows = (await page.locator(".five").first().innerText()).replace(/\s+/g, "");
        if (brief.length < 3) faults.push(`${name}: says only ${brief}`);
        const said = brief.map((part) => part.replace(/^法定 |\s|^带/g, "").replace(/样$/, "样材料"));
        faults.push(...said.filter((part) => !rows.includes(part)).map((part) => `${name}: its page does not say ${part}: ${rows}`));
        await page.goto(root + window);
        const own = (await page.locator("main").innerText()).replace(/\s+/g, "");
        const told = [...place.split(/[\s、]+/), phone].filter(Boolean);
        if (told.length < 4) faults.push(`${name}: says only ${told.join(" ")}`);
        faults.push(...told.filter((word) => !own.includes(word)).map((word) => `${name}: ${window} does not say ${word}`));
        const hours = await page.locator("[data-hours]").first().innerText();
        if (now !== hours || !/今天办公/.test(now)) faults.push(`${name}: “${now}”, its window says “${hours}”`);
        if (call !== `tel:${phone.replaceAll("-", "")}`) faults.push(`${name}: ${phone} calls ${call}`);
      }
      none(faults, "faults in answers");
    }));
  await report.check("an item of several towns has for each a link of its own that names the town, and says how many more there are", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, EVERYWHERE);
      const answer = page.locator(".answer").first();
      must((await names(page))[0] === EVERYWHERE, `the first answer is ${(await names(page))[0]}`);
      const guides = await answer.locator(".guide a").evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
      must(guides.length > 1, `${guides.length} links`);
      const isRight = ([text, path]) => text.endsWith("办事指南") && site.read(path).includes(`${text.slice(0, -4)}便民服务窗口`);
      const wrong = guides.filter((guide) => !isRight(guide));
      none(wrong.map((guide) => guide.join(" → ")), "links that do not name their town");
      const more = Number((await answer.innerText()).match(/另有 (\d+) 个地方/)?.[1] ?? 0);
      const all = (await inspect(browser, site, site.pagesOf("item"), (document) => document.querySelector("h1").textContent))
        .filter((name) => name === EVERYWHERE).length;
      must(guides.length + more === all, `${guides.length} links and ${more} more, the site has ${all} pages`);
    }));
}

async function byKeyboard({ report, browser, root }) {
  const tabTo = async (page, selector, most) => {
    for (let press = 0; press < most; press += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate((selector) => {
        const style = getComputedStyle(document.activeElement);
        return { is: document.activeElement.matches(selector), seen: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2 };
      }, selector);
      if (at.is) return must(at.seen, `the focus on ${selector} cannot be seen`);
    }
    throw new Error(`${most} Tabs do not reach ${selector}`);
  };
  await report.check("by keys alone, from the home page to an item", () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${root}index.html`);
      await tabTo(page, "#q", 30);
      await page.keyboard.type(TYPED[0]);
      await page.keyboard.press("Enter");
      await answered(page);
      await tabTo(page, ".answer:first-child h2 a", 30);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/items/**");
      must((await page.locator("h1").innerText()) === TYPED[1], `leads to ${pathOf(page, root)}`);
    }));
  await report.check("by keys alone, from the field of the search page to the first answer in three Tabs", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, "");
      await page.locator("#q").focus();
      await answered(page, async () => {
        await page.keyboard.type(TYPED[0]);
        await page.keyboard.press("Enter");
      });
      await tabTo(page, ".answer:first-child h2 a", 3);
    }));
  await report.check("显示更多 shows as many answers as were announced, and the focus goes on with the next one", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, "许可");
      const all = count(await found(page));
      const before = (await names(page)).length;
      must(before < all, `all ${all} are shown at once`);
      while (await page.locator("#results button").count()) {
        const at = (await names(page)).length;
        await page.locator("#results button").press("Enter");
        const focus = await page.evaluate(() => [...document.querySelectorAll(".answer")].indexOf(document.activeElement.closest(".answer")));
        must(focus === at, `the focus is in answer ${focus + 1}, not ${at + 1}`);
      }
      must((await names(page)).length === all, `${(await names(page)).length} of ${all} are shown`);
      must(count(await found(page)) === all, `now announces ${await found(page)}`);
    }));
}

async function byTouch({ report, browser, root }) {
  await report.check("by touch on 320 px, from the home page to an item, without scrolling sideways", () =>
    visit(browser, PHONE, async (page) => {
      const fits = async () => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        must(wide <= PHONE.viewport.width, `${pathOf(page, root)} is ${wide} px wide`);
      };
      await page.goto(`${root}index.html`);
      await page.locator("#q").tap();
      await page.keyboard.type(TYPED[0]);
      await fits();
      await page.locator("form.lookup [type=submit]").tap();
      await answered(page);
      must((await names(page)).length > 0, "no answers");
      await fits();
      await page.locator("#big").check();
      await fits();
      await page.locator(".answer h2 a").first().tap();
      must((await page.locator("h1").innerText()) === TYPED[1], `leads to ${pathOf(page, root)}`);
    }));
  await report.check(`on 320 px everything to touch in the form and in answers is ${FINGER} px high`, () =>
    visit(browser, PHONE, async (page) => {
      const small = new Set();
      for (const query of ["残疾证", "许可"]) {
        await ask(page, root, query);
        const all = await page.locator("form.lookup, #results").evaluateAll(readHeights);
        must(all.some(({ name }) => name.startsWith(".answer")), "no answers");
        for (const { name, high, text } of all) if (high < FINGER) small.add(`${name}: ${high} px, as ${text}`);
      }
      // One line per kind of link.
      const kinds = [...small].filter((line, at, lines) => lines.findIndex((other) => other.split(",")[0] === line.split(",")[0]) === at);
      none(kinds, "kinds of targets too small");
    }));
}

async function address({ report, browser, root }) {
  const [old, next] = [QUERIES[0], { query: TYPED[0], first: TYPED[1] }];
  const is = async (page, { query, first }) => {
    must(pathOf(page, root) === `search.html?q=${query}`, `the address is ${pathOf(page, root)}`);
    must((await page.locator("#q").inputValue()) === query, `the field holds ${await page.locator("#q").inputValue()}`);
    must((await names(page))[0] === first, `the first answer is ${(await names(page))[0]}`);
  };
  // At the pace of fingers: looking for the next key takes longer than the page waits.
  const type = async (page, text) => {
    await page.locator("#q").fill("");
    await answered(page, async () => {
      await page.keyboard.type(text, { delay: 30 });
      await page.waitForTimeout(500);
    });
  };
  await report.check("the address with a query opens its answers", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, old.query);
      await is(page, old);
    }));
  await report.check("the title of an address with a query holds the query", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, old.query);
      must((await page.title()).includes(old.query), `the title is ${await page.title()}`);
    }));
  await report.check("typing answers by itself, with the query in address and title, and makes one entry in the history at most", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, old.query);
      const before = await page.evaluate(() => history.length);
      for (const text of ["残", "残疾证", next.query]) await type(page, text);
      await is(page, next);
      must((await page.title()).includes(next.query), `the title is ${await page.title()}`);
      const after = await page.evaluate(() => history.length);
      must(after <= before + 1, `the history has ${before} entries and then ${after}`);
    }));
  await report.check("Enter after another query makes an entry in the history", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, old.query);
      const before = await page.evaluate(() => history.length);
      await type(page, next.query);
      await answered(page, () => page.keyboard.press("Enter"));
      await is(page, next);
      const after = await page.evaluate(() => history.length);
      must(after === before + 1, `the history has ${before} entries and then ${after}`);
    }));
  for (const [pace, wait] of [["at once", 0], ["after a pause", 500]]) {
    await report.check(`back after a query sent ${pace} brings the old query, its answers and its title`, () =>
      visit(browser, {}, async (page) => {
        await ask(page, root, old.query);
        await answered(page, async () => {
          await page.locator("#q").fill(next.query);
          await page.waitForTimeout(wait);
          await page.keyboard.press("Enter");
        });
        await is(page, next);
        await answered(page, () => page.goBack());
        await is(page, old);
        must((await page.title()).includes(old.query), `the title is ${await page.title()}`);
      }));
  }
  await report.check("what was typed is shown as text and never becomes part of the page", () =>
    visit(browser, {}, async (page) => {
      const typed = "<img src=x onerror=alert(1)>$&{n}";
      await ask(page, root, typed);
      must((await found(page)).includes(typed), `says: ${await found(page)}`);
      must((await page.locator("#found *, #results img").count()) === 0, "it became elements");
    }));
}

async function announced({ report, browser, site, root }) {
  await report.check("how many answers there are is said in a live region that stands in the page from the start", async () => {
    const [live] = await inspect(browser, site, ["search.html"], (document) => document.querySelector("#found")?.getAttribute("aria-live") ?? null);
    must(live === "polite", `#found has aria-live=${live}`);
    await visit(browser, {}, async (page) => {
      for (const query of [TYPED[0], "A09", "残疾证"]) {
        await ask(page, root, query);
        const shown = (await names(page)).length;
        must(shown > 0 && count(await found(page)) === shown, `${shown} answers: ${await found(page)}`);
      }
    });
  });
  for (const query of ["龘龘龘", "啊啊啊啊"]) {
    await report.check(`nothing found is said, and letters, topics, departments and telephones stand below: ${query}`, () =>
      visit(browser, {}, async (page) => {
        await ask(page, root, query);
        must(/没有找到/.test(await found(page)) && (await found(page)).includes(query), `says: ${await found(page)}`);
        must((await names(page)).length === 0, `but shows ${await names(page)}`);
        const missing = [];
        for (const way of WAYS) if (!(await page.locator(`main ${way}:visible`).count())) missing.push(way);
        none(missing, "ways to go on that are missing");
      }));
  }
}

async function kinds({ report, browser, site, root }) {
  const numbers = await inspect(browser, site, ["catalog/kind-windows/index.html", "letters/2026/scjgj.html"], (document, path) => {
    const row = [...document.querySelectorAll("table.stack tbody tr")].find((row) => row.querySelector('a[href*="/windows/"]'));
    return row ? [row.cells[0].textContent, row.querySelector("a").textContent] : [document.querySelector(".letter .number")?.textContent, path];
  });
  const [[index, window], [letter]] = numbers;
  const all = [...QUERIES, { kind: "an index number", query: index, first: window }, { kind: "a letter's number", query: letter, first: letter }];
  await report.checkEach(all, ({ kind, query, first }) => `the first answer to ${kind} is right: ${query} → ${first}`, ({ query, first }) =>
    visit(browser, {}, async (page) => {
      await ask(page, root, query);
      must((await names(page))[0] === first, `${await found(page)}\n${(await names(page)).join("\n")}`);
      const path = await page.locator(".answer h2 a").first().getAttribute("href");
      must((await page.goto(root + path)).ok(), `${path} does not exist`);
    }));
}

async function places({ report, browser, root }) {
  const elsewhere = async (page, towns) => {
    const where = await page.locator(".answer .where span").allInnerTexts();
    must(where.length > 0, "no answers");
    return { where, out: where.filter((text) => !towns.some((town) => text.trim().startsWith(town))) };
  };
  await report.check(`only ${TOWN} and the whole ${DISTRICT} answer when ${TOWN} is chosen, and reload keeps it`, () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, "残疾证");
      must((await elsewhere(page, [TOWN, DISTRICT])).out.length > 0, "nothing elsewhere to leave out");
      const check = async () => {
        const { where, out } = await elsewhere(page, [TOWN, DISTRICT]);
        none(out, "answers from elsewhere");
        must([TOWN, DISTRICT].every((town) => where.some((text) => text.trim().startsWith(town))), `only ${where.join("; ")}`);
        must(pathOf(page, root) === `search.html?q=残疾证&area=${TOWN}`, `the address is ${pathOf(page, root)}`);
        must((await page.locator("select").inputValue()) === TOWN, `${await page.locator("select").inputValue()} is chosen`);
        must(count(await found(page)) === (await names(page)).length, `${(await names(page)).length} answers: ${await found(page)}`);
      };
      await answered(page, () => page.locator("select").selectOption(TOWN));
      await check();
      await page.reload();
      await answered(page);
      await check();
      await answered(page, () => page.goBack());
      must((await page.locator("select").inputValue()) === "", "back keeps the town chosen");
      must((await elsewhere(page, [TOWN, DISTRICT])).out.length > 0, "back keeps the answers of the town");
    }));
  await report.check("an item of several towns leads in one step to the one of the chosen town", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, EVERYWHERE, TOWN);
      const answer = page.locator(".answer").first();
      must((await answer.locator(".guide").count()) === 0, "still has several links");
      await answer.locator("h2 a").click();
      const text = await page.locator("main").innerText();
      must(text.includes(`${TOWN}便民服务窗口`), `leads to ${pathOf(page, root)}`);
    }));
  await report.check(`the chosen place is remembered: later searches begin with it, and an item of several places opens that of ${FAR[0]}`, () =>
    visit(browser, {}, async (page) => {
      const open = () => page.locator("details[data-area]").evaluateAll((all) => all.map((one) => [one.dataset.area, one.open].join()));
      await page.goto(root + FAR[1]);
      must((await open()).join(" ") === `${DISTRICT},true ${FAR[0]},false`, `without a choice: ${await open()}`);
      await ask(page, root, TYPED[0]);
      await answered(page, () => page.locator("select").selectOption(FAR[0]));
      await ask(page, root, TYPED[0]);
      must((await page.locator("select").inputValue()) === FAR[0], `begins with ${await page.locator("select").inputValue()}`);
      await page.goto(root + FAR[1]);
      must((await open()).join(" ") === `${FAR[0]},true ${DISTRICT},false`, `with a choice: ${await open()}`);
    }));
  await report.check("a place in the address that does not exist means everywhere, and the choice says so", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, "残疾证", "没有镇");
      must((await names(page)).length > 0, await found(page));
      const chosen = await page.locator("select").evaluate((select) => select.selectedOptions[0]?.textContent ?? "nothing");
      must(chosen === "全部", `${chosen} is chosen`);
    }));
}

async function composing({ report, browser, root }) {
  await report.check("while an input method composes nothing is looked up, and once it is done it is", () =>
    visit(browser, {}, async (page, context) => {
      await ask(page, root, "");
      await page.waitForLoadState("networkidle");
      const asked = [];
      page.on("request", (request) => asked.push(pathOf(request, root)));
      await page.locator("#q").focus();
      const method = await context.newCDPSession(page);
      for (const text of ["k", "ka", "kai", "kai fan", "kai fan guan"]) {
        await method.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
        await page.waitForTimeout(100);
      }
      await page.waitForTimeout(500);
      must((await page.locator("#q").inputValue()) === "kai fan guan", "nothing is composed");
      none(asked, "files asked for while composing");
      must((await found(page)) === "" && pathOf(page, root) === "search.html", `${pathOf(page, root)}: ${await found(page)}`);
      await answered(page, () => method.send("Input.insertText", { text: TYPED[0] }));
      must((await names(page))[0] === TYPED[1], `the first answer is ${(await names(page))[0]}`);
      must(pathOf(page, root) === `search.html?q=${TYPED[0]}`, `the address is ${pathOf(page, root)}`);
    }));
}

async function withoutScript({ report, browser, root }) {
  const OFF = { javaScriptEnabled: false };
  for (const path of ["index.html", "search.html"]) {
    await report.check(`without JavaScript the form leads to the initials, and on to an item: ${path}`, () =>
      visit(browser, OFF, async (page) => {
        await page.goto(root + path);
        await page.locator("#q").fill(TYPED[0]);
        await page.keyboard.press("Enter");
        await page.waitForURL(/az\.html/);
        must(new URL(page.url()).searchParams.get("q") === TYPED[0], `arrives at ${pathOf(page, root)}`);
        await page.locator("main .letters").getByRole("link", { name: /^S/ }).click();
        await page.locator("main").getByRole("link", { name: TYPED[1] }).first().click();
        must((await page.locator("h1").innerText()) === TYPED[1], `leads to ${pathOf(page, root)}`);
      }));
  }
  await report.check("without JavaScript the search page says so, and shows no choice of place that does nothing", () =>
    visit(browser, OFF, async (page) => {
      await page.goto(`${root}search.html?q=${TYPED[0]}`);
      const said = page.locator("main noscript p");
      must((await said.count()) === 1 && (await said.isVisible()) && /没有开启脚本/.test(await said.innerText()), "does not say so");
      must(!(await page.locator("select").isVisible()), "the choice of place is shown");
      must(await page.locator('main [href^="az/"]').first().isVisible(), "no initials");
    }));
  await report.check("with JavaScript the choice of place is shown, and no word about missing scripts", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, "");
      must(await page.locator("select").isVisible(), "the choice of place is not shown");
      must(!/没有开启脚本/.test(await page.locator("main").innerText()), "says that there is no JavaScript");
    }));
}

async function anywhere({ report, browser, site, root }) {
  const homes = [
    { name: "from disk", home: site.url("index.html").slice(0, -"index.html".length) },
    { name: `under ${PREFIX} and a strict policy`, home: root },
  ];
  for (const { name, home } of homes) {
    await report.check(`${name} answers come without complaints, and every request stays inside the site`, () =>
      visit(browser, {}, async (page) => {
        await page.addInitScript(() => {
          globalThis.violations = [];
          document.addEventListener("securitypolicyviolation", (event) =>
            globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI || "inline"}`));
        });
        const heard = complaints(page, (url) => url.startsWith(home));
        await page.goto(`${home}index.html`);
        // The focus brings the first of the data; leaving before it is there would break it off.
        const isCore = (request) => /lookup\/core\.js/.test(request.url());
        await Promise.all([page.waitForEvent("requestfinished", isCore), page.locator("#q").focus()]);
        await page.keyboard.type(TYPED[0]);
        await page.keyboard.press("Enter");
        await answered(page);
        must((await names(page))[0] === TYPED[1], `the first answer is ${(await names(page))[0]}`);
        // A rare character brings a table of its own, a choice of place other answers.
        for (const query of ["營業執照龘", "残疾证", TOWN]) {
          await answered(page, () => (query === TOWN ? page.locator("select").selectOption(TOWN) : page.locator("#q").fill(query)));
          must((await names(page)).length > 0, await found(page));
        }
        await page.waitForLoadState("networkidle");
        none(heard, "complaints");
        none(await page.evaluate(() => globalThis.violations), "violations of the policy");
        const out = await page.locator("#results a").evaluateAll((links, home) => links.map((link) => link.href)
          .filter((url) => !url.startsWith(home) && !url.startsWith("tel:")), home);
        none(out, "links out of the site");
      }));
  }
  await report.check("a browser without TextDecoder gets the same answers", async () => {
    const read = (prepare) => visit(browser, {}, async (page) => {
      if (prepare) await page.addInitScript(prepare);
      const asked = [];
      page.on("request", (request) => asked.push(pathOf(request, root)));
      await ask(page, root, "營業執照");
      return { names: await names(page), asked };
    });
    const [here, there] = [await read(), await read(() => { delete globalThis.TextDecoder; })];
    must(there.asked.some((path) => path.startsWith("lookup/chars.js")), "it did not notice");
    must(here.names.length > 0 && here.names.join() === there.names.join(), `${here.names}\n${there.names}`);
  });
}

async function broken({ report, browser, root }) {
  const files = ["lookup/core.js", "lookup/k/**", "lookup/b/**"];
  await report.checkEach(files, (file) => `data that cannot be fetched is said, and the next attempt finds again: ${file}`, (file) =>
    visit(browser, {}, async (page) => {
      await page.route(`**/${file}*`, (route) => route.abort());
      await ask(page, root, TYPED[0]);
      must(/没有取到/.test(await found(page)), `says: ${await found(page)}`);
      must(await page.locator('main [href^="az/"]').first().isVisible(), "no other way to go on");
      await page.unrouteAll();
      await answered(page, () => page.locator("form.lookup [type=submit]").click());
      must((await names(page))[0] === TYPED[1], `says: ${await found(page)}`);
    }));
  await report.check("an answer that comes late does not replace a newer one", () =>
    visit(browser, {}, async (page) => {
      await ask(page, root, "");
      const late = /lookup\/k\//;
      const held = [];
      let isHeld, pass = false;
      const holding = new Promise((done) => { isHeld = done; });
      await page.route(late, (route) => (pass ? route.continue() : isHeld(held.push(route))));
      await Promise.all([page.waitForRequest(late), page.locator("#q").fill("残疾证")]);
      await holding;
      pass = true;
      await answered(page, () => page.locator("#q").fill(TYPED[0]));
      await Promise.all(held.map((route) => route.continue()));
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(500);
      must((await names(page))[0] === TYPED[1], `the first answer is now ${(await names(page))[0]}`);
    }));
}

async function looks({ report, browser, root }) {
  const all = [...LOOKS.map(({ name, media }) => ({ name, options: media })), { name: "light on 320 px", options: PHONE }];
  await report.checkEach(all, ({ name }) => `axe finds nothing in ${name} in answers and in the sentence that there are none`, ({ options }) =>
    visit(browser, options, async (page) => {
      for (const [query, least] of [["残疾证", 1], ["许可", 10], ["龘龘龘", 0]]) {
        await page.goto(`${root}search.html?q=${query}`);
        await answered(page);
        must((await names(page)).length >= least, `${query}: ${await found(page)}`);
        none(await violations(page), `violations: ${query}`);
      }
    }), 2);
}

async function scripts({ report, browser, site, root }) {
  const folders = ["assets", "lookup"];
  const paths = folders.flatMap((folder) => readdirSync(join(site.folder, folder), { recursive: true })
    .map((path) => Site.relative(site.folder, join(site.folder, folder, path))).filter((path) => path.endsWith(".js")));
  await report.check("every published script is in the language of 2017", () => {
    must(folders.every((folder) => paths.some((path) => path.startsWith(`${folder}/`))), `only ${paths.length} scripts`);
    const faults = [];
    for (const path of paths) {
      try {
        parse(site.read(path), { ecmaVersion: 2017, sourceType: "script" });
      } catch (error) {
        faults.push(`${path}: ${error.message}`);
      }
    }
    none(faults, "scripts that old browsers do not read");
  });
  const packed = (path) => gzipSync(readFileSync(join(site.folder, path)), { level: 9 }).length;
  await report.check(`a first answer costs ${USUAL} bytes packed at the median and ${MOST} at most, with the page, its styles and scripts`, async () => {
    const costs = [];
    for (const query of ASKED) {
      await visit(browser, {}, async (page) => {
        const asked = new Set();
        page.on("request", (request) => asked.add(pathOf(request, root).split("?")[0]));
        await ask(page, root, query);
        await page.waitForLoadState("networkidle");
        const files = [...asked];
        must(["search.html", "assets/site.css", "lookup/core.js"].every((path) => files.includes(path)), `asked only for ${files}`);
        // Of rare characters a table is fetched once.
        const cost = files.filter((path) => path !== "lookup/rare.js").reduce((sum, path) => sum + packed(path), 0);
        costs.push([cost, query]);
      });
    }
    costs.sort(([a], [b]) => a - b);
    const [median] = costs[Math.floor(costs.length / 2)], [most, query] = costs[costs.length - 1];
    must(median <= USUAL && most <= MOST, `${median} at the median, ${most} for ${query}`);
  });
  await report.check(`the script of the search page has at most ${LIMIT} bytes packed`, () => {
    const length = packed("assets/search.js");
    must(length <= LIMIT, `${length} bytes`);
  });
}

async function sameAsProgram({ report, browser, root, binary, content }) {
  if (!binary) return;
  await report.check(`the page and the program answer ${ASKED.length} queries with the same names`, () =>
    visit(browser, {}, async (page) => {
      const faults = [];
      let answers = 0;
      for (const query of ASKED) {
        const said = await promisify(execFile)(binary, ["search", "--content", content, "--as-of", NOW.slice(0, 10), query]);
        const program = [...said.stdout.matchAll(/^ *\d+\. (.+)　\S+$/gm)].map(([, name]) => name).slice(0, 5);
        await ask(page, root, query);
        const here = (await names(page)).slice(0, 5);
        answers += program.length;
        // The program goes on with guesses where the page has shown what it found.
        const isSame = here.join() === program.slice(0, here.length).join() && !here.length === !program.length;
        if (!isSame) faults.push(`${query}: the page ${here.join("、")}; the program ${program.join("、")}`);
      }
      none(faults, "queries with other answers");
      must(answers > ASKED.length, `the program gave ${answers} answers in all`);
    }));
}

/** A page at the hour these checks are about. */
function visit(browser, options, use) {
  return withPage(browser, { timezoneId: "Asia/Shanghai", ...options }, async (page, context) => {
    page.setDefaultTimeout(10_000);
    if (options.javaScriptEnabled !== false) await page.clock.setFixedTime(new Date(NOW));
    return use(page, context);
  });
}

/** Opens the search page with a query, and waits for what it says. */
async function ask(page, root, query, area) {
  await page.goto(`${root}search.html${query && `?${new URLSearchParams(area ? { q: query, area } : { q: query })}`}`);
  if (query) await answered(page);
}

/** Waits until the page has said what it found, after `act` where given: what it said before does not count. */
async function answered(page, act) {
  if (act) {
    await page.locator("#found").evaluate((found) => found.append(document.createElement("i")));
    await act();
  }
  await page.locator("#found:not(:empty):not(:has(i))").filter({ hasNotText: "正在查找" }).waitFor();
}

function found(page) {
  return page.locator("#found").textContent();
}

/** The number in what the page says it found. */
function count(said) {
  return Number(said.match(/找到 (\d+) 个/)?.[1] ?? 0);
}

/** The names of the answers. */
function names(page) {
  return page.locator(".answer h2").evaluateAll((heads) => heads.map((head) => head.firstChild.textContent));
}

/** The path of a page or a request inside the site, as people read it. */
function pathOf(page, root) {
  return decodeURIComponent(page.url().slice(root.length));
}

// What follows runs in the page.

function readAnswers(answers) {
  return answers.map((answer) => {
    const text = (selector) => answer.querySelector(selector)?.textContent.trim() ?? "";
    const href = (selector) => answer.querySelector(selector)?.getAttribute("href") ?? "";
    return {
      name: text("h2 a"), tag: text("h2 .tag"), item: href("h2 a"), window: href(".where a"), place: text(".where span"),
      brief: [...answer.querySelectorAll(".brief span")].map((part) => part.textContent),
      now: text(".now"), phone: text(".tel a"), call: href(".tel a"),
    };
  });
}

/** How high each link and button is where a finger hits it: what the browser says lies there, row by row. */
function readHeights(areas) {
  return areas.flatMap((area) => [...area.querySelectorAll("a, button, input, select")]).map((target) => {
    target.scrollIntoView({ block: "center" });
    const [box] = target.getClientRects();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const hits = (down) => target.contains(document.elementFromPoint(middle[0], middle[1] + down));
    let high = 0;
    for (const step of [-1, 1]) for (let down = step / 2; hits(down) && Math.abs(down) < 40; down += step) high += 1;
    const kind = target.closest("h2, p")?.className || target.closest("h2, p")?.tagName.toLowerCase();
    const name = target.closest(".answer") ? `.answer ${kind} ${target.tagName.toLowerCase()}` : target.type || target.tagName.toLowerCase();
    return { name, high, text: target.textContent || target.value };
  });
}
