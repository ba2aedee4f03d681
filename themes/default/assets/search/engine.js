// Finds what was typed: `mingchuang search` again, in JavaScript for browsers. Each section does the same as the file
// of src/lookup/ in its heading, which explains why. A test asserts that both give the same answers with the same
// scores. This file must not know the page: page.js shows what is found here.
//
// Only scripts are fetched, because pages opened from disk may not fetch anything else. Each script of the index calls
// mingchuang(path, numbering, data …). The first is `core`: what is needed to read a query, and `numbers`, all limits
// and weights of src/lookup/numbers.rs under their names there. No number above 2 is therefore written in this file.

const { floor, max, min } = Math;
const arrived = {}, loading = {}, texts = new Map();
let core, numbers, load, sounds, simplified, known, weights, wordPairs;
let phrases, longStops, leadingStops, lastStops, askingWords, askingFirst, fillers;

// --- files/files.rs: the scripts of the index ---

self.mingchuang = Object.assign((path, ...data) => { arrived[path] = data; }, { open, search });

/**
 * The data of a script, which is loaded once; one that failed to load is requested again the next time. Throws 0, which
 * is no error, if the script is of another publication and its numbers mean something else: see files/numbering.rs; or if
 * it is not there although the core is: then it went with an earlier publication.
 */
async function bring(path) {
  if (!arrived[path]) {
    await (loading[path] = loading[path] || load(path + ".js?v=" + core.version).catch(() => {
      loading[path] = 0;
      // No page asks for the core under this name, so that it does not come from a cache.
      return load("core.js");
    }));
  }
  const [numbering, ...data] = arrived[path] || [];
  if (!core.version.indexOf(numbering)) return data;
  throw 0;
}

/**
 * Makes the engine ready. `loader` loads a script below lookup/ and returns a promise; `version` is that of the core.
 */
async function open(loader, version) {
  if (numbers) return;
  load = loader;
  core = { version };
  const [data] = await bring("core");
  const common = self.TextDecoder ? commonCharacters(data.common) : (await bring("chars"))[0];
  ({ numbers, sounds, simplified } = core = data);
  const [runs, ends] = data.readings.map(unpack);
  let at = 0;
  ends.forEach((end, run) => {
    while (at < end) sounds[common[at++]] = data.weights[runs[run] % data.weights.length][0];
  });
  known = Object.assign({}, sounds, simplified);
  weights = new Map(data.weights);
  wordPairs = new Set(unpack(data.pairs));
  readWords(data);
}

// --- files/pack.rs: how data are written ---

/** The data of one of many numbered scripts, which are divided into folders. */
function bringNumber(folder, number) {
  return bring(folder + "/" + floor(number / numbers.perFolder) + "/" + number % numbers.perFolder);
}

/**
 * Ascending numbers, from the differences between them. Each letter is a digit of a difference, the lowest first;
 * letters of the second half of the alphabet say that more digits follow.
 */
function unpack(text) {
  const list = [], half = core.letters.length / 2;
  let number = 0, unit = 1;
  for (const letter of text) {
    const digit = core.letters.indexOf(letter);
    number += digit % half * unit;
    unit *= half;
    if (digit < half) {
      list.push(number);
      unit = 1;
    }
  }
  return list;
}

// --- files/shard.rs: which shard holds a posting ---

async function postingOf(key) {
  let shard = 0;
  for (const letter of key.replace(/\W/, "")) shard = (shard * numbers.hashFactor + letter.charCodeAt()) % core.shards;
  const [, line] = ("\n" + await bringNumber("k", shard)).split("\n" + key + "\t");
  return line && line.split("\n")[0].split("\t");
}

// --- language/charset.rs and script.rs: which characters can be read, and their plain form ---

