// Is a site that was built on one day and is read on a later day the site that is built on that day?

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { CONTENTS, CONTENTS_DAY, FIELDS, RANGE, district } from "./districts.mjs";
import { Random, dayOf, textOf } from "./random.mjs";
import { Reader, Shelf } from "./reading.mjs";
import { Site } from "./site.mjs";

const run = promisify(execFile);

/** Pages with figures over the whole site, which are of the day of the build and say so; and the list of the files that lie beside
 *  it, with their sizes. */
const OF_ITS_DAY = /^(index|rates(-\d+)?|letters\/index|years\/.*|downloads\/(index|page-\d+))\.html$/;
/** The day of the build itself, where a sheet of paper says it. */
const OF_BUILD = ".as-of";
/** Whether a window is open at this minute: the only text that needs a script on the day of the build. */
const NOW = `.now,[data-hours],${OF_BUILD}`;
/** Needs a script, and says so without one. */
const SCRIPTED = ".find,form.lookup,noscript,.acts button";
/** Times of day at which pages are read: at midnight, before and after the doors open, at lunch, at night. */
const TIMES = ["00:00:00", "08:59:59", "09:00:00", "11:59:59", "12:30:00", "17:59:59", "20:00:00", "23:59:59"];
/** Instead of a page, where two sites have not the same pages. */
const PAGES = "(which pages there are)";
/** What people ask for on the search page. */
const ASKED = ["事项", "人", "窗口", "部门"];
const NOON = "12:00:00";
/** How many days before the build a wrong clock may show. */
const EARLY = [1, 40, 4000];

/** What a comparison has to find out. */
export class Sameness {
  pairs = 0;
  /** Pairs on which the page says something else than on the day of its building. */
  moved = 0;
  same = 0;
  /** Pairs of the same bytes, and pairs that say the same as before in other bytes: those were written again for nothing,
   *  unless something came and went between the two days. */
  copies = 0;
  rewritten = new Map();
  sites = 0;
  builds = 0;
  refused = [];
  differences = [];
  /** Pages read without a script, and on a clock before the day of the build. */
  plain = { read: 0, differences: [] };
  early = { read: 0, differences: [] };
  faults = [];

  constructor(browser, program, { days = 5, pages = 24, keep = 2000 } = {}) {
    Object.assign(this, { browser, program, days, pages, keep });
  }

  /** Takes districts from a list of seeds until so many pairs are read. */
  async compare(seeds, wanted, progress = () => {}) {
    this.work = await mkdtemp(join(tmpdir(), "mingchuang-same-"));
    this.shelf = await new Shelf().open();
    try {
      this.knows = await knownBy(this.program, this.work);
      await Promise.all([this.worker(seeds, wanted, progress), this.worker(seeds, wanted, progress)]);
    } finally {
      await this.shelf.close();
      await rm(this.work, { recursive: true, force: true });
    }
    return this;
  }

  async worker(seeds, wanted, progress) {
    const reader = await Reader.open(this.browser, this.shelf);
    const plain = await Reader.open(this.browser, this.shelf, { scripts: false });
    for (let seed = seeds.shift(); seed !== undefined && this.pairs < wanted && !this.isHopeless(); seed = seeds.shift()) {
      await this.district(seed, reader, plain);
      progress(this);
    }
    await reader.close();
    await plain.close();
  }

  /** A program that refuses nearly everything would never come to an end. */
  isHopeless() {
    return this.refused.length > 20 && this.refused.length > this.builds / 2;
  }

  /** One pair, for a closer look: everything about a page of a seed's district. */
  async one({ seed, page, read, time }) {
    this.only = { page, read, time };
    return this.compare([seed], 1);
  }

  async district(seed, reader, plain) {
    const random = new Random(seed + 1e6);
    const { files, built, edges, names } = district(seed, this.knows);
    const folder = join(this.work, `${seed}`), content = join(folder, "content");
    await lay(content, files);
    const first = join(folder, "built");
    this.sites += 1;
    if (!(await this.build(content, first, built, seed))) return rm(folder, { recursive: true });
    const address = this.shelf.add(`${seed}-a`, first);
    const pages = this.only ? [this.only.page].filter((page) => page !== PAGES) : this.choose(first, names, random);
    const days = this.only ? [this.only.read] : daysOf(built, edges, this.days, random);
    const about = { seed, built, names };
    // As they are on the day of their building, to count on how many days a page that stands still would be wrong.
    const stood = await reader.read(pages.map((page) => ({ url: address + page, time: instant(built, NOON), without: NOW })));
    for (const day of days) {
      const later = join(folder, "later");
      await cp(content, `${later}-content`, { recursive: true });
      if (await this.build(`${later}-content`, later, day, seed)) {
        const others = this.shelf.add(`${seed}-${day}`, later);
        const time = this.only?.time ?? random.pick(TIMES);
        await this.pair(reader, pages, { ...about, day, time, first, later, address, others, stood });
        this.shelf.remove(`${seed}-${day}`);
      }
      await rm(later, { recursive: true, force: true });
      await rm(`${later}-content`, { recursive: true });
    }
    if (!this.only) await this.aside(reader, plain, random.sample(pages, 6), { ...about, address, random });
    this.shelf.remove(`${seed}-a`);
    await rm(folder, { recursive: true });
  }

