use serde::Serialize;

use crate::registry::{Areas, CenterKey};
use crate::site::model::Model;
use crate::site::parts::{Head, Link, PageKind, PhoneView, address, column, link, paging};

/// How many centres are shown with their telephone numbers.
const MOST_CENTERS: usize = 5;

/// The search page: what was found, and other ways to find an item.
#[derive(Serialize)]
pub(crate) struct Search<'r> {
    head: Head,
    /// The initials that occur.
    letters: Vec<Link>,
    /// Life events.
    topics: Vec<Link>,
    /// Whom to ask: the 总服务台 of the first centres.
    desks: Vec<Desk<'r>>,
    /// The areas to choose from; empty if there is no choice.
    areas: Vec<&'r str>,
}

/// The 总服务台 of a centre.
#[derive(Serialize)]
struct Desk<'r> {
    url: String,
    name: &'r str,
    phone: PhoneView<'r>,
}

impl<'r> PageKind<'r> for Search<'r> {
    const STEM: &'static str = column::SEARCH.stem;
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        paging::only(Self::STEM)
    }

    fn new(model: &'r Model<'r>, (): ()) -> Self {
        let registry = model.registry;
        let desk = |key: CenterKey| {
            let center = &registry.centers[key].record;
            Desk {
                url: address::center(registry, key),
                name: &center.name,
                phone: PhoneView::new(&center.phone),
            }
        };
        let areas = Areas::of(registry).names;
        let description = "输入要办的事，查在哪个窗口办、在几楼、电话多少。";
        Self {
            head: Head::entrance(&column::SEARCH, &column::FIND, description),
            letters: link::initials(model),
            topics: link::topics(model).collect(),
            desks: registry.centers.keys().take(MOST_CENTERS).map(desk).collect(),
            areas: if areas.len() > 1 { areas } else { Vec::new() },
        }
    }
}
