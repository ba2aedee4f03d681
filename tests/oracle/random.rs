//! Random histories that do not contradict themselves.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{CATEGORIES, DEPARTMENTS, Fate, Item, Letter, POWERS, WINDOWS, Window, World};

fn some(most: usize) -> impl Strategy<Value = BTreeSet<usize>> {
    prop::collection::btree_set(0..most, 0..=most.min(4))
}

fn fate() -> impl Strategy<Value = Fate> {
    let open = || prop::option::weighted(0.8, 40..400_i32);
    prop_oneof![
        4 => Just(Fate::Works),
        1 => Just(Fate::AlwaysSuspended),
        2 => (open(), open()).prop_map(|(first, last)| match (first, last) {
            (Some(a), Some(b)) => Fate::Suspended(Some(a.min(b)), Some(a.max(b))),
            open => Fate::Suspended(open.0, open.1),
        }),
        2 => (0..420_i32, any::<bool>()).prop_map(|(last, is_said)| Fate::Closes(last, is_said)),
        1 => Just(Fate::Gone),
        1 => (0..420_i32).prop_map(Fate::Opens),
    ]
}

fn window() -> impl Strategy<Value = Window> {
    (0..3_usize, fate()).prop_map(|(whose, fate)| Window { serves: [whose != 1, whose != 0], fate })
}

fn item() -> impl Strategy<Value = Item> {
    let days = (prop::option::weighted(0.2, 0..300_i32), prop::option::weighted(0.3, 0..200_i32));
    let parent = prop::option::weighted(0.4, 0..3_usize);
    (0..DEPARTMENTS, 0..CATEGORIES, any::<bool>(), some(WINDOWS), days, parent).prop_map(
        |(department, category, instant, windows, (first, length), parent)| {
            let last = length.map(|length| first.unwrap_or(0) + length);
            Item { department, category, instant, windows, first, last, parent }
        },
    )
}

fn letter() -> impl Strategy<Value = (Letter, bool)> {
    let grants = prop::collection::vec((some(8), some(POWERS)), 1..3);
    let days = (0..300_i32, 15..300_i32, -10..40_i32, prop::option::weighted(0.25, 1..200_i32));
    (0..DEPARTMENTS, 0..WINDOWS, grants, prop::bool::weighted(0.1), days, prop::bool::weighted(0.5)).prop_map(
        |(department, window, grants, draft, (from, length, before, revoked), follows)| {
            let signed = from - before;
            let revoked = revoked.map(|after| signed + after);
            let letter = Letter {
                department,
                window,
                grants,
                draft,
                signed,
                from,
                to: from + length,
                replaces: None,
                revoked,
            };
            (letter, follows)
        },
    )
}

/// Puts random parts together so that they make sense: a grant names items of its department; of the items only every third
/// may be above others; a letter that follows replaces the newest that it can replace.
pub(super) fn world() -> impl Strategy<Value = World> {
    let items = prop::collection::vec(item(), 1..8);
    let letters = prop::collection::vec(letter(), 1..7);
    (prop::collection::vec(window(), WINDOWS), items, letters).prop_map(|(windows, mut items, letters)| {
        let departments: Vec<usize> = items.iter().map(|item| item.department).collect();
        for (n, item) in items.iter_mut().enumerate() {
            let main = item.parent.map(|main| main * 3);
            item.parent = main.filter(|main| n % 3 != 0 && departments.get(*main) == Some(&item.department));
        }
        let mut known: Vec<Letter> = Vec::new();
        for (mut letter, follows) in letters {
            for (named, powers) in &mut letter.grants {
                named.retain(|item| departments.get(*item) == Some(&letter.department));
                if powers.is_empty() {
                    powers.insert(0);
                }
            }
            letter.grants.retain(|(named, _)| !named.is_empty());
            if follows {
                letter.replaces = replaceable(&known, &letter);
            }
            known.push(letter);
        }
        World { windows, items, letters: known }
    })
}

/// The newest letter of the same department and window that began before, held, and has not been replaced.
fn replaceable(known: &[Letter], letter: &Letter) -> Option<usize> {
    let is_replaced = |n: usize| known.iter().any(|newer| newer.replaces == Some(n));
    let fits = |older: &Letter| {
        (older.department, older.window) == (letter.department, letter.window)
            && older.ever_held()
            && older.signed <= letter.signed
            && older.from < letter.from
    };
    (0..known.len()).filter(|n| fits(&known[*n]) && !is_replaced(*n)).max_by_key(|n| known[*n].from)
}
