// The day and the hour in China, wherever the visitor's clock stands.

var DAY = 864e5;

// China keeps UTC+8 all year: shift the clock and read it with the UTC getters.
function now() { return new Date(Date.now() + 8 * 36e5); }
function dayOf(date) { return date.toISOString().slice(0, 10); }

// Days are written 2026-12-31, so that their order is that of their texts. Both ends belong to the span, either may be
// open.
function isOutside(day, from, to) { return !!(to && day > to || from && day < from); }

var today = dayOf(now());
