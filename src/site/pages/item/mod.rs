//! The page of an item: the page itself, when it is handled, and who may decide about it.

mod authority;
mod days;

use serde::Serialize;

use crate::records::{Audience, Code, Date, HttpUrl, Material, Processing, Text};
use crate::registry::{Areas, Item, ItemKey, RecordKey, Registry, WindowKey};
use crate::site::model::Model;
use crate::site::parts::{
    ClosureView, Dated, DecisionView, FileView, Formal, Head, HoursView, Link, OfficeView, PageKind,
    PhoneView, address, attachment, closures, column, counters, dated, fee_label, office,
};

use authority::ItemAuthority;
use days::ItemDays;

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
    days: ItemDays<'r>,
    /// Where it is handled.
    windows: Vec<ItemWindow<'r>>,
    authority: ItemAuthority<'r>,
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

/// A window on the page of an item.
#[derive(Serialize)]
struct ItemWindow<'r> {
    url: String,
    name: &'r str,
    /// Its area, if the item is handled in several.
    area: Option<&'r str>,
    center: &'r str,
    /// The centre's address.
    address: &'r str,
    floor: Option<&'r str>,
    counters: String,
    phone: PhoneView<'r>,
    hours: HoursView<'r>,
    /// Why it is not in office, on days on which it is not.
    office: Dated<OfficeView<'r>>,
    /// Closures that are not over.
    closures: Vec<ClosureView<'r>>,
    /// Who decides.
    decision: Dated<DecisionView>,
}

/// 收费.
#[derive(Serialize)]
struct FeeView<'r> {
    /// `收费` or `不收费`.
    label: &'static str,
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
    /// An empty form, and an example of a filled-in one.
    files: Vec<FileView>,
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
        let first_window = item.windows.first().map(|key| registry.windows[*key].record.name.as_str());
        let description = format!(
            "{}在{}办理，{}。",
            record.name,
            first_window.unwrap_or("窗口"),
            record.processing.label()
        );
        let items = address::first(&address::items_of(registry, item.department));
        let crumbs = [Link::column(&column::ITEMS), Link::new(items, department.short_name())];
        let mut head =
            Head::content(url, record.name.as_str(), &column::ITEMS, description, &formal).crumbs(crumbs);
        if !record.aliases.is_empty() {
            let aliases: Vec<&str> = record.aliases.iter().map(Text::as_str).collect();
            head.keywords = format!("{},{}", record.name, aliases.join(","));
        }
        Self {
            head: head.telling(model, RecordKey::Item(key)),
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
            days: ItemDays::new(model, key),
            windows: item.windows.iter().map(|window| item_window(model, key, *window)).collect(),
            authority: ItemAuthority::new(model, key),
            statutory_limit: record.statutory_limit.map(|limit| limit.to_string()),
            promised_limit: record.promised_limit.map(|limit| limit.to_string()),
            special_procedures: record.special_procedures.iter().map(Text::as_str).collect(),
            fee: record.fee.as_ref().map(|fee| FeeView {
                label: fee_label(fee.charged.0),
                standard: fee.standard.as_deref(),
                basis: fee.basis.as_deref(),
                account: fee.published_account().map(Code::as_str),
            }),
            visits: record.visits.map(|visits| visits.0),
            audience: record.audience.iter().copied().map(Audience::label).collect(),
            accept_condition: record.accept_condition.as_deref(),
            materials: record.materials.iter().map(|material| material_view(registry, material)).collect(),
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

fn material_view<'r>(registry: &Registry, material: &'r Material) -> MaterialView<'r> {
    let form = material.blank_form.as_ref().and_then(|form| attachment::file(registry, form, "下载空白表格"));
    let sample = material.sample.as_ref().and_then(|sample| attachment::file(registry, sample, "填写样例"));
    MaterialView {
        name: &material.name,
        original: material.original.map(|count| count.0),
        copies: material.copies.map(|count| count.0),
        source: material.source.as_deref(),
        note: material.note.as_deref(),
        files: form.into_iter().chain(sample).collect(),
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

fn item_window<'r>(model: &'r Model<'r>, item: ItemKey, key: WindowKey) -> ItemWindow<'r> {
    let registry = model.registry;
    let window = &registry.windows[key];
    let center = registry.center_of(key).map(|center| &center.record);
    let area = |window| Areas::name_of(registry, window);
    ItemWindow {
        url: address::window(registry, key),
        name: &window.record.name,
        area: Some(area(key))
            .filter(|own| registry.items[item].windows.iter().any(|other| area(*other) != *own)),
        center: center.map_or("", |center| &center.name),
        address: center.map_or("", |center| &center.address),
        floor: window.record.floor.as_deref(),
        counters: counters(registry, key),
        phone: PhoneView::new(&window.record.phone),
        hours: HoursView::brief(model, registry.hours_of(key), registry.is_open_on_holidays(key)),
        office: office(model, key),
        closures: center.map(|center| closures(&center.closures, model.day())).unwrap_or_default(),
        decision: dated(model.day(), model.history.item_changes(item), |day| {
            Some(DecisionView::new(registry, model.on(day), item, key))
        }),
    }
}
