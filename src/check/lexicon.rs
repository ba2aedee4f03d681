//! LEX: everyday words and topics.

use std::collections::BTreeMap;

use crate::diagnostic::{FileId, Step};
use crate::records::{EverydayWord, Lexicon, Text, Topic};
use crate::registry::Item;
use crate::rulebook::{LEX_01, LEX_02, LEX_03};

use super::rule::{Check, Finding, Scene, Sink};

pub(super) static CHECKS: &[Check] = &[
    Check::missing(&LEX_01, entries_have_terms),
    Check::concluding(&LEX_01, terms_stand_in_names),
    Check::direct(&LEX_02, words_are_said_once),
    Check::direct(&LEX_03, topics_differ),
];

/// A word or a topic: something that leads to items by formal terms.
struct Entry<'r> {
    /// Where its terms are written.
    path: [Step; 3],
    /// What messages call it.
    name: String,
    terms: &'r [Text],
}

fn lexicon<'r>(scene: &Scene<'r>) -> Option<(FileId, &'r Lexicon)> {
    scene.registry.lexicon.as_ref().map(|filed| (filed.file, &filed.record))
}

fn entries(lexicon: &Lexicon) -> impl Iterator<Item = Entry<'_>> {
    let words = lexicon.words.iter().enumerate().map(|(at, word)| {
        let name = word.say.first().map_or_else(|| "这个说法".to_owned(), |say| format!("说法“{say}”"));
        Entry { path: [Lexicon::words, at.into(), EverydayWord::means], name, terms: &word.means }
    });
    let topics = lexicon.topics.iter().enumerate().map(|(at, topic)| {
        let name = format!("办事主题“{}”", topic.name);
        Entry { path: [Lexicon::topics, at.into(), Topic::means], name, terms: &topic.means }
    });
    words.chain(topics)
}

fn entries_have_terms(scene: &Scene<'_>, found: Sink<'_>) {
    let Some((file, lexicon)) = lexicon(scene) else { return };
    for entry in entries(lexicon).filter(|entry| entry.terms.is_empty()) {
        let message = format!("{}没有写正式用语，照它什么也找不到", entry.name);
        let [.., means] = entry.path;
        let fix = format!("请补上“{}”", means.pair("[事项名称里的正式用语]"));
        found(Finding::at(file, entry.path, message).fix(fix));
    }
}

/// A term that no item has is harmless beside one that some item has: lexicons are passed on from place to place.
fn terms_stand_in_names(scene: &Scene<'_>, found: Sink<'_>) {
    let Some((file, lexicon)) = lexicon(scene) else { return };
    if scene.is_anything_uncertain() {
        return;
    }
    let items: Vec<&Item> =
        scene.registry.items.values().filter(|item| item.is_active(scene.day())).collect();
    for entry in entries(lexicon).filter(|entry| !entry.terms.is_empty()) {
        if entry.terms.iter().any(|term| items.iter().any(|item| item.is_meant_by(term))) {
            continue;
        }
        let terms: Vec<&str> = entry.terms.iter().map(Text::as_str).collect();
        let message = format!("{}的正式用语“{}”没有出现在任何在册事项的名称里", entry.name, terms.join("”“"));
        found(Finding::at(file, entry.path, message).fix(REWRITE));
    }
}

const REWRITE: &str =
    "请照事项名称改写，名称里隔开的几段用空格分开，如 个体工商户 登记；本地不办这类事的，请删去这一条";

fn words_are_said_once(scene: &Scene<'_>, found: Sink<'_>) {
    let Some((file, lexicon)) = lexicon(scene) else { return };
    let mut first: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, word) in lexicon.words.iter().enumerate() {
        for (n, say) in word.say.iter().enumerate() {
            let (other, place) = *first.entry(say.as_str()).or_insert((at, n));
            if other == at {
                continue;
            }
            let message = format!("说法“{say}”写在了两条里");
            let finding = Finding::at(file, path(at, n), message);
            let finding = finding.related(file, path(other, place), "先写在这里");
            found(finding.fix("请合并成一条，最想要的正式用语写在前面"));
        }
    }
}

fn path(word: usize, say: usize) -> [Step; 4] {
    [Lexicon::words, word.into(), EverydayWord::say, say.into()]
}

fn topics_differ(scene: &Scene<'_>, found: Sink<'_>) {
    let Some((file, lexicon)) = lexicon(scene) else { return };
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, topic) in lexicon.topics.iter().enumerate() {
        let other = *first.entry(topic.id.as_str()).or_insert(at);
        if other == at {
            continue;
        }
        let path = |at: usize| [Lexicon::topics, at.into(), Topic::id];
        let message = format!("办事主题标识“{}”重复", topic.id);
        let finding = Finding::at(file, path(at), message).related(file, path(other), "先用于这里");
        found(finding.fix("请给其中一个改用别的标识；网址由标识组成，已公开的不要改"));
    }
}
