// Checks of a built site in a real browser: node run.mjs SITE_FOLDER [MINGCHUANG_BINARY] [--only SUBJECT,…]

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { join, resolve } from "node:path";

import { launch } from "./lib/browser.mjs";
import { Report } from "./lib/report.mjs";
import { Site } from "./lib/site.mjs";
import { accessible } from "./checks/accessible.mjs";
import { clock } from "./checks/clock.mjs";
import { keyboard } from "./checks/keyboard.mjs";
import { letter } from "./checks/letter.mjs";
import { lookup } from "./checks/lookup.mjs";
import { markup } from "./checks/markup.mjs";
import { noscript } from "./checks/noscript.mjs";
import { opens } from "./checks/opens.mjs";
import { positions } from "./checks/positions.mjs";
import { preview } from "./checks/preview.mjs";
import { republished } from "./checks/republished.mjs";
import { same } from "./checks/same.mjs";
import { subpath } from "./checks/subpath.mjs";
import { typography } from "./checks/typography.mjs";
import { weight } from "./checks/weight.mjs";
import { words } from "./checks/words.mjs";

export const SUBJECTS = { opens, subpath, noscript, accessible, keyboard, clock, lookup, markup, words, positions, typography, letter, preview, republished, same, weight };
/** Subjects that build sites themselves, and so need a binary. */
const WITH_BINARY = ["preview", "republished", "same", "weight"];

/** Runs the subjects in their order; those that build only where there is a binary. */
export async function run({ folder, binary, content, pairs, subjects = Object.keys(SUBJECTS), report = new Report() }) {
  const browser = await launch();
  try {
    const given = { report, browser, site: new Site(resolve(folder)), binary: binary && resolve(binary), content, pairs };
    for (const name of subjects) {
      if (binary || !WITH_BINARY.includes(name)) await SUBJECTS[name](given);
    }
  } finally {
    await browser.close();
  }
  return report;
}

/** The example content beside these checks. */
export const CONTENT = process.env.CONTENT ?? fileURLToPath(new URL("../../content", import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string" } } });
  const [folder, binary] = positionals;
  const subjects = values.only?.split(",") ?? Object.keys(SUBJECTS);
  const unknown = subjects.find((name) => !(name in SUBJECTS));
  if (!folder || !existsSync(join(folder, "index.html")) || (binary && !existsSync(binary)) || unknown) {
    console.error("usage: node run.mjs SITE_FOLDER [MINGCHUANG_BINARY] [--only SUBJECT,…]");
    console.error(`subjects: ${Object.keys(SUBJECTS).join(", ")}`);
    process.exit(2);
  }
  const report = await run({ folder, binary, content: CONTENT, subjects });
  console.log(report.summary());
  process.exitCode = report.failed ? 1 : 0;
}