  /** The pages of the earlier site on a later day, and the pages of the later site. */
  async pair(reader, pages, { seed, built, day, time, first, later, address, others, names, stood }) {
    const [old, young] = [new Site(first).pages, new Site(later).pages];
    const report = (page, what, difference) => this.tell({ seed, page, built, day, time, names, what, ...difference });
    if (old.join() !== young.join()) report(PAGES, "pages", compare(old, young));
    const both = pages.filter((page) => young.includes(page.split("?")[0]));
    const at = instant(day, time);
    const moved = await reader.read(both.map((page) => ({ url: address + page, time: at, without: OF_BUILD })));
    // The same bytes say the same at the same time: they are read once.
    const isCopy = await Promise.all(both.map(async (page) =>
      !page.includes("?") && (await this.shelf.markup(address + page)) === (await this.shelf.markup(others + page))));
    const told = await reader.read(both.filter((_, n) => !isCopy[n]).map((page) => ({ url: others + page, time: at, without: OF_BUILD })));
    const right = isCopy.map((copied, n) => (copied ? moved[n] : told.shift()));
    for (const [n, page] of both.entries()) {
      this.pairs += 1;
      this.faults.push(...[...moved[n].faults, ...right[n].faults].map((fault) => `${page}: ${fault}`));
      const stands = stood[pages.indexOf(page)].lines.join() === right[n].steady.join();
      if (!stands) this.moved += 1;
      if (isCopy[n]) this.copies += 1;
      else if (stands && !page.includes("?")) this.count(page);
      const difference = differ(moved[n], right[n]);
      if (difference) report(page, difference.what, difference);
      else this.same += 1;
    }
    this.faults.push(...this.shelf.missing.splice(0).map((path) => `${path} is missing`));
  }

  /** The same pages without a script, and with a clock that is behind: what stands there on the day of the build. */
  async aside(reader, plain, pages, { seed, built, names, address, random }) {
    const at = instant(built, NOON);
    const readable = pages.filter((page) => !page.startsWith("search.html"));
    const without = `${NOW},${SCRIPTED}`;
    const [there, none] = [
      await reader.read(readable.map((page) => ({ url: address + page, time: at, without }))),
      await plain.read(readable.map((page) => ({ url: address + page, without }))),
    ];
    const days = readable.map(() => textOf(dayOf(built) - random.pick(EARLY)));
    const early = await reader.read(readable.map((page, n) => ({ url: address + page, time: instant(days[n], NOON), without })));
    for (const [n, page] of readable.entries()) {
      const about = { seed, page, built, names, time: NOON };
      this.plain.read += 1;
      const silent = differ(none[n], there[n]);
      if (silent) this.plain.differences.push({ ...about, day: built, ...silent });
      this.early.read += 1;
      const behind = differ(early[n], there[n]);
      if (behind) this.early.differences.push({ ...about, day: days[n], ...behind });
    }
  }

  /** Mostly pages about one thing, some lists, and what the search page answers. */
  choose(folder, names, random) {
    const all = new Site(folder).pages.filter((page) => !OF_ITS_DAY.test(page) && page !== "404.html");
    const of = (kinds) => all.filter((page) => kinds.includes(Site.kindOf(page)?.name));
    const much = of(["window", "department", "item", "letter", "centre"]);
    const rest = all.filter((page) => !much.includes(page));
    const asked = random.sample([...names].filter(([, kind]) => ASKED.includes(kind)), 2).map(([name]) => `search.html?q=${encodeURIComponent(name)}`);
    const some = Math.round(this.pages * 0.75);
    return [...random.sample(much, some), ...random.sample(rest, this.pages - some - asked.length), ...asked];
  }

  async build(content, out, day, seed) {
    this.builds += 1;
    try {
      await run(this.program, ["build", "--content", content, "--out", out, "--as-of", day], { maxBuffer: 2 ** 26, env: { ...process.env, MINGCHUANG_TODAY: day } });
      return true;
    } catch (error) {
      const told = `${error.stdout}${error.stderr}`;
      const rules = [...new Set(told.match(/错误\[[A-Z]+-\d+\][^\n]*/g) ?? told.match(/[A-Z]{3}-\d\d/g) ?? [told.slice(-200)])];
      this.refused.push({ seed, day, why: rules.slice(0, 2).join(" | ") });
      return false;
    }
  }

