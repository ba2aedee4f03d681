// Shows whether a window is open at this minute, and when it opens next: <p class="now" data-hours="…">. Each element
// has the parts of the sentences that it may need; on the search page, where a script creates these elements, one element
// has them for all.

var nowWords = wordsOf("now");

var DAY = 864e5;
// How many days ahead the next opening is looked for.
var AHEAD = 60;
// A break is lunch if it begins between 11:00 and 14:00 and is over at 16:00.
var LUNCH = [660, 840, 960];

function clock(minutes) { return Math.floor(minutes / 60) + ":" + ("0" + minutes % 60).slice(-2); }

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
  // Today, tomorrow, a day of the next days or, after days off, the date.
  function dayName(then, ahead) {
    return ahead < 2 ? word("days").split(" ")[ahead] : ahead < 7 && !here.shut ? weekName(then) : dateName(then);
  }
  // Hours for some services only, or by appointment, are not announced: people might come for nothing.
  function regular(hours, test) { return hours.times.filter(function (time) { return !time.kind && (!test || test(time)); }); }
  function isOn(time) { return time.opens <= minute && minute < time.closes; }
  function isLater(time) { return time.opens > minute; }
  function isOver(time) { return time.closes <= minute; }

  // The page itself says that no hours are written.
  if (!here.isWritten) return answer(false, []);
  var open = regular(here, isOn)[0], part = here.times.filter(isOn)[0], next = regular(here, isLater)[0];
  if (open) return answer(!here.doubt, [
    here.doubt ? word("usual") : here.isMakeUp ? makeUp(day) : word("open"),
    word(isLunch(open, next) ? "lunch" : "until", { time: clock(open.closes) }),
    word(here.doubt),
    here.doubt && word("call")
  ]);
  if (part) return answer(false, [word(part.kind === "x" ? "part" : "booked"), word("call")]);

  var isLunchNow = !here.doubt && isLunch(regular(here, isOver).pop(), next);
  for (var ahead = 0, date = day, then = here; !next && then.isWritten && ahead < AHEAD; next = regular(then)[0]) {
    date = dayOf(new Date(+at + ++ahead * DAY));
    then = hoursOf(box, date);
  }
  var doubt = next && then.doubt || here.doubt;
  return answer(false, [
    word(here.shut || (isLunchNow ? "noon" : "shut")),
    next && then.isMakeUp && makeUp(date),
    next && word(then.doubt ? "then" : "next", {
      day: then.isMakeUp ? "" : dayName(date, ahead),
      time: clock(next.opens)
    }).trim(),
    word(doubt),
    (doubt || !next) && word("call")
  ]);
}

function tell() {
  // What is said once above all answers.
  var usual;
  all("[data-hours]").forEach(function (box) {
    var answer = hint(box), said = answer.text && say(box.parentNode, "said", { now: answer.text }), text = said || answer.text;
    if (said) usual = answer.text;
    else if (usual) box.hidden = text === usual;
    // Screen readers would read out the same text again.
    if (box.textContent === text) return;
    box.textContent = text;
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

// The calendar is a file of its own, beside assets/, which is asked for once a day: a new one changes no page.
if (nowWords || all("[data-hours]")[0]) {
  var file = document.createElement("script");
  file.onload = file.onerror = begin;
  file.src = document.currentScript.src.replace(/assets\/[^/]*$/, "calendar.js?v=" + today);
  document.head.appendChild(file);
}
