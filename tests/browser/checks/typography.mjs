// Details on every page: what belongs together is on one line, lines are not too long, what a finger hits is large enough,
// tables that scroll say so.

import { withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { KINDS, Site } from "../lib/site.mjs";

/** Chinese characters on a line of running text. */
const LONGEST_LINE = 40;
/** The smallest thing a finger hits, at the usual size and in large letters. */
const FINGER = 44, LARGE_FINGER = 60;
const PHONE = { width: 320, height: 568 };

export async function typography({ report, browser, site }) {
  const each = (options, paths, read, argument, prepare) => withPage(browser, options, async (page) => {
    await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
    const found = [];
    for (const path of paths) {
      await page.goto(site.url(path), { waitUntil: "domcontentloaded" });
      if (prepare) await page.evaluate(prepare);
      found.push(...(await page.evaluate(read, argument)).map((fault) => `${path}: ${fault}`));
    }
    return found;
  });
  const kinds = KINDS.filter((kind) => kind.name !== "wall notice").map((kind) => kind.example);
  const enlarge = () => {
    const box = document.querySelector("#big");
    if (!box.checked) box.click();
  };

  await report.check("dates, times, numbers with their unit and numbers of documents are on one line on a narrow phone: every page", async () => {
    const { read, faults } = await withPage(browser, { viewport: PHONE }, async (page) => {
      await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
      const faults = [];
      let read = 0;
      for (const path of site.pages) {
        await page.goto(site.url(path), { waitUntil: "domcontentloaded" });
        const found = await page.evaluate(broken);
        read += found.read;
        faults.push(...found.faults.map((fault) => `${path}: ${fault}`));
      }
      return { read, faults };
    });
    none(faults, "broken over two lines");
    must(read > 5000, `only ${read} were read`);
  });
  await report.check("the same in large letters: every kind of page", async () => {
    none(await each({ viewport: { width: 390, height: 844 } }, kinds, `(${broken})().faults`, null, enlarge), "broken over two lines");
  });
  await report.check("no unit is written twice: every page", async () => {
    none(site.pages.filter((path) => /号[窗口台]*号[^线码召]|\d+ ?(项|件|个|份|页) ?\1/.test(words(site.read(path)))), "pages");
  });
  await report.check(`running text has at most ${LONGEST_LINE} characters on a line, on a wide screen: every kind of page`, async () => {
    none(await each({ viewport: { width: 1280, height: 900 } }, kinds, wide, LONGEST_LINE), "longer lines");
  });
  for (const isLarge of [false, true]) {
    const least = isLarge ? LARGE_FINGER : FINGER;
    await report.check(`what stands alone to be touched is at least ${least} high${isLarge ? " in large letters" : ""}: every kind of page`, async () => {
      none(await each({ viewport: { width: 390, height: 844 } }, kinds, small, least, isLarge ? enlarge : undefined), "smaller");
    });
  }
  for (const [size, prepare] of [["at the usual size", undefined], ["in large letters", enlarge]]) {
    await report.check(`a table that scrolls says so, ${size}: every kind of page`, async () => {
      for (const width of [320, 390, 768]) {
        none(await each({ viewport: { width, height: 844 } }, kinds, silent, null, prepare), `at ${width}`);
      }
    });
  }
  await report.check("every table has heads of columns and of rows, and on paper they are there: every page", async () => {
    const paths = site.pages.filter((path) => site.read(path).includes("<table"));
    must(paths.length > 50, `only ${paths.length} pages have tables`);
    none(await each({ viewport: { width: 700, height: 900 } }, kinds, heads), "faults on the screen");
    none(await withPage(browser, { viewport: { width: 700, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const found = [];
      for (const path of paths) {
        await page.goto(site.url(path), { waitUntil: "domcontentloaded" });
        found.push(...(await page.evaluate(heads)).map((fault) => `${path}: ${fault}`));
      }
      return found;
    }), "faults on paper");
  });
  await report.check("the button of a search stands beside its field on a narrow phone: every page with one", async () => {
    const paths = site.pages.filter((path) => site.read(path).includes("type=search") || site.read(path).includes('type="search"'));
    none(await each({ viewport: PHONE }, paths.filter((path) => Site.kindOf(path).name !== "item"), slipped), "slipped below");
  });
}

/** What a reader sees of a page. */
function words(html) {
  return html.replace(/<(script|style|title)[^]*?<\/\1>/g, "").replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
}

// What follows runs in the page.

function broken() {
  const wanted = /\d{4}-\d\d-\d\d|\d{4}-\d{5}|\d{1,2}:\d\d(?:–\d{1,2}:\d\d)?|〔\d{4}〕\d+号|\d{3,4}-\d{7,8}|[A-Z]?\d+(?:–[A-Z]?\d+)?[ \u00a0]?(?:项|件|个|份|页|样|趟|号|条|天|日|月|年|元|次|%|KB|MB)/g;
  const faults = [];
  let read = 0;
  const blocks = [...document.querySelectorAll("p,li,dt,dd,td,th,h1,h2,h3,caption,a,small,b,span,strong")]
    .filter((block) => block.checkVisibility() && ![...block.children].some((child) => getComputedStyle(child).display !== "inline"));
  for (const block of blocks) {
    if (block.parentElement.closest("p,li,dt,dd,td,th,h1,h2,h3,summary,caption,a,small,b,span,strong") && blocks.includes(block.parentElement)) continue;
    const nodes = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join("");
    for (const match of whole.matchAll(wanted)) {
      const place = (at) => {
        let from = 0;
        for (const node of nodes) {
          if (at < from + node.data.length || node === nodes.at(-1)) return [node, at - from];
          from += node.data.length;
        }
      };
      const range = document.createRange();
      range.setStart(...place(match.index));
      const [node, at] = place(match.index + match[0].length - 1);
      range.setEnd(node, at + 1);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      if (!rects.length) continue;
      read += 1;
      const middle = (rect) => (rect.top + rect.bottom) / 2;
      if (rects.some((rect) => Math.abs(middle(rect) - middle(rects[0])) > rects[0].height / 2)) faults.push(`${match[0]} in “${whole.trim().slice(0, 40)}”`);
    }
  }
  return { read, faults };
}

function wide(most) {
  return [...document.querySelectorAll("main p, main li, main dd, main td, footer p")]
    .filter((block) => block.checkVisibility() && block.textContent.trim().length > most)
    .filter((block) => ![...block.children].some((child) => !["inline", "none", "inline-block", "inline-flex"].includes(getComputedStyle(child).display)))
    .filter((block) => {
      const style = getComputedStyle(block);
      const width = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return width / parseFloat(style.fontSize) > most + 0.9;
    })
    .map((block) => `${Math.round(block.clientWidth / parseFloat(getComputedStyle(block).fontSize))} characters: ${block.textContent.trim().slice(0, 30)}`);
}

function small(least) {
  // A link inside a sentence is as high as its line: it may be.
  const isInText = (link) => {
    const block = link.closest("p,li,dd,dt,td,th,label,div,caption") ?? document.body;
    return block.textContent.replace(/\s/g, "") !== link.textContent.replace(/\s/g, "");
  };
  return [...document.querySelectorAll("a[href], button, summary, input:not([type=checkbox]), select, label[for=big]")]
    .filter((element) => element.checkVisibility() && !element.matches(".skip") && !(element.matches("a") && isInText(element)))
    .filter((element) => Math.max(...[element, ...(element.matches("a") ? [element.parentElement] : [])].map((box) => (box === element || box.matches("th,td,li,dd") && box.children.length === 1 ? box.getBoundingClientRect().height : 0))) < least - 0.6)
    .map((element) => `${Math.round(element.getBoundingClientRect().height)}: ${element.textContent.trim().slice(0, 16)}`);
}

function silent() {
  return [...document.querySelectorAll(".scroll")]
    .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
    .filter((box) => {
      const caption = box.querySelector("caption");
      return !caption || ["none", "normal", '""'].includes(getComputedStyle(caption, "::after").content);
    })
    .map((box) => `${box.getAttribute("aria-label")}: ${box.scrollWidth} in ${box.clientWidth}`);
}

function heads() {
  return [...document.querySelectorAll("table")].flatMap((table) => {
    const faults = [];
    const name = table.caption?.textContent.trim() ?? "a table without caption";
    if (table.closest(".prose")) return faults;
    if (!table.tHead || [...table.tHead.rows[0].cells].some((cell) => cell.tagName !== "TH")) faults.push(`${name}: no heads of columns`);
    for (const row of table.tBodies[0].rows) if (!row.querySelector("th[scope=row]")) faults.push(`${name}: no head of ${row.textContent.slice(0, 20)}`);
    if (matchMedia("print").matches && table.checkVisibility()) {
      if (getComputedStyle(table.tHead).display !== "table-header-group") faults.push(`${name}: its head is not repeated on each sheet`);
      const head = table.querySelector("tbody th");
      if (head && getComputedStyle(head).position === "sticky") faults.push(`${name}: its heads of rows cover the lines`);
      if (table.closest(".scroll") && getComputedStyle(table.closest(".scroll")).overflowX !== "visible") faults.push(`${name}: is cut off`);
    }
    return faults;
  });
}

function slipped() {
  return [...document.querySelectorAll(".lookup")].filter((form) => {
    const [field, button] = [form.querySelector("[type=search]"), form.querySelector("[type=submit]")].map((part) => part.getBoundingClientRect());
    return Math.abs(field.top - button.top) > 4;
  }).map(() => "its button");
}
