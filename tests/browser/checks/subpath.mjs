// Served by any static server, under any sub-path, under the strictest policy.

import { complaints, withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { serve } from "../lib/server.mjs";
import { KINDS } from "../lib/site.mjs";

const PREFIX = "/zwgk/ckgk/";

export async function subpath({ report, browser, site }) {
  const server = await serve(site.folder, PREFIX);
  try {
    await report.checkEach(KINDS, (kind) => `under ${PREFIX} and a strict policy, styled and scripted: ${kind.name}`, (kind) =>
      withPage(browser, {}, (page) => sound(page, server.root, kind.example)));
    await report.check(`under ${PREFIX} a missing page gets the site's 404 page, styled, with links that lead back`, () =>
      withPage(browser, {}, async (page) => {
        const response = await page.goto(`${server.root}missing.html`);
        must(response.status() === 404, `status ${response.status()}`);
        must(await isStyled(page), "no styles");
        await page.locator("main a").first().click();
        must(page.url() === `${server.root}index.html`, `leads to ${page.url()}`);
      }));
    for (const depth of [1, 2, 5]) {
      const deep = `${"a/".repeat(depth)}missing.html`;
      await report.check(`under ${PREFIX} a missing page ${depth} deep is styled, its links lead back and its search answers`, () =>
        withPage(browser, {}, async (page) => {
          await page.goto(server.root + deep);
          must(await isStyled(page), "no styles");
          await page.locator("#q").fill("开饭馆");
          await page.locator("[type=submit]").click();
          await page.waitForURL(`${server.root}search.html?**`);
          await page.goto(server.root + deep);
          await page.locator("main a").first().click();
          must(page.url() === `${server.root}index.html`, `leads to ${page.url()}`);
        }));
      await report.check(`under ${PREFIX} a missing page ${depth} deep is styled without a script, and says which way is sure`, () =>
        withPage(browser, { javaScriptEnabled: false }, async (page) => {
          await page.goto(server.root + deep);
          must(await isStyled(page), "no styles");
          const sure = page.locator("main noscript a").first();
          must(await sure.isVisible(), "no sure way is shown");
          must(/^https?:\/\/[^/]+\//.test(await sure.getAttribute("href")), `leads to ${await sure.getAttribute("href")}`);
        }));
    }
    await report.check("a click on 写邮件纠错 opens a mail with the index number, the address and, where it is known, the day of the build, once each", () =>
      withPage(browser, {}, async (page) => {
        for (const kind of KINDS.filter(({ name }) => ["item", "window", "department", "letter"].includes(name))) {
          await page.goto(`${server.root}${kind.example}?from=elsewhere#top`);
          // The mail would be opened by another program.
          await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
          const link = page.locator("a.correct");
          const number = (await page.locator("main dt:text-is('索引号') + dd").innerText()).replace(/\s/g, "");
          const said = async () => {
            await link.click();
            const [address, query] = (await link.getAttribute("href")).split("?");
            must(/^mailto:[^@]+@[^@]+$/.test(address), `${kind.example}: writes to ${address}`);
            return new URLSearchParams(query).get("body").split("\r\n");
          };
          const lines = await said();
          const wanted = [`索引号：${number}`, server.root + kind.example];
          // A page without hours does not know the day of the build.
          if (["item", "window"].includes(kind.name)) wanted.push("看到的网页生成于：2026-11-23");
          none(wanted.filter((line) => lines.filter((said) => said === line).length !== 1).map((line) => `${line} in ${lines.join(" | ")}`), `${kind.example}: not said once`);
          none(lines.filter((line) => /[?？]$/.test(line)), `${kind.example}: says what it does not know`);
          must((await said()).join() === lines.join(), `${kind.example}: a second click says more`);
        }
      }));
    await report.check(`under ${PREFIX} links from page to page stay inside the sub-path`, () =>
      withPage(browser, {}, async (page) => {
        for (const kind of KINDS) {
          await page.goto(server.root + kind.example);
          const out = await page.evaluate((root) => [...document.links]
            .filter((link) => link.origin === location.origin && !link.href.startsWith(root))
            .map((link) => `${location.pathname} → ${link.pathname}`), server.root);
          none(out, "links out of the sub-path");
        }
      }));
  } finally {
    await server.stop();
  }
}

async function sound(page, root, path) {
  // The page of an unknown address asks for its style at every depth.
  const isOwn = (url) => url.startsWith(root) || (path === "404.html" && new URL(url).pathname.includes("/assets/lost."));
  const found = complaints(page, isOwn);
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI || "inline"} ${event.sample}`));
  });
  const response = await page.goto(root + path, { waitUntil: "networkidle" });
  must(response.headers()["content-security-policy"], "the policy was not sent");
  none(await page.evaluate(() => globalThis.violations), "violations of the policy");
  none(path === "404.html" ? found.filter((complaint) => !/lost\.|Failed to load resource|Refused to/.test(complaint)) : found, "complaints");
  must(await isStyled(page), "no styles");
  // The script remembers large type: only a script that runs does.
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector("main")).fontSize));
  const before = await size();
  await page.locator("#big").check();
  await page.reload();
  must(await page.locator("#big").isChecked(), "the script does not remember large type");
  must((await size()) > before, "large type is not larger");
  if (await page.locator("[data-hours]").count()) {
    must((await page.locator("[data-hours]").first().textContent()).length > 4, "the script does not tell the hours");
  }
  none(await page.evaluate(() => globalThis.violations), "violations of the policy");
}

function isStyled(page) {
  return page.evaluate(() => {
    const skip = getComputedStyle(document.querySelector(".skip"));
    const header = getComputedStyle(document.querySelector("header"));
    return skip.position === "absolute" && header.backgroundColor !== "rgba(0, 0, 0, 0)";
  });
}
