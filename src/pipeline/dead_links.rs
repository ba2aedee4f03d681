//! Whether the links of the content lead to pages and places that the site will have.

use std::cell::OnceCell;

use crate::diagnostic::Diagnostic;
use crate::memory::IndexNumbers;
use crate::records::Date;
use crate::registry::Registry;
use crate::render::{Renderer, Theme, anchors};
use crate::site::{Model, Shell, check_inner_links, inner_links, plan};
use crate::source::Themes;

/// Findings about links that lead nowhere inside the site. A site whose content has no such links costs nothing; a page is
/// rendered only if a link names a place on it.
pub(super) fn dead_links(registry: &Registry, themes: &Themes, day: Date) -> Vec<Diagnostic> {
    let links = inner_links(registry);
    if links.is_empty() {
        return Vec::new();
    }
    let model = Model::new(registry, day, IndexNumbers::known(registry));
    let plans = plan(&model);
    let shell = Shell::new(registry);
    let renderer = OnceCell::new();
    let mut scratch = Vec::new();
    check_inner_links(&model, &plans, &links, |plan| {
        // A theme that cannot be used is reported elsewhere.
        let renderer = renderer.get_or_init(|| {
            let theme = Theme::of(themes, registry.site.theme.as_deref()).ok()?;
            Renderer::new(&theme, &shell, "", false).ok()
        });
        let page = renderer.as_ref()?.page(plan, &plan.view(&model), &mut scratch).ok()?;
        Some(anchors(&String::from_utf8_lossy(&page)))
    })
}