/** The characters of GB 2312, level 1, in order, decoded by the browser itself. */
function commonCharacters([firstRow, lastRow, firstCell, lastCell]) {
  const bytes = [];
  for (let row = firstRow; row <= lastRow; row++)
    for (let cell = firstCell; cell <= lastCell; cell++) bytes.push(row, cell);
  return new TextDecoder("gbk").decode(Uint8Array.from(bytes));
}

/** Lower case, half width, simplified. */
function plain(text) {
  return text.replace(/[A-Z\uff01-\uff5e]/g, char => char.normalize("NFKC").toLowerCase())
    .replace(/[^]/g, char => simplified[char] || char);
}

// --- index/character.rs: a text as characters with their sounds ---

/**
 * The Han characters, letters and digits of a text in its plain form; everything else is a gap. Each has
 *   char    the character; a syllable typed in pinyin has none
 *   sound   its syllable; letters and digits have none
 *   phrase  its syllable in the phrase that it is part of, if there is one
 *   gap     is there anything between it and the one before?
 *   mark    the part it plays in a query; see query/matter.rs below
 *   weight  its weight: the rarer its syllable, the more
 */
function charactersOf(text, isTyped) {
  const list = [], inPhrase = [];
  // 1: a gap that closes between two syllables of pinyin; 2: one that stays.
  let gap = 2, mark = "M", isPinyin = false;
  const push = (char, sound, isGap, phrase) => {
    list.push({ char, sound, phrase, gap: isGap, mark, weight: weights.get(sound) || numbers.latinWeight });
    gap = 0;
    isPinyin = !char;
  };
  text.replace(phrases, (phrase, _, at) => {
    core.phrases[phrase].split(",").forEach((sound, i) => { if (sound) inPhrase[at + i] = sound; });
  });
  text.replace(/[a-z]+|[^]/g, (token, at) => {
    const syllables = isTyped && syllablesIn(token);
    if (/[A-Z]/.test(token)) mark = token;
    // Spaces between syllables mean nothing.
    else if (syllables) syllables.forEach(sound => { push("", sound, gap > isPinyin); });
    else {
      for (const char of token) {
        if (sounds[char] || /[a-z0-9]/.test(char)) push(char, sounds[char], gap > 0, inPhrase[at]);
        else gap = char === "/" ? 2 : gap || 1;
      }
    }
  });
  return list;
}

/** The characters of a text of the index. They are kept, because the next letter typed needs them again. */
function textOf(text) {
  if (!texts.has(text)) texts.set(text, charactersOf(plain(text)));
  return texts.get(text);
}

// --- query/pinyin.rs ---

/** Letters as the fewest syllables, leaving out an unfinished one at the end; nothing if they are not pinyin. */
function syllablesIn(letters) {
  const best = [[]];
  let end = 0;
  while (end++ < letters.length)
    for (let start = 0; start < end; start++) {
      const sound = letters.slice(start, end).replace(/^([zcs])h|(n)g$/g, "$1$2").replace(/^([ln])ve$/, "$1ue");
      if (best[start] && weights.has(sound) && !(best[end] && best[end].length <= best[start].length + 1))
        best[end] = best[start].concat(sound);
    }
  end = letters.length;
  while (!best[end] && letters.length - end < numbers.unfinished && end > 1) end--;
  const sounds = best[end];
  return sounds && end >= sounds.length * 2 && (end === letters.length || sounds.length > 1) && sounds;
}

// --- query/matter.rs: what a query is about ---

/*
 * A query is processed as a text, in which these signs mark what is known about it:
 *
 *   |        a gap
 *   /        a gap where something was dropped
 *   A M P S  what follows asks for an action, is the matter, names a place, is a stop word
 *
 * The letters are in the order of how telling the characters after them are. A plain text has no capital letters of its own.
 */

