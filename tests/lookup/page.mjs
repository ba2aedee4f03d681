// Looks queries up as the search page does, with the page's own script and the files of a site:
//   node page.mjs SITE QUERIES.json SCRIPT [--cold] [--area=NUMBER] [--then=SITE [--used=NUMBER]]
// Prints for each query what was found; with --cold, as a visitor who has never been here, also how many files were
// asked for and how many bytes they have packed. With --then the page is open while another site is published in the
// place of the first, after so many of the queries had been asked; it tells then whether it had to be loaded again.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const [site, queries, script, ...options] = process.argv.slice(2);
const option = (name) => options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3);
/** A day long after everything of these tests began. */
const day = option("day") ?? "2026-11-23";
const isCold = options.includes("--cold");
const area = Number(option("area") ?? -1);
const then = option("then");
const packed = new Map();
/** The site that is published now. */
let published = site;

/** The size of a file when a server packs it. */
function size(path) {
  if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(path), { level: 9 }).length);
  return packed.get(path);
}

/** What a page says of its core: a site without pages has it from the core itself. */
function version() {
  const page = join(published, "search.html");
  const [file, pattern] = existsSync(page) ? [page, /data-v="?(\w+)/] : [join(published, "lookup/core.js"), /^mingchuang\("core","(\w+)"/];
  return readFileSync(file, "utf8").match(pattern)[1];
}

/** A visitor who has never been here. The page has no form, so that only the engine wakes up. */
async function visit() {
  const context = vm.createContext({ TextDecoder, Uint8Array, document: { querySelector: () => null } });
  context.self = context;
  vm.runInContext(readFileSync(script, "utf8"), context);
  const asked = [script];
  const load = async (path) => {
    const file = join(published, "lookup", path.split("?")[0]);
    if (!existsSync(file)) throw new Error(`${file} is not there`);
    asked.push(file);
    vm.runInContext(readFileSync(file, "utf8"), context);
  };
  await context.mingchuang.open(load, version());
  return { engine: context.mingchuang, asked };
}

/** What a page finds; one that is of another publication is loaded again once. */
async function ask(page, query) {
  try {
    return { found: await page.engine.search(query, area, day), renewed: false };
  } catch (error) {
    if (error !== 0) throw error;
    return { found: await (await visit()).engine.search(query, area, day), renewed: true };
  }
}

const warm = await visit();
const asked = JSON.parse(readFileSync(queries, "utf8"));
if (then) {
  for (const query of asked.slice(0, Number(option("used") ?? 0))) await warm.engine.search(query, area, day);
  published = then;
}
const brief = (list) => list.slice(0, 10).map((entry) => [entry.doc.name, entry.score, entry.text]);
for (const query of asked) {
  const begun = performance.now();
  const { found: list, renewed } = await ask(warm, query);
  const found = brief(list);
  const answer = { query, found, took: performance.now() - begun };
  if (then) answer.renewed = renewed;
  if (isCold) {
    const cold = await visit();
    const first = brief(await cold.engine.search(query, area, day));
    if (JSON.stringify(first) !== JSON.stringify(found)) throw new Error(`${query}: a second visit finds other things`);
    answer.requests = cold.asked.length;
    answer.bytes = cold.asked.reduce((sum, file) => sum + size(file), 0);
  }
  console.log(JSON.stringify(answer));
}
