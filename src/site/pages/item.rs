use serde::Serialize;

use crate::policy::GrantState;
use crate::records::{Audience, Date, HttpUrl, Power, Processing, Text};
use crate::registry::{Item, ItemKey, LetterKey, PowerSet, Registry, WindowKey};
use crate::site::model::Model;
use crate::site::parts::{
    ClosureView, Formal, GrantView, Head, HoursView, Link, PageKind, PhoneView, ValidityView, address,
    approver, closures, column, counters, out_of_use,
};

/// An item's own page.
#[derive(Serialize)]
pub(crate) struct ItemPage<'r> {
    head: Head,
    name: &'r str,
    /// The name of its 主项.
    parent_name: Option<&'r str>,
    aliases: Vec<&'r str>,
    department: Link,
    /// `行政许可`.
    category: &'static str,
    /// The 文号 of the list of items.
    document: Option<&'r str>,
    adjustment: Option<AdjustmentView<'r>>,
    /// `即办件`.
    processing: &'static str,
    instant: bool,
    codes: Vec<CodeRow<'r>>,
    /// Set if it is no longer handled, or not yet.
    inactive: Option<InactiveView<'r>>,
    /// Where it is handled.
    windows: Vec<ItemWindow<'r>>,
    /// Does a window hold the power to approve?
    decided_at_window: bool,
    /// Is any power over it granted at all?
    granted: bool,
    /// Who approves if no window may.
    approver: &'r str,
    /// Who does each step: 受理, 审核, 审批, 制证, 送达; empty if nothing is granted and the record names no steps.
    flow: Vec<FlowView<'r>>,
    /// The letters in force on which its powers rest.
    letters: Vec<PowerLetter<'r>>,
    /// The six powers, in the order of the notice.
    powers: Vec<PowerRow<'r>>,
    /// 法定办结时限.
    statutory_limit: Option<String>,
    /// 承诺办结时限.
    promised_limit: Option<String>,
    /// 特别程序.
    special_procedures: Vec<&'r str>,
    /// 收费.
    fee: Option<FeeView<'r>>,
    /// 到办事现场次数.
    visits: Option<u32>,
    audience: Vec<&'static str>,
    /// 受理条件.
    accept_condition: Option<&'r str>,
    /// 申请材料.
    materials: Vec<MaterialView<'r>>,
    /// 办理结果.
    result: Option<&'r str>,
    /// 有效期.
    result_validity: Option<&'r str>,
    /// Is its result a certificate?
    certificate: bool,
    /// 设定依据.
    by_law: Vec<LawView<'r>>,
    /// 网上办理.
    online_url: Option<&'r str>,
    /// 咨询电话 of the item itself.
    consult: Option<PhoneView<'r>>,
    /// 监督投诉电话.
    complaint: Option<PhoneView<'r>>,
    formal: Formal<'r>,
}

/// A change of the item in the list of items.
#[derive(Serialize)]
struct AdjustmentView<'r> {
    /// The kind of change.
    kind: &'r str,
    /// 文号.
    document_no: Option<&'r str>,
    effective_on: Option<Date>,
}

/// A code of the item.
#[derive(Serialize)]
struct CodeRow<'r> {
    /// `实施编码`.
    label: &'static str,
    code: &'r str,
}

/// Why an item is not handled.
#[derive(Serialize)]
struct InactiveView<'r> {
    /// Handled from this day on.
    from: Option<Date>,
    /// Handled until this day.
    to: Option<Date>,
    /// Why, and where to go.
    note: Option<&'r str>,
}

/// A window on the page of an item.
#[derive(Serialize)]
struct ItemWindow<'r> {
    url: String,
    name: &'r str,
    center: &'r str,
    /// The centre's address.
    address: &'r str,
    floor: Option<&'r str>,
    counters: String,
    phone: PhoneView<'r>,
    hours: HoursView<'r>,
    /// `暂停`, `撤销`; `None` while it is in use.
    out_of_use: Option<&'static str>,
    /// Closures that are not over.
    closures: Vec<ClosureView<'r>>,
}

/// A step of the procedure.
#[derive(Serialize)]
struct FlowView<'r> {
    step: &'r str,
    /// Who does it.
    by: &'r str,
    /// How long it takes.
    limit: Option<String>,
}

/// One of the six powers for this item.
#[derive(Serialize)]
struct PowerRow<'r> {
    /// `受理决定权`.
    label: &'static str,
    grant: GrantView,
    /// The letters that grant it: their places in [`ItemPage::letters`].
    letters: Vec<usize>,
    /// Why it is not granted.
    reason: Option<&'r str>,
}