/** The words of the lexicon and of the site, as patterns; the core has the longest words first. */
function readWords({ stops, actions, places, particles }) {
  const any = words => "(" + (words.join("|") || "(?!)") + ")", pattern = source => new RegExp(source, "g");
  const long = words => words.filter(word => word[1]), asking = Object.keys(actions);
  phrases = pattern(any(Object.keys(core.phrases)));
  longStops = pattern(any(stops.filter(word => word[2])));
  leadingStops = pattern("(^|[|/M])" + any(stops) + "+");
  lastStops = pattern(any(stops) + "(?=[|/A]|$)");
  askingWords = pattern("()" + any(long(asking)));
  askingFirst = pattern("(^|[|/])" + any(asking.filter(word => !word[1])) + "(?=[^|/])");
  fillers = pattern("A[^M]*M|" + any(places) + "|" + any(long(stops)) + "|[" + particles + "]");
}

function stripEnds(text) {
  const less = text.replace(leadingStops, "$1/").replace(lastStops, "/");
  return less === text ? text : stripEnds(less);
}

// --- query/query.rs: a query that has been read, and its keys ---

function understand(typed) {
  const text = plain(typed).replace(/[^a-z0-9]/g, char => sounds[char] ? char : "|"), latin = text.replace(/[^a-z0-9]/g, "");
  const isLatin = charactersOf(text, true).every(one => one.char && !one.sound), hasDigit = /\d/.test(typed);
  let actions = 0;
  const ask = (_, before, word) => {
    actions |= 1 << core.actions[word];
    return before + "A" + word + "M";
  };
  let matter = stripEnds(text.replace(longStops, "/").replace(askingWords, ask));
  matter = stripEnds(matter.replace(askingFirst, ask));
  if (!charactersOf(matter, true)[0]) matter = text;
  const marked = matter.replace(fillers, (word, place) => word[0] === "A" ? word : (place ? "P" : "S") + word + "M");
  let list = charactersOf(marked, true);
  if (list.filter(one => one.mark === "M").length < 2) list = charactersOf(matter, true);
  const heard = {};
  list.forEach(one => {
    if (one.mark > "M") one.weight = numbers.stopWordWeight;
    // How much each sound is like that of this character.
    one.heard = {};
    confusedWith(one.sound).forEach(sound => { one.heard[sound] = numbers.confused; });
    if (one.sound) one.heard[one.sound] = one.char ? numbers.alike : numbers.typed;
    Object.assign(heard, one.heard)[one.char] = 1;
  });
  const code = latin[1] && (hasDigit || isLatin) ? latin : "";
  return {
    list, actions, heard, code,
    initials: hasDigit ? "" : code,
    words: (text.match(/\w\w+/g) || []).slice(0, numbers.mostWords)
  };
}

function confusedWith(sound) { return core.confused[sound] || []; }

/** Calls `use` with every two that stand side by side. */
function neighbours(list, use) { list.forEach((two, at) => { if (at) use(list[at - 1], two); }); }

function distinct(list) { return list.filter((one, at) => list.indexOf(one) === at); }

/** The keys to look up, in the order of the text. */
function keysOf({ list, initials, isLoose }) {
  const long = numbers.initials;
  if (isLoose) return distinct(list.filter(one => one.sound && one.mark < "P").map(one => one.sound)).slice(0, numbers.looseKeys);
  if (initials) {
    if (initials.length < long) return ["^" + initials];
    return distinct(initials.split("").map((_, at) => "~" + initials.substr(at, long)).filter(key => key[long]));
  }
  let keys = pairsOf(list, one => one.mark > "A" && one.mark < "S");
  if (keys.length < 2) keys = pairsOf(list, one => one.mark < "S");
  if (!keys[0]) keys = pairsOf(list, () => true);
  return keys[0] ? distinct(keys) : list.filter(one => one.sound).map(one => one.sound).slice(0, 1);
}

/** The pairs; two hot ones in a row are replaced by their triple. */
function pairsOf(list, isSought) {
  const keys = [];
  let hot = "", isPair;
  neighbours(list, (one, two) => {
    const before = hot;
    hot = "";
    if (!one.sound || !two.sound || two.gap || !isSought(one) || !isSought(two)) return;
    const pair = one.sound + " " + two.sound;
    if (core.hot.includes(pair)) hot = pair;
    if (before && hot && isPair) keys.pop();
    isPair = !before || !hot;
    keys.push(isPair ? pair : before + " " + two.sound);
  });
  return keys;
}

