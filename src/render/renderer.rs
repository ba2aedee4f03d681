use tera::{Context, Tera};
use xxhash_rust::xxh3::Xxh3;

use crate::site::{Plan, Shell, View};

use super::surroundings::Surroundings;
use super::unbroken::unbroken;
use super::{Minifier, Theme, ThemeError};

/// Changes when the program renders the same input differently.
const RENDERING: &str = env!("MINGCHUANG_SOURCE");

/// Templates ready to render, with everything that all pages share.
pub struct Renderer {
    tera: Tera,
    minifier: Option<Minifier>,
    assets: Vec<(String, Vec<u8>)>,
    /// Fingerprint of everything a page shows besides its own view.
    shared: u128,
    /// Version of the index, which the pages with the search form ask for.
    index_version: String,
}

impl Renderer {
    /// Compiles a theme's templates. `minify` is ignored in a build without that feature.
    pub fn new(
        theme: &Theme,
        shell: &Shell<'_>,
        index_version: &str,
        minify: bool,
    ) -> Result<Self, ThemeError> {
        let mut tera = Tera::new();
        let templates = theme.templates.iter().map(|(name, source)| (name.as_str(), source.as_str()));
        tera.add_raw_templates(templates).map_err(|error| ThemeError::from_tera(&error, ""))?;
        let minifier = (minify && super::minify::AVAILABLE).then(Minifier::default);
        let assets = theme.assets(minifier.is_some());
        let context = tera.global_context();
        context.insert("site", shell);
        let (header, footer) = shell.surroundings();
        context.insert("above", &Surroundings::new(theme, header, footer));
        context.insert("strings", &theme.strings);
        context.insert("asset_version", &version(&assets));
        context.insert("index_version", index_version);
        let mut hasher = Xxh3::new();
        hasher.update(RENDERING.as_bytes());
        hasher.update(&[u8::from(minifier.is_some())]);
        hasher.update(&theme.fingerprint().to_le_bytes());
        hasher.update(&postcard::to_stdvec(shell).unwrap_or_default());
        if minifier.is_some() {
            tera.set_escape_fn(super::form::mark);
        }
        let index_version = index_version.to_owned();
        Ok(Self { tera, minifier, assets, shared: hasher.digest128(), index_version })
    }

    /// Fingerprint of everything a page shows besides its own view.
    pub fn shared(&self) -> u128 {
        self.shared
    }

    /// Changes whenever anything the page shows changes: its view, the shell, the theme, the program.
    pub fn fingerprint(&self, view: &View<'_>, scratch: &mut Vec<u8>) -> u128 {
        scratch.clear();
        let mut hasher = Xxh3::new();
        hasher.update(&self.shared.to_le_bytes());
        hasher.update(view.template().as_bytes());
        if view.has_lookup() {
            hasher.update(self.index_version.as_bytes());
        }
        // A view is plain data; should it ever fail to serialise, the page is simply rendered again.
        if let Ok(bytes) = postcard::to_extend(view, std::mem::take(scratch)) {
            hasher.update(&bytes);
            *scratch = bytes;
        }
        hasher.digest128()
    }

    /// The files to publish beside the pages: path from the root of the site, bytes.
    pub fn assets(&self) -> &[(String, Vec<u8>)] {
        &self.assets
    }

    /// Renders a page; the buffer is scratch space of the worker.
    pub fn page(&self, plan: &Plan, view: &View<'_>, buffer: &mut Vec<u8>) -> Result<Vec<u8>, ThemeError> {
        buffer.clear();
        let mut context = Context::new();
        context.insert("page", view);
        let template = view.template();
        self.tera.render_to(template, &context, &mut *buffer).map_err(|error| {
            let mut error = ThemeError::from_tera(&error, template);
            error.message = format!("{}，页面 {}", error.message, plan.path);
            error
        })?;
        Ok(unbroken(&match &self.minifier {
            Some(minifier) => minifier.page(buffer),
            None => super::minify::without_marks(buffer),
        }))
    }
}

/// A short mark of the published assets, for addresses that browsers may cache for long.
fn version(assets: &[(String, Vec<u8>)]) -> String {
    let mut hasher = Xxh3::new();
    for (path, bytes) in assets {
        hasher.update(path.as_bytes());
        hasher.update(bytes);
    }
    format!("{:08x}", hasher.digest() >> 32)
}
