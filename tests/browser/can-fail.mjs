// Proves that every check can fail: breaks copies of a site on purpose and asks that each claim fails at least once.
// node can-fail.mjs SITE_FOLDER [MINGCHUANG_BINARY] [--only SUBJECT,…]

import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { Report } from "./lib/report.mjs";
import { KINDS } from "./lib/site.mjs";
import { CONTENT, run } from "./run.mjs";

const WINDOW = "windows/scjgj.html";
const ITEM = "items/scjgj/spjyxkz-hf.html";
const WIDE = "<p style=width:2000px>x</p></main>";

/** So many pages on later days show that a program is broken. */
const FEW_PAIRS = 50;

/** A search page that always says the same and finds nothing, in the language of 2020. */
const SILLY = `const form = document.querySelector("form.lookup"), found = document.getElementById("found");
const say = (event) => { event?.preventDefault(); found.textContent = "x"; };
if (form) form.action = "search.html";
if (found) { say(); form.oninput = say; form.onsubmit = say; }`;

/** What to break in a copy, for the subjects that must notice: [file, what, by]; without `what`, the whole file. */
const BREAKS = [
  { subjects: ["opens"], edits: [
    ["deep/down/below/page.html", null, "<!doctype html><title>x</title>"],
    ["index.html", "</main>", "<img src=http://127.0.0.1:9/x.svg></main>"],
    [WINDOW, "assets/site.js", "assets/missing.js"],
    [ITEM, "</main>", WIDE],
  ] },
  { subjects: ["subpath"], edits: [
    ["index.html", "</main>", "<script>1</script></main>"],
    [WINDOW, "../assets/site.css", "/assets/site.css"],
    ["404.html", /assets\/lost\.css/g, "assets/missing.css"],
    ["rates.html", "href=index.html", "href=/index.html"],
    ["404.html", "<noscript>", "<div hidden>"],
    ["assets/site.js", /removeAttribute\((.)data-built/, "removeAttribute($1data-made"],
  ] },
  { subjects: ["noscript"], edits: [
    ["index.html", "href=items/index.html", "href=letters/index.html"],
    ["items/scjgj/orphan.html", null, "<!doctype html><title>x</title>"],
    [WINDOW, "tel:", "phone:"],
  ] },
  { subjects: ["accessible"], edits: [
    ["index.html", "lang=zh-CN", ""],
    [WINDOW, "</main>", "<img src=../assets/favicon.svg></main>"],
  ] },
  { subjects: ["keyboard"], edits: [
    ["index.html", "<body>", "<body><a href=guide.html>x</a>"],
    [WINDOW, '<a href="tel:', '<a tabindex=-1 href="tel:'],
    ["assets/site.css", ":focus-visible{", ":focus-visible{display:none;"],
    ["assets/site.css", "outline:3px solid", "outline:0 solid"],
  ] },
  { subjects: ["clock"], edits: [["assets/site.js", null, "// nothing"]] },
  { subjects: ["clock"], edits: [
    // The visitor's own day and hour instead of China's.
    ["assets/site.js", /Date\.now\(\) ?\+ ?8 ?\* ?36e5/, "Date.now() - new Date().getTimezoneOffset() * 6e4"],
    ["rates.html", "</main>", "<p class=says>当场决定</p></main>"],
  ] },
  { subjects: ["clock"], edits: [
    [WINDOW, "有效至 2026-12-31", "有效"],
    [WINDOW, / data-shut="[^"]*"/, ""],
    [WINDOW, 'data-to="2026-12-31"', 'data-to="2026-12-30"'],
    ["letters/2027/gjj.html", 'data-from="2027-01-01"', 'data-from="2026-01-01"'],
  ] },
  { subjects: ["lookup"], edits: [
    ["assets/search.js", null, SILLY],
    ["az.html", "az/s.html", "az/x.html"],
    ["search.html", "浏览器没有开启脚本，", ""],
  ] },
  { subjects: ["lookup"], edits: [
    ["assets/search.js", "isComposing", "isAsleep"],
    ["assets/search.js", "pushState", "replaceState"],
    ["assets/search.js", "tel:", "phone:"],
    ["assets/search.js", /set\(([`"])area/, "set($1place"],
    ["assets/search.js", "onerror", "onsilence"],
    ["assets/search.js", /$/, `//${randomBytes(6144).toString("base64")}`],
    ["assets/lookup.css", ".answer .tel a{", ".answer .tel a{color:var(--bg);max-height:20px;overflow:hidden;"],
    ["search.html", "aria-live=polite", "aria-live=off"],
    ["search.html", "<main ", "<main style=width:400px "],
  ] },
  { subjects: ["lookup"], program: (binary) => `shift; exec "${binary}" search "$1" "$2" "$3" "$4" 开店` },
  { subjects: ["markup"], edits: [["index.html", "</main>", "<p><b>x</p></main>"]] },
  { subjects: ["letter"], edits: [
    ["assets/paper.css", /margin: ?37mm/, "margin:30mm"],
    ["letters/2026/scjgj.html", "（盖章）", ""],
    ["assets/paper.css", /line-height: ?28\.95pt/, "line-height:24pt"],
    ["assets/site.css", /\.notice\s*\{/, ".letter .notice{display:none}.notice{"],
  ] },
  { subjects: ["typography"], edits: [
    ["assets/site.css", /white-space: ?nowrap/g, "white-space:normal"],
    [WINDOW, "号</span>台", "号号</span>台"],
    ["assets/site.css", /max-width: ?40em/g, "max-width:none"],
    ["assets/site.css", /min-height: ?2\.5em/g, "min-height:0"],
    ["assets/record.css", "（左右滑动看全表）", ""],
    ["assets/record.css", "（放不下时左右滑动看）", ""],
    [WINDOW, /<th scope="?row"?/g, "<td "],
    ["assets/lookup.css", /\.lookup div\s*\{/, ".lookup [type=submit]{width:100%}.lookup div{"],
  ] },
  { subjects: ["words"], edits: [
    [WINDOW, "<td>已授权", "<td>✓"],
    [ITEM, "已授权", "✓"],
    ["windows/index.html", /\d+ 项</, "999 项<"],
    ["windows/gjj.html", "当场决定", "✓"],
    ["guide.html", "演示数据，非官方发布", ""],
    ["index.html", "name=SiteIDCode", "name=Other"],
    [ITEM, /content=[^>]+ name=ArticleTitle/, "content=x name=ArticleTitle"],
  ] },
  // A program that builds nothing; one whose pages name the day of their building and, with a script, the visitor's.
  { subjects: ["same"], edits: [[WINDOW, "</main>", "<template data-from=2027-01-01>x</template></main>"]],
    program: (binary) => `[ "$1" != build ] && exec "${binary}" "$@"\nexit 1` },
  { subjects: ["same"], program: (binary) => `
"${binary}" "$@" || exit
[ "$1" = build ] || exit 0
while [ $# -gt 1 ]; do case "$1" in --out) out="$2";; --as-of) day="$2";; esac; shift; done
find "$out" -name '*.html' -exec sed -i "s|</main>|<p>$day</p></main>|" {} +
echo 'document.querySelector("main").append(new Date().toISOString())' >> "$out/assets/site.js"` },
  { subjects: ["positions"], edits: [
    ["assets/site.css", /$/, `main{padding-top:60em!important;font-size:18px!important}.bar{min-height:9em!important}
      .nav{display:none!important}.acts a{min-height:0!important;height:20px}`],
    [ITEM, "几点去", "何时去"],
    [WINDOW, "几点开", "何时开"],
  ] },
  { subjects: ["weight"], edits: [["assets/site.js", /$/, `//${randomBytes(16384).toString("base64")}`]], program: (binary) => `
"${binary}" "$@" || exit
while [ $# -gt 1 ]; do [ "$1" = --out ] && out="$2"; shift; done
head -c 16384 /dev/urandom | base64 >> "$out/assets/site.js"` },
  // A program that does not start; one that looks at other content, writes into this and does not end well.
  { subjects: ["preview"], program: () => "exit 1" },
  { subjects: ["preview"], program: (binary) => `
cp -r "$3" "$0.content"; echo "# x" >> "$3/ledger.yaml"; shift 3
"${binary}" serve --content "$0.content" "$@" & child=$!
trap 'kill $child; exit 3' INT TERM
wait $child` },
  // One that sees nothing any more once the content was broken.
  { subjects: ["preview"], program: (binary) => `
from="$3"; to="$0.content"; cp -r "$from" "$to"; shift 3
(while sleep 0.2 && [ -d "$from" ]; do
  cmp -s "$from/windows/scjgj.yaml" "$to/windows/scjgj.yaml" || cp "$from/windows/scjgj.yaml" "$to/windows/scjgj.yaml"
  grep -q unknown_key "$to/windows/scjgj.yaml" && exit
done) &
exec "${binary}" serve --content "$to" "$@"` },
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string" } } });
const [folder, binary] = positionals;
if (!folder) {
  console.error("usage: node can-fail.mjs SITE_FOLDER [MINGCHUANG_BINARY] [--only SUBJECT,…]");
  process.exit(2);
}
const only = values.only?.split(",");
const wanted = ({ subjects, program }) => (!only || subjects.some((name) => only.includes(name))) && (!program || binary);

const claims = new Set();
const failed = new Set();
const work = mkdtempSync(join(tmpdir(), "mingchuang-broken-"));
try {
  for (const [index, broken] of BREAKS.filter(wanted).entries()) {
    const copy = join(work, `${index}`);
    cpSync(folder, copy, { recursive: true });
    (broken.edits ?? []).forEach((edit) => apply(copy, edit));
    const report = new Report((line) => {
      const [, verdict, claim] = line.match(/^(ok|FAIL) +(.*)$/) ?? [];
      if (!claim) return;
      claims.add(family(claim));
      if (verdict === "FAIL") failed.add(family(claim));
    });
    const script = broken.program && program(join(work, `program-${index}`), broken.program(resolve(binary)));
    await run({ folder: copy, binary: script, content: CONTENT, subjects: broken.subjects, report, pairs: FEW_PAIRS });
    console.log(`${broken.subjects}: ${report.failed} of ${report.passed + report.failed} failed on purpose`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
const never = [...claims].filter((claim) => !failed.has(claim));
never.forEach((claim) => console.log(`NEVER FAILED  ${claim}`));
console.log(`${failed.size} claims can fail, ${never.length} never did`);
process.exitCode = never.length ? 1 : 0;

/** A claim without the page it is made of: one check, many pages. */
function family(claim) {
  const kind = KINDS.find(({ name }) => claim.endsWith(`: ${name}`));
  return kind ? claim.slice(0, -kind.name.length - 2) : claim;
}

function apply(copy, [path, what, by]) {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  if (what === null) return writeFileSync(file, by);
  const text = readFileSync(file, "utf8");
  const changed = typeof what === "string" ? text.replaceAll(what, by) : text.replace(what, by);
  if (changed === text) throw new Error(`${path} has nothing like ${what}`);
  return writeFileSync(file, changed);
}

function program(path, script) {
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
