use serde::Serialize;

use crate::registry::Registry;

use super::qr_code::QrCode;

/// A page on the web, for those who have it on paper or on another screen.
#[derive(Serialize)]
pub(crate) struct LiveView {
    /// Without `https://`.
    address: String,
    code: Option<QrCode>,
}

impl LiveView {
    /// The page at an address from the root; `None` where the address of the site is not known.
    pub(crate) fn of(registry: &Registry, url: &str) -> Option<Self> {
        let whole = format!("{}/{url}", registry.own_address()?);
        let bare = whole.split_once("://").map_or(whole.as_str(), |(_, rest)| rest);
        Some(Self { address: bare.to_owned(), code: QrCode::new(&whole) })
    }
}