/** Keys for sounds that may have been confused, such as n and l. */
function doubtfulKeys(query) {
  const keys = [];
  neighbours(query.list.filter(one => one.sound), (one, two) => {
    confusedWith(one.sound).forEach(sound => { keys.push(sound + " " + two.sound); });
    confusedWith(two.sound).forEach(sound => { keys.push(one.sound + " " + sound); });
  });
  return distinct(keys);
}

// --- answer/matching.rs: how well a query matches a text ---

/** How much a character of a text is like one of the query, in hundredths. */
function likeness(sought, there) {
  return sought.char && sought.char === there.char ? numbers.same : max(sought.heard[there.sound] || 0, sought.heard[there.phrase] || 0);
}

function thousandths(hundredths, whole) { return floor(hundredths * numbers.tenth / (whole || 1)); }

/** How much of the weight of the characters was found, in thousandths; `values` are in hundredths. */
function share(list, values) {
  let sum = 0, all = 0;
  list.forEach((one, i) => { sum += one.weight * values[i]; all += one.weight; });
  return thousandths(sum, all);
}

/**
 * The most telling run of characters that both have in common; of several the longest, then the first. A run is worth
 * its length, and for each telling character more than any length.
 */
function bestRun(list, text, isUsed, isTaken) {
  const telling = numbers.longestQuery + 1;
  let best, most = 0, before = [];
  list.forEach((sought, row) => {
    before = text.map((there, column) => {
      if (isUsed[row] || isTaken[column] || !likeness(sought, there)) return 0;
      const worth = (!sought.gap && !there.gap && before[column - 1] || 0) + 1 + (sought.mark < "P" ? telling : 0);
      if (worth > most) {
        const length = worth % telling;
        most = worth;
        best = { row: row + 1 - length, column: column + 1 - length, length, telling: floor(worth / telling) };
      }
      return worth;
    });
  });
  return best;
}

function votesOfPhrase(list, text) {
  const run = bestRun(list, text, [], []);
  if (!run || run.length < 2 && text[1] || run.telling < 2 && list[1]) return 0;
  const { row, column, length } = run;
  const isWritten = list.slice(row, row + length).every((one, i) => one.char === text[column + i].char);
  const each = isWritten ? numbers.written : numbers.heard, votes = each * min(run.telling, numbers.mostTelling);
  return length < text.length ? floor(votes * length / text.length / 2) : votes + each - 2;
}

/** Matches one text. `found`: the best value of each character of the query in the texts of the document so far. */
function match({ list, isLoose, heard }, text, found) {
  const isUsed = [], isTaken = [], needsRun = !isLoose && list[1] && text[1];
  // Most texts have no two neighbours that might match, and need no closer look.
  const isHeard = there => there && (heard[there.char] || heard[there.sound] || heard[there.phrase]);
  if (needsRun && !text.some((there, i) => isHeard(there) && isHeard(text[i + 1]))) return;
  const own = found.map((value, row) => list[row].mark < "M" && value === numbers.same ? value : 0), inText = text.map(() => 0);
  let first, run;
  while ((run = bestRun(list, text, isUsed, isTaken))) {
    if (!first) {
      if (run.telling < 2 && needsRun) return;
      first = run;
    }
    for (let step = 0; step < run.length; step++) {
      const row = run.row + step, column = run.column + step;
      let value = likeness(list[row], text[column]);
      if (needsRun && run.length < 2) value = floor(value * (value === numbers.same ? numbers.alone : numbers.aloneHeard) / numbers.same);
      else found[row] = max(found[row], value);
      isUsed[row] = isTaken[column] = true;
      own[row] = max(own[row], value);
      inText[column] = value;
    }
  }
  return first && { ofQuery: share(list, own), ofText: share(text, inText), longest: first.length, begins: !first.column };
}

