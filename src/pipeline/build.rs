use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::diagnostic::{FileId, Tally};
use crate::exports::{Exports, Group};
use crate::load::Became;
use crate::lookup::{Directory, Index, sayings};
use crate::memory::{Entry, IndexNumbers, Shown, takes_back};
use crate::publish::{
    Cache, ContentUpdate, Imprint, Keep, LEDGER, LastLook, Leaking, Manifest, Publisher, Publishing, Refused,
    Summary,
};
use crate::records::Date;
use crate::registry::Whole;
use crate::render::{Renderer, Theme};
use crate::site::{Model, Plan, Shell, data_files, files_beside, lists, plan, published_files};
use crate::source::{Attachment, Sources, Themes, read_recalling};

use super::allowed::allowed;
use super::checked::judge;
use super::leaks::Origins;
use super::making::{PageMaker, outputs};
use super::traces::Traces;
use super::{Checked, Failure, Occasion, Progress};

/// What to build, from what, to where.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder; without it `themes/NAME` beside the content changes the theme in the program, if
    /// the site names it.
    pub theme: Option<PathBuf>,
    /// The folder to publish to.
    pub out: PathBuf,
    /// The day the site is right for.
    pub as_of: Date,
    /// When the run begins. It decides nothing but what the next run has to read again: files that change in this moment.
    pub begun: SystemTime,
    /// The day it is. A site for a later day is a look: nobody knows yet whether things will come so.
    pub today: Date,
    /// Make pages smaller?
    pub minify: bool,
    /// Write into the content what is published? Otherwise the site is a look.
    pub record: bool,
    /// Rather publish nothing than write into the content?
    pub locked: bool,
    /// Do warnings and failures to comply stop publication too?
    pub strict: bool,
    /// Is every published byte read, rather than size and time trusted?
    pub verify: bool,
}

impl BuildOptions {
    /// May what is published be written into the content, as far as the days tell?
    fn may_record(&self) -> bool {
        self.record && self.as_of <= self.today
    }
}

/// The result of a build.
pub struct Built {
    /// The content as judged; `None` if nothing had changed since the last build.
    pub checked: Option<Checked>,
    /// Findings by severity.
    pub tally: Tally,
    /// Whether a site was published.
    pub outcome: Outcome,
    /// Is it only a look, of which the content knows nothing?
    pub is_look: bool,
}

/// Was a site published?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// There are errors: nothing was published.
    Blocked,
    /// This would have to be written into the content, which it must not: nothing was published.
    Unwritten(Vec<String>),
    /// The published site is already right.
    UpToDate {
        /// How many files it has.
        files: usize,
    },
    /// A site was published.
    Published(Summary),
}

