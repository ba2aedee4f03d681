// Claims and whether they hold: one line each, the evidence of a failure below its line.

export class Report {
  passed = 0;
  failed = 0;
  /** Claims that did not hold. */
  failures = [];

  constructor(print = console.log) {
    this.print = print;
  }

  /** Runs one check; a check that throws has failed. */
  async check(claim, run) {
    try {
      await run();
      this.passed += 1;
      this.print(`ok    ${claim}`);
    } catch (error) {
      this.failed += 1;
      this.failures.push(claim);
      this.print(`FAIL  ${claim}`);
      const lines = String(error?.message ?? error).split("\n").filter((line) => line.trim());
      for (const line of lines.slice(0, 12)) this.print(`        ${line}`);
      if (lines.length > 12) this.print(`        … ${lines.length - 12} more lines`);
    }
  }

  /** Runs one check per item, several at a time, told in the order of the items. */
  async checkEach(items, claim, run, atOnce = 3) {
    const done = inParallel(items, run, atOnce);
    for (const [index, item] of items.entries()) await this.check(claim(item), () => done[index]);
  }

  summary() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}

/** Starts a task per item, at most so many at once; one promise per item. */
export function inParallel(items, task, atOnce) {
  const waiting = [];
  let running = 0;
  const next = () => {
    running -= 1;
    waiting.shift()?.();
  };
  return items.map((item) => {
    const result = (async () => {
      if (running >= atOnce) await new Promise((start) => waiting.push(start));
      running += 1;
      try {
        return await task(item);
      } finally {
        next();
      }
    })();
    // Awaited later, in order; until then a rejection is not "unhandled".
    result.catch(() => {});
    return result;
  });
}

/** A condition of a check, with the evidence for when it does not hold. */
export function must(condition, evidence) {
  if (!condition) throw new Error(evidence);
}

/** No findings at all; otherwise lists them. */
export function none(findings, what) {
  if (findings.length) throw new Error(`${findings.length} ${what}\n${[...findings].join("\n")}`);
}
