// What holds on some days only: shows what holds on the visitor's day.
//
//   <p data-to="2026-12-31">…</p>                                            holds on the day of the build
//   <template data-from="2027-01-01" data-to="2027-12-31"><p>…</p></template>          holds later
//
// What holds on the day of the build has no first day: if a clock shows an earlier day, the clock is wrong and not the
// page.

all("[data-from],[data-to]").forEach(function (variant) {
  var holds = !isOutside(today, variant.getAttribute("data-from"), variant.getAttribute("data-to"));
  if (!variant.content) variant.hidden = !holds;
  else if (holds) variant.parentNode.insertBefore(document.importNode(variant.content, true), variant);
});
