// Looks queries up as the search page does, with the page's own script and the files of a site:
//   node page.mjs SITE QUERIES.json SCRIPT [--cold] [--area=NUMBER]
// Prints for each query what was found; with --cold, as a visitor who has never been here, also how many files were
// asked for and how many bytes they have packed.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const [site, queries, script, ...options] = process.argv.slice(2);
/** A day long after everything of these tests began. */
const day = options.find((option) => option.startsWith("--day="))?.slice(6) ?? "2026-11-23";
const isCold = options.includes("--cold");
const area = Number(options.find((option) => option.startsWith("--area="))?.slice(7) ?? -1);
const packed = new Map();

/** The size of a file when a server packs it. */
function size(path) {
  if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(path), { level: 9 }).length);
  return packed.get(path);
}

/** A visitor who has never been here. The page has no form, so that only the engine wakes up. */
async function visit() {
  const context = vm.createContext({ TextDecoder, Uint8Array, document: { querySelector: () => null } });
  context.self = context;
  vm.runInContext(readFileSync(script, "utf8"), context);
  const asked = [script];
  const load = async (path) => {
    const file = join(site, "lookup", path.split("?")[0]);
    if (!existsSync(file)) throw new Error(`${file} is not there`);
    asked.push(file);
    vm.runInContext(readFileSync(file, "utf8"), context);
  };
  await context.mingchuang.open(load, "");
  return { engine: context.mingchuang, asked };
}

const warm = await visit();
const brief = (list) => list.slice(0, 10).map((entry) => [entry.doc.name, entry.score, entry.text]);
for (const query of JSON.parse(readFileSync(queries, "utf8"))) {
  const begun = performance.now();
  const found = brief(await warm.engine.search(query, area, day));
  const answer = { query, found, took: performance.now() - begun };
  if (isCold) {
    const cold = await visit();
    const first = brief(await cold.engine.search(query, area, day));
    if (JSON.stringify(first) !== JSON.stringify(found)) throw new Error(`${query}: a second visit finds other things`);
    answer.requests = cold.asked.length;
    answer.bytes = cold.asked.reduce((sum, file) => sum + size(file), 0);
  }
  console.log(JSON.stringify(answer));
}
