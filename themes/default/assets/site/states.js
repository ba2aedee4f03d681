// Shows the state of each letter on the visitor's day:
// <span class="st" data-state="in-force" data-from="…" data-to="…" data-by="revoked">.

// A state never goes back: if a clock says so, the clock is wrong and not the page.
var RANK = { "not-yet": 0, "in-force": 1, expiring: 2, expired: 3, superseded: 3, revoked: 3 };
var OVER = 3;
var SOON = +(document.documentElement.getAttribute("data-soon") || 30);

var stateWords = wordsOf("states");

// `left`: how many days are left, if the term ends by itself; a letter that is replaced or revoked (`by`) does not
// expire.
function stateOf(from, to, by) {
  if (to && today > to) return { id: by || "expired" };
  if (from && today < from) return { id: "not-yet" };
  var left = to && !by ? Math.round((Date.parse(to) - Date.parse(today)) / DAY) : null;
  return { id: left !== null && left <= SOON ? "expiring" : "in-force", left: left };
}

function stateLabel(state) {
  var label = say(stateWords, state.id);
  if (state.id === "expiring") label += say(stateWords, state.left ? "left" : "last", { n: state.left });
  return label;
}

// The number of the letter that a tag belongs to, found beside the tag or in the title of the letter's own page. Spaces
// around it separate the digits from Chinese characters.
function letterOf(tag) {
  var name = tag.parentNode.querySelector("a") || document.querySelector("h1 small");
  return name && name.textContent ? " " + name.textContent + " " : "";
}

var ended = [];
var begun = [];

all("[data-state]").forEach(function (tag) {
  var was = RANK[tag.dataset.state], from = tag.dataset.from, to = tag.dataset.to;
  var state = stateOf(from, to, tag.dataset.by), is = RANK[state.id];
  if (is < was || was === OVER) return;
  tag.dataset.state = state.id;
  tag.textContent = stateLabel(state);
  if (is === OVER) ended.push({ number: letterOf(tag), to: to, state: stateLabel(state) });
  else if (!was && is) begun.push({ number: letterOf(tag), from: from });
});
