use serde::Serialize;

use crate::records::Text;
use crate::registry::CenterKey;

use super::Model;
use super::formal::Formal;
use super::head::{Head, PhoneView, WINDOWS};
use super::hours::HoursView;
use super::window::{ClosureView, closures};
use super::window_list::{WindowRow, window_row};

/// A service centre.
#[derive(Debug, Serialize)]
pub struct CenterPage<'r> {
    /// Head.
    pub head: Head,
    /// Name.
    pub name: &'r str,
    /// `区级`.
    pub level: &'static str,
    /// Street address.
    pub address: &'r str,
    /// The town it serves.
    pub area: Option<&'r str>,
    /// What is on which floor.
    pub floors: Vec<&'r str>,
    /// Opening hours.
    pub hours: HoursView<'r>,
    /// Closures still to come.
    pub closures: Vec<ClosureView<'r>>,
    /// 总服务台.
    pub phone: PhoneView<'r>,
    /// 监督投诉电话.
    pub complaint: Option<PhoneView<'r>>,
    /// Bus.
    pub transport: Option<&'r str>,
    /// Parking.
    pub parking: Option<&'r str>,
    /// Ramps, lifts.
    pub accessibility: Option<&'r str>,
    /// Its windows.
    pub windows: Vec<WindowRow<'r>>,
    /// Formal block.
    pub formal: Formal<'r>,
}

impl<'r> CenterPage<'r> {
    pub(super) fn new(model: &'r Model<'r>, key: CenterKey) -> Self {
        let registry = model.registry;
        let center = &registry.centers[key];
        let record = &center.record;
        let mut formal = Formal::new(model, &format!("centers/{}", center.id), &registry.site.publisher);
        formal.assured_on = record.assured_on;
        let url = format!("centers/{}.html", center.id);
        let description = format!("{}的地址、办公时间、电话和服务窗口。", record.name);
        Self {
            head: Head::content(url, record.name.as_str(), WINDOWS, description, &formal)
                .crumbs([WINDOWS.crumb()]),
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
