// What is folded up is unfolded on paper, which also says when it was printed, and from which address. A button prints.

var folded = [];

addEventListener("beforeprint", function () {
  folded = all("details:not([open])");
  folded.forEach(function (details) { details.open = true; });
  all(".printed").forEach(function (line) {
    line.textContent = say(line, "said", { day: today, address: location.href.replace(/[?#].*/, "") });
  });
});
addEventListener("afterprint", function () {
  folded.forEach(function (details) { details.open = false; });
});

all("[data-print]").forEach(function (acts) {
  var entry = document.createElement("li"), button = document.createElement("button");
  button.type = "button";
  button.textContent = say(acts, "print");
  button.addEventListener("click", function () { print(); });
  entry.appendChild(button);
  acts.appendChild(entry);
});
