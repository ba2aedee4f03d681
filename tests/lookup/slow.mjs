// Measures the search page on a slow phone, in a real browser: a first visit on a throttled net and processor until the
// first answer stands on the page, and then query after query on a page that is open, without throttling.
//   node slow.mjs SITE INDEX_FOLDER [QUERIES.json]
// SITE is the built example; INDEX_FOLDER holds another lookup/ to use instead of the site's.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// Found beside its own packages, which are not beside this file.
import { launch, withPage } from "../browser/lib/browser.mjs";

const FIRST_VISITS = 40;
const NET = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU = 4;
const WAIT = 60_000;
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

const [site, index, list = fileURLToPath(new URL("queries.json", import.meta.url))] = process.argv.slice(2);
if (!site || !index || !existsSync(join(site, "search.html")) || !existsSync(join(index, "lookup")) || !existsSync(list)) {
  console.error("usage: node slow.mjs SITE INDEX_FOLDER [QUERIES.json]");
  process.exit(2);
}
const queries = JSON.parse(readFileSync(list, "utf8")).map((entry) => entry.q ?? entry);

const folder = mkdtempSync(join(tmpdir(), "mingchuang-slow-"));
let server, browser;
try {
  cpSync(join(site, "search.html"), join(folder, "search.html"));
  cpSync(join(site, "assets"), join(folder, "assets"), { recursive: true });
  cpSync(join(index, "lookup"), join(folder, "lookup"), { recursive: true });
  server = await serve(folder);
  browser = await launch();

  const step = Math.max(Math.floor(queries.length / FIRST_VISITS), 1);
  const visits = [];
  for (const query of queries.filter((_, at) => at % step === 0).slice(0, FIRST_VISITS)) visits.push(await firstVisit(query));
  const rate = `${NET.latency} ms, ${(NET.downloadThroughput * 8) / 1e6} Mbit/s down, ${(NET.uploadThroughput * 8) / 1e6} up, processor ${CPU} times slower`;
  console.log(`${visits.length} first visits (${rate})`);
  const slowest = visits.reduce((one, other) => (other.seconds > one.seconds ? other : one));
  console.log(`  seconds to the first answer: ${spread(visits.map((visit) => visit.seconds), 2)} (${slowest.query})`);
  console.log(`  packed bytes of search.js and lookup/: ${spread(visits.map((visit) => visit.bytes))}`);
  console.log(`  requests for search.js and lookup/: ${spread(visits.map((visit) => visit.requests))}`);
  const none = visits.filter((visit) => !visit.answers).map((visit) => visit.query);
  if (none.length) console.log(`  without an answer, timed until the page says so: ${none.join("、")}`);

  for (const [name, times] of Object.entries(await openPage())) {
    console.log(`${times.length} queries on an open page, no throttling, ${name}`);
    console.log(`  milliseconds to the first answer: ${spread(times, 1)}`);
  }
} finally {
  await browser?.close();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Opens the search page with a query as somebody who has never been here. */
async function firstVisit(query) {
  return withPage(browser, { viewport: { width: 390, height: 800 } }, async (page, context) => {
    const phone = await context.newCDPSession(page);
    await phone.send("Network.enable");
    await phone.send("Network.emulateNetworkConditions", NET);
    await phone.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const answers = document.querySelectorAll(".answer").length;
        const said = document.getElementById("found")?.textContent;
        if (!answers && (!said || said.startsWith("正在查找"))) return;
        globalThis.first = { seconds: performance.now() / 1000, answers, said };
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    server.asked.length = 0;
    await page.goto(`${server.root}search.html?q=${encodeURIComponent(query)}`, { waitUntil: "commit", timeout: WAIT });
    const first = await (await page.waitForFunction(() => globalThis.first, null, { timeout: WAIT })).jsonValue();
    if (/没有取到/.test(first.said)) throw new Error(`${query}: ${first.said}`);
    const own = server.asked.filter(({ path }) => path === "/assets/search.js" || path.startsWith("/lookup/"));
    return { ...first, query, requests: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}

/** All queries one after another on one page, twice: what the second round needs is there already. */
async function openPage() {
  return withPage(browser, { viewport: { width: 390, height: 800 } }, async (page) => {
    await page.goto(`${server.root}search.html`, { waitUntil: "networkidle" });
    const round = () => page.evaluate(async ({ queries, wait }) => {
      const form = document.querySelector("form.lookup");
      const times = [];
      for (const query of queries) {
        const told = new Promise((done, fail) => {
          document.addEventListener("answers", done, { once: true });
          setTimeout(fail, wait, new Error(`${query}: ${document.getElementById("found").textContent || "nothing"}`));
        });
        const begun = performance.now();
        form.querySelector("input").value = query;
        form.requestSubmit();
        await told;
        times.push(performance.now() - begun);
      }
      return times;
    }, { queries, wait: WAIT });
    return { "what they need fetched from this machine": await round(), "everything fetched before": await round() };
  });
}

function spread(values, digits = 0) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1].toFixed(digits);
  return `median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}

/** Serves a folder packed, each file packed once, on connections that stay open. The version in an address is ignored. */
async function serve(folder) {
  const packed = new Map();
  const asked = [];
  const http = createServer({ keepAliveTimeout: WAIT }, (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = join(folder, path);
    if (!packed.has(path)) packed.set(path, TYPES[extname(path)] && existsSync(file) ? gzipSync(readFileSync(file), { level: 9 }) : null);
    const body = packed.get(path);
    asked.push({ path, bytes: body?.length ?? 0 });
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(path)], "Content-Encoding": "gzip", "Content-Length": body.length });
    return response.end(body);
  });
  await new Promise((ready) => http.listen(0, "127.0.0.1", ready));
  const stop = () => { http.closeAllConnections(); http.close(); };
  return { root: `http://127.0.0.1:${http.address().port}/`, asked, stop };
}
