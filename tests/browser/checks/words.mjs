// What must be written on the pages, in words.

import { inspect } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { Site } from "../lib/site.mjs";

const POWERS = ["受理决定权", "审核审批权", "协调处置权", "办理事项制证权", "办理结果送达权", "应诉代理权"];
const ANSWERS = ["已授权", "部门保留", "尚未授权", "授权已失效", "不适用"];

const SITE_TAGS = ["SiteName", "SiteDomain", "SiteIDCode"];
const COLUMN_TAGS = [...SITE_TAGS, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"];
const CONTENT_TAGS = [...COLUMN_TAGS, "ArticleTitle", "PubDate", "ContentSource"];
const TAGS = { 3: SITE_TAGS, 7: COLUMN_TAGS, 10: CONTENT_TAGS };

export async function words({ report, browser, site }) {
  await report.check("the matrix of six powers says in every cell, as text, whether the window holds the power", async () => {
    const pages = site.pages.filter((path) => ["window", "letter"].includes(Site.kindOf(path)?.name));
    const found = await inspect(browser, site, pages, readMatrix, { powers: POWERS, answers: ANSWERS });
    none(found.flatMap((one) => one.faults), "faults");
    const cells = (answer) => found.reduce((sum, one) => sum + one.counts[answer], 0);
    must(cells("已授权") > 0 && cells("部门保留") > 0, `已授权 ${cells("已授权")}, 部门保留 ${cells("部门保留")}`);
  });
  await report.check("an item that the window may decide says of each of the six powers whether the window holds it", async () => {
    const found = await inspect(browser, site, site.pagesOf("item"), readTicks, { powers: POWERS, answers: ANSWERS });
    none(found.flatMap((one) => one.faults), "faults");
    must(found.filter((one) => one.rows).length > 0, "no item has its powers");
  });
  await report.check("every item row of a window says in words who decides", async () => {
    const found = await inspect(browser, site, site.pagesOf("window"), (document, path) =>
      [...document.querySelectorAll(".items>li")]
        .filter((row) => !/决定|批|由.+办理/.test(row.querySelector(".says")?.textContent ?? ""))
        .map((row) => `${path}: ${row.textContent.trim().slice(0, 60)}`));
    none(found.flat(), "rows that do not say who decides");
  });
  await report.check("a window has as many items in every list as on its own page", async () => {
    const own = new Map(await inspect(browser, site, site.pagesOf("window"), (document, path) =>
      [path.split("/").pop(), document.querySelectorAll(".items>li").length]));
    const lists = site.pages.filter((path) => ["window list", "department", "centre"].includes(Site.kindOf(path)?.name));
    const rows = await inspect(browser, site, lists, (document, path) => [...document.querySelectorAll(".rows>li")]
      .map((row) => [path, row.querySelector('a[href*="windows/"]')?.getAttribute("href").split("/").pop(), row.textContent.match(/(\d+) 项/)?.[1]]));
    const counted = rows.flat().filter(([, window, items]) => own.has(window) && items !== undefined);
    must(counted.length > 0, "no list counts items");
    none(counted.filter(([, window, items]) => own.get(window) !== Number(items))
      .map(([path, window, items]) => `${path}: ${window} ${items} 项, its page has ${own.get(window)}`), "rows with another number");
  });
  await report.check("every page carries the demonstration mark, before anything else of the page", async () => {
    const found = await inspect(browser, site, site.pages, (document, path) =>
      (document.querySelector("body header")?.textContent.trim().startsWith("演示数据，非官方发布") ? null : path));
    none(found.filter(Boolean), "pages without the mark");
  });
  await report.check("tags of 国办发〔2017〕47号: 3 on the home page, 7 on column pages, 10 on content pages, each once and not empty", async () => {
    const asked = Object.fromEntries(site.pages.map((path) => [path, TAGS[Site.kindOf(path)?.level ?? 7]]));
    const found = await inspect(browser, site, site.pages, readTags, { asked, all: CONTENT_TAGS });
    none(found.flat(), "faults in tags");
  });
  await report.check("tags of 国办发〔2017〕47号 are right: titles match the page, dates are dates", async () => {
    const found = await inspect(browser, site, site.pages, (document, path) => {
      const tag = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
      const faults = [];
      if (!document.title.endsWith(tag("SiteName"))) faults.push(`${path}: title “${document.title}”`);
      if (tag("ArticleTitle") && !document.title.startsWith(tag("ArticleTitle"))) faults.push(`${path}: ArticleTitle “${tag("ArticleTitle")}”`);
      if (tag("PubDate") && !/^20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-5]\d$/.test(tag("PubDate"))) faults.push(`${path}: PubDate “${tag("PubDate")}”`);
      return faults;
    });
    none(found.flat(), "faults in tags");
  });
}

// What follows runs in the page.

function readMatrix(document, path, { powers, answers }) {
  const faults = [];
  const counts = Object.fromEntries(answers.map((answer) => [answer, 0]));
  for (const table of document.querySelectorAll("table.matrix")) {
    const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
    if (heads.join() !== powers.join()) faults.push(`${path}: columns ${heads.join("、")}`);
    for (const row of table.tBodies[0].rows) {
      const cells = [...row.cells].slice(1).map((cell) => cell.textContent.trim());
      const wrong = cells.filter((text) => !answers.includes(text));
      if (cells.length !== powers.length || wrong.length) faults.push(`${path}: ${row.textContent.trim().slice(0, 80)}`);
      else for (const text of cells) counts[text] += 1;
    }
  }
  return { faults, counts };
}

function readTicks(document, path, { powers, answers }) {
  // One list for all windows, or one for each that differs.
  const lists = [...document.querySelectorAll(".ticks")].map((list) => [...list.children]);
  const faults = [];
  for (const rows of lists) {
    if (rows.length !== powers.length) faults.push(`${path}: ${rows.length} powers`);
    rows.forEach((row, index) => {
      const answer = row.querySelector("b")?.textContent.trim();
      if (!row.textContent.startsWith(powers[index]) || !answers.includes(answer)) faults.push(`${path}: ${row.textContent}`);
    });
  }
  return { rows: lists.length, faults };
}

function readTags(document, path, { asked, all }) {
  const faults = [];
  for (const name of all) {
    const tags = [...document.querySelectorAll(`meta[name="${name}"]`)];
    const wanted = asked[path].includes(name) ? 1 : 0;
    if (tags.length !== wanted) faults.push(`${path}: ${tags.length} × ${name}, ${wanted} asked for`);
    if (tags.some((tag) => !tag.content.trim())) faults.push(`${path}: ${name} is empty`);
  }
  return faults;
}