/// Builds and publishes a site, or says why not.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built, Failure> {
    // Two runs that read the same ledger would give the same number twice.
    let publishing = if options.record { Some(Publishing::take(&options.content)?) } else { None };
    if let Some(publishing) = &publishing {
        let unfinished = publishing.unfinished(&options.out);
        if options.locked && !unfinished.is_empty() {
            let notes = unfinished.into_iter().map(|path| format!("{path}：上一次发布中断，还没有写入"));
            let outcome = Outcome::Unwritten(notes.collect());
            return Ok(Built { checked: None, tally: Tally::default(), outcome, is_look: false });
        }
        publishing.settle(&options.out)?;
    }
    let themes = Themes::read(&options.content, options.theme.as_deref())?;
    let protected: Vec<&Path> = themes.folders().chain([options.content.as_path()]).collect();
    let mut publisher = Publisher::open(&options.out, &protected)?;
    let cache = cache(options);
    progress.begin("读取", None);
    let (sources, findings) = read_recalling(&options.content, options.as_of, &cache)?;
    progress.end(&format!("{} 个文件", sources.len()));
    if publisher.is_resumed() {
        progress.begin("接续", None);
        progress.end("上一次发布中途停下了，已经收拾好");
    }
    if options.verify {
        progress.begin("核对", None);
        progress.end(&verified(publisher.verify()));
    }

    let unchanged = inputs(options, &sources, &themes, &ContentUpdate::default());
    let publishable = |manifest: &&Manifest| manifest.tally.stopping(options.strict) == 0;
    if let Some(manifest) = publisher.up_to_date(unchanged).filter(publishable) {
        cache.settle(keeps(&sources, Vec::new()));
        let outcome = Outcome::UpToDate { files: manifest.len() };
        return Ok(Built { checked: None, tally: manifest.tally, outcome, is_look: manifest.is_look });
    }

    let occasion = Occasion { day: options.as_of, today: options.today, shown: publisher.shown().cloned() };
    let (mut checked, became) = judge((sources, findings), Some(&cache), &themes, &occasion, progress);
    let tally = checked.tally();
    let Some(registry) = checked.publishable(options.strict) else {
        let outcome = Outcome::Blocked;
        return Ok(Built { checked: Some(checked), tally, outcome, is_look: !options.may_record() });
    };
    let newest = registry.ledger.entries.values().map(|entry| entry.published_on).max();
    let is_look = !options.may_record() || newest > Some(options.as_of);
    if is_look {
        publisher.refuse_look()?;
    }
    let numbers =
        if is_look { IndexNumbers::known(registry) } else { IndexNumbers::assign(registry, options.as_of) };
    let mut model = Model::new(registry, options.as_of, numbers);
    let plans = plan(&model);
    if !is_look {
        model.numbers.remember(lists(&model, &plans));
    }
    let update = if is_look { ContentUpdate::default() } else { update(&model) };
    if options.locked && !update.is_empty() {
        let outcome = Outcome::Unwritten(update.notes().collect());
        return Ok(Built { checked: Some(checked), tally, outcome, is_look });
    }
    // A look binds nobody; what was published here before it still does.
    let shown = if is_look {
        occasion.shown.unwrap_or_default()
    } else {
        let publisher = registry.site.publisher_code.as_str().into();
        let remembered = model.changes.remembered(registry);
        let told = model.changes.entries().iter().map(Entry::told).collect();
        Shown { publisher, ledger: model.numbers.ledger().clone(), told, remembered }
    };
    let imprint = Imprint {
        inputs: inputs(options, &checked.sources, &themes, &update),
        tally,
        is_look,
        forgets: publisher.shown().is_some_and(|earlier| takes_back(&shown.told, &earlier.told)),
        shown,
        content: (&options.content, &update),
    };
    let forgets = imprint.forgets;
    let traces = cache.traces().and_then(|bytes| Traces::read(&bytes));
    let outcome = match publish(options, &model, &plans, &themes, &publisher, (imprint, traces), progress)? {
        Ok((summary, traces)) => {
            cache.keep(keeps(&checked.sources, became), traces.to_bytes().as_deref(), forgets);
            Outcome::Published(summary)
        }
        Err(leaking) => {
            let theme = registry.site.theme.as_deref();
            let origins = Origins { sources: &checked.sources, themes: &themes, theme, day: options.as_of };
            let findings = origins.findings(&leaking);
            checked.add(findings);
            Outcome::Blocked
        }
    };
    Ok(Built { tally: checked.tally(), checked: Some(checked), outcome, is_look })
}

/// What is kept for the next run: of the files that were read and judged, what they `became`, and what is in attachments; of
/// the others, what is kept already.
fn keeps(sources: &Sources, became: Vec<(FileId, Became)>) -> Vec<Keep<'_>> {
    let mut became: BTreeMap<FileId, Became> = became.into_iter().collect();
    let mut keeps = Vec::with_capacity(sources.len());
    for (id, file) in sources.iter() {
        let became = became.remove(&id).and_then(|Became(bytes)| bytes);
        keeps.push(Keep { path: &file.path, stamp: file.stamp, fingerprint: file.fingerprint, became });
    }
    keeps.extend(sources.attachments().iter().map(|file| {
        let Attachment { path, fingerprint, .. } = file;
        Keep { path, stamp: None, fingerprint: *fingerprint, became: file.to_keep() }
    }));
    keeps
}

/// What earlier runs read. It is the same only for the same program on the same day: nobody is born later.
fn cache(options: &BuildOptions) -> Cache {
    let key = xxh3_128(format!("{} {}", env!("MINGCHUANG_SOURCE"), options.as_of).as_bytes());
    let open = if options.verify || options.locked { Cache::empty } else { Cache::beside };
    open(&options.content, key, options.begun)
}

