// A letter that has ended or begun since the page was made: says so above everything else, and takes back what the page
// claims on its strength.

// The banner stands under the title, empty, and carries the words: a region for ears that is there from the beginning
// is read out when it fills.
var banner = wordsOf("changed");

function sentences() {
  function told(name) {
    return function (change) { return say(banner, name, change); };
  }
  // A letter stands on its page several times; each sentence is said once.
  return ended.map(told("ended")).concat(begun.map(told("begun"))).filter(function (text, at, texts) {
    return texts.indexOf(text) === at;
  });
}

function announce() {
  sentences().concat(say(banner, "since")).forEach(function (text) {
    var line = document.createElement("p");
    line.textContent = text;
    banner.appendChild(line);
  });
  banner.hidden = false;
}

// Who does what, and what is granted, rested on the letter that has ended; ears must not hear it either.
function takeBack(page) {
  page.classList.add("lapsed");
  all(".flow").forEach(function (steps) { steps.parentNode.hidden = true; });
  // What a letter granted, its own page goes on saying. A cell without a class says that a power is granted.
  if (page.dataset.watch !== "letter") all(".ticks b:not([class]),.matrix td:not([class])").forEach(function (cell) {
    cell.textContent = say(banner, "cell");
  });
}

var watched = document.querySelector("main[data-watch]");
if (watched && banner && ended.length + begun.length) {
  announce();
  // A sentence of the page that the banner contradicts must not stand beside it.
  if (begun.length) all("[data-none]").forEach(function (notice) { notice.hidden = true; });
  if (ended.length) takeBack(watched);
  all(".says").forEach(function (claim) {
    claim.textContent = say(banner, "claim");
    claim.className = "says no";
  });
}
