// Shows whether a window is open at this minute, and when it opens next:
// <p class="now" data-hours="12345 540-720;6 540-720 x" data-holidays data-closed="2026-10-01 2026-10-07;">
// Weekdays from Monday, 1, to Sunday, 7; minutes after midnight; x if only some services are offered.
// Each element also has the sentences it needs; on the search page, where a script creates these elements, one element
// has the sentences for all.

var nowWords = wordsOf("now");

function clock(minutes) { return Math.floor(minutes / 60) + ":" + ("0" + minutes % 60).slice(-2); }

// The spans of opening hours, the earliest first.
function spansOf(hours) {
  return hours.split(";").map(function (span) {
    var parts = span.trim().split(/[ -]/);
    return { days: parts[0], opens: +parts[1], closes: +parts[2], some: parts[3] === "x" };
  }).sort(function (a, b) { return a.opens - b.opens; });
}

// The last day of the closure that is in effect today, if there is one.
function closedUntil(closures, day) {
  return closures.split(";").map(function (span) { return span.split(" "); }).filter(function (ends) {
    return ends.length === 2 && !isOutside(day, ends[0], ends[1]);
  }).map(function (ends) { return ends[1]; })[0];
}

// Today, tomorrow, or the day of the week.
function dayName(names, ahead, weekday) { return names.split(" ")[ahead < 2 ? ahead : 1 + weekday]; }

function hint(box) {
  var at = now(), weekday = at.getUTCDay() || 7, minute = at.getUTCHours() * 60 + at.getUTCMinutes();
  var until = closedUntil(box.dataset.closed || "", dayOf(at));
  var words = nowWords || box;
  if (until) return { isOpen: false, text: say(words, "away", { day: until }) };
  // There is no calendar of holidays here: if the window is closed on them, the sentence says so.
  var except = "holidays" in box.dataset ? "" : say(words, "except");
  var spans = spansOf(box.dataset.hours);
  // Eight days: hours on Mondays only are still found late on a Monday.
  for (var ahead = 0; ahead < 8; ahead++) {
    var then = (weekday + ahead - 1) % 7 + 1;
    for (var i = 0; i < spans.length; i++) {
      var span = spans[i];
      if (span.days.indexOf(then) < 0 || !ahead && minute >= span.closes) continue;
      if (!ahead && minute >= span.opens) {
        var name = span.some ? "part" : "open";
        return { isOpen: !span.some, text: say(words, name, { time: clock(span.closes), except: except }) };
      }
      // Hours for some services only are not announced as the next opening: people might come for nothing.
      if (span.some) continue;
      var day = dayName(say(words, "days"), ahead, then);
      return { isOpen: false, text: say(words, "shut", { day: day, time: clock(span.opens), except: except }) };
    }
  }
  return null;
}

function tell() {
  all("[data-hours]").forEach(function (box) {
    var answer = hint(box);
    // Screen readers would read out the same text again.
    if (!answer || box.textContent === answer.text) return;
    box.textContent = answer.text;
    box.className = answer.isOpen ? "now" : "now off";
  });
}
tell();
setInterval(tell, 6e4);
// The search page reports new answers with this event.
document.addEventListener("answers", tell);