/// A letter on which powers rest.
#[derive(Serialize)]
struct PowerLetter<'r> {
    url: String,
    /// 授权书编号.
    number: &'r str,
    validity: ValidityView,
}

/// 收费.
#[derive(Serialize)]
struct FeeView<'r> {
    charged: bool,
    /// How much it is.
    standard: Option<&'r str>,
    /// The document that sets it.
    basis: Option<&'r str>,
    /// The account of a public body to which it is paid.
    account: Option<&'r str>,
}

/// A document to bring.
#[derive(Serialize)]
struct MaterialView<'r> {
    name: &'r str,
    /// How many originals.
    original: Option<u32>,
    /// How many copies.
    copies: Option<u32>,
    /// Where to get it.
    source: Option<&'r str>,
    note: Option<&'r str>,
}

/// A legal provision on which the item is based.
#[derive(Serialize)]
struct LawView<'r> {
    /// The title without 《》.
    title: &'r str,
    article: Option<&'r str>,
}

impl<'r> PageKind<'r> for ItemPage<'r> {
    const STEM: &'static str = column::ITEMS.stem;
    type Key = ItemKey;

    fn places(model: &Model<'_>) -> Vec<(ItemKey, String)> {
        let items = model.registry.items.keys();
        items.map(|key| (key, address::item(model.registry, key))).collect()
    }

    fn new(model: &'r Model<'r>, key: ItemKey) -> Self {
        let registry = model.registry;
        let item = &registry.items[key];
        let record = &item.record;
        let department = &registry.departments[item.department];
        let url = address::item(registry, key);
        let mut formal = Formal::new(model, &url, &department.record.name);
        formal.assured_on = record.assured_on;
        let held = model.authority.powers(key);
        let decided_at_window = held.contains(Power::Approve);
        let first_window = item.windows.first().map(|key| registry.windows[*key].record.name.as_str());
        let description = format!(
            "{}在{}办理，{}。",
            record.name,
            first_window.unwrap_or("窗口"),
            record.processing.label()
        );
        let items = address::first(&address::items_of(registry, item.department));
        let crumbs = [Link::column(&column::ITEMS), Link::new(items, department.short_name())];
        let approver = approver(registry, key);
        let mut head =
            Head::content(url, record.name.as_str(), &column::ITEMS, description, &formal).crumbs(crumbs);
        if !record.aliases.is_empty() {
            let aliases: Vec<&str> = record.aliases.iter().map(Text::as_str).collect();
            head.keywords = format!("{},{}", record.name, aliases.join(","));
        }
        head.noindex = !item.is_active(model.day());
        Self {
            head,
            name: &record.name,
            parent_name: record.parent_name.as_deref().filter(|parent| *parent != record.name.as_str()),
            aliases: record.aliases.iter().map(Text::as_str).collect(),
            department: Link::department(registry, item.department),
            category: item.category.label(),
            document: item.document.as_deref(),
            adjustment: record.adjustment.as_ref().map(|adjustment| AdjustmentView {
                kind: &adjustment.kind,
                document_no: adjustment.document_no.as_deref(),
                effective_on: adjustment.effective_on,
            }),
            processing: record.processing.label(),
            instant: record.processing == Processing::Instant,
            codes: codes(item),
            inactive: (!item.is_active(model.day())).then(|| InactiveView {
                from: record.effective_from.filter(|from| *from > model.day()),
                to: record.effective_to.filter(|to| *to < model.day()),
                note: record.withdrawn_note.as_deref(),
            }),
            windows: item.windows.iter().map(|key| item_window(model, *key)).collect(),
            decided_at_window,
            granted: !held.is_empty(),
            approver,
            flow: flow(item, approver, held),
            letters: model
                .authority
                .holders(key)
                .iter()
                .map(|held| power_letter(model, held.letter))
                .collect(),
            powers: Power::ALL.iter().map(|power| power_row(model, key, *power)).collect(),
            statutory_limit: record.statutory_limit.map(|limit| limit.to_string()),
            promised_limit: record.promised_limit.map(|limit| limit.to_string()),
            special_procedures: record.special_procedures.iter().map(Text::as_str).collect(),
            fee: record.fee.as_ref().map(|fee| FeeView {
                charged: fee.charged.0,
                standard: fee.standard.as_deref(),
                basis: fee.basis.as_deref(),
                account: fee
                    .payee_account
                    .as_deref()
                    .filter(|_| fee.public_account.is_some_and(|public| public.0)),
            }),
            visits: record.visits.map(|visits| visits.0),
            audience: record.audience.iter().copied().map(Audience::label).collect(),
            accept_condition: record.accept_condition.as_deref(),
            materials: record
                .materials
                .iter()
                .map(|material| MaterialView {
                    name: &material.name,
                    original: material.original.map(|count| count.0),
                    copies: material.copies.map(|count| count.0),
                    source: material.source.as_deref(),
                    note: material.note.as_deref(),
                })
                .collect(),
            result: record.result.as_ref().map(|result| result.name.as_str()),
            result_validity: record.result.as_ref().and_then(|result| result.validity.as_deref()),
            certificate: item.has_certificate(),
            by_law: record
                .by_law
                .iter()
                .map(|law| LawView { title: &law.title, article: law.article.as_deref() })
                .collect(),
            online_url: record.online_url.as_ref().map(HttpUrl::as_str),
            consult: record.consult.as_ref().map(PhoneView::new),
            complaint: complaint(registry, item),
            formal,
        }
    }
}

