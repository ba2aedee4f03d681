use serde::Serialize;

use crate::records::Date;
use crate::registry::ItemKey;
use crate::site::model::Model;
use crate::site::parts::{
    Dated, FlowView, ForWindows, PowerRow, ValidityView, address, by_window, dated, flow, matters, power_rows,
};

/// Who may decide about an item, at each of its windows and by which letters.
#[derive(Serialize)]
pub(super) struct ItemAuthority<'r> {
    /// Who does each step: 受理, 审核, 审批, 制证, 送达.
    flows: Dated<Vec<ForWindows<'r, Vec<FlowView<'r>>>>>,
    /// The letters on which its powers rest: those in force and those to come.
    letters: Vec<PowerLetter<'r>>,
    /// Days on which no letter in force grants anything.
    without_letter: Dated<()>,
    /// The six powers, in the order of the notice.
    powers: Dated<Vec<ForWindows<'r, Vec<PowerRow<'r>>>>>,
}

/// A letter on which powers rest.
#[derive(Serialize)]
struct PowerLetter<'r> {
    url: String,
    /// 授权书编号.
    number: &'r str,
    /// The window it is made out to, if the item has several.
    window: Option<&'r str>,
    validity: ValidityView,
}

impl<'r> ItemAuthority<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: ItemKey) -> Self {
        let registry = model.registry;
        let item = &registry.items[key];
        let changes = || model.history.item_changes(key);
        let counted = |day: Date| registry.is_counted(key, day);
        Self {
            flows: dated(model.day(), changes(), |day| {
                let steps = |window| Some(flow(registry, model.on(day), key, window));
                counted(day).then(|| {
                    by_window(registry, &item.windows, |window| {
                        steps(window).filter(|steps| !steps.is_empty())
                    })
                })
            }),
            letters: power_letters(model, key),
            without_letter: dated(model.day(), changes(), |day| {
                (counted(day) && model.on(day).powers(key).is_empty()).then_some(())
            }),
            powers: dated(model.day(), changes(), |day| {
                let rows = |window| Some(power_rows(model.on(day), key, window));
                counted(day).then(|| by_window(registry, &item.windows, rows))
            }),
        }
    }
}

/// The letters that say something of the item and are in force, or will be.
fn power_letters<'r>(model: &'r Model<'r>, key: ItemKey) -> Vec<PowerLetter<'r>> {
    let registry = model.registry;
    let several = registry.items[key].windows.len() > 1;
    let letters = model.history.mentions(key).iter();
    letters
        .filter(|mention| matters(model.history.state(mention.letter, model.day())))
        .map(|mention| PowerLetter {
            url: address::letter(registry, mention.letter),
            number: &registry.letters[mention.letter].record.number,
            window: several.then(|| registry.windows[mention.window].record.name.as_str()),
            validity: ValidityView::new(model, mention.letter),
        })
        .collect()
}
