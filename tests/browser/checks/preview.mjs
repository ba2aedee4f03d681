// The local preview: a change shows by itself, a mistake is shown with its line, a repair brings the site back.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { violations } from "./accessible.mjs";

const WAIT = { timeout: 10_000 };
const RECORD = "windows/scjgj.yaml";

export async function preview({ report, browser, binary, content }) {
  const work = await mkdtemp(join(tmpdir(), "mingchuang-browser-"));
  const copy = join(work, "content");
  let program;
  try {
    await cp(content, copy, { recursive: true });
    const record = join(copy, RECORD);
    const sound = await readFile(record, "utf8");
    const ledger = await readFile(join(copy, "ledger.yaml"), "utf8").catch(() => null);

    await report.check("preview: serve prints its address, and the site is there", async () => {
      program = await start(binary, copy);
      const answer = await fetch(program.address);
      must(answer.ok && /演示数据/.test(await answer.text()), `status ${answer.status}`);
    });
    if (!program) return;
    await withPage(browser, {}, async (page) => {
      const loads = [];
      // Counted when a load begins: its text can be there before the load event.
      page.on("framenavigated", (frame) => loads.push(frame.url()));
      await page.goto(`${program.address}windows/scjgj.html`);

      await report.check("preview: a changed record reloads the browser by itself and shows the new text", async () => {
        const before = loads.length;
        await writeFile(record, replaced(sound, /^名称: .*$/m, "名称: 明窗测试窗口"));
        await page.getByRole("heading", { level: 1, name: "明窗测试窗口" }).waitFor(WAIT);
        must(loads.length > before, "the text changed without a load");
      });
      await report.check("preview: a broken record shows the finding with file, line and column", async () => {
        const broken = `${sound.trimEnd()}\nunknown_key: 1\n`;
        await writeFile(record, broken);
        await page.getByRole("heading", { level: 1, name: "内容有 1 处错误" }).waitFor(WAIT);
        const text = await page.locator("main").innerText();
        const place = `${RECORD}:${broken.trimEnd().split("\n").length}:1`;
        must(text.includes(place), `does not name ${place}:\n${text}`);
        must(text.includes("unknown_key"), `does not show the line:\n${text}`);
        must(/改法：/.test(text), `does not say how to repair it:\n${text}`);
      });
      await report.check("preview: axe finds nothing on the page of findings, in light and in dark", async () => {
        must((await page.title()).includes("内容有错误"), "this is not the page of findings");
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          none(await violations(page), `violations in ${colorScheme}`);
        }
      });
      await report.check("preview: the page of findings leads to the last good site, styled and with its links", async () => {
        const other = await page.context().newPage();
        await other.goto(`${program.address}windows/scjgj.html`);
        await other.getByRole("link", { name: "上一次成功" }).click();
        await other.getByRole("heading", { level: 1, name: "政务服务窗口授权公开" }).waitFor(WAIT);
        // The heading is there before the style sheets are.
        await other.waitForLoadState("load", WAIT);
        must((await other.evaluate(() => getComputedStyle(document.querySelector(".skip")).position)) === "absolute", "no styles");
        await other.getByRole("link", { name: "我要找窗口" }).click();
        await other.getByRole("link", { name: "明窗测试窗口" }).click();
        await other.getByRole("heading", { level: 1, name: "明窗测试窗口" }).waitFor(WAIT);
        await other.close();
      });
      await report.check("preview: a repaired record brings the site back by itself", async () => {
        await writeFile(record, sound);
        const name = sound.match(/^名称: (.*)$/m)[1];
        await page.getByRole("heading", { level: 1, name }).waitFor(WAIT);
      });
    });
    await report.check("preview: it writes nothing into the content", async () => {
      const after = await readFile(join(copy, "ledger.yaml"), "utf8").catch(() => null);
      must(after === ledger, "ledger.yaml has changed");
    });
    await report.check("preview: Ctrl-C ends it in order", async () => {
      const code = await program.stop();
      must(code === 0, `exit ${code}`);
      program = null;
    });
  } finally {
    await program?.kill();
    await rm(work, { recursive: true, force: true });
  }
}

function replaced(text, pattern, by) {
  must(pattern.test(text), `nothing to replace: ${pattern}`);
  return text.replace(pattern, by);
}

/** Starts the preview on a free port and waits for the address it prints. */
async function start(binary, content) {
  const child = spawn(binary, ["serve", "--content", content, "--as-of", "2026-11-23", "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((done) => child.on("close", (code, signal) => done(signal ?? code)));
  let said = "";
  const address = new Promise((found) => {
    const listen = (chunk) => {
      said += chunk;
      const match = said.match(/http:\/\/[\d.:]+\//);
      if (match) found(match[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
  });
  const late = (milliseconds, value) => new Promise((done) => setTimeout(done, milliseconds, value).unref());
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const found = await Promise.race([address, ended.then(() => null), late(15_000, null)]);
  if (!found) {
    await kill();
    throw new Error(`no address printed:\n${said}`);
  }
  const stop = async () => {
    child.kill("SIGINT");
    const code = await Promise.race([ended, late(5_000, "not within 5 s")]);
    return code;
  };
  return { address: found, stop, kill };
}