function matchInitials(typed, text) {
  const there = text.filter(one => one.sound).map(one => (one.phrase || one.sound)[0]).join("");
  let at = 0, longest = 0;
  while (at + longest < typed.length) {
    if (there.includes(typed.substr(at, longest + 1))) longest++;
    else at++;
  }
  if (longest < typed.length && longest < numbers.initials) return;
  const part = longest * numbers.same;
  return { ofQuery: thousandths(part, typed.length), ofText: thousandths(part, there.length), longest, begins: there.startsWith(typed) };
}

// --- answer/rank.rs: the score of a document for a query ---

/** The score, and the text that matched best; nothing if none matches. */
function rank(query, doc, day) {
  const { list, actions, initials } = query, does = actions & doc.actions;
  const found = list.map(one => does && one.mark < "M" ? numbers.same : 0);
  let best, matches = 0;
  doc.texts.split("\n\n").forEach(group => group.slice(1).split("\n").forEach(line => {
    const [said, from, to] = line.split("\t");
    // Somebody who is not at a window on that day does not lead there.
    if (isOutside(day, from, to)) return;
    const text = textOf(said), matched = initials ? matchInitials(initials, text) : match(query, text, found);
    if (!matched) return;
    let { ofQuery, ofText } = matched;
    matches++;
    ofText = floor(ofText * numbers.nearness[group[0]] / numbers.same);
    if (initials) {
      ofText = floor(ofText / numbers.initialsOfText);
      if (said !== doc.name) ofQuery = floor(ofQuery * numbers.initialsSaid / numbers.same);
    }
    const beside = ofText * numbers.ofText + min(matched.longest, numbers.mostRun) * numbers.perRun + matched.begins * numbers.begins;
    const score = ofQuery * numbers.ofQuery + beside;
    if (!best || score > best.score) best = { score, beside, said };
  }));
  if (!best) return;
  let { score, beside } = best;
  if (initials) score = floor(score / numbers.tenth) + min(matches, numbers.mostTexts) * numbers.perText;
  else {
    const together = share(list, found) * numbers.ofQuery + beside;
    score = floor((score + floor(max(together - score, 0) * numbers.together / numbers.same)) / numbers.tenth);
  }
  score += doc.prior;
  if (doc.actions && !does) score -= actions ? numbers.otherAction : numbers.unaskedAction;
  if (score > 0) return [score >> query.isLoose, best.said];
}

// --- answer/candidates.rs: votes, and the blocks worth fetching ---

/** The keys of greatest weight, in their original order. Pairs inside words are preferred. */
function choose(list, keys, most) {
  const inWords = [], [first, second, prime, bits] = numbers.pairHash;
  neighbours(list, (one, two) => {
    const bit = (one.char.charCodeAt() * first + two.char.charCodeAt() * second) % prime % bits;
    if (!two.gap && wordPairs.has(bit)) inWords.push(one.sound + " " + two.sound);
  });
  const telling = key => {
    const [one, two, three] = key.split(" ");
    return two && !three ? weights.get(one) + weights.get(two) + (inWords.includes(key) ? numbers.inWord : 0) : numbers.noPair;
  };
  const best = keys.slice().sort((a, b) => telling(b) - telling(a) || keys.indexOf(a) - keys.indexOf(b)).slice(0, most);
  return keys.filter(key => best.includes(key));
}

function tierOf(number) { return floor(number / numbers.tier).toString(numbers.tierGrowth).length; }

function blockOf(number) {
  return floor(min(number, numbers.wanted) / numbers.wantedBlock + max(number - numbers.wanted, 0) / numbers.block);
}

