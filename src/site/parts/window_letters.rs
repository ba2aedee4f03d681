use serde::Serialize;

use super::{Dated, FileView, LetterRow, WithheldRow, attachment, dated, letter_row, matters, withheld_rows};
use crate::policy::LetterState;
use crate::records::Date;
use crate::registry::{LetterKey, WindowKey};
use crate::site::model::Model;

/// The letters made out to a window.
#[derive(Serialize)]
pub(crate) struct WindowLetters<'r> {
    /// Those of each department together, the newest first.
    all: Vec<WindowLetter<'r>>,
    /// Letters that end soon, with nothing known to follow them.
    ending: Dated<Vec<EndingView<'r>>>,
    /// Days on which any letter is only listed.
    any_past: Dated<()>,
    /// How many are.
    past: Dated<usize>,
    /// What the department keeps, and why, letter by letter.
    withheld: Vec<Dated<Vec<WithheldRow<'r>>>>,
}

/// A letter that ends soon.
#[derive(Serialize, PartialEq)]
struct EndingView<'r> {
    /// 授权书编号.
    number: &'r str,
    /// Last day.
    to: Option<Date>,
}

/// A letter, as the page of its window shows it.
#[derive(Serialize)]
struct WindowLetter<'r> {
    row: LetterRow<'r>,
    /// Days on which it is shown whole: while it is in force or to come, and as the last one of its department.
    shown: Dated<()>,
    /// Days on which it is only listed.
    past: Dated<()>,
    /// 授权范围.
    scope: Option<&'r str>,
    /// 责任.
    responsibility: Option<&'r str>,
    /// The letter as it was signed.
    scan: Option<FileView>,
}

impl<'r> WindowLetters<'r> {
    pub(crate) fn new(model: &'r Model<'r>, key: WindowKey) -> Self {
        let (day, keys) = (model.day(), letters(model, key));
        let changes = || model.history.window_changes(key);
        let past = |day| keys.iter().filter(|letter| is_past(model, key, &keys, **letter, day)).count();
        Self {
            all: keys.iter().map(|letter| window_letter(model, key, &keys, *letter)).collect(),
            ending: dated(day, changes(), |day| {
                Some(ending(model, key, day)).filter(|ending| !ending.is_empty())
            }),
            any_past: dated(day, changes(), |day| (past(day) > 0).then_some(())),
            past: dated(day, changes(), |day| Some(past(day)).filter(|past| *past > 0)),
            withheld: withheld(model, key),
        }
    }
}

/// The letters the public may see, those of each department together, the newest first.
fn letters(model: &Model<'_>, key: WindowKey) -> Vec<LetterKey> {
    let registry = model.registry;
    let public = |key: &LetterKey| model.history.state(*key, model.day()).is_public();
    let mut keys: Vec<LetterKey> = registry.windows[key].letters.iter().copied().filter(public).collect();
    let departments = &registry.windows[key].departments;
    let place = |letter: &LetterKey| {
        departments.iter().position(|own| registry.letters[*letter].department == Some(*own))
    };
    keys.sort_by_key(|key| {
        let from = registry.letters[*key].record.term.as_ref().map(|term| term.from);
        (place(key), std::cmp::Reverse(from), *key)
    });
    keys
}

/// Is a letter only listed on a day? It is shown whole while it is in force or to come and, if its department has none in
/// force, as the last one that was.
fn is_past(model: &Model<'_>, window: WindowKey, letters: &[LetterKey], key: LetterKey, day: Date) -> bool {
    let registry = model.registry;
    let department = registry.letters[key].department;
    let state = |key: LetterKey| model.history.state(key, day);
    let Some(known) = department.filter(|own| registry.windows[window].departments.contains(own)) else {
        return true;
    };
    let own = letters.iter().copied().filter(|other| registry.letters[*other].department == Some(known));
    let in_force = own.clone().any(|key| state(key).is_in_force());
    let last = own.filter(|key| state(*key).is_over()).find(|_| !in_force);
    !matters(state(key)) && last != Some(key)
}

fn window_letter<'r>(
    model: &'r Model<'r>,
    window: WindowKey,
    letters: &[LetterKey],
    key: LetterKey,
) -> WindowLetter<'r> {
    let record = &model.registry.letters[key].record;
    let on = |wanted: bool| {
        dated(model.day(), model.history.window_changes(window), |day| {
            (is_past(model, window, letters, key, day) == wanted).then_some(())
        })
    };
    WindowLetter {
        row: letter_row(model, key),
        shown: on(false),
        past: on(true),
        scope: record.scope.as_deref(),
        responsibility: record.responsibility.as_deref(),
        scan: attachment::scan(model.registry, key),
    }
}

/// The letters about to expire after which the department will have no letter in force, as far as is known.
fn ending<'r>(model: &'r Model<'r>, window: WindowKey, day: Date) -> Vec<EndingView<'r>> {
    let registry = model.registry;
    let letters = registry.windows[window].letters.iter().copied();
    let ends = |key: &LetterKey| {
        let letter = &registry.letters[*key];
        let last = model.history.validity(*key).days.last;
        let goes_on = || Some(model.on(last?.next()).has_letter(window, letter.department?));
        model.history.state(*key, day) == LetterState::Expiring && goes_on() == Some(false)
    };
    let view = |key: LetterKey| EndingView {
        number: &registry.letters[key].record.number,
        to: model.history.validity(key).days.last,
    };
    letters.filter(ends).map(view).collect()
}

/// What each letter withholds, on the days on which it is in force.
fn withheld<'r>(model: &'r Model<'r>, key: WindowKey) -> Vec<Dated<Vec<WithheldRow<'r>>>> {
    let letters = model.registry.windows[key].letters.iter();
    let rows = letters.map(|letter| {
        dated(model.day(), model.history.window_changes(key), |day| {
            let department = model.registry.letters[*letter].department?;
            let in_force = model.history.state(*letter, day).is_in_force();
            let rows = withheld_rows(model.registry, *letter);
            let shown = in_force && model.on(day).has_letter(key, department) && !rows.is_empty();
            shown.then_some(rows)
        })
    });
    rows.filter(|variants| !variants.is_empty()).collect()
}
