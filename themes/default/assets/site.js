// Works out again, on the visitor's day in China, what the page said on the day it was made.
(function () {
  "use strict";
  var DAY = 864e5;
  var SOON = +(document.documentElement.getAttribute("data-soon") || 30);
  var LABELS = { "not-yet": "尚未生效", "in-force": "有效", expiring: "即将到期", expired: "已过期", superseded: "已被替代", revoked: "已废止" };
  // A state never goes back: a clock that says so is wrong, not the page.
  var RANK = { "not-yet": 0, "in-force": 1, expiring: 2, expired: 3, superseded: 3, revoked: 3 };
  var WEEKDAYS = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  // China keeps UTC+8 all year: read the shifted clock with the UTC getters.
  function now() { return new Date(Date.now() + 8 * 36e5); }
  function dayOf(date) { return date.toISOString().slice(0, 10); }
  function isOver(today, from, to) { return (to && today > to) || (from && today < from); }

  var today = dayOf(now());
  var ended = [];
  var begun = [];

  all("[data-state]").forEach(function (tag) {
    var was = tag.dataset.state, from = tag.dataset.from, to = tag.dataset.to, left = null, state;
    if (to && today > to) state = tag.dataset.by || "expired";
    else if (from && today < from) state = "not-yet";
    else {
      left = to && !tag.dataset.by ? Math.round((Date.parse(to) - Date.parse(today)) / DAY) : null;
      state = left !== null && left <= SOON ? "expiring" : "in-force";
    }
    if (RANK[state] < RANK[was] || RANK[was] === 3) return;
    tag.dataset.state = state;
    tag.textContent = LABELS[state] + (state === "expiring" ? (left ? "，还剩 " + left + " 天" : "，今天到期") : "");
    var name = tag.parentNode.querySelector("a") || document.querySelector("h1 small");
    var number = name ? name.textContent : "";
    if (RANK[was] < 3 && RANK[state] === 3) ended.push({ number: number, to: to, state: state });
    if (was === "not-yet" && state !== was && RANK[state] < 3) begun.push({ number: number, from: from });
  });

  function sentence(change) {
    var name = "授权书" + (change.number ? " " + change.number + " " : "");
    return change.from ? name + "已自 " + change.from + " 起生效。" : name + LABELS[change.state] + "，有效到 " + change.to + " 为止。";
  }

  function once(changes) {
    return changes.map(sentence).filter(function (text, at, texts) { return texts.indexOf(text) === at; });
  }

  var main = document.querySelector("main[data-watch]");
  if (main && ended.length + begun.length) {
    var heading = main.querySelector("h1");
    var banner = document.createElement("div");
    banner.className = "notice";
    banner.setAttribute("role", "status");
    var texts = once(ended.concat(begun));
    texts.push("本页是在这之前生成的，窗口现在能不能作决定，请以最新的授权书为准，并先打电话确认。");
    texts.forEach(function (text) {
      var line = document.createElement("p");
      line.textContent = text;
      banner.appendChild(line);
    });
    heading.parentNode.insertBefore(banner, heading.nextSibling);
    // A sentence of the page that the banner contradicts must not stand beside it.
    if (begun.length) all("[data-none]").forEach(function (notice) { notice.hidden = true; });
    if (ended.length) {
      main.classList.add("lapsed");
      // Who does what, and what is granted, rested on the letter that has ended; ears must not hear it either.
      all(".flow").forEach(function (steps) { steps.parentNode.hidden = true; });
      if (main.dataset.watch !== "letter") all(".ticks b,.matrix td").forEach(function (cell) {
        if (cell.textContent === "已授权") cell.textContent = "待确认";
      });
    }
    all(".says").forEach(function (claim) {
      claim.textContent = "授权有变化，请先电话确认";
      claim.className = "says no";
    });
  }

  all("[data-from]:not([data-state])").forEach(function (notice) {
    notice.hidden = isOver(today, notice.dataset.from, notice.dataset.to);
  });

  function clock(minutes) { return Math.floor(minutes / 60) + ":" + ("0" + (minutes % 60)).slice(-2); }

  function hint(box) {
    var at = now(), day = dayOf(at), weekday = at.getUTCDay() || 7, minute = at.getUTCHours() * 60 + at.getUTCMinutes();
    var except = "holidays" in box.dataset ? "" : "（法定节假日除外）";
    var closed = (box.dataset.closed || "").split(";").filter(function (span) {
      var ends = span.split(" ");
      return ends.length === 2 && !isOver(day, ends[0], ends[1]);
    });
    if (closed.length) return [false, "今天停止办公，" + closed[0].split(" ")[1] + " 之后恢复"];
    var spans = box.dataset.hours.split(";").map(function (span) {
      var parts = span.trim().split(/[ -]/);
      return { days: parts[0], opens: +parts[1], closes: +parts[2], some: parts[3] === "x" };
    }).sort(function (a, b) { return a.opens - b.opens; });
    for (var ahead = 0; ahead < 8; ahead++) {
      var then = (weekday + ahead - 1) % 7 + 1;
      for (var i = 0; i < spans.length; i++) {
        var span = spans[i];
        if (span.days.indexOf(then) < 0 || (!ahead && minute >= span.closes)) continue;
        if (!ahead && minute >= span.opens) {
          return span.some ? [false, "现在是延时服务时间，只办部分业务，请先电话确认"] : [true, "按平时时间现在应在办公，到 " + clock(span.closes) + " 为止" + except];
        }
        if (span.some) continue;
        var when = ahead === 0 ? "今天 " : ahead === 1 ? "明天 " : WEEKDAYS[then] + " ";
        return [false, "现在不在办公时间，" + when + clock(span.opens) + " 开门" + except];
      }
    }
    return null;
  }

  function tell() {
    all("[data-hours]").forEach(function (box) {
      var answer = hint(box);
      if (!answer || box.textContent === answer[1]) return;
      box.textContent = answer[1];
      box.className = answer[0] ? "now" : "now off";
    });
  }
  tell();
  setInterval(tell, 6e4);
  // The search page says that it has brought new answers.
  document.addEventListener("answers", tell);

  // Long lists: hide the rows that do not hold the words typed.
  var rows = all("[data-filter]>li");
  if (rows.length > 12) {
    var label = document.createElement("label");
    label.className = "find";
    label.textContent = "在下面的事项里查找";
    var input = document.createElement("input");
    input.type = "search";
    label.appendChild(input);
    var first = document.querySelector("[data-filter]");
    var group = first.previousElementSibling;
    var before = group && group.tagName === "H3" ? group : first;
    before.parentNode.insertBefore(label, before);
    input.addEventListener("input", function () {
      var words = input.value.trim().split(/\s+/);
      rows.forEach(function (row) {
        row.hidden = !words.every(function (word) { return row.textContent.indexOf(word) >= 0; });
      });
    });
  }

  var big = document.getElementById("big");
  function remember(value) {
    try {
      if (value === undefined) return localStorage.getItem("big") === "1";
      localStorage.setItem("big", value ? "1" : "");
    } catch (error) { return false; }
  }
  if (big) {
    big.checked = big.checked || remember();
    big.addEventListener("change", function () { remember(big.checked); });
  }
})();