  count(page) {
    const kind = Site.kindOf(page)?.name ?? page;
    this.rewritten.set(kind, (this.rewritten.get(kind) ?? 0) + 1);
  }

  tell(difference) {
    this.differences.push(difference);
    // The lines of the rest only need counting.
    if (this.differences.length > this.keep) difference.names = new Map();
  }
}

/** What a program knows of the content format, and accepts, of all that districts may have. */
async function knownBy(program, work) {
  const folder = await mkdtemp(join(work, "schema-"));
  await run(program, ["schema", "--out", folder]);
  const has = async ([kind, field]) => {
    const keys = new Set();
    JSON.parse(await readFile(join(folder, `${kind}.schema.json`), "utf8"), (key, value) => {
      if (key === "properties") Object.keys(value).forEach((name) => keys.add(name));
      return value;
    });
    return keys.has(field);
  };
  const known = await Promise.all(Object.entries(FIELDS).map(async ([name, field]) => ((await has(field)) ? [name] : [])));
  const accepted = await Promise.all(Object.entries(CONTENTS).map(async ([name, files]) => {
    await lay(join(folder, name), files());
    return run(program, ["check", join(folder, name), "--as-of", CONTENTS_DAY]).then(() => [name], () => []);
  }));
  return new Set([...known, ...accepted].flat());
}

async function lay(folder, files) {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Mostly days on which something begins or is over; always one of the last. */
function daysOf(built, edges, count, random) {
  const first = dayOf(built), last = first + RANGE;
  const turns = [];
  for (let year = Number(built.slice(0, 4)); year <= Number(textOf(last).slice(0, 4)); year++) {
    for (const day of ["01-01", "02-28", "03-01", "12-31"]) turns.push(dayOf(`${year}-${day}`));
  }
  turns.push(dayOf("2028-02-29"), last);
  const known = turns.filter((day) => day >= first && day <= last).map(textOf);
  const days = new Set(random.sample(edges, Math.max(1, count - 3)));
  while (days.size < count - 1) days.add(random.pick(known));
  while (days.size < count) days.add(textOf(first + random.int(0, RANGE)));
  return [...days].sort();
}

function instant(day, time) {
  return Date.parse(`${day}T${time}+08:00`);
}

/** Where two readings of a page differ first: in their text, their links, their looks or their head. */
function differ(is, should) {
  for (const what of ["lines", "links", "head", "looks"]) {
    if (is[what].join("\n") !== should[what].join("\n")) return { what, ...compare(is[what], should[what], is.headings.concat(should.headings)) };
  }
  return null;
}

/** Lines that only one of two lists has, in order, each with the heading above it. */
function compare(is, should, headings = []) {
  const common = longestCommon(is, should);
  const lonely = (list, at) => {
    const kept = new Set(common.map((pair) => pair[at]));
    let heading = "";
    return list.flatMap((line, n) => {
      if (headings.includes(line)) heading = line;
      return kept.has(n) ? [] : [{ line, heading }];
    });
  };
  return { is: lonely(is, 0), should: lonely(should, 1) };
}

function longestCommon(left, right) {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i][j] = left[i] === right[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}

/** Differences by what they are about: kind of page, heading, and the line without its dates, numbers and names. */
export function kindsOf(differences) {
  const kinds = new Map();
  for (const difference of differences) {
    const seen = new Set();
    for (const side of ["is", "should"]) {
      for (const { line, heading } of difference[side]) {
        const kind = Site.kindOf(difference.page.split("?")[0])?.name ?? difference.page;
        const key = `${kind} » ${shape(heading, difference.names)} » ${difference.what === "lines" ? "" : `${difference.what}: `}${side === "is" ? "−" : "+"} ${shape(line, difference.names)}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const entry = kinds.get(key) ?? { key, count: 0, example: difference };
        entry.count += 1;
        kinds.set(key, entry);
      }
    }
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

function shape(line, names) {
  let text = line;
  for (const [name, kind] of [...names].sort(([a], [b]) => b.length - a.length)) text = text.replaceAll(name, `〈${kind}〉`);
  return text.replace(/\d{4}-\d\d-\d\d/g, "〈日〉").replace(/\d+(\.\d+)?/g, "n").slice(0, 90);
}

/** A difference for people, with the command that shows it again. */
export function told({ seed, page, built, day, time, what, is, should }, most = 8) {
  const size = is.length + should.length;
  const lines = [...is.map(({ line }) => `  − ${line}`), ...should.map(({ line }) => `  + ${line}`)].slice(0, most);
  return [
    `${page}, built ${built}, read ${day} ${time}: ${what}, ${size} differ`, ...lines,
    `  node tests/browser/same.mjs PROGRAM --seed ${seed} --page '${page}' --read ${day} --time ${time}`,
  ].join("\n");
}
