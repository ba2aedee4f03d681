// The page of an unknown address is shown at any depth and does not know how deep it is. It asks for this script at every
// depth: the one that comes knows where it lies, mends the addresses on the page and fetches its other scripts.
(function () {
  "use strict";
  var self = document.currentScript.src.split("assets/lost.js"), page = document.documentElement;
  // At the root of a host several depths lead to the same script.
  if (page.hasAttribute("data-found")) return;
  page.setAttribute("data-found", "");

  function mend(selector, name) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), function (element) {
      var address = element.getAttribute(name);
      if (!/^([a-z]+:|#)/.test(address)) element.setAttribute(name, self[0] + address);
    });
  }
  mend("a[href]", "href");
  mend("img[src]", "src");
  mend("form[action]", "action");
  mend("[data-root]", "data-root");

  ["search.js", "site.js"].forEach(function (name) {
    var script = document.createElement("script");
    script.async = false;
    script.src = self[0] + "assets/" + name + self[1];
    document.head.appendChild(script);
  });
})();
