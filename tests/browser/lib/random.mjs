// Random choices that a seed repeats, and days as whole numbers.

const DAY = 864e5;

/** A day, written 2026-12-31, as the number of days since 1970-01-01. */
export const dayOf = (text) => Date.parse(text) / DAY;

/** The other way round. */
export const textOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The year of a day. */
export const yearOf = (day) => Number(textOf(day).slice(0, 4));

/** The last day of a day's month. */
export function monthEnd(day) {
  const [year, month] = textOf(day).split("-").map(Number);
  return Date.UTC(year, month, 0) / DAY;
}

export class Random {
  constructor(seed) {
    this.state = (seed * 0x9e3779b1) >>> 0;
  }

  /** From 0 up to, but not, 1 (mulberry32). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(share) {
    return this.next() < share;
  }

  /** A whole number; both ends may come. */
  int(first, last) {
    return first + Math.floor(this.next() * (last - first + 1));
  }

  pick(list) {
    return list[this.int(0, list.length - 1)];
  }

  /** Each with this chance, in the order of the list. */
  some(list, share) {
    return list.filter(() => this.chance(share));
  }

  /** So many of them, or all if there are fewer. */
  sample(list, count) {
    const rest = [...list], taken = [];
    while (taken.length < count && rest.length) taken.push(...rest.splice(this.int(0, rest.length - 1), 1));
    return taken;
  }
}
