// What a site's own script says of opening hours at given minutes, without a browser:
//   node now.mjs SITE BOXES.json
// BOXES holds `times`, milliseconds of a clock, and `boxes`, the attributes of elements. Prints for each time a list of
// what each element says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, given] = process.argv.slice(2);
const { times, boxes } = JSON.parse(readFileSync(given, "utf8"));
const script = readFileSync(join(site, "assets/site.js"), "utf8");
const ADDRESS = "https://example.gov.cn/assets/under/a/path/assets/site.js?v=1";

/** `data-hours` as it is in `dataset`. */
function element(attributes) {
  const dataset = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.replace("data-", ""), value]));
  return { dataset, getAttribute: (name) => attributes[name] ?? null, textContent: "" };
}

for (const time of times) {
  const shown = boxes.map(element);
  const document = {
    documentElement: element({}),
    currentScript: { src: ADDRESS },
    head: { appendChild: load },
    querySelectorAll: (selector) => (selector === "[data-hours]" ? shown : []),
    querySelector: () => null,
    getElementById: () => null,
    createElement: () => ({}),
    addEventListener: () => {},
  };
  const context = vm.createContext({ document, addEventListener: () => {}, setInterval: () => {} });
  context.self = context;
  vm.runInContext(`Date.now = () => ${time}`, context);
  vm.runInContext(script, context);
  console.log(JSON.stringify(shown.map((box) => box.textContent)));

  function load(file) {
    const path = file.src.slice("https://example.gov.cn/assets/under/a/path/".length);
    vm.runInContext(readFileSync(join(site, path.split("?")[0]), "utf8"), context);
    file.onload();
  }
}
