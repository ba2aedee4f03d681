// Long lists: a field that hides the rows without the words typed. In the page it is hidden, because without a script
// it does nothing.

// This many rows need no search field.
var FEW = 12;

var field = document.querySelector(".find");
// What does not hold today stays hidden, whatever is sought.
var rows = all("[data-filter]>li,[data-filter]>tr").filter(function (row) { return !row.hidden; });
if (field && rows.length > FEW) {
  field.hidden = false;
  field.querySelector("input").addEventListener("input", function (event) {
    var sought = event.target.value.trim().split(/\s+/);
    rows.forEach(function (row) {
      row.hidden = !sought.every(function (word) { return row.textContent.indexOf(word) >= 0; });
    });
  });
}
