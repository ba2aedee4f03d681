// Looks up which window handles it. The same as `mingchuang search`; a test holds the two equal.
(function (root) {
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const { floor, max, min } = Math, HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/;

  let core, known, names, numbers, soundOf, plainOf, confusions, phrases, ignored, areas, actions, hot, load;
  const waiting = {}, cache = {}, stores = {};

  function code(letter) { return LETTERS.indexOf(letter); }
  function two(text, at) { return code(text[at]) * 64 + code(text[at + 1]); }
  function pair(a, b) { return letters(a) + letters(b); }
  function letters(number) { return LETTERS[number >> 6] + LETTERS[number & 63]; }
  function unpack(text, ascending) {
    const list = [];
    let number = 0, unit = 1, before = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = code(text[i]);
      number += (digit & 31) * unit;
      unit *= 32;
      if (digit < 32) {
        before = ascending ? before + number : number;
        list.push(before);
        number = 0;
        unit = 1;
      }
    }
    return list;
  }

  // The scripts of the index call this.
  root.mingchuang = (path, ...data) => {
    if (waiting[path]) waiting[path](data);
    else cache[path] = Promise.resolve(data);
  };
  function bring(path) {
    return cache[path] || (cache[path] = new Promise((resolve, reject) => {
      waiting[path] = resolve;
      load(path + ".js?v=" + core.v, () => { delete cache[path]; reject(); });
    }));
  }
  function numbered(folder, number) { return bring(folder + "/" + (number >> 8) + "/" + (number & 255)); }

  // --- how characters are read ---

  function listed() {
    const bytes = [];
    for (let row = 0xb0; row <= 0xd7; row++)
      for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
    return new root.TextDecoder("gbk").decode(new Uint8Array(bytes));
  }
  function readings(text) { for (let i = 0; i < text.length; i += 3) soundOf.set(text[i], two(text, i + 1)); }
  function begin(data, characters) {
    core = data;
    known = characters + core.x + core.t;
    names = core.s.split(" ");
    numbers = new Map(names.map((name, number) => [name, number]));
    soundOf = new Map();
    let at = 0;
    for (let i = 0; i < core.c.length; i += 3) {
      const sound = two(core.c, i);
      for (let count = code(core.c[i + 2]); count; count--, at++) soundOf.set(characters[at], sound);
    }
    readings(core.x);
    plainOf = new Map();
    for (let i = 0; i < core.t.length; i += 2) plainOf.set(core.t[i], core.t[i + 1]);
    phrases = new Map(core.q.split(" ").map(entry => [entry.slice(0, entry.length / 3), entry.slice(entry.length / 3)]));
    ignored = new Map(core.i.split(" ").map(word => [word]));
    areas = new Map(core.y.split(" ").map(word => [word]));
    actions = new Map();
    core.a.split(";").forEach((words, i) => {
      words.split(" ").forEach(word => { actions.set(word, i + 1); });
    });
    [phrases, ignored, areas, actions].forEach(words => {
      words.begin = new Set(Array.from(words.keys(), word => word[0]));
    });
    hot = new Set(core.h.match(/..../g));
    confusions = names.map(() => []);
    core.f.match(/..../g).forEach(alike => {
      const one = two(alike, 0), other = two(alike, 2);
      confusions[one].push(other);
      confusions[other].push(one);
    });
  }

  function isRare(text) {
    return text.split("").some(c => HAN.test(c) && known.indexOf(c) < 0);
  }
  function plain(c) {
    if (/[\u3000\uff01-\uff5e]/.test(c)) c = c.normalize("NFKC");
    return c < "\x80" ? c.toLowerCase() : plainOf.get(c) || c;
  }
  // The longest word of the table that stands here.
  function wordAt(words, list, at, end) {
    for (let stop = words.begin.has(list[at].c) ? min(at + 8, end) : 0; stop > at; stop--) {
      const part = list.slice(at, stop), word = part.map(unit => unit.c || "?").join("");
      if (words.has(word) && part.every((unit, i) => !i || !unit.g)) return word;
    }
    return "";
  }
  // A unit: c its character, s its sound, p its sound in the phrase, g whether something stands before it.
  function units(text) {
    const chars = text.split("").map(c => { return { c: plain(c) }; }), spoken = [], list = [];
    for (let i = 0; i < chars.length;) {
      const phrase = wordAt(phrases, chars, i, chars.length);
      for (let j = 0; j < phrase.length; j++) spoken[i + j] = two(phrases.get(phrase), 2 * j);
      i += phrase.length || 1;
    }
    let gap = true;
    chars.forEach((unit, i) => {
      unit.s = HAN.test(unit.c) && soundOf.get(unit.c);
      if (unit.s && spoken[i] !== unit.s) unit.p = spoken[i];
      unit.g = gap;
      gap = !unit.s && !/[a-z0-9]/.test(unit.c);
      if (!gap) list.push(unit);
    });
    return list;
  }
  function spelt(text) {
    text = text.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^([ln])ve$/, "$1ue");
    return numbers.get(text);
  }
  // --- what was typed ---

  function syllables(text) {
    if (text.length < 2) return null;
    const best = [[0]];
    for (let end = 1; end <= text.length; end++)
      for (let start = max(end - 6, 0); start < end; start++) {
        const sound = spelt(text.slice(start, end));
        if (best[start] && sound && (!best[end] || best[start][0] + 1 < best[end][0])) best[end] = [best[start][0] + 1, start, sound];
      }
    let end = text.length;
    while (!best[end] && text.length - end < 3 && end > 1) end--;
    if (!best[end]) return null;
    const count = best[end][0];
    if (end < count * 2 || (end < text.length && count < 2)) return null;
    const sounds = [];
    for (; end > 0; end = best[end][1]) sounds.unshift(best[end][2]);
    return sounds;
  }
  function readPinyin(typed) {
    const read = [];
    for (let at = 0; at < typed.length;) {
      let run = "";
      for (let i = at; i < typed.length && /[a-z]/.test(typed[i].c) && (i === at || !typed[i].g); i++) run += typed[i].c;
      const sounds = syllables(run), gap = typed[at].g;
      if (sounds) {
        sounds.forEach((sound, i) => {
          const last = read[read.length - 1];
          read.push({ s: sound, g: i === 0 && gap && !(last && !last.c) });
        });
        at += run.length;
      } else for (let count = run.length || 1; count; count--) read.push(typed[at++]);
    }
    return read;
  }
  function remove(list, at, count) {
    list.splice(at, count);
    if (list[at]) list[at].g = true;
  }
  function dropLong(list) {
    for (let at = 0; at < list.length;) {
      const word = wordAt(ignored, list, at, list.length);
      if (word.length > 2) remove(list, at, word.length);
      else at++;
    }
  }
  function stripEnds(list) {
    for (let start = 0; start < list.length;) {
      let end = start + 1;
      while (end < list.length && !list[end].g && list[end].a === list[end - 1].a) end++;
      if (list[start].a) { start = end; continue; }
      const leading = wordAt(ignored, list, start, end);
      if (leading) { remove(list, start, leading.length); continue; }
      let at = start + 1;
      while (at < end && at + wordAt(ignored, list, at, end).length !== end) at++;
      if (at < end) remove(list, at, end - at);
      else start = end;
    }
  }
  function findActions(list, single) {
    let bits = 0;
    for (let at = 0; at < list.length;) {
      const word = !list[at].a && wordAt(actions, list, at, list.length);
      if (word && (word.length < 2) === single && (!single || (list[at].g && list[at + 1] && !list[at + 1].g))) {
        bits |= 1 << actions.get(word);
        for (let i = 0; i < word.length; i++) list[at++].a = true;
      } else at++;
    }
    return bits;
  }
  function markFillers(list) {
    const marks = [];
    for (let at = 0; at < list.length;) {
      const name = wordAt(areas, list, at, list.length), word = name || wordAt(ignored, list, at, list.length);
      let length = word.length > 1 ? word.length : list[at].c && core.j.indexOf(list[at].c) >= 0 ? 1 : 0;
      if (!length) at++;
      while (length--) marks[at++] = name ? 2 : 1;
    }
    if (list.filter((unit, i) => !marks[i] && !unit.a).length > 1) list.forEach((unit, i) => { unit.f = !unit.a && marks[i]; });
  }
  function understand(text) {
    text = Array.from(text).slice(0, 60).join("");
    const typed = units(text);
    const hasHan = typed.some(unit => unit.s), hasDigit = /[0-9]/.test(text);
    const latin = text.split("").map(plain).join(""), squeezed = latin.replace(/[^a-z0-9]/g, "");
    const read = readPinyin(typed), isRead = read.some(unit => !unit.c);
    let list = read.map(unit => Object.assign({}, unit));
    dropLong(list);
    let asked = findActions(list, false);
    stripEnds(list);
    asked |= findActions(list, true);
    stripEnds(list);
    if (!list.length) list = read;
    markFillers(list);
    return {
      units: list,
      actions: asked,
      initials: !hasHan && !isRead && !hasDigit && squeezed.length > 1 ? squeezed : "",
      words: (latin.match(/[a-z0-9]{2,}/g) || []).slice(0, 2),
      rare: isRare(text),
      code: squeezed.length > 1 && (hasDigit || (!hasHan && !isRead)) ? squeezed : ""
    };
  }
  function distinct(list) { return list.filter((key, at) => list.indexOf(key) === at); }
  function pairs(list, isSought) {
    const keys = [];
    let last, kept = false;
    for (let at = 0; at + 1 < list.length; at++) {
      const one = list[at], other = list[at + 1];
      if (!one.s || !other.s || other.g || !isSought(one) || !isSought(other)) continue;
      const key = pair(one.s, other.s), isHot = hot.has(key);
      if (last && last[0] + 1 === at && isHot) {
        if (kept) keys.pop();
        keys.push(letters(last[1]) + key);
        kept = false;
      } else {
        keys.push(key);
        kept = true;
      }
      last = isHot ? [at, one.s] : undefined;
    }
    return keys;
  }
  function keysOf(query) {
    if (query.loose) {
      return distinct(query.units.filter(unit => unit.s && !unit.f).map(unit => "." + letters(unit.s))).slice(0, 2);
    }
    if (query.initials) {
      if (query.initials.length === 2) return ["^" + query.initials];
      const keys = [];
      for (let i = 0; i + 3 <= query.initials.length; i++) keys.push("~" + query.initials.substr(i, 3));
      return distinct(keys);
    }
    let keys = pairs(query.units, unit => unit.f !== 1 && !unit.a);
    if (keys.length < 2) keys = pairs(query.units, unit => unit.f !== 1);
    if (!keys.length) keys = pairs(query.units, () => true);
    if (!keys.length) {
      const first = query.units.find(unit => unit.s);
      return first ? ["." + letters(first.s)] : [];
    }
    return distinct(keys);
  }
  function doubtful(query) {
    const sounds = query.units.map(unit => unit.s).filter(Boolean);
    const keys = [];
    sounds.forEach((b, i) => {
      if (!i) return;
      const a = sounds[i - 1];
      confusions[a].forEach(a => { keys.push(pair(a, b)); });
      confusions[b].forEach(b => { keys.push(pair(a, b)); });
    });
    return distinct(keys);
  }
  function isCommon(a, b) {
    const place = (a.charCodeAt(0) * 31 + b.charCodeAt(0) * 17) * 2029 % 65521 % 16384;
    return code(core.p[floor(place / 6)]) >> place % 6 & 1;
  }
  function choose(query, keys, room) {
    if (keys.length <= room) return keys;
    const inWords = {};
    query.units.forEach((other, i) => {
      const one = query.units[i - 1];
      if (one && one.c && other.c && one.s && other.s && !other.g && isCommon(one.c, other.c)) inWords[pair(one.s, other.s)] = 30;
    });
    const tells = key => {
      return /^[^~^.]...$/.test(key) ? +core.w[two(key, 0)] + +core.w[two(key, 2)] + (inWords[key] || 0) : 2;
    };
    return keys.map((key, at) => [tells(key), at])
      .sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, room)
      .sort((a, b) => a[1] - b[1]).map(kept => keys[kept[1]]);
  }

  // --- what the index says ---

  function shardOf(key) {
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) % 1000003;
    return hash % core.k;
  }
  function entry(key) {
    return numbered("k", shardOf(key)).then(data => {
      const at = data[0].indexOf(" " + key + ",");
      return at < 0 ? 0 : data[0].slice(at + 1).split(" ", 1)[0].split(",");
    });
  }
  function add(votes, record, weight, keys) {
    const vote = votes.get(record);
    if (vote) { vote[0] += weight; vote[1] += keys; } else votes.set(record, [weight, keys]);
  }
  function said(list, text) {
    const best = longest(list, text, list, []);
    if (!best || (best[2] < 2 && text.length > 1) || (best[3] < 200 && list.length > 1)) return 0;
    let per = 6;
    for (let i = 0; i < best[2]; i++) if (alike(list[best[0] + i], text[best[1] + i]) < 100) per = 4;
    const worth = per * min(floor(best[3] / 100), 9);
    return best[2] === text.length ? worth + per - 2 : floor(worth * best[2] / text.length / 2);
  }
  function vote(query, found, isFirst, votes) {
    if (!found) return;
    const weight = code(found[1]);
    const starting = unpack(found[2], true), others = unpack(found[3], true);
    starting.forEach(record => { add(votes, record, weight + (isFirst ? 3 : 0), 1); });
    others.forEach(record => { add(votes, record, weight, 1); });
    found.slice(4).forEach(phrase => {
      const at = phrase.indexOf(":"), weight = said(query.units, unitsOf(phrase.slice(0, at)));
      unpack(phrase.slice(at + 1)).forEach((record, order) => { add(votes, record, max(weight - order, 0), 0); });
    });
  }
  // --- records and how well they fit ---

  function unpackBlock(records, first, data) {
    const sayings = data[0].split("\n").map(line => line.split("|"));
    const places = data[1].split("\n").map(line => line.split("|"));
    data[2].split("\n").forEach((line, i) => {
      if (!line) return;
      const f = line.split("\t"), links = unpack(f[2]), split = text => text ? text.split("|") : [];
      records[first + i] = {
        name: f[0],
        // Each with how remote it is.
        texts: [].concat.apply([f[0]].concat(split(f[1])).map(text => [text, 0]),
          links.map(link => sayings[link >> 2].map(text => [text, link & 3]))),
        said: links.length,
        actions: +f[3],
        kind: +f[4],
        answers: split(f[5]).map(answer => {
          const a = answer.split(",");
          return { area: +a[0], tag: a[1], url: a[2], places: unpack(a[3]).map(place => places[place]) };
        })
      };
    });
  }
  const seen = new Map();
  function unitsOf(text) {
    let list = seen.get(text);
    if (!list) seen.set(text, list = units(text));
    return list;
  }
  function weigh(unit) { return unit.f ? 1 : unit.s ? +core.w[unit.s] : 5; }
  function alike(sought, there) {
    if (sought.c && sought.c === there.c) return 100;
    if (!sought.s) return 0;
    if (sought.s === there.s || sought.s === there.p) return sought.c ? 80 : 95;
    return confusions[sought.s].some(sound => sound === there.s || sound === there.p) ? 60 : 0;
  }
  function longest(list, text, free, taken) {
    // A stretch tells as much as it has units that are no fillers, a hundred times, and its length breaks ties.
    let best, most = 0, before = [];
    for (let row = 0; row < list.length; row++) {
      const now = [];
      for (let column = 0; column < text.length; column++) {
        let worth = 0;
        if (free[row] && !taken[column] && alike(list[row], text[column])) worth = (row && !list[row].g && !text[column].g && before[column - 1] || 0) + (list[row].f ? 1 : 101);
        now[column] = worth;
        if (worth > most) {
          const length = worth % 100;
          most = worth;
          best = [row + 1 - length, column + 1 - length, length, worth];
        }
      }
      before = now;
    }
    return best;
  }
  function fit(query, text, found) {
    const list = query.units, own = found.map((value, i) => list[i].a && value === 100 ? 100 : 0);
    const free = list.map(() => true), taken = [];
    const needsStretch = !query.loose && list.length > 1 && text.length > 1;
    let inText = 0, stretch = 0, begins = false, next;
    while ((next = longest(list, text, free, taken))) {
      const length = next[2];
      if (!stretch && next[3] < 200 && needsStretch) return null;
      if (!stretch) { stretch = length; begins = next[1] === 0; }
      for (let step = 0; step < length; step++) {
        const row = next[0] + step, column = next[1] + step;
        let value = alike(list[row], text[column]);
        if (length === 1 && needsStretch) value = floor(value * (value === 100 ? 80 : 40) / 100);
        free[row] = false;
        taken[column] = true;
        own[row] = max(own[row], value);
        inText += weigh(text[column]) * value;
        if (length > 1 || !needsStretch) found[row] = max(found[row], value);
      }
    }
    if (!stretch) return null;
    const whole = text.reduce((sum, unit) => sum + weigh(unit) * 100, 0) || 1;
    return { query: share(query, own), text: floor(inText * 1000 / whole), stretch: stretch, begins: begins };
  }
  function share(query, values) {
    let sum = 0, all = 0;
    query.units.forEach((unit, i) => { sum += values[i] * weigh(unit); all += weigh(unit); });
    return floor(sum * 10 / (all || 1));
  }
  function fitInitials(typed, text) {
    const there = text.filter(unit => unit.s).map(unit => names[unit.p || unit.s][0]).join("");
    let most = typed.length;
    const stands = (_, at) => at + most <= typed.length && there.indexOf(typed.substr(at, most)) >= 0;
    while (most && !typed.split("").some(stands)) most--;
    if (most < typed.length && most < 3) return null;
    return { query: floor(most * 1000 / typed.length), text: floor(most * 1000 / (there.length || 1)), stretch: most, begins: there.startsWith(typed) };
  }
  // Tells quickly which texts cannot fit: those without two units in a row that sound like some of the query.
  function likely(query) {
    const sounds = new Set(), isHeard = unit => unit && (!unit.s || sounds.has(unit.s) || sounds.has(unit.p));
    query.units.forEach(unit => {
      if (unit.s) [unit.s].concat(confusions[unit.s]).forEach(sound => { sounds.add(sound); });
    });
    return text => query.loose || query.units.length < 2 || text.length < 2 || text.some((unit, i) => isHeard(unit) && isHeard(text[i + 1]));
  }
  function weighRecord(query, record) {
    const does = query.actions & record.actions;
    const found = query.units.map(unit => does && unit.a ? 100 : 0);
    let best, matches = 0;
    record.texts.forEach(said => {
      const text = unitsOf(said[0]);
      const match = query.initials ? fitInitials(query.initials, text) : query.likely(text) && fit(query, text, found);
      if (!match) return;
      matches++;
      let near = floor(match.text * [100, 92, 84, 76][said[1]] / 100);
      if (query.initials) {
        near = floor(near / 5);
        if (said[0] !== record.name) match.query = floor(match.query * 9 / 10);
      }
      const beside = near * 4 + min(match.stretch, 8) * 50 + (match.begins ? 100 : 0), score = match.query * 6 + beside;
      if (!best || score > best[0]) best = [score, beside, said[0]];
    });
    if (!best) return null;
    let score = query.initials ? floor(best[0] / 10) + min(matches, 10) * 30
      : floor((best[0] + floor(max(share(query, found) * 6 + best[1] - best[0], 0) * 40 / 100)) / 10);
    score += min(record.said, 6) * 6;
    if (record.actions && !does) score -= query.actions ? 80 : 25;
    score -= record.kind * 15;
    return score > 0 ? [score >> query.loose, best[2]] : null;
  }

  function weighAll(query, list, coded) {
    const found = [];
    query.likely = likely(query);
    list.forEach(number => {
      const record = query.records[number], best = record && weighRecord(query, record);
      if (coded.indexOf(number) >= 0) found.push({ number: number, score: 2000, text: record.name, record: record });
      else if (best) found.push({ number: number, score: best[0], text: best[1], record: record });
    });
    return found.sort((a, b) => b.score - a.score || a.number - b.number);
  }
  function blockOf(record) { return record < 1024 ? record >> 3 : (record >> 4) + 64; }
  function find(query) {
    // Six keys, ten scripts, seven blocks, 400 records at most: the limits of src/lookup/search.rs.
    const room = 6 - query.words.length - (query.code ? 1 : 0) - (query.rare ? 1 : 0);
    const keys = choose(query, keysOf(query), room), votes = new Map();
    const asked = keys.concat(query.words.map(word => "=" + word), query.code ? ["#" + query.code] : []);
    let coded = [], scripts = 6 - room + keys.length;
    return Promise.all(asked.map(entry)).then(found => {
      found.forEach((entry, i) => { vote(query, entry, !i, votes); });
      const byCode = query.code && found[asked.length - 1];
      if (byCode) coded = unpack(byCode[3], true);
      let best = 0;
      votes.forEach(vote => { best = max(best, vote[1]); });
      if (best * 2 >= keys.length + query.words.length || query.initials || query.loose) return;
      const more = doubtful(query).filter(key => keys.indexOf(key) < 0).slice(0, max(room - keys.length, 0));
      scripts += more.length;
      return Promise.all(more.map(entry)).then(found => {
        found.forEach(entry => { vote(query, entry, false, votes); });
      });
    }).then(() => {
      const candidates = [];
      votes.forEach((vote, record) => { candidates.push([vote[0] - 2 * (record >> 6).toString(4).length, record]); });
      candidates.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      candidates.length = min(candidates.length, 400);
      const blocks = [];
      candidates.forEach(candidate => {
        const block = blockOf(candidate[1]);
        if (candidate[0] * 100 >= candidates[0][0] * 25 && blocks.indexOf(block) < 0 && blocks.length < (query.loose ? 2 : min(6, 10 - scripts))) blocks.push(block);
      });
      return Promise.all(blocks.map(block => {
        return numbered(query.area < 0 ? "b" : "a/" + query.area, block).then(data => {
          if (!data.known) unpackBlock(query.records, block < 128 ? block * 8 : (block - 64) * 16, data);
          data.known = 1;
        });
      })).then(() => {
        const near = candidates.map(candidate => candidate[1]);
        return weighAll(query, near.filter(record => blocks.indexOf(blockOf(record)) >= 0), coded);
      });
    });
  }

  // bringScript(path, failed) brings a script of the index, whose path is given from lookup/.
  function openIndex(bringScript, version) {
    load = bringScript;
    core = { v: version };
    return bring("core").then(data => {
      if (root.TextDecoder) return begin(data[0], listed());
      return bring("chars").then(characters => { begin(data[0], characters[0]); });
    });
  }
  // area: the number of one, or -1.
  function search(text, area) {
    return (isRare(text) ? bring("rare") : Promise.resolve()).then(data => {
      if (data) {
        const parts = data[0].split(" ");
        for (let i = 0; i < parts[0].length; i += 2) plainOf.set(parts[0][i], parts[0][i + 1]);
        readings(parts[1]);
      }
      const query = understand(text);
      if (!query.units.length) return [];
      query.area = core.e ? area : -1;
      query.records = stores[query.area] || (stores[query.area] = []);
      return find(query).then(found => {
        query.loose = !found.length && !query.initials;
        return query.loose ? find(query) : found;
      });
    });
  }
  const page = root.document;
  if (!page) { root.engine = { open: openIndex, search: search }; return; }

  // --- the page ---

  const form = page.querySelector("form.lookup");
  if (!form) return;
  const input = form.querySelector("input"), found = page.getElementById("found"), results = page.getElementById("results");
  const top = form.dataset.root, title = page.title;
  const area = form.querySelector("select") || {};
  let opened, turn = 0, shown, isNew;
  form.action = top + "search.html";

  function bringScript(path, failed) {
    const script = page.createElement("script");
    script.src = top + "lookup/" + path;
    script.onerror = failed;
    page.head.appendChild(script);
  }
  function open() {
    return opened || (opened = openIndex(bringScript, form.dataset.v).catch(error => { opened = 0; throw error; }));
  }
  function say(name, values) {
    return results.dataset[name].replace(/\{(.)\}/g, (_, key) => values[key]);
  }
  function make(parent, tag, kind, text) {
    const element = page.createElement(tag);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return parent.appendChild(element);
  }
  function link(parent, url, text) {
    const a = make(parent, "a", "", text);
    a.href = url;
    return a;
  }
  function where(item, place) {
    const p = make(item, "p", "where");
    link(p, top + place[0], place[1]);
    make(p, "span", "", " " + place[2]);
    if (place[4]) {
      const now = make(item, "p", "now");
      now.dataset.hours = place[4];
      if (place[5]) now.dataset.holidays = "";
      if (place[6]) now.dataset.closed = place[6];
    }
    if (place[3]) link(make(item, "p", "tel", say("tel")), "tel:" + place[7], place[3]);
  }
  // The first choice is everywhere.
  function areaNumber() { return area.value ? area.selectedIndex - 1 : -1; }
  // What is handled in the chosen area, and what only the whole district handles.
  function answersHere(record, number) {
    const here = record.answers.filter(answer => answer.area === number);
    return number < 0 ? record.answers : here.length ? here : record.answers.filter(answer => !answer.area);
  }
  function show(list, text) {
    const number = areaNumber(), mustChoose = core.e && number < 0;
    if (!mustChoose) list = list.filter(entry => answersHere(entry.record, number).length);
    const good = list.filter(entry => entry.score >= 500);
    found.textContent = say(good.length > 1 ? "many" : good.length ? "one" : list.length ? "near" : "none", { n: good.length, q: text });
    list = good.length ? good : list.slice(0, 5);
    results.textContent = "";
    const ol = list.length && make(results, "ol");
    list.slice(0, shown).forEach(entry => {
      const record = entry.record, item = make(ol, "li", "answer"), heading = make(item, "h2");
      const here = answersHere(record, number);
      if (here.length === 1) {
        link(heading, top + here[0].url, record.name);
        make(heading, "span", "tag", here[0].tag);
      } else heading.textContent = record.name;
      if (entry.text !== record.name) make(item, "p", "aka", say("by", { t: entry.text }));
      here.slice(0, 3).forEach(answer => {
        if (here.length > 1) {
          const p = make(item, "p", "guide");
          link(p, top + answer.url, say("guide", { a: area.options ? area.options[answer.area + 1].text : "" }));
          make(p, "span", "tag", answer.tag);
        }
        answer.places.slice(0, 2).forEach(place => { where(item, place); });
      });
      if (here.length > 3) make(item, "p", "", say("rest", { n: here.length - 3 }));
      if (mustChoose) make(item, "p", "", say("where"));
    });
    if (list.length > shown) {
      const more = make(results, "button", "", say("more"));
      more.onclick = () => {
        const next = shown;
        shown += 20;
        show(list, text);
        results.firstChild.children[next].querySelector("a").focus();
      };
    }
    page.dispatchEvent(new Event("answers"));
  }
  function look() {
    const text = input.value.trim(), now = ++turn;
    shown = 10;
    page.title = (text ? text + " - " : "") + title;
    found.textContent = text && say("busy");
    results.textContent = "";
    if (!text) return;
    open().then(() => search(text, areaNumber())).then(list => {
      if (now === turn) show(list, text);
    }).catch(() => {
      if (now === turn) found.textContent = say("fail");
    });
  }
  // A first change after arriving makes a new entry of the history; what is typed from there on changes that one.
  function visit() {
    const query = "?q=" + encodeURIComponent(input.value.trim()) + (area.value ? "&area=" + encodeURIComponent(area.value) : "");
    // Pages from disk may not change their address.
    try { if (root.location.search !== query) root.history[isNew ? "replaceState" : "pushState"](0, "", query); } catch (error) { /* as it is */ }
    isNew = 1;
    look();
  }
  function read() {
    const given = new URLSearchParams(root.location.search);
    isNew = 0;
    input.value = given.get("q") || "";
    area.value = given.get("area") || "";
    if (area.selectedIndex < 0) area.value = "";
    look();
  }
  input.addEventListener("focus", () => { open().catch(() => {}); });
  if (!results) return;
  let timer;
  function soon(event) {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(visit, 200);
  }
  if (area.form) {
    area.parentNode.hidden = false;
    area.onchange = () => { isNew = 0; visit(); };
  }
  input.addEventListener("input", soon);
  input.addEventListener("compositionend", soon);
  form.onsubmit = event => {
    event.preventDefault();
    clearTimeout(timer);
    visit();
    isNew = 0;
  };
  root.onpopstate = read;
  // By then the core of the index has run, which stands after this script.
  page.addEventListener("DOMContentLoaded", read);
})(this);