/// What came of reading every published byte.
fn verified((files, damaged): (usize, Vec<String>)) -> String {
    match damaged.first() {
        None => format!("{files} 个文件逐字节核对，都和清单一致"),
        Some(first) => {
            let more = if damaged.len() > 1 { " 等" } else { "" };
            format!("{files} 个文件逐字节核对，{} 个不符，将重新生成：{first}{more}", damaged.len())
        }
    }
}

/// What has to be written into the content when the site is published.
fn update(model: &Model<'_>) -> ContentUpdate {
    let mut update = ContentUpdate::default();
    if model.numbers.is_changed() {
        let new = model.numbers.new_records();
        let note = match new {
            [] => "更新名称和网页的地址".to_owned(),
            [only] => format!("新编 1 条：{only}"),
            [first, ..] => format!("新编 {} 条：{first} 等", new.len()),
        };
        update.write(LEDGER, model.numbers.ledger().to_yaml(), note);
    }
    for (path, text) in model.changes.updates() {
        update.write(path, text.as_str(), "公众看到的内容");
    }
    update
}

/// Publishes the site; or not, because of the files that must not be seen.
fn publish(
    options: &BuildOptions,
    model: &Model<'_>,
    plans: &[Plan],
    themes: &Themes,
    publisher: &Publisher,
    (imprint, traces): (Imprint<'_>, Option<Traces>),
    progress: &dyn Progress,
) -> Result<Result<(Summary, Traces), Vec<Leaking>>, Failure> {
    let registry = model.registry;
    let mut fingerprints = model.fingerprints();
    let unreached = traces.as_ref().and_then(|traces| traces.unreached(&fingerprints));
    model.keep_exports(Exports::after(&model.published(), |at| unreached.as_ref()?.group(at)));
    let shell = Shell::new(registry);
    let lookup = Index::build(Directory::of(model), &sayings(registry)).files();
    let theme = Theme::of(themes, registry.site.theme.as_deref())?;
    let renderer = Renderer::new(&theme, &shell, &lookup.version, options.minify)?;
    // Pages show these too: what no change reaches is asked again once they are made.
    fingerprints.add_whole(Whole::Data, model.exports());
    fingerprints.add_whole(Whole::Lookup, &lookup.version);
    let unreached = traces.as_ref().and_then(|traces| traces.unreached(&fingerprints));
    let beside = files_beside(model, plans);
    let data = data_files(model);
    let files = published_files(model);
    let outputs = outputs(plans, renderer.assets(), &beside, &data, &lookup.files, &files);
    progress.begin("生成", Some(outputs.len()));
    let traced = plans.iter().map(|_| OnceLock::new()).collect();
    let maker = PageMaker { model, renderer: &renderer, unreached, traced };
    let look = LastLook::new(allowed(model, &lookup.version), options.as_of);
    let published = publisher.publish(&outputs, &maker, &look, imprint, || progress.step())?;
    let summary = match published {
        Ok(summary) => summary,
        Err(Refused::Unmade(error)) => return Err(error),
        Err(Refused::Leaking(files)) => {
            progress.end(&format!("{} 个文件里有疑似个人号码，没有发布", files.len()));
            return Ok(Err(files));
        }
    };
    progress.end(&format!("{} 个文件，新写 {}", summary.files, summary.written));
    let pages = plans.iter().zip(maker.traced);
    let pages = pages.filter_map(|(plan, traced)| Some((Traces::name_of(&plan.path), traced.into_inner()?)));
    let (pages, groups) = (pages.collect(), model.exports().groups.iter().map(Group::told).collect());
    let shared = renderer.shared();
    Ok(Ok((summary, Traces { shared, fingerprints, pages, groups })))
}

/// Fingerprint of everything the site is made from, the content as it stands after this build.
fn inputs(options: &BuildOptions, sources: &Sources, themes: &Themes, update: &ContentUpdate) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(env!("MINGCHUANG_SOURCE").as_bytes());
    hasher.update(options.as_of.to_string().as_bytes());
    let minify = options.minify && cfg!(feature = "minify");
    hasher.update(&[u8::from(minify), u8::from(options.may_record())]);
    hasher.update(&themes.fingerprint().to_le_bytes());
    hasher.update(&sources.fingerprint(update.files()).to_le_bytes());
    hasher.digest128()
}
