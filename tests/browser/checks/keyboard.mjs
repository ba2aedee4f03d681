// By keyboard alone: the skip link, every link in turn, and always a visible focus.

import { withPage } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { KINDS } from "../lib/site.mjs";

export async function keyboard({ report, browser, site }) {
  await report.checkEach(KINDS, (kind) => `the first Tab reaches the skip link, and it leads into main: ${kind.name}`, (kind) =>
    withPage(browser, {}, async (page) => {
      await page.goto(site.url(kind.example));
      await page.keyboard.press("Tab");
      const skip = await page.evaluate(() => {
        const element = document.activeElement;
        const { left, top, width, height } = element.getBoundingClientRect();
        return { is: element.matches(".skip"), text: element.textContent, seen: left >= 0 && top >= 0 && width > 20 && height > 20 };
      });
      must(skip.is, `the first Tab reaches “${skip.text.trim().slice(0, 30)}”`);
      must(skip.seen, "the skip link cannot be seen");
      await page.keyboard.press("Enter");
      const first = await page.evaluate(() => document.querySelector("main").querySelectorAll('a[href],[tabindex="0"],input,summary').length);
      await page.keyboard.press("Tab");
      const where = await page.evaluate(() => document.activeElement.closest("main,header,footer,.crumbs")?.tagName);
      // A main without anything to focus hands on to the footer.
      must(where === (first ? "MAIN" : "FOOTER"), `the next Tab is in ${where}`);
    }));
  for (const colorScheme of ["light", "dark"]) {
    await report.checkEach(KINDS, (kind) => `Tab reaches everything, with a focus one can see in ${colorScheme}: ${kind.name}`, (kind) =>
      withPage(browser, { colorScheme }, (page) => walk(page, site.url(kind.example))));
  }
}

/** Tabs through the whole page. */
async function walk(page, url) {
  await page.goto(url);
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')];
    const visible = all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
    visible.forEach((element, index) => { element.dataset.at = index; });
    return visible.map((element) => element.textContent.trim().slice(0, 30) || element.tagName);
  });
  const reached = new Set();
  const faults = new Set();
  for (let press = 0; press < wanted.length + 5; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(readFocus);
    if (at === null) break;
    if (at.index !== undefined) reached.add(Number(at.index));
    if (at.fault) faults.add(at.fault);
  }
  none(wanted.filter((_, index) => !reached.has(index)), "things Tab does not reach");
  none([...faults], "places where the focus cannot be seen");
}

/** The focused element, and why its focus cannot be seen if so. Runs in the page. */
function readFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const name = `<${element.tagName.toLowerCase()}> in <${(element.parentElement.closest("main,header,footer,.crumbs") ?? document.body).tagName.toLowerCase()}>`;
  const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = rgb(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // The ring lies outside the element: what it must stand out from is the ground around it.
  let ground = element.parentElement;
  while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const below = ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)";
  const [light, dark] = [luminance(style.outlineColor), luminance(below)].sort((a, b) => b - a);
  const contrast = (light + 0.05) / (dark + 0.05);
  let fault = null;
  if (style.outlineStyle === "none" || Number.parseFloat(style.outlineWidth) < 2) fault = `${name}: no outline`;
  else if (contrast < 3) fault = `${name}: outline ${style.outlineColor} on ${below}, contrast ${contrast.toFixed(2)} of 3`;
  else if (box.bottom <= 0 || box.top >= innerHeight || box.width === 0) fault = `${name}: not on the screen`;
  return { index: element.dataset.at, fault };
}
