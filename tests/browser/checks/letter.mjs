// A letter on paper has the form of an official document (GB/T 9704).

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";

const LETTER = "letters/2026/scjgj.html";
/** Millimetres from the edges of an A4 sheet to the block of text. */
const TOP = 37, LEFT = 28, WIDTH = 156, HEIGHT = 225;
/** What lies around the ink of a character is not ink. */
const CLOSE = 4;
const MM = 72 / 25.4;

export async function letter({ report, browser, site }) {
  const folder = mkdtempSync(join(tmpdir(), "mingchuang-letter-"));
  try {
    const file = join(folder, "letter.pdf");
    await withPage(browser, {}, async (page) => {
      await page.clock.setFixedTime(new Date("2026-11-23T02:00:00Z"));
      await page.goto(site.url(LETTER));
      await page.pdf({ path: file, preferCSSPageSize: true });
    });
    const sheets = read(file);
    const text = (words) => words.map((word) => word.text).join("");
    await report.check("a printed letter is on A4, in a block of 156 × 225 mm, 37 mm from above and 28 mm from the left", () => {
      must(sheets.length >= 2, `${sheets.length} sheets`);
      sheets.forEach(({ width, height, words }, at) => {
        must(Math.round(width / MM) === 210 && Math.round(height / MM) === 297, `${width} × ${height}`);
        // The number of the page is below the block.
        const block = words.filter((word) => word.bottom < (TOP + HEIGHT + CLOSE) * MM);
        const [left, top] = [Math.min(...block.map((word) => word.left)), Math.min(...block.map((word) => word.top))].map((points) => points / MM);
        const [right, bottom] = [Math.max(...block.map((word) => word.right)), Math.max(...block.map((word) => word.bottom))].map((points) => points / MM);
        must(left > LEFT - 1 && left < LEFT + CLOSE && right < LEFT + WIDTH + 1, `sheet ${at + 1}: ${left}–${right} mm`);
        must(top > TOP - CLOSE && top < TOP + 3 * CLOSE && bottom < TOP + HEIGHT + 1, `sheet ${at + 1}: ${top}–${bottom} mm`);
        must(words.some((word) => word.text === `${at + 1}` && word.top > (TOP + HEIGHT) * MM), `sheet ${at + 1} has no number`);
      });
    });
    await report.check("a printed letter has title, number, recipient, text, signature and date in this order, and its annex on a new sheet", () => {
      const first = text(sheets.flatMap((sheet) => sheet.words));
      let at = 0;
      for (const part of ["市场监督管理局", "授权书", "〔2025〕1号", "窗口：", "一、授权部门", "九、授权期限", "附件：", "（盖章）", "（签字）", "2025年12月18日", "附件", "授权事项和权限表"]) {
        const found = first.indexOf(part, at);
        must(found >= 0, `no ${part} after “${first.slice(Math.max(0, at - 20), at)}”`);
        at = found + part.length;
      }
      const annex = sheets.findIndex(({ words }) => text(words).includes("授权事项和权限表1") || /授权事项和权限表(?!；|。|1)/.test(text(words)) && text(words).includes("受理决"));
      must(annex > 0 && !text(sheets[annex - 1].words).includes("受理决定权应诉"), "the annex does not begin a sheet");
      must(sheets[annex].words[0].text.includes("附件") || text(sheets[annex].words.slice(0, 3)).includes("附件"), `sheet ${annex + 1} begins with ${text(sheets[annex].words.slice(0, 3))}`);
    });
    await report.check("a printed letter has 22 lines of 28 characters of 16 pt on a sheet, and says that it is a demonstration", () => {
      const body = sheets[1].words.filter((word) => word.top < (TOP + HEIGHT) * MM);
      const lines = [...new Set(body.map((word) => Math.round(word.top)))].sort((a, b) => a - b);
      const steps = lines.slice(1).map((top, at) => top - lines[at]);
      none(steps.filter((step) => Math.abs(step - 28.95) > 1.2), "other distances between lines");
      must(text(sheets[0].words).includes("演示数据"), "the demonstration is not marked");
    });
    await report.check("a printed letter that is not in force says so", () =>
      withPage(browser, {}, async (page) => {
        await page.clock.setFixedTime(new Date("2027-02-01T02:00:00Z"));
        await page.goto(site.url(LETTER));
        await page.emulateMedia({ media: "print" });
        must(await page.locator(".letter .notice").isVisible(), "no notice on paper");
        must(!(await page.locator(".letter .card").isVisible()), "the summary is on paper");
      }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sheets of a PDF: size, and the words with their places, in points. */
function read(file) {
  const html = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" });
  return html.split("<page ").slice(1).map((page) => {
    const number = (text, name) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(text)[1]);
    const words = [...page.matchAll(/<word ([^>]+)>([^<]*)<\/word>/g)].map(([, place, text]) => ({
      left: number(place, "xMin"), top: number(place, "yMin"), right: number(place, "xMax"), bottom: number(place, "yMax"), text,
    }));
    return { width: number(page, "width"), height: number(page, "height"), words };
  });
}
