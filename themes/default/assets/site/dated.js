// Fragments with several variants, each with the first and the last day on which it applies: shows the one for the
// visitor's day.
//
//   <div class="dated">
//     <p data-to="2026-12-31">…</p>                                 the one of the day of the build
//     <p data-from="2027-01-01" data-to="2027-12-31" hidden>…</p>
//     <p data-beyond hidden>…</p>                                   says that the records do not reach this far
//   </div>
//
// The variant for the day of the build has no first day: if a clock shows an earlier day, the clock is wrong and not
// the page.

all(".dated").forEach(function (fragment) {
  var beyond = null, holds = false;
  Array.prototype.forEach.call(fragment.children, function (variant) {
    if (variant.hasAttribute("data-beyond")) {
      beyond = variant;
    } else {
      variant.hidden = isOutside(today, variant.getAttribute("data-from"), variant.getAttribute("data-to"));
      holds = holds || !variant.hidden;
    }
  });
  if (beyond) beyond.hidden = holds;
});
