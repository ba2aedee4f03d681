// A page is as true on a later day as on the day of its building: read then, it says what a build of that day would.

import { inspect } from "../lib/browser.mjs";
import { must, none } from "../lib/report.mjs";
import { Sameness, kindsOf, told } from "../lib/sameness.mjs";

/** So many pairs of a page and a day, and from which seed on. */
const PAIRS = 2000;
const FIRST_SEED = 1;
/** Of the pairs, the least share on which a page that stands still would be wrong; otherwise they show nothing. */
const MOVING = 0.2;
/** Districts that `check` refuses show nothing either. */
const REFUSED = 0.05;

export async function same({ report, browser, site, binary, pairs = PAIRS }) {
  const seeds = Array.from({ length: 400 }, (_, n) => FIRST_SEED + n);
  const found = new Sameness(browser, binary);
  await report.check(`${pairs} pages of random districts are read on later days`, async () => {
    await found.compare(seeds, pairs);
    must(found.pairs >= pairs, `only ${found.pairs} pairs`);
    must(found.refused.length <= found.builds * REFUSED, `${found.refused.length} of ${found.builds} builds refused\n${found.refused.map(({ seed, day, why }) => `${seed} ${day}: ${why}`).join("\n")}`);
    must(found.moved >= found.pairs * MOVING, `only on ${found.moved} of ${found.pairs} does anything change`);
    none(found.faults, "faults of scripts and files");
  });
  await report.check("a page read on a later day says what a build of that day says", () => judge(found.differences));
  await report.check("without a script a page shows what it shows with one on the day of its building", () => judge(found.plain.differences));
  // They show what is hidden, and what is in a <template>, but not what is in a block of data.
  await report.check("what holds on later days stands where text browsers do not read it", async () => {
    const read = await inspect(browser, site, site.pages, (document, path) =>
      [...document.querySelectorAll("template,[hidden][data-from]")].map((element) => `${path}: <${element.localName}>`));
    none(read.flat(), "fragments that text browsers show");
  });
  await report.check("on a clock before the day of its building a page shows that day", () => judge(found.early.differences));
}

/** The smallest difference, with the command that shows it again, and how often each kind. */
function judge(differences) {
  const [smallest] = [...differences].sort((a, b) => a.is.length + a.should.length - b.is.length - b.should.length);
  const kinds = kindsOf(differences).map(({ key, count }) => `${count} × ${key}`);
  none(smallest ? [told(smallest, 4), ...kinds] : [], `lines about ${differences.length} pages that differ`);
}
