// The area in which a visitor looks for windows: chosen on the search page, and remembered for later and for the pages of
// items.

var areas = document.querySelector("select[name=area]");

// A browser may refuse to store anything, especially for pages from disk.
function rememberedArea() {
  try { return localStorage.getItem("area") || ""; } catch (error) { return ""; }
}
function rememberArea() {
  try { localStorage.setItem("area", areas.value); } catch (error) { /* then not */ }
}

if (areas) {
  areas.addEventListener("change", rememberArea);
  // The search, which begins later, takes the area from the address. Pages from disk may not change theirs.
  var asked = location.search, area = rememberedArea();
  if (area && !/[?&]area=/.test(asked)) try {
    history.replaceState(history.state, "", (asked ? asked + "&" : "?") + "area=" + encodeURIComponent(area));
  } catch (error) { /* as it is */ }
}
