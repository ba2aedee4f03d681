// What the script says stands in the page, which knows the language: in attributes of the element concerned or, once
// for the page, of <div hidden data-words="states" data-in-force="…">. {name} in a sentence is filled in. Where the
// words are missing the text is empty: silence is better than an old claim.

function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

function wordsOf(kind) { return document.querySelector("[data-words=" + kind + "]"); }

function say(words, name, values) {
  var sentence = words && words.getAttribute("data-" + name) || "";
  return sentence.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
}