/** The numbers of the documents, the best first; those found by their code; the blocks worth fetching. */
async function candidatesFor(query) {
  const { list, words, code, isLoose } = query, votes = new Map();
  let coded = [];
  const add = (number, weight, keys) => {
    const vote = votes.get(number) || [0, 0];
    votes.set(number, [vote[0] + weight, vote[1] + keys]);
  };
  const vote = (posting, bonus) => {
    if (!posting) return;
    const [weight, beginning, others, ...phrases] = posting;
    unpack(beginning).forEach(number => { add(number, +weight + bonus, 1); });
    unpack(others).forEach(number => { add(number, +weight, 1); });
    phrases.forEach(field => {
      const [phrase, ...led] = field.split(","), said = votesOfPhrase(list, textOf(phrase));
      led.forEach((number, order) => { add(+number, max(said - order, 0), 0); });
    });
  };
  const room = numbers.mostKeys - words.length - !!code - query.isRare, keys = choose(list, keysOf(query), room);
  const asked = keys.concat(words.map(word => "=" + word), code ? "#" + code : []);
  let scripts = numbers.mostKeys - room + keys.length, most = 0;
  (await Promise.all(asked.map(postingOf))).forEach((posting, i) => {
    vote(posting, i ? 0 : numbers.firstKey);
    if (posting && asked[i][0] === "#") coded = unpack(posting.pop());
  });
  votes.forEach(([, keys]) => { most = max(most, keys); });
  if (most * 2 < keys.length + words.length && !query.initials && !isLoose) {
    const doubtful = doubtfulKeys(query).filter(key => !keys.includes(key)).slice(0, max(room - keys.length, 0));
    scripts += doubtful.length;
    (await Promise.all(doubtful.map(postingOf))).forEach(posting => { vote(posting, 0); });
  }
  const all = Array.from(votes, ([number, [weight]]) => [weight - numbers.perTier * tierOf(number), number])
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, numbers.mostCandidates);
  const worthwhile = all.filter(([weight]) => weight * numbers.same >= all[0][0] * numbers.worthwhile);
  const blocks = distinct(worthwhile.map(([, number]) => blockOf(number)));
  return {
    ordered: all.map(([, number]) => number), coded,
    blocks: blocks.slice(0, isLoose ? numbers.looseBlocks : numbers.mostScripts - scripts),
  };
}

// --- answer/search.rs ---

async function find(query, area, day) {
  const candidates = await candidatesFor(query), docs = [], found = [];
  // files/block.rs
  await Promise.all(candidates.blocks.map(async block => {
    const [first, places, ...lines] = await bringNumber(core.byArea && area >= 0 ? "a/" + area : "b", block);
    lines.forEach(([texts, actions, prior, answers, from, to], i) => {
      docs[first + i] = texts && !isOutside(day, from, to) && { name: texts.slice(1).split("\n")[0], texts, actions, prior, answers, places };
    });
  }));
  candidates.ordered.forEach(number => {
    const doc = docs[number];
    const [score, text] = doc && (candidates.coded.includes(number) ? [numbers.byCode, doc.name] : rank(query, doc, day)) || [];
    if (score) found.push({ number, score, text, doc });
  });
  return found.sort((a, b) => b.score - a.score || a.number - b.number);
}

/** The documents found for a text on a day, the best first; `area` is the number of an area, or -1 for everywhere. */
async function search(typed, area, day) {
  const letters = Array.from(typed).slice(0, numbers.longestQuery);
  // Does it contain Han characters that the core does not know?
  const rare = letters.some(char => /[\u3400-\u4dbf\u4e00-\u9fff]/.test(char) && !known[char]);
  if (rare) {
    const [forms, read] = await bring("rare");
    Object.assign(simplified, forms);
    Object.assign(sounds, read);
  }
  const query = understand(letters.join(""));
  query.isRare = rare;
  const found = query.list[0] ? await find(query, area, day) : [];
  query.isLoose = query.list[0] && !found[0] && !query.initials;
  return query.isLoose ? find(query, area, day) : found;
}