fn codes(item: &Item) -> Vec<CodeRow<'_>> {
    let record = &item.record;
    [
        ("基本编码", &record.catalog_code),
        ("实施编码", &record.task_code),
        ("业务办理项编码", &record.handle_item_code),
        ("地方编码", &record.local_code),
    ]
    .into_iter()
    .filter_map(|(label, code)| Some(CodeRow { label, code: code.as_deref()? }))
    .collect()
}

fn complaint<'r>(registry: &'r Registry, item: &'r Item) -> Option<PhoneView<'r>> {
    let of_window = || registry.complaint_of(*item.windows.first()?);
    item.record.complaint.as_ref().or_else(of_window).map(PhoneView::new)
}

fn item_window<'r>(model: &'r Model<'r>, key: WindowKey) -> ItemWindow<'r> {
    let registry = model.registry;
    let window = &registry.windows[key];
    let center = registry.center_of(key).map(|center| &center.record);
    ItemWindow {
        url: address::window(registry, key),
        name: &window.record.name,
        center: center.map_or("", |center| &center.name),
        address: center.map_or("", |center| &center.address),
        floor: window.record.floor.as_deref(),
        counters: counters(registry, key),
        phone: PhoneView::new(&window.record.phone),
        hours: HoursView::brief(model, registry.hours_of(key), registry.is_open_on_holidays(key)),
        out_of_use: out_of_use(registry, key),
        closures: center.map(|center| closures(&center.closures, model.day())).unwrap_or_default(),
    }
}

/// The item's own steps, or the usual ones of its kind (notice, part three): an 即办件 is completed at the window; a 承诺件
/// is approved by the department's leaders unless the window has the power.
fn flow<'r>(item: &'r Item, approver: &'r str, held: PowerSet) -> Vec<FlowView<'r>> {
    if !item.record.handle_flow.is_empty() {
        let own = item.record.handle_flow.iter().map(|step| FlowView {
            step: &step.step,
            by: &step.by,
            limit: step.limit.map(|limit| limit.to_string()),
        });
        return own.collect();
    }
    if held.is_empty() {
        return Vec::new();
    }
    let step = |step, by| FlowView { step, by, limit: None };
    let mut steps = vec![step("受理", "窗口"), step("审核", "窗口")];
    steps.push(step("审批", if held.contains(Power::Approve) { "窗口" } else { approver }));
    if item.has_certificate() {
        steps.push(step("制证", "窗口"));
    }
    steps.push(step("送达", "窗口"));
    steps
}

fn power_row<'r>(model: &'r Model<'r>, key: ItemKey, power: Power) -> PowerRow<'r> {
    let registry = model.registry;
    let item = &registry.items[key];
    let holders = model.authority.holders(key).iter().enumerate();
    let letters: Vec<usize> =
        holders.filter(|(_, held)| held.powers.contains(power)).map(|(at, _)| at).collect();
    let state = GrantState::of(power, item.record.processing, !letters.is_empty());
    PowerRow {
        label: power.label(),
        grant: GrantView::new(state),
        letters,
        reason: model.authority.withheld_reason(registry, item.department, key, power),
    }
}

fn power_letter<'r>(model: &'r Model<'r>, key: LetterKey) -> PowerLetter<'r> {
    PowerLetter {
        url: address::letter(model.registry, key),
        number: &model.registry.letters[key].record.number,
        validity: ValidityView::new(model, key),
    }
}
