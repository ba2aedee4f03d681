// The hours of each day, as src/policy/office_hours.rs tells them. An element carries
//
//   data-hours="123458 540-720 900-1080;6 540-720x|2027-05-01 …" data-holidays data-closed="2026-12-01 2026-12-03;"
//
// The hours of a week, and after each | those of a later season with its first day. Weekdays from Monday, 1, to Sunday, 7,
// and 8 for a Saturday or Sunday that is worked; minutes after midnight; x if only some services are offered, y by
// appointment.

// Spans of days: `known`, which a calendar reaches, `off`, holidays, and `work`, Saturdays and Sundays that are worked.
// Without it every day is in doubt.
var calendar = {};

// Is the day in one of the spans, "2026-10-01 2026-10-07;…"?
function isWithin(day, spans) {
  return (spans || "").split(";").some(function (span) {
    var ends = span.split(" ");
    return ends[0] && !isOutside(day, ends[0], ends[1]);
  });
}

function weekdayOf(day) { return new Date(day).getUTCDay() || 7; }

// The week to which a day belongs; empty if its hours are not written.
function weekOf(hours, day) {
  var weeks = hours.split("|").filter(function (week, at) { return !at || week.slice(0, 10) <= day; });
  return weeks.pop().replace(/^\d+-\S+ /, "");
}

// The times of a weekday, the earliest first.
function timesOf(week, weekday) {
  var times = [];
  week.split(";").forEach(function (group) {
    var parts = group.split(" ");
    if (parts.shift().indexOf(weekday) >= 0) times = parts.map(function (part) {
      var time = /(\d+)-(\d+)(.?)/.exec(part);
      return { opens: +time[1], closes: +time[2], kind: time[3] };
    });
  });
  return times;
}

// `shut`: closed all day, and why; `doubt`: why it may be otherwise than the times say.
function hoursOf(box, day) {
  var weekday = weekdayOf(day), week = weekOf(box.dataset.hours, day), always = "holidays" in box.dataset;
  var shut = isWithin(day, box.dataset.closed) ? "away" : !always && isWithin(day, calendar.off) ? "off" : "";
  var isWorked = isWithin(day, calendar.work), full = isWorked ? timesOf(week, 8) : [];
  var isKnown = always && weekday < 6 || isWithin(day, calendar.known);
  return {
    shut: shut,
    isWritten: week,
    isMakeUp: !shut && full[0],
    doubt: shut || full[0] || isKnown && !isWorked ? "" : isWorked ? "unsure" : "unknown",
    times: shut ? [] : full[0] ? full : timesOf(week, weekday)
  };
}
