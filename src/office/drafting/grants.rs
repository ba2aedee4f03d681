//! What is granted anew: what was granted before, without what has gone, with what has come.

use crate::records::{Power, Processing};
use crate::registry::{ItemKey, Letter, LetterKey, PowerSet, Registry};

use super::super::pairs::Pair;
use super::occasion::Occasion;

/// Powers granted for items.
pub(super) struct Group {
    pub(super) notes: Vec<String>,
    pub(super) items: Vec<String>,
    pub(super) powers: PowerSet,
    pub(super) limits: Option<String>,
}

/// Powers kept by the department.
pub(super) struct Kept {
    pub(super) notes: Vec<String>,
    pub(super) items: Vec<String>,
    pub(super) powers: PowerSet,
    pub(super) reason: String,
}

/// The grants of a draft.
#[derive(Default)]
pub(super) struct Grants {
    pub(super) groups: Vec<Group>,
    pub(super) kept: Vec<Kept>,
    /// Items of which the department has to say why it keeps their approval.
    pub(super) unexplained: Vec<String>,
    /// What is different from before, for people.
    pub(super) differences: Vec<String>,
}

/// What nobody has to be asked about: there is nothing to make.
const NO_CERTIFICATE: &str = "本事项不产生证照";

/// The grants that follow those of one letter. `all`: the letters that hold beside it; what none of them mentions is new, and
/// goes to the first.
pub(super) fn follow(
    registry: &Registry,
    pair: Pair,
    base: LetterKey,
    all: &[LetterKey],
    occasion: &Occasion,
) -> Grants {
    let mut grants = Grants::default();
    let letter = &registry.letters[base];
    let mut come: Vec<(ItemKey, String)> = Vec::new();
    for (grant, written) in letter.grants.iter().zip(&letter.record.grants) {
        let mut notes = Vec::new();
        let mut items = Vec::new();
        for key in &grant.items {
            let name = called(registry, pair, *key);
            match fate(registry, pair, *key, grant.powers, occasion) {
                Fate::Stays(remark) => {
                    items.push(*key);
                    notes.extend(remark.map(|remark| format!("{name}：{remark}")));
                }
                Fate::Changed(why) => come.push((*key, why)),
                Fate::Gone(why) => notes.push(format!("去掉 {name}：{why}")),
            }
        }
        let unknown = written.items.iter().filter(|id| {
            let is_it = |key: &ItemKey| {
                let item = &registry.items[*key];
                *item.id == *id.as_str() || item.record.former_ids.iter().any(|former| former.id == **id)
            };
            !grant.items.iter().any(is_it)
        });
        notes.extend(unknown.map(|id| format!("去掉 {id}：事项清单里已经没有")));
        grants.differences.extend(notes.iter().cloned());
        if items.is_empty() {
            // What is said of a group that is gone is said where the next begins.
            grants.groups.push(Group { notes, items: Vec::new(), powers: PowerSet::NONE, limits: None });
            continue;
        }
        notes.insert(0, describe(registry, &items, grant.powers));
        let limits = written.limits.as_ref().map(ToString::to_string);
        grants.groups.push(Group { notes, items: ids(registry, &items), powers: grant.powers, limits });
    }
    keep(registry, pair, letter, &come, occasion, &mut grants);
    if all.first() == Some(&base) {
        let is_known = |item: &ItemKey| {
            let known = all.iter().map(|key| &registry.letters[*key]);
            known.into_iter().any(|letter| mentions(letter, *item))
        };
        let new = pair.items(registry, occasion.from).into_iter().filter(|item| !is_known(item));
        come.extend(new.map(|item| (item, "上一份没有列入".to_owned())));
    }
    add(registry, pair, &come, &mut grants);
    grants
}

fn mentions(letter: &Letter, item: ItemKey) -> bool {
    let granted = letter.grants.iter().flat_map(|grant| &grant.items);
    granted.chain(letter.withheld.iter().flat_map(|kept| &kept.items)).any(|key| *key == item)
}

/// What becomes of an item that was granted.
enum Fate {
    /// It is granted as before; with a remark.
    Stays(Option<String>),
    /// It is not granted, for this reason.
    Gone(String),
    /// Its powers no longer fit.
    Changed(String),
}

