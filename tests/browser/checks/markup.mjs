// Two validators over every file.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { HtmlValidate } from "html-validate";
import vnu from "vnu-jar";

import config from "../htmlvalidate.mjs";
import { must, none } from "../lib/report.mjs";

const run = promisify(execFile);

export async function markup({ report, site }) {
  await report.check(`html-validate finds no fault in any of ${site.pages.length} files`, async () => {
    const validator = new HtmlValidate(config);
    const faults = [];
    for (const path of site.pages) {
      const { results } = await validator.validateString(site.read(path), path);
      for (const fault of results.flatMap((result) => result.messages)) {
        faults.push(`${path}:${fault.line}:${fault.column} ${fault.ruleId}: ${fault.message}`);
      }
    }
    none(faults, "faults");
  });
  await report.check(`vnu finds no error in any of ${site.pages.length} files`, async () => {
    const faults = await errors(site.folder, site.pages);
    none(faults, "errors");
  });
}

/** What vnu says, and a file with an error among the rest: silence must mean that it looked. */
async function errors(folder, pages) {
  const probe = await mkdtemp(join(tmpdir(), "vnu-probe-"));
  try {
    const wrong = join(probe, "wrong.html");
    await writeFile(wrong, "<!doctype html><html lang=en><title>x</title><p><b>x</p>");
    const files = pages.map((path) => join(folder, path));
    const options = { maxBuffer: 64 * 1024 * 1024 };
    // vnu exits with 1 when it has something to say, here always.
    const { stdout } = await run("java", ["-jar", String(vnu), "--errors-only", "--skip-non-html", "--stdout", "--format", "json", wrong, ...files], options)
      .catch((error) => (error.code === 1 ? error : Promise.reject(error)));
    const messages = JSON.parse(stdout).messages;
    const isProbe = (message) => message.url?.includes("/vnu-probe-");
    must(messages.some(isProbe), "vnu did not find the error put before it");
    return messages.filter((message) => !isProbe(message))
      .map((message) => `${message.url?.split("/").slice(-3).join("/")}:${message.lastLine} ${message.message}`);
  } finally {
    await rm(probe, { recursive: true });
  }
}
