// The system's Chromium, and what goes wrong on a page.

import { chromium } from "playwright-core";

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Opens a page in a context of its own, hands it over, and closes both. */
export async function withPage(browser, options, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN", ...options });
  context.setDefaultTimeout(20_000);
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Gathers console errors and warnings, exceptions, failed requests and requests to elsewhere, as they happen. */
export function complaints(page, isOwn) {
  const found = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) found.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => found.push(`request failed: ${tail(request.url())} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) found.push(`status ${response.status()}: ${tail(response.url())}`);
  });
  page.on("request", (request) => {
    if (!isOwn(request.url())) found.push(`request to elsewhere: ${request.url()}`);
  });
  return found;
}

function tail(url) {
  return url.split("/").slice(-3).join("/");
}

/** Applies a function to every page as a parsed document, without running or loading anything. */
export async function inspect(browser, site, paths, read, argument) {
  return withPage(browser, {}, async (page) => {
    const results = [];
    for (let at = 0; at < paths.length; at += 100) {
      const batch = paths.slice(at, at + 100).map((path) => [path, site.read(path)]);
      const script = `(${(pages, argument, source) => {
        const read = eval(source);
        return pages.map(([path, html]) => read(new DOMParser().parseFromString(html, "text/html"), path, argument));
      }})(${JSON.stringify(batch)}, ${JSON.stringify(argument ?? null)}, ${JSON.stringify(`(${read})`)})`;
      results.push(...(await page.evaluate(script)));
    }
    return results;
  });
}
