// Shows whether a window is open at this minute, and when it opens next:
// <p class="now" data-hours="123458 540-720 900-1080;6 540-720x|2027-05-01 …" data-holidays data-closed="2026-12-01 2026-12-03;">
// The hours of a week, and after each | those of a later season with its first day. Weekdays from Monday, 1, to Sunday,
// 7, and 8 for a Saturday or Sunday that is worked; minutes after midnight; x if only some services are offered, y by
// appointment. Each element also has the parts of its sentences; on the search page, where a script creates these
// elements, one element has them for all.

var nowWords = wordsOf("now");

// Spans of days: which a calendar reaches, holidays, Saturdays and Sundays that are worked. A file of its own, which is
// asked for once a day.
var calendar = {};

// How many days ahead the next opening is looked for.
var AHEAD = 60;
// A break is lunch if it begins between 11:00 and 14:00 and is over at 16:00.
var LUNCH = [660, 840, 960];

function clock(minutes) { return Math.floor(minutes / 60) + ":" + ("0" + minutes % 60).slice(-2); }

// Is the day in one of the spans, "2026-10-01 2026-10-07;…"?
function isWithin(day, spans) {
  return (spans || "").split(";").some(function (span) {
    var ends = span.split(" ");
    return ends[0] && !isOutside(day, ends[0], ends[1]);
  });
}

function weekdayOf(day) { return new Date(day).getUTCDay() || 7; }

// The hours of the week to which a day belongs; empty if none are written.
function weekOf(hours, day) {
  return hours.split("|").filter(function (week, at) { return !at || week.slice(0, 10) <= day; }).pop().replace(/^\d+-\S+ /, "");
}

// The times of a day of the week.
function timesOf(week, weekday) {
  var times = [];
  week.split(";").forEach(function (group) {
    var parts = group.split(" ");
    if (parts[0].indexOf(weekday) >= 0) times = parts.slice(1).map(function (part) {
      var time = /(\d+)-(\d+)(.?)/.exec(part);
      return { opens: +time[1], closes: +time[2], kind: time[3] };
    });
  });
  return times;
}

// The hours of a day, as src/policy/office_hours.rs tells them.
function hoursOf(box, day) {
  var weekday = weekdayOf(day), week = weekOf(box.dataset.hours, day), always = "holidays" in box.dataset;
  var shut = isWithin(day, box.dataset.closed) ? "away" : !always && isWithin(day, calendar.off) ? "off" : "";
  var worked = !shut && isWithin(day, calendar.work), full = worked ? timesOf(week, 8) : [];
  var isFirm = shut || !week || full[0] || !worked && (always && weekday < 6 || isWithin(day, calendar.known));
  return {
    shut: shut,
    isWritten: shut || week,
    isMakeUp: full[0],
    doubt: isFirm ? "" : worked ? "unsure" : "unknown",
    times: shut ? [] : full[0] ? full : timesOf(week, weekday)
  };
}

function isLunch(before, after) {
  return before && after && before.closes >= LUNCH[0] && before.closes < LUNCH[1] && after.opens <= LUNCH[2];
}

function hint(box) {
  var at = now(), day = dayOf(at), minute = at.getUTCHours() * 60 + at.getUTCMinutes(), here = hoursOf(box, day);
  function word(name, values) { return say(nowWords || box, name, values); }
  function answer(isOpen, parts) { return { isOpen: isOpen, text: parts.filter(Boolean).join(word("and")) }; }
  function weekName(then) { return word("days").split(" ")[1 + weekdayOf(then)]; }
  function dateName(then) { return word("date", { month: +then.slice(5, 7), date: +then.slice(8) }); }
  function makeUp(then) { return word("worked", { day: dateName(then), week: weekName(then) }); }
  // Today, tomorrow, a day of this week, or after days off the date.
  function dayName(then, ahead) {
    return ahead < 2 ? word("days").split(" ")[ahead] : ahead < 7 && !here.shut ? weekName(then) : dateName(then);
  }
  function regular(times, test) { return times.filter(function (time) { return !time.kind && test(time); }); }
  function isOn(time) { return time.opens <= minute && minute < time.closes; }
  function isLater(time) { return time.opens > minute; }

  var open = regular(here.times, isOn)[0], part = here.times.filter(isOn)[0], later = regular(here.times, isLater)[0];
  if (open) return answer(!here.doubt, [
    here.doubt ? word("usual") : here.isMakeUp ? makeUp(day) : word("open"),
    word(isLunch(open, later) ? "lunch" : "until", { time: clock(open.closes) }),
    word(here.doubt),
    here.doubt && word("call")
  ]);
  // Hours for some services only are not announced as the next opening: people might come for nothing.
  if (part) return answer(false, [word(part.kind === "x" ? "part" : "booked"), word("call")]);

  var then = here, next = later, date = day, ahead = 0;
  while (!next && then.isWritten && ahead < AHEAD) {
    date = dayOf(new Date(+at + ++ahead * DAY));
    then = hoursOf(box, date);
    next = regular(then.times, function () { return true; })[0];
  }
  var doubt = next && then.doubt || here.doubt;
  var before = !doubt && !ahead && regular(here.times, function (time) { return time.closes <= minute; }).pop();
  var time = next && clock(next.opens);
  return answer(false, [
    here.isWritten && word(here.shut || (isLunch(before, next) ? "noon" : "shut")),
    next && then.isMakeUp && makeUp(date),
    next && (then.doubt ? word("then", { week: weekName(date), time: time })
      : word("next", { day: then.isMakeUp ? "" : dayName(date, ahead), time: time }).trim()),
    word(doubt),
    (doubt || !next) && word("call")
  ]);
}

function tell() {
  all("[data-hours]").forEach(function (box) {
    var answer = hint(box);
    // Screen readers would read out the same text again.
    if (box.textContent === answer.text) return;
    box.textContent = answer.text;
    box.className = answer.isOpen ? "now" : "now off";
  });
}

function begin() {
  calendar = self.mingchuangCalendar || calendar;
  tell();
  setInterval(tell, 6e4);
  // The search page reports new answers with this event.
  document.addEventListener("answers", tell);
}

if (nowWords || all("[data-hours]")[0]) {
  var file = document.createElement("script");
  // Without the calendar every day is in doubt.
  file.onload = file.onerror = begin;
  file.src = document.currentScript.src.replace(/assets\/[^/]*$/, "calendar.js?v=" + today);
  document.head.appendChild(file);
}
