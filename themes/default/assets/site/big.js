// The style sheet alone makes letters large; the script remembers the switch for the next page.

// A browser may refuse to store anything, especially for pages from disk.
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
