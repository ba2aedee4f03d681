// What is said on some days only: shows what holds on the visitor's day.
//
//   <p data-to="2026-12-31">…</p>                                        holds on the day of the build
//   <script type="text/html" data-from="2027-01-01" data-to="2027-12-31"><p>…</p></script>       holds later
//
// A block of data inside another one is a <template>. What holds on the day of the build has no first day: if a clock
// shows an earlier day, the clock is wrong and not the page.

function showHolding(root) {
  Array.prototype.forEach.call(root.querySelectorAll("[data-from],[data-to]"), function (variant) {
    var holds = !isOutside(today, variant.getAttribute("data-from"), variant.getAttribute("data-to"));
    if (!/SCRIPT|TEMPLATE/.test(variant.tagName)) {
      variant.hidden = !holds;
    } else if (holds) {
      var range = document.createRange();
      range.selectNode(variant);
      var said = range.createContextualFragment(variant.innerHTML);
      showHolding(said);
      variant.parentNode.insertBefore(said, variant);
    }
  });
}

showHolding(document);
