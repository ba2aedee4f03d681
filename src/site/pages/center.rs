use serde::Serialize;

use crate::records::Text;
use crate::registry::{CenterKey, RecordKey};
use crate::site::model::Model;
use crate::site::parts::{
    ClosureView, Formal, Head, HoursView, Link, PageKind, PhoneView, WindowRow, address, closures, column,
    window_row,
};

/// A service centre's own page.
#[derive(Serialize)]
pub(crate) struct CenterPage<'r> {
    head: Head,
    name: &'r str,
    /// `区级`.
    level: &'static str,
    /// Street address.
    address: &'r str,
    /// The town that it serves.
    area: Option<&'r str>,
    /// What is on which floor.
    floors: Vec<&'r str>,
    hours: HoursView<'r>,
    /// Closures that are not over.
    closures: Vec<ClosureView<'r>>,
    /// 总服务台.
    phone: PhoneView<'r>,
    /// 监督投诉电话.
    complaint: Option<PhoneView<'r>>,
    /// How to get there by bus.
    transport: Option<&'r str>,
    parking: Option<&'r str>,
    /// Ramps, lifts and the like.
    accessibility: Option<&'r str>,
    windows: Vec<WindowRow<'r>>,
    formal: Formal<'r>,
}

impl<'r> PageKind<'r> for CenterPage<'r> {
    const STEM: &'static str = address::CENTERS;
    type Key = CenterKey;

    fn places(model: &Model<'_>) -> Vec<(CenterKey, String)> {
        let centers = model.registry.centers.keys();
        centers.map(|key| (key, address::center(model.registry, key))).collect()
    }

    fn new(model: &'r Model<'r>, key: CenterKey) -> Self {
        let registry = model.registry;
        let center = &registry.centers[key];
        let record = &center.record;
        let url = address::center(registry, key);
        let mut formal = Formal::new(model, &url, &registry.site.publisher);
        formal.assured_on = record.assured_on;
        let description = format!("{}的地址、办公时间、电话和服务窗口。", record.name);
        Self {
            head: Head::content(url, record.name.as_str(), &column::WINDOWS, description, &formal)
                .crumbs([Link::column(&column::WINDOWS)])
                .telling(model, RecordKey::Center(key)),
            name: &record.name,
            level: record.level.label(),
            address: &record.address,
            area: record.area.as_deref(),
            floors: record.floors.iter().map(Text::as_str).collect(),
            hours: HoursView::new(model, &record.hours, record.open_on_holidays.is_some_and(|open| open.0)),
            closures: closures(&record.closures, model.day()),
            phone: PhoneView::new(&record.phone),
            complaint: record.complaint.as_ref().map(PhoneView::new),
            transport: record.transport.as_deref(),
            parking: record.parking.as_deref(),
            accessibility: record.accessibility.as_deref(),
            windows: center.windows.iter().map(|key| window_row(model, *key)).collect(),
            formal,
        }
    }
}
