// What a page weighs: every item and every window, and the largest window with the letters of both Decembers.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { must, none } from "../lib/report.mjs";
import { Site } from "../lib/site.mjs";

/** Bytes, packed, of the page and its scripts. */
const LIMIT = 16 * 1024, ITEM_LIMIT = 11 * 1024;
/** Beside each page. */
const SCRIPTS = ["assets/site.js", "calendar.js"];
const ITEMS = 30;
const LARGEST = "rsj";

export async function weight({ report, site, binary, content }) {
  for (const [kind, limit] of [["item", ITEM_LIMIT], ["window", LIMIT]]) {
    await report.check(`every ${kind} weighs at most ${limit} bytes packed, with its scripts`, () => {
      const pages = site.pagesOf(kind);
      must(pages.length > 0, `no ${kind}`);
      const scripts = sum(SCRIPTS.map((path) => packed(site, path)));
      const heavy = pages.map((path) => [packed(site, path) + scripts, path]).filter(([size]) => size > limit);
      none(heavy.map((one) => one.join(" ")), "pages that weigh more");
    });
  }
  const folder = mkdtempSync(join(tmpdir(), "weight-"));
  try {
    await report.check(`a window with at least ${ITEMS} items and the letters of two years weighs at most ${LIMIT} bytes packed, with its scripts`, () => {
      const own = join(folder, "content");
      cpSync(content, own, { recursive: true });
      const letter = readFileSync(join(own, `letters/2026/${LARGEST}.yaml`), "utf8");
      writeFileSync(join(own, `letters/2027/${LARGEST}.yaml`), nextYear(letter));
      const out = join(folder, "site");
      execFileSync(binary, ["build", "--content", own, "--out", out, "--as-of", "2026-12-20"], { stdio: "ignore", env: { ...process.env, MINGCHUANG_TODAY: "2026-12-20" } });
      const site = new Site(out);
      const path = `windows/${LARGEST}.html`, page = site.read(path);
      const lists = [...page.matchAll(/<ul class="?rows items[^>]*>([\s\S]*?)<\/ul>/g)];
      const items = lists.reduce((sum, [list]) => sum + list.split("<li").length - 1, 0);
      must(items >= ITEMS, `${path} has ${items} items`);
      must(/〔2025〕/.test(page) && /〔2026〕/.test(page), `${path} has not both letters`);
      const sizes = [path, ...SCRIPTS].map((path) => packed(site, path));
      must(sum(sizes) <= LIMIT, sizes.join(" + "));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function packed(site, path) {
  return gzipSync(readFileSync(join(site.folder, path)), { level: 9 }).length;
}

function sum(sizes) {
  return sizes.reduce((all, size) => all + size, 0);
}

/** The same letter, signed a year later for the year after. */
function nextYear(letter) {
  return letter
    .replace(/^编号: .*$/m, (line) => line.replace("〔2025〕", "〔2026〕"))
    .replace(/^(签订日期|备案日期): 2025-/gm, "$1: 2026-")
    .replace(/2025-12-/g, "2026-12-")
    .replace(/^期限: .*$|^授权期限: .*$/m, (line) => line.replace(/2026-/g, "2027-"));
}
