// Holds the schemas against an independent validator: node run.mjs MINGCHUANG_BINARY [CONTENT_FOLDER]

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

import { Report, must, none } from "../browser/lib/report.mjs";
import { ACCEPTED, REJECTED } from "./records.mjs";

const [program, folder = fileURLToPath(new URL("../../content", import.meta.url))] = process.argv.slice(2);
if (!program || !existsSync(program) || !existsSync(folder)) {
  console.error("usage: node run.mjs MINGCHUANG_BINARY [CONTENT_FOLDER]");
  process.exit(2);
}

/** What editors understand beyond the standard. */
const FOR_EDITORS = ["markdownDescription", "errorMessage", "patternErrorMessage", "enumDescriptions", "doNotSuggest"];

const say = (...what) => execFileSync(resolve(program), what, { encoding: "utf8" });
/** Kind → the folder or file of the example that holds its records, as the program lists them. */
const PLACES = Object.fromEntries(
  [...say("schema").matchAll(/^ {2}(\w+) +content\/(\S+)/gm)].map(([, kind, files]) => [kind, files.split("/**")[0]]),
);
const schemaOf = (kind) => JSON.parse(say("schema", kind));
const schemas = Object.fromEntries(Object.keys(PLACES).map((kind) => [kind, schemaOf(kind)]));
// Anything misspelt in a schema is an error. Types stand in other branches than the keywords they go with, on purpose.
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addVocabulary(FOR_EDITORS);
const report = new Report();
const validators = {};

await report.check("every kind is looked at", () => {
  const kinds = [...say("schema").matchAll(/^ {2}(\w+) /gm)].map(([, kind]) => kind);
  none(kinds.filter((kind) => !(kind in PLACES)), "kinds without a place");
  must(kinds.length >= 12 && kinds.length === Object.keys(PLACES).length, kinds.join(", "));
});

for (const [kind, schema] of Object.entries(schemas)) {
  await report.check(`the schema of ${kind} is one by the 2020-12 meta-schema`, () => {
    must(schema.$schema === "https://json-schema.org/draft/2020-12/schema", schema.$schema);
    must(ajv.validateSchema(schema), ajv.errorsText(ajv.errors));
    validators[kind] = ajv.compile(schema);
  });
}

// The example was never published, nothing of it has changed or ended: these have records of their own below.
const LATER = ["changes", "ended", "ledger"];
none(LATER.filter((kind) => !ACCEPTED.some(([, of]) => of === kind)), "kinds that nothing is accepted of");

for (const [kind, place] of Object.entries(PLACES)) {
  await report.check(`every ${kind} of the example is accepted`, () => {
    const files = filesOf(join(folder, place));
    must(files.length || LATER.includes(kind), "no files");
    none(files.flatMap((file) => faults(kind, head(file), file)), "faults");
  });
}

for (const [claim, kind, text] of ACCEPTED) {
  await report.check(claim, () => none(faults(kind, text, claim), "faults"));
}

for (const [claim, kind, sound, broken] of REJECTED) {
  await report.check(claim, () => {
    none(faults(kind, sound, "the sound twin"), "faults");
    must(faults(kind, broken, claim).length, `accepted:\n${broken}`);
  });
}

for (const [kind, schema] of Object.entries(schemas)) {
  await report.check(`what the schema of ${kind} proposes it also accepts`, () => {
    for (const [name, definition] of Object.entries(schema.$defs)) {
      const validate = ajv.compile({ ...definition, $id: `urn:test:${kind}:${name}`, $defs: schema.$defs });
      for (const example of definition.examples ?? []) must(validate(example), `${name}: ${example}`);
    }
  });
}

console.log(report.summary());
process.exitCode = report.failed ? 1 : 0;

/** What the schema finds wrong with a text. */
function faults(kind, text, file) {
  const validate = validators[kind];
  // YAML 1.2 with its numbers and truth values, as the editor reads it.
  if (validate(parse(text))) return [];
  return validate.errors.slice(0, 3).map((error) => `${file}: ${error.instancePath} ${error.message}`);
}

/** A YAML file, or the head of a Markdown file. */
function head(file) {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".md") ? text.split(/^---\s*$/m)[1] : text;
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (/\.(yaml|yml|md)$/.test(path)) return [path];
  return readdirSync(path, { recursive: true })
    .filter((name) => /\.(yaml|yml|md)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}
