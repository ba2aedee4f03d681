// The sentences of the scripts are in the page, which knows the language: in attributes of the element concerned or,
// once for the page, of <div hidden data-words="states" data-in-force="…">. {name} in a sentence is replaced by a
// value. If a sentence is missing, the text is empty: better nothing than an outdated claim.

function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

function wordsOf(kind) { return document.querySelector("[data-words=" + kind + "]"); }

function say(words, name, values) {
  var sentence = words && words.getAttribute("data-" + name) || "";
  return sentence.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
}
