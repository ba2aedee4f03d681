use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::{Topic, is_meant};
use crate::registry::ItemKey;

/// Names on the page of one topic; the list by initials has the rest.
const MOST_NAMES: usize = 60;

/// A life event and the items it needs.
#[derive(Serialize)]
pub(crate) struct TopicItems<'r> {
    pub(crate) topic: &'r Topic,
    /// Names of items, each with the items of that name: in the order of the meanings, and for one meaning the shortest
    /// names first.
    pub(crate) names: Vec<(&'r str, Vec<ItemKey>)>,
    /// Further names, in no order.
    pub(crate) more: Vec<(&'r str, Vec<ItemKey>)>,
}

impl<'r> TopicItems<'r> {
    /// The topics for which there are items among these names.
    pub(crate) fn of(topics: &'r [Topic], names: &[(&'r str, Vec<ItemKey>)]) -> Vec<Self> {
        let mut meant: Vec<Vec<Vec<usize>>> =
            topics.iter().map(|topic| vec![Vec::new(); topic.means.len()]).collect();
        let meanings = Meanings::of(topics);
        for (at, (name, _)) in names.iter().enumerate() {
            for (topic, meaning) in meanings.of_name(topics, name) {
                meant[topic][meaning].push(at);
            }
        }
        let items = topics.iter().zip(meant).map(|(topic, meant)| Self::new(topic, meant, names));
        items.filter(|topic| !topic.names.is_empty()).collect()
    }

    fn new(topic: &'r Topic, mut meant: Vec<Vec<usize>>, names: &[(&'r str, Vec<ItemKey>)]) -> Self {
        for group in &mut meant {
            group.sort_by_key(|at| names[*at].0.chars().count());
        }
        // Every meaning gets its shortest name before any gets a second.
        let longest = meant.iter().map(Vec::len).max().unwrap_or_default();
        let mut room = MOST_NAMES;
        let mut shown = vec![0; meant.len()];
        for round in 0..longest.min(MOST_NAMES) {
            for (shown, group) in shown.iter_mut().zip(&meant) {
                if room > 0 && round < group.len() {
                    *shown += 1;
                    room -= 1;
                }
            }
        }
        let kept = meant.iter().zip(&shown).flat_map(|(group, shown)| group.iter().take(*shown));
        let rest = meant.iter().zip(&shown).flat_map(|(group, shown)| group.iter().skip(*shown));
        let named = |at: &usize| names[*at].clone();
        Self { topic, names: kept.map(named).collect(), more: rest.map(named).collect() }
    }
}

/// All meanings, by a pair of characters that a name must contain to match, so that no name is compared with every
/// meaning.
struct Meanings(BTreeMap<[char; 2], Vec<(usize, usize)>>);

impl Meanings {
    fn of(topics: &[Topic]) -> Self {
        let mut pairs: BTreeMap<[char; 2], Vec<(usize, usize)>> = BTreeMap::new();
        for (at, topic) in topics.iter().enumerate() {
            for (meaning, text) in topic.means.iter().enumerate() {
                let first = text.split_whitespace().find_map(|part| pairs_of(part).next());
                if let Some(pair) = first {
                    pairs.entry(pair).or_default().push((at, meaning));
                }
            }
        }
        Self(pairs)
    }

    /// Topics that need an item of this name, each with the first meaning that matches.
    fn of_name(&self, topics: &[Topic], name: &str) -> BTreeMap<usize, usize> {
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for (topic, meaning) in pairs_of(name).filter_map(|pair| self.0.get(&pair)).flatten() {
            let known = found.get(topic).is_some_and(|before| before <= meaning);
            if !known && is_meant(name, &topics[*topic].means[*meaning]) {
                found.insert(*topic, *meaning);
            }
        }
        found
    }
}

fn pairs_of(text: &str) -> impl Iterator<Item = [char; 2]> {
    text.chars().zip(text.chars().skip(1)).map(|(a, b)| [a, b])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::language::Lexicon;
    use crate::registry::Key;

    fn topic(means: &[&str]) -> Topic {
        Topic {
            id: "t".into(),
            name: "主题".into(),
            means: means.iter().map(|part| (*part).into()).collect(),
        }
    }

    fn shown(topic: &Topic, names: &[&str]) -> (Vec<String>, usize) {
        let names: Vec<_> = names.iter().map(|name| (*name, vec![ItemKey::from_index(0)])).collect();
        let found = TopicItems::of(std::slice::from_ref(topic), &names);
        found.first().map_or((Vec::new(), 0), |items| {
            (items.names.iter().map(|(name, _)| (*name).to_owned()).collect(), items.more.len())
        })
    }

    #[test]
    fn names_stand_in_the_order_of_the_meanings_each_once_and_the_shortest_first() {
        let topic = topic(&["身份证 补领", "身份证"]);
        let names = ["临时居民身份证申领", "居民身份证申领", "居民身份证补领", "护照换发"];
        let (shown, more) = shown(&topic, &names);
        assert_eq!(shown, ["居民身份证补领", "居民身份证申领", "临时居民身份证申领"]);
        assert_eq!(more, 0);
    }

    #[test]
    fn a_topic_with_too_many_names_keeps_some_of_every_meaning() {
        let topic = topic(&["登记", "备案"]);
        let mut names: Vec<String> = (0..100).map(|at| format!("第{at}种登记")).collect();
        names.push("养老机构备案".into());
        let (shown, more) = shown(&topic, &names.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((shown.len(), more), (60, 41));
        assert_eq!(shown.last().unwrap(), "养老机构备案");
    }

    #[test]
    fn a_topic_without_items_is_none() {
        assert!(
            TopicItems::of(&[topic(&["登记"])], &[("护照换发", vec![ItemKey::from_index(0)])]).is_empty()
        );
    }

    #[test]
    fn the_built_in_topics_can_be_addresses_and_find_something() {
        let topics = &Lexicon::built_in().topics;
        assert!(topics.len() >= 24, "{} topics", topics.len());
        let mut known = BTreeSet::new();
        for topic in topics {
            let is_slug = topic.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            assert!(is_slug && &*topic.id != "index", "{}", topic.id);
            assert!(known.insert(&*topic.id) && known.insert(&*topic.name), "{} stands twice", topic.id);
            assert!((4..=15).contains(&topic.means.len()), "{}: {} meanings", topic.id, topic.means.len());
            for meaning in &topic.means {
                let has_pair = meaning.split_whitespace().any(|part| part.chars().count() > 1);
                assert!(has_pair, "{}: {meaning} is too short", topic.id);
            }
        }
    }
}
