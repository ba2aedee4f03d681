// What pages say at a given time: writes them into frames of one host page, where their own scripts and style sheets run.
// A frame's name is the time that its clock shows. Loading each from its address would take five times as long; only the
// search page, which reads its address, is loaded.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

import { POLICY, TYPES } from "./server.mjs";

const SIZE = { width: 1000, height: 800 };
/** Frames that load at the same time: while one waits for a file, another is read. */
const FRAMES = 4;

/** Several sites, each below its own number; remembers what could not be served. */
export class Shelf {
  sites = new Map();
  missing = [];

  async open() {
    this.server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      const [, number, ...rest] = decodeURIComponent(pathname).split("/");
      const folder = this.sites.get(number), path = normalize(rest.join("/"));
      if (number === "favicon.ico") return response.writeHead(204).end();
      if (number === "host") return response.writeHead(200, { "Content-Type": TYPES[".html"] }).end("<!doctype html><title>host</title>");
      try {
        if (!folder || path.startsWith("..")) throw new Error("elsewhere");
        const body = await readFile(join(folder, path));
        const type = TYPES[extname(path)] ?? "application/octet-stream";
        // A number never gets another site, so that what is there need not be asked for twice.
        response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY, "Cache-Control": "max-age=3600, immutable" });
        return response.end(body);
      } catch {
        this.missing.push(pathname);
        return response.writeHead(404).end();
      }
    });
    await new Promise((ready) => this.server.listen(0, "127.0.0.1", ready));
    this.root = `http://127.0.0.1:${this.server.address().port}/`;
    return this;
  }

  /** Puts a site on the shelf and gives its address. */
  add(number, folder) {
    this.sites.set(`${number}`, folder);
    return `${this.root}${number}/`;
  }

  /** The markup of a page, by its address. */
  markup(url) {
    const [number, ...rest] = url.slice(this.root.length).split("/");
    return readFile(join(this.sites.get(number), rest.join("/")), "utf8");
  }

  remove(number) {
    this.sites.delete(`${number}`);
  }

  async close() {
    await new Promise((done) => {
      this.server.closeAllConnections();
      this.server.close(done);
    });
  }
}

/** A browser page that reads other pages. Without scripts it loads them itself: there, frames could not be told apart. */
export class Reader {
  static async open(browser, shelf, { scripts = true } = {}) {
    const context = await browser.newContext({ viewport: SIZE, locale: "zh-CN", javaScriptEnabled: scripts });
    if (scripts) await context.addInitScript(stopClock);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    if (scripts) await page.goto(`${shelf.root}host`);
    return Object.assign(new Reader(), { context, page, scripts, shelf });
  }

  /** Reads pages: `{ url, time, without }`, without the elements that a selector names. In the order of the list. */
  async read(list) {
    if (this.scripts) {
      const pages = list.map(async (page) => (page.url.includes("?") ? page : { ...page, markup: await this.shelf.markup(page.url) }));
      return this.page.evaluate(readFrames, { list: await Promise.all(pages), frames: FRAMES, size: SIZE, source: `(${readDocument})` });
    }
    const results = [];
    for (const { url, without } of list) {
      await this.page.goto(url);
      results.push(await this.page.evaluate(`(${readDocument})(document, ${JSON.stringify(without ?? "")})`));
    }
    return results;
  }

  close() {
    return this.context.close();
  }
}

/** Runs in every frame before its scripts. */
function stopClock() {
  const time = Number(window.name);
  if (!time) return;
  const Real = Date;
  window.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [time]));
    }
    static now() {
      return time;
    }
  };
  window.faults = [];
  addEventListener("error", (event) => window.faults.push(event.message || `${event.target.src || event.target.href} did not load`), true);
}

/** Runs in the host page. */
async function readFrames({ list, frames, size, source }) {
  const readDocument = eval(source);
  const results = new Array(list.length);
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let next = 0;
  const one = async ({ url, markup, time, without }) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { name: `${time}`, width: size.width, height: size.height });
    if (!markup) frame.src = url;
    let loaded = new Promise((done) => { frame.onload = done; });
    document.body.append(frame);
    if (markup) {
      const { contentDocument, contentWindow } = frame;
      contentDocument.open();
      loaded = new Promise((done) => contentWindow.addEventListener("load", done));
      contentDocument.write(markup.replace("<head>", `<head><base href="${url}">`));
      contentDocument.close();
    }
    await loaded;
    const inside = frame.contentDocument;
    // The search page answers when its index has come.
    for (let turn = 0; /[?&]q=/.test(url) && turn < 500; turn++) {
      const found = inside.getElementById("found").textContent;
      if (found && !found.includes("正在查找")) break;
      await wait(10);
    }
    const faults = frame.contentWindow.faults;
    if (inside.defaultView.getComputedStyle(inside.body).marginTop === "8px") faults.push("no style sheet");
    const read = readDocument(inside, without ?? "");
    frame.remove();
    return { ...read, faults };
  };
  await Promise.all(Array.from({ length: frames }, async () => {
    while (next < list.length) {
      const at = next++;
      results[at] = await one(list[at]);
    }
  }));
  return results;
}

/** What a document says: its text line by line, where its links lead, its title and what it tells search engines. */
function readDocument(inside, without) {
  if (without) inside.querySelectorAll(without).forEach((element) => element.remove());
  inside.querySelectorAll("details").forEach((element) => { element.open = true; });
  const view = inside.defaultView;
  // Whether what is far down counts as text would depend on whether the browser has drawn it yet.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync("*{content-visibility:visible!important}");
  inside.adoptedStyleSheets = [sheet];
  const lines = inside.body.innerText.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
  const hints = new Set([...inside.querySelectorAll("[data-hours]")].map((hint) => hint.innerText.replace(/\s+/g, " ").trim()));
  const visible = (selector) => [...inside.body.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
  const tag = (name) => inside.querySelector(`meta[name=${name}]`)?.content ?? "";
  // What is struck out or set in another colour does not mean the same.
  const own = (element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").replace(/\s+/g, " ").trim();
  const looks = visible("b,small,p,li,dd,td,th,span,h3").filter(own).map((element) => {
    const { color, textDecorationLine } = view.getComputedStyle(element);
    return `${own(element)} ⟨${color} ${textDecorationLine}⟩`;
  });
  return {
    lines,
    steady: lines.filter((line) => !hints.has(line)),
    headings: visible("h1,h2,h3,caption").map((heading) => heading.innerText.split("\n")[0].trim()),
    links: visible("a[href]").map((link) => `${link.innerText.replace(/\s+/g, " ").trim()} → ${link.getAttribute("href")}`),
    looks,
    head: [inside.title, tag("Description"), tag("Keywords"), tag("robots"), tag("PubDate")],
  };
}
