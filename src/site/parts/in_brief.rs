use crate::records::{Days, Item};
use crate::registry::{ItemKey, WindowKey};
use crate::site::model::Model;

use super::dated::dated;
use super::decision::DecisionView;

/// An item at some of its windows, in the few words of an answer, each with the days from that of the build on which it is
/// so: who decides, how long it takes, whether there is a fee, how much to bring.
pub fn in_brief(model: &Model<'_>, key: ItemKey, windows: &[WindowKey]) -> Vec<(String, Days)> {
    let registry = model.registry;
    let record = &registry.items[key].record;
    let decided = dated(model.day(), model.history.item_changes(key), |day| {
        let label = |window: &WindowKey| DecisionView::new(registry, model.on(day), key, *window).label;
        let labels: Vec<String> = windows.iter().map(label).collect();
        let first = labels.first()?;
        let all_same = labels.iter().all(|label| label == first);
        Some(if all_same { first.clone() } else { "各窗口不同，见事项的网页".to_owned() })
    });
    let decided = decided.into_iter().map(|variant| (variant.days(), variant.says));
    let fee = record.fee.as_ref().map(|fee| fee_label(fee.charged.0).to_owned());
    let materials = Some(record.materials.len()).filter(|count| *count > 0);
    let always = [limit_line(record), fee, materials.map(|count| format!("带 {count} 样"))];
    let always = always.into_iter().flatten().map(|said| (Days::default(), said));
    decided.chain(always).map(|(days, said)| (said, days)).collect()
}

/// How long an item takes: `7 个工作日`, `法定 20 个工作日` where nothing shorter is promised.
pub(crate) fn limit_line(record: &Item) -> Option<String> {
    let statutory = || record.statutory_limit.map(|limit| format!("法定 {limit}"));
    record.promised_limit.map(|limit| limit.to_string()).or_else(statutory)
}

/// Is there a fee?
pub(crate) fn fee_label(is_charged: bool) -> &'static str {
    if is_charged { "收费" } else { "不收费" }
}
