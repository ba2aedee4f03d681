// Somebody searches on a page that was opened before the site was published anew.

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { serve } from "../lib/server.mjs";

const DAYS = ["2026-11-23", "2026-11-24", "2026-11-25"];
const ASKED = 60;
/** Items added by an ordinary publication, and by a large one. */
const ADDED = [12, 1500];
const SAYS = "网站刚刚更新过";

export async function republished({ report, browser, binary, content }) {
  const work = await mkdtemp(join(tmpdir(), "republished-"));
  const copy = join(work, "content"), folder = join(work, "site");
  const publish = (day) => promisify(execFile)(binary, ["build", "--content", copy, "--out", folder, "--as-of", day], {
    env: { ...process.env, MINGCHUANG_TODAY: day }, maxBuffer: 1 << 26,
  });
  let server;
  try {
    await cp(content, copy, { recursive: true });
    await publish(DAYS[0]);
    const exact = await namesOfItems(copy);
    server = await serve(folder, "/");
    const open = async (page) => {
      await page.goto(`${server.root}search.html`);
      for (const name of exact.slice(0, 5)) await first(page, name);
      return loadsOf(page);
    };
    const kept = join(work, "before");
    await withPage(browser, {}, async (page) => {
      for (const [round, [size, least, most]] of [["an ordinary", 0, 0], ["a large", 1, 1]].entries()) {
        const loads = await open(page);
        await cp(folder, kept, { recursive: true, force: true });
        await add(copy, round, ADDED[round]);
        await publish(DAYS[round + 1]);
        await report.check(`a page opened before ${size} publication finds ${ASKED} exact names, loaded again ${most ? "once" : "never"}`, async () => {
          const wrong = [], said = [];
          for (const name of exact) {
            const found = await first(page, name);
            if (found !== name) wrong.push(`${name}: ${found}`);
            said.push(await page.locator("#found").textContent());
          }
          none(wrong, "names that are not found");
          must(loads.length >= least && loads.length <= most, `loaded again ${loads.length} times`);
          const notes = said.filter((text) => text.startsWith(SAYS)).length;
          must(notes === loads.length, `${notes} answers say so`);
        });
      }
    });
    await report.check("a page that meets another publication again and again is loaded again once, and says what to do", () =>
      withPage(browser, {}, async (page) => {
        await page.goto(`${server.root}search.html`);
        const loads = loadsOf(page);
        const earlier = join("k/0", (await readdir(join(kept, "lookup/k/0"))).sort()[0]);
        await page.route(/\/lookup\/[kb]\//, async (route) => {
          const path = new URL(route.request().url()).pathname;
          // The earlier publication had fewer files: where it had none of this name, another of its files stands in.
          const name = path.replace(/^\/lookup\/|\.js$/g, "");
          const any = () => readFile(join(kept, "lookup", earlier), "utf8");
          const body = await readFile(join(kept, path), "utf8").catch(any);
          await route.fulfill({ contentType: "text/javascript", body: body.replace(/^mingchuang\("[^"]*"/, `mingchuang("${name}"`) });
        });
        await first(page, exact[0]);
        must(loads.length === 1, `loaded again ${loads.length} times`);
        must(/没有取到.*刷新/.test(await page.locator("#found").textContent()), await page.locator("#found").textContent());
        await first(page, exact[1]);
        must(loads.length === 1, `loaded again ${loads.length} times`);
      }));
  } finally {
    await server?.stop();
    await rm(work, { recursive: true, force: true });
  }
}

/** The names of items, from all over the content, each once. */
async function namesOfItems(content) {
  const names = new Set();
  for (const file of (await readdir(join(content, "items"))).sort())
    for (const [, name] of (await readFile(join(content, "items", file), "utf8")).matchAll(/^ {4}名称: (.+)$/gm)) names.add(name);
  const all = [...names], step = Math.floor(all.length / ASKED);
  return all.filter((_, at) => at % step === 0).slice(0, ASKED);
}

/** Adds items with names of their own. */
async function add(content, round, count) {
  const whats = ["冰雪场馆", "露营基地", "无人驾驶航空器", "旧书市集", "社区花园", "机器人", "咖啡车", "直播间", "滑板公园", "共享厨房"];
  const items = Array.from({ length: count }, (_, at) => {
    const digits = String(at).padStart(4, "0").split("").map((digit) => "零一二三四五六七八九"[digit]).join("");
    return `  - {标识: add-${round}-${at}, 名称: ${whats[at % whats.length]}第${digits}号${round ? "备案" : "登记"}, 办件类型: 承诺件, 办理窗口: [mzj], 设定依据: [{名称: 社会团体登记管理条例}]}`;
  });
  await writeFile(join(content, `items/added-${round}.yaml`), ["实施部门: mzj", "事项类型: 公共服务", "事项:", ...items, ""].join("\n"));
}

/** Asks, and waits for the name of the first answer. */
async function first(page, query) {
  await page.locator("#q").fill(query);
  await page.locator("#found").evaluate((found) => { found.textContent = ""; });
  await page.locator("#q").press("Enter");
  await page.locator("#found:not(:empty)").filter({ hasNotText: "正在查找" }).waitFor();
  return page.locator(".answer h2").first().evaluate((head) => head.firstChild.textContent, null, { timeout: 1000 }).catch(() => "");
}

/** Gathers from now on how often the page is loaded. */
function loadsOf(page) {
  const loads = [];
  page.on("load", () => loads.push(page.url()));
  return loads;
}
