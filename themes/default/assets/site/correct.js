// A mail about a mistake on a page names the day of the build that the visitor sees, and the address where it was seen.

all(".correct").forEach(function (link) {
  link.addEventListener("click", function () {
    var built = say(link, "built", { day: calendar.built || "?" }), address = location.href.replace(/[?#].*/, "");
    link.removeAttribute("data-built");
    if (built) link.href += encodeURIComponent("\r\n" + built + "\r\n" + address);
  });
});
