// Reads pages of random districts on later days, as many as are asked for, and says how they differ from a build of
// that day: node same.mjs PROGRAM [--pairs 100000] [--seed 1] [--report FILE]
// One pair again: node same.mjs PROGRAM --seed 17 --page windows/w1.html --read 2027-01-01 [--time 09:00:00]

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { resolve } from "node:path";

import { launch } from "./lib/browser.mjs";
import { Sameness, kindsOf, told } from "./lib/sameness.mjs";

const text = { type: "string" };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: text, seed: text, page: text, read: text, time: text, days: text, pages: text, report: text },
});
const [program] = positionals;
if (!program || Boolean(values.page) !== Boolean(values.read)) {
  console.error("usage: node same.mjs PROGRAM [--pairs N] [--seed N] [--days N] [--pages N] [--report FILE]");
  console.error("       node same.mjs PROGRAM --seed N --page PAGE --read DAY [--time HH:MM:SS]");
  process.exit(2);
}
const seed = Number(values.seed ?? 1), wanted = Number(values.pairs ?? 100_000);
const settings = { days: Number(values.days ?? 5), pages: Number(values.pages ?? 24) };
const browser = await launch();
const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 1000);
const found = new Sameness(browser, resolve(program), settings);
try {
  if (values.page) {
    await found.one({ seed, page: values.page, read: values.read, time: values.time ?? "09:00:00" });
  } else {
    let told = 0;
    const seeds = { next: seed, shift() { return this.next++; } };
    await found.compare(seeds, wanted, ({ pairs, differences }) => {
      if (pairs - told < 5000) return;
      told = pairs;
      console.error(`${pairs} pairs, ${differences.length} differ, ${seconds()} s`);
    });
  }
} finally {
  await browser.close();
}
const lists = { "read on a later day": found.differences, "without a script": found.plain.differences, "on an earlier clock": found.early.differences };
const lines = [
  `${found.pairs} pairs of a page and a day, ${found.moved} of them with something that changed since the building; ${found.same} say the same`,
  `${found.sites} districts, ${found.builds} builds, ${found.refused.length} refused; ${found.plain.read} pages without a script, ${found.early.read} on an earlier clock; ${seconds()} s`,
  `${found.copies} pairs of the same bytes; other bytes that say the same as before: ${[...found.rewritten].map(([kind, count]) => `${count} × ${kind}`).join(", ") || "none"}`,
  ...found.refused.slice(0, 20).map(({ seed, day, why }) => `refused: seed ${seed}, ${day}: ${why}`),
  ...[...new Set(found.faults)].slice(0, 20).map((fault) => `fault: ${fault}`),
];
for (const [name, differences] of Object.entries(lists)) {
  lines.push("", `${name}: ${differences.length} differ`, ...kindsOf(differences).map(({ key, count }) => `${count} × ${key}`));
  const smallest = [...differences].sort((a, b) => a.is.length + a.should.length - b.is.length - b.should.length);
  lines.push(...smallest.slice(0, values.page ? 1 : 10).map((one) => told(one)));
}
console.log(lines.slice(0, 300).join("\n"));
if (values.report) writeFileSync(values.report, lines.join("\n") + "\n");
process.exitCode = found.pairs && !Object.values(lists).some((list) => list.length) && !found.faults.length ? 0 : 1;
