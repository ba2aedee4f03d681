// Large letters are switched by the style sheet alone; the script remembers the switch for the next page.

// A browser may refuse to keep anything, above all for pages from disk.
function isBigRemembered() {
  try { return localStorage.getItem("big") === "1"; } catch (error) { return false; }
}
function rememberBig(isBig) {
  try { localStorage.setItem("big", isBig ? "1" : ""); } catch (error) { /* then not */ }
}

var big = document.getElementById("big");
if (big) {
  big.checked = big.checked || isBigRemembered();
  big.addEventListener("change", function () { rememberBig(big.checked); });
}
