// The day and the time in China, whatever the visitor's time zone.

// China keeps UTC+8 all year: shift the clock and read it with the UTC getters.
function now() { return new Date(Date.now() + 8 * 36e5); }
function dayOf(date) { return date.toISOString().slice(0, 10); }

// Days are written 2026-12-31, so that they can be compared as texts. The first and last day belong to the span; either
// may be missing.
function isOutside(day, from, to) { return !!(to && day > to || from && day < from); }

var today = dayOf(now());
