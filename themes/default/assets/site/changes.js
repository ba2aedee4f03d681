// Letters that have ended or begun since the page was made: announces them above everything else, and withdraws what
// the page claims on the strength of a letter that has ended.

// The banner is below the title, empty, and has the sentences in its attributes: a live region must exist from the
// beginning for a screen reader to read it out when it is filled.
var banner = wordsOf("changed");

function sentences() {
  function told(name) {
    return function (change) { return say(banner, name, change); };
  }
  // A letter is shown several times on its page; each sentence is given once.
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

// The steps of the procedure, and what is granted, were based on the letter that has ended. The words are replaced as
// well, because screen readers do not convey a line through them.
function takeBack(page) {
  page.classList.add("lapsed");
  all(".flow").forEach(function (steps) { steps.parentNode.hidden = true; });
  // A letter's own page still shows what the letter granted. A cell without a class says that a power is granted.
  if (page.dataset.watch !== "letter") all(".ticks b:not([class]),.matrix td:not([class])").forEach(function (cell) {
    cell.textContent = say(banner, "cell");
  });
}

var watched = document.querySelector("main[data-watch]");
if (watched && banner && ended.length + begun.length) {
  announce();
  // A sentence of the page that contradicts the banner is hidden.
  if (begun.length) all("[data-none]").forEach(function (notice) { notice.hidden = true; });
  if (ended.length) takeBack(watched);
  all(".says").forEach(function (claim) {
    claim.textContent = say(banner, "claim");
    claim.className = "says no";
  });
}