fn fate(registry: &Registry, pair: Pair, key: ItemKey, powers: PowerSet, occasion: &Occasion) -> Fate {
    let item = &registry.items[key];
    let days = item.days();
    if days.end_before(occasion.from) {
        let last = days.last.map(|last| last.next().to_string()).unwrap_or_default();
        let next =
            item.moved_to.map(|to| format!("，改为{}", called(registry, pair, to))).unwrap_or_default();
        return Fate::Gone(format!("{last} 起不再办理{next}"));
    }
    if days.begin_after(occasion.from) {
        return Fate::Gone("那时还没有开始办理".to_owned());
    }
    if !item.windows.contains(&pair.window) {
        let windows: Vec<&str> =
            item.windows.iter().map(|window| registry.windows[*window].record.name.as_str()).collect();
        return Fate::Gone(format!("不在这个窗口办理，办理窗口是{}", windows.join("、")));
    }
    if !registry.is_counted(key, occasion.from) {
        return Fate::Gone("是主项，下面的事项另列".to_owned());
    }
    let (coordinate, approve) = (powers.contains(Power::Coordinate), powers.contains(Power::Approve));
    match item.record.processing {
        Processing::Instant if coordinate => Fate::Changed("上一份按承诺件授权，现在是即办件".to_owned()),
        Processing::Promised if approve && !coordinate => {
            Fate::Changed("上一份按即办件授权，现在是承诺件".to_owned())
        }
        _ => Fate::Stays(days.last.filter(|last| *last <= occasion.to).map(|last| format!("{last} 为止"))),
    }
}

/// `spxk“食品经营许可”`, with its department if that is another.
fn called(registry: &Registry, pair: Pair, key: ItemKey) -> String {
    let item = &registry.items[key];
    let other =
        (item.department != pair.department).then(|| registry.departments[item.department].short_name());
    format!("{}{}“{}”", other.unwrap_or_default(), item.id, item.record.name)
}

fn ids(registry: &Registry, items: &[ItemKey]) -> Vec<String> {
    items.iter().map(|item| registry.items[*item].id.to_string()).collect()
}

/// What kind of items a group has: `承诺件，不产生证照，不授予制证权`.
fn describe(registry: &Registry, items: &[ItemKey], powers: PowerSet) -> String {
    let kinds = Processing::ALL
        .iter()
        .filter(|kind| items.iter().any(|item| registry.items[*item].record.processing == **kind));
    let kinds: Vec<&str> = kinds.map(|kind| kind.label()).collect();
    let without = items.iter().all(|item| !registry.items[*item].has_certificate());
    let certify = match (without, powers.contains(Power::Certify)) {
        (true, true) => "，不产生证照",
        (true, false) => "，不产生证照，不授予制证权",
        (false, _) => "",
    };
    format!("{}{certify}", kinds.join("、"))
}

/// What the department kept before, and goes on keeping.
fn keep(
    registry: &Registry,
    pair: Pair,
    letter: &Letter,
    changed: &[(ItemKey, String)],
    occasion: &Occasion,
    grants: &mut Grants,
) {
    for entry in &letter.withheld {
        let stays = entry.items.iter().copied().filter(|item| {
            let is_here = registry.items[*item].windows.contains(&pair.window);
            is_here
                && registry.is_counted(*item, occasion.from)
                && !changed.iter().any(|(key, _)| key == item)
        });
        let stays: Vec<ItemKey> = stays.collect();
        if !stays.is_empty() {
            let reason = entry.reason.to_string();
            grants.kept.push(Kept {
                notes: Vec::new(),
                items: ids(registry, &stays),
                powers: entry.powers,
                reason,
            });
        }
    }
}

/// Grants for items that come, with the powers that their kind gets, to be looked at by a person.
fn add(registry: &Registry, pair: Pair, come: &[(ItemKey, String)], grants: &mut Grants) {
    for kind in Processing::ALL {
        for certificate in [true, false] {
            let fits = |key: ItemKey| {
                let item = &registry.items[key];
                item.record.processing == *kind && item.has_certificate() == certificate
            };
            let here: Vec<&(ItemKey, String)> = come.iter().filter(|(key, _)| fits(*key)).collect();
            let items: Vec<ItemKey> = here.iter().map(|(key, _)| *key).collect();
            if items.is_empty() {
                continue;
            }
            let powers = usual(*kind, certificate);
            let told = here.iter().map(|(key, why)| format!("{}：{why}", called(registry, pair, *key)));
            let told: Vec<String> = told.collect();
            grants.differences.extend(told.iter().map(|told| format!("新增 {told}")));
            let mut notes = vec!["新增，请确认".to_owned(), describe(registry, &items, powers)];
            notes.extend(told);
            let items = ids(registry, &items);
            if *kind == Processing::Promised {
                grants.unexplained.extend(items.iter().cloned());
            }
            if !certificate {
                grants.kept.push(Kept {
                    notes: vec!["新增，请确认".to_owned()],
                    items: items.clone(),
                    powers: PowerSet::from_iter([Power::Certify]),
                    reason: NO_CERTIFICATE.to_owned(),
                });
            }
            grants.groups.push(Group { notes, items, powers, limits: None });
        }
    }
}

/// The powers that items of a kind get.
fn usual(kind: Processing, certificate: bool) -> PowerSet {
    let decides = match kind {
        Processing::Instant => Power::Approve,
        Processing::Promised => Power::Coordinate,
    };
    let always = [Power::Accept, decides, Power::Deliver, Power::Litigate];
    always.into_iter().chain(certificate.then_some(Power::Certify)).collect()
}
