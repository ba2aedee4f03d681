// The search form and the search page: shows what engine.js finds. It only creates elements and fills in texts; all
// sentences are in the page itself (`data-…` of #results and of the form).

const form = document.querySelector("form.lookup");
if (form) start(form);

function start(form) {
  /** How many answers are shown at first, how many more each time, and how many guesses. */
  const SHOWN = 10, MORE = 20, GUESSES = 5;
  /** In how many areas an answer is shown. */
  const PLACES = 3;
  /** Milliseconds between the last letter typed and the search. */
  const PAUSE = 200;

  const input = form.querySelector("input"), area = form.querySelector("select") || {}, { root, v } = form.dataset;
  const found = document.getElementById("found"), results = document.getElementById("results"), { title } = document;
  let turn = 0, shown, isNew, timer, hours;

  function make(parent, tag, kind, text) {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return parent.appendChild(element);
  }
  function link(parent, url, text) {
    make(parent, "a", "", text).href = url;
  }
  function say(name, values) {
    return results.dataset[name].replace(/\{(.)\}/g, (_, key) => values[key]);
  }

  // --- the index ---

  function load(path) {
    return new Promise((resolve, reject) => {
      const script = make(document.head, "script");
      script.onload = resolve;
      script.onerror = reject;
      script.src = root + "lookup/" + path;
    });
  }

  // --- answers ---

  /** The number of the chosen area; -1 for the first choice, everywhere. */
  function chosen() { return (area.selectedIndex || 0) - 1; }
  const isOfToday = ([, from, to]) => !isOutside(today, from, to);
  /** The answers in the chosen area or, if there are none, in the whole district (area 0). */
  function answersHere(doc) {
    const answers = doc.answers.filter(answer => isOfToday(answer.slice(4)));
    const here = answers.filter(answer => answer[0] === chosen());
    return chosen() < 0 ? answers : here[0] ? here : answers.filter(answer => !answer[0]);
  }
  function showPlace(item, [url, name, spot, phone, dialled, times, states]) {
    const [state = ""] = states.find(isOfToday) || "", place = make(item, "p", "where");
    link(place, root + url, name + state);
    make(place, "span", "", " " + spot);
    // The hours of the first place stand above all answers. site.js adds whether it is open, and hides what says the same.
    if (times && !state) Object.assign((hours.dataset.hours ? make(item, "p", "now") : hours).dataset, times);
    if (phone) link(make(item, "p", "tel", say("tel")), dialled, phone);
  }
  function showAnswer(list, { doc, text }) {
    const item = make(list, "li", "answer"), here = answersHere(doc), isOne = !here[1];
    const heading = make(item, "h2", "", !isOne && doc.name);
    if (text !== doc.name) make(item, "p", "aka", say("by", { t: text }));
    here.slice(0, PLACES).forEach(([number, tag, url, places, brief]) => {
      const line = isOne ? heading : make(item, "p", "guide");
      link(line, root + url, isOne ? doc.name : say("guide", { a: area.form ? area.options[number + 1].text : "" }));
      make(line, "span", "tag", tag);
      const said = make(item, "p", "brief");
      brief.filter(isOfToday).forEach(([part]) => { make(said, "span", "", part).after(" "); });
      // Two windows of each place.
      places.slice(0, 2).forEach(place => { showPlace(item, doc.places[place]); });
    });
    if (here[PLACES]) make(item, "p", "", say("rest", { n: here.length - PLACES }));
    if (mustChoose()) make(item, "p", "", say("where"));
  }
  /** Are items of the same names handled in so many areas that one has to be chosen first? */
  function mustChoose() { return core.byArea && chosen() < 0; }
  function show(list, typed) {
    if (!mustChoose()) list = list.filter(({ doc }) => answersHere(doc)[0]);
    const good = list.filter(({ score }) => score >= numbers.good), n = good.length;
    found.textContent = (history.state ? say("new") : "") + say(n > 1 ? "many" : n ? "one" : list[0] ? "near" : "none", { n, q: typed });
    history.replaceState(0, "");
    list = n ? good : list.slice(0, GUESSES);
    results.textContent = "";
    hours = make(results, "p", "now");
    const ol = make(results, "ol");
    list.slice(0, shown).forEach(answer => { showAnswer(ol, answer); });
    if (list[shown]) make(results, "button", "", say("more")).onclick = () => {
      const next = shown;
      shown += MORE;
      show(list, typed);
      results.children[1].children[next].querySelector("a").focus();
    };
    // site.js then adds which windows are open.
    document.dispatchEvent(new Event("answers"));
  }

  // --- what is typed ---

  async function look() {
    const typed = input.value.trim(), now = ++turn;
    shown = SHOWN;
    document.title = (typed ? typed + " - " : "") + title;
    found.textContent = typed && say("busy");
    results.textContent = "";
    if (!typed) return;
    // A late answer does not replace a newer one.
    try {
      await open(load, v);
      const list = await search(typed, chosen(), today);
      if (now === turn) show(list, typed);
    } catch (error) {
      // Something was of another publication, or went with it. The page is loaded again, but once: the state of the history outlives it until
      // something is found.
      if (!error && !history.state) {
        history.replaceState(1, "");
        location.reload();
      } else if (now === turn) found.textContent = say("fail");
    }
  }
  /** The first change after arriving adds an entry to the history; further typing changes that entry. */
  function visit() {
    const asked = new URLSearchParams({ q: input.value.trim() });
    if (area.value) asked.set("area", area.value);
    const query = "?" + asked;
    // Pages opened from disk may not change their address.
    try { if (location.search !== query) history[isNew ? "replaceState" : "pushState"](history.state, "", query); } catch (error) { /* as it is */ }
    isNew = true;
    look();
  }
  function arrive() {
    const given = new URLSearchParams(location.search);
    isNew = false;
    input.value = given.get("q") || "";
    area.value = given.get("area") || "";
    if (area.selectedIndex < 0) area.value = "";
    look();
  }
  function soon({ isComposing }) {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(visit, PAUSE);
  }

  // Without a script the form leads to the list by initials.
  form.action = root + "search.html";
  input.onfocus = () => { open(load, v).catch(() => {}); };
  if (!results) return;
  if (area.form) {
    area.parentNode.hidden = false;
    area.onchange = () => { isNew = false; visit(); };
  }
  input.oninput = soon;
  input.addEventListener("compositionend", soon);
  form.onsubmit = event => {
    event.preventDefault();
    clearTimeout(timer);
    visit();
    isNew = false;
  };
  onpopstate = arrive;
  // By then the core of the index, which comes after this script, has run.
  addEventListener("DOMContentLoaded", arrive);
}
