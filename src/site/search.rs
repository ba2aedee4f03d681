use serde::Serialize;

use crate::registry::Areas;

use super::Model;
use super::az::letters;
use super::head::{FIND, Head, Link, PhoneView};

/// Centres whose telephone is given.
const MOST_CENTERS: usize = 5;

/// The page that shows what was found, and other ways to find it.
#[derive(Debug, Serialize)]
pub struct Search<'r> {
    /// Head.
    pub head: Head,
    /// The letters there are.
    pub letters: Vec<Link>,
    /// Life events.
    pub topics: Vec<Link>,
    /// Whom to ask: the first centres.
    pub desks: Vec<Desk<'r>>,
    /// Where something can be handled, if there is a choice.
    pub areas: Vec<&'r str>,
}

/// 总服务台.
#[derive(Debug, Serialize)]
pub struct Desk<'r> {
    /// The centre's page.
    pub url: String,
    /// The centre.
    pub name: &'r str,
    /// Telephone.
    pub phone: PhoneView<'r>,
}

impl<'r> Search<'r> {
    pub(super) fn new(model: &'r Model<'r>) -> Self {
        let desk = |center: &'r crate::registry::Center| Desk {
            url: format!("centers/{}.html", center.id),
            name: &center.record.name,
            phone: PhoneView::new(&center.record.phone),
        };
        let areas = Areas::of(model.registry).names;
        let description = "输入要办的事，查在哪个窗口办、在几楼、电话多少。";
        Self {
            head: Head::column("search.html", "查找办事窗口", FIND, description),
            letters: letters(model),
            topics: super::topic::links(model).collect(),
            desks: model.registry.centers.values().take(MOST_CENTERS).map(desk).collect(),
            areas: if areas.len() > 1 { areas } else { Vec::new() },
        }
    }
}
