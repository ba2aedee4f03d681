use std::marker::PhantomData;

use serde::Serialize;

use crate::site::model::Model;
use crate::site::parts::{Head, Link, PageKind, column};

/// The page at an old address: it leads on, with and without a script.
#[derive(Serialize)]
pub(crate) struct MovedPage<'r> {
    head: Head,
    to: Link,
    #[serde(skip)]
    site: PhantomData<&'r ()>,
}

impl<'r> PageKind<'r> for MovedPage<'r> {
    const STEM: &'static str = "";
    /// Only the plan knows which addresses are old: none is left for this table.
    type Key = ();

    fn places(_: &Model<'_>) -> Vec<((), String)> {
        Vec::new()
    }

    fn new(_: &'r Model<'r>, (): ()) -> Self {
        Self::leading(String::new(), Link::new("", ""))
    }
}

impl MovedPage<'_> {
    /// From an old address to where its page is now.
    pub(super) fn leading(from: String, to: Link) -> Self {
        let title = "网页地址已变更";
        let mut head = Head::column(from, title, &column::HOME, format!("{title}，现在是：{}", to.label));
        head.noindex = true;
        head.leads_to = Some(to.url.clone());
        Self { head, to, site: PhantomData }
    }
}
