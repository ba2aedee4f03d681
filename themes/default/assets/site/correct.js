// A mail about a mistake on a page names the day of the build that the visitor sees, where a page knows it, and the address
// where it was seen.

all(".correct").forEach(function (link) {
  link.addEventListener("click", function () {
    if (!link.hasAttribute("data-built")) return;
    var built = calendar.built ? say(link, "built", { day: calendar.built }) + "\r\n" : "", address = location.href.replace(/[?#].*/, "");
    link.removeAttribute("data-built");
    link.href += encodeURIComponent("\r\n" + built + address);
  });
});
