//! The papers of a yearly round on the disk: templates in, documents and PDFs out.

mod filing;
mod office;
mod round;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::io_reason;
use crate::papers::{Fault, Fonts, Kind, Paper, Templates};
use crate::pipeline::{self, Occasion, Progress};
use crate::publish::Publishing;

use super::args::DraftArgs;
use super::exit::Exit;
use super::progress::StageProgress;
use super::today::today;
use filing::{Filing, Put};
use office::Office;
use round::Round;

/// Writes the papers of a year's letters, to be signed, filled in and filed.
pub(super) fn run(args: &DraftArgs) -> Exit {
    let fonts = Fonts::new(args.fonts.clone());
    let own = match own_templates(args) {
        Ok(own) => own,
        Err(exit) => return exit,
    };
    let templates = match Templates::new(&own, &fonts) {
        Ok(templates) => templates,
        Err((name, fault)) => {
            tell_err!("模板 {name}：{fault}");
            return Exit::Usage;
        }
    };
    match (&args.templates, args.year) {
        (Some(folder), _) => write_templates(&templates, folder),
        (None, Some(year)) => draft(args, year, &templates),
        (None, None) => Exit::Usage,
    }
}

fn draft(args: &DraftArgs, year: i16, templates: &Templates) -> Exit {
    let day = args.content.as_of.unwrap_or_else(today);
    let content = &args.content.content;
    let progress = StageProgress::new();
    // What is signed must not be read while somebody changes it, nor written by two at once.
    let _lock = match Publishing::take(content) {
        Ok(lock) => lock,
        Err(error) => {
            tell_err!("没有生成：{error}");
            return Exit::Failure;
        }
    };
    let checked = match pipeline::check(content, &Occasion::on(day), &progress) {
        Ok(checked) => checked,
        Err(failure) => {
            tell_err!("没有生成：{failure}");
            return Exit::Failure;
        }
    };
    let round = match Round::of(&checked, year, &args.departments) {
        Ok(round) => round,
        Err((exit, why)) => {
            tell_err!("没有生成：{why}");
            return exit;
        }
    };
    let papers = round.papers(day);
    let made = match print(&papers, templates, &progress) {
        Ok(made) => made,
        Err(faults) => {
            for (kind, fault) in faults {
                tell_err!("模板 {}：{fault}", kind.template_name());
            }
            tell_err!("没有生成，没有写入任何文件。");
            return Exit::Usage;
        }
    };
    let folder = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("filing/{year}")));
    let mut filing = match Filing::open(&folder, content) {
        Ok(filing) => filing,
        Err(refused) => {
            tell_err!("没有生成：{refused}");
            return if matches!(refused, filing::Refused::Io(..)) { Exit::Failure } else { Exit::Usage };
        }
    };
    let written = write_all(&mut filing, &round, &papers, &made, &folder);
    let pdfs = if args.pdf { write_pdfs(&mut filing, &papers, templates, &progress) } else { Ok(()) };
    if filing.is_open_to_others() {
        tell_err!(
            "注意：{} 别人也能打开，登记表填了个人信息以后会被看到；请改回只有自己能打开。",
            folder.display()
        );
    }
    if let Err(error) = written.and(pdfs).and(filing.save()) {
        tell_err!("没有写完（{}）", io_reason(&error));
        return Exit::Failure;
    }
    for left_out in &round.left_out {
        tell_err!("{left_out}");
    }
    if !round.left_out.is_empty() {
        return Exit::Findings;
    }
    tell!(
        "下一步：在 {} 里核对、打印；授权书签字盖章，登记表由本人填写，各一式一份报备案。",
        folder.display()
    );
    Exit::Clean
}

/// What is wrong with the templates of kinds of papers.
type Faults = BTreeSet<(Kind, Fault)>;

/// The bytes of each paper, or what is wrong with the templates.
fn print(papers: &[Paper], templates: &Templates, progress: &dyn Progress) -> Result<Vec<Vec<u8>>, Faults> {
    progress.begin("生成", Some(papers.len()));
    let print = |paper: &Paper| {
        let printed = templates.print(paper);
        progress.step();
        printed.map_err(|faults| faults.into_iter().map(|fault| (paper.kind, fault)).collect())
    };
    let printed: Vec<Result<Vec<u8>, Faults>> = papers.par_iter().map(print).collect();
    progress.end(&format!("{} 份", papers.len()));
    let faults: Faults =
        printed.iter().filter_map(|result| result.as_ref().err()).flatten().cloned().collect();
    if faults.is_empty() { Ok(printed.into_iter().flatten().collect()) } else { Err(faults) }
}

fn write_all(
    filing: &mut Filing,
    round: &Round<'_>,
    papers: &[Paper],
    made: &[Vec<u8>],
    folder: &Path,
) -> io::Result<()> {
    let pairs: Vec<(&str, &[u8])> =
        papers.iter().map(|paper| paper.path.as_str()).zip(made.iter().map(Vec::as_slice)).collect();
    filing.announce(&pairs)?;
    let mut count: BTreeMap<Put, usize> = BTreeMap::new();
    let mut failed = None;
    for (path, bytes) in &pairs {
        match filing.put(path, bytes) {
            Ok(put) => {
                *count.entry(put).or_default() += 1;
                match put {
                    Put::Outdated => {
                        tell_err!("{path} 手工改过，没有覆盖；记录后来有变动，要重新生成请先把它移走。");
                    }
                    // The PDF beside it shows what it was.
                    Put::New | Put::Renewed => filing.drop_pdf(path),
                    Put::Kept | Put::Unchanged => {}
                }
            }
            Err(error) => {
                tell_err!("无法写入 {path}（{}）", io_reason(&error));
                failed = Some(error);
            }
        }
    }
    let pdfs: Vec<String> = pairs.iter().map(|(path, _)| pdf_of(path)).collect();
    let wanted = pairs.iter().map(|(path, _)| *path).chain(pdfs.iter().map(String::as_str)).collect();
    let (removed, kept) = filing.clear(&wanted, &round.own_folders());
    for path in &removed {
        tell!("已删去不再需要的 {path}");
    }
    for path in &kept {
        tell_err!("{path} 不再需要，但是手工改过，没有删去。");
    }
    let of = |put| count.get(&put).copied().unwrap_or_default();
    tell!(
        "{}：{} 份，新写 {}，更新 {}，未变 {}，手工填写的保留 {}",
        folder.display(),
        pairs.len(),
        of(Put::New),
        of(Put::Renewed),
        of(Put::Unchanged),
        of(Put::Kept) + of(Put::Outdated)
    );
    failed.map_or(Ok(()), Err)
}

/// Makes the PDFs that are missing, and those of documents that were filled in by hand.
fn write_pdfs(
    filing: &mut Filing,
    papers: &[Paper],
    templates: &Templates,
    progress: &dyn Progress,
) -> io::Result<()> {
    let Some(office) = Office::find() else {
        tell_err!("没有生成 PDF：本机没有安装 LibreOffice。.docx 文件可以用 Word、WPS 打开后另存为 PDF。");
        return Ok(());
    };
    let is_due = |path: &&str| filing.is_filled_in(path) || filing.state(&pdf_of(path)).is_none();
    let due: Vec<&str> = papers.iter().map(|paper| paper.path.as_str()).filter(is_due).collect();
    if due.is_empty() {
        tell!("PDF 都已经有了。");
        return Ok(());
    }
    let documents: Vec<Vec<u8>> =
        due.iter().map(|path| fs::read(filing.root().join(path))).collect::<io::Result<_>>()?;
    progress.begin("转换 PDF", Some(due.len()));
    let pdfs = office.convert(&documents, filing.root(), progress);
    let pdfs = match pdfs {
        Ok(pdfs) => pdfs,
        Err(error) => {
            progress.end("没有完成");
            tell_err!("没有生成 PDF（{}）；.docx 文件已经写好。", io_reason(&error));
            return Ok(());
        }
    };
    progress.end(&format!("{} 份", pdfs.iter().flatten().count()));
    if pdfs.iter().all(Option::is_none) {
        tell_err!("没有生成 PDF：LibreOffice 没有转换成功；.docx 文件已经写好。");
        return Ok(());
    }
    let missing = office::missing(&templates.fonts());
    if !missing.is_empty() {
        tell_err!(
            "注意：本机没有字体 {}，PDF 里用了别的字体；请装上，或者用 --font 换成本机有的。",
            missing.join("、")
        );
    }
    for (path, pdf) in due.iter().zip(pdfs) {
        let Some(pdf) = pdf else {
            tell_err!("{path} 没有转换成 PDF。");
            continue;
        };
        let path = pdf_of(path);
        if filing.put(&path, &pdf)? == Put::Outdated {
            tell_err!("{path} 换过了，没有覆盖。");
        }
    }
    Ok(())
}

fn pdf_of(path: &str) -> String {
    format!("{}.pdf", path.trim_end_matches(".docx"))
}

/// The office's templates: of the folder that was named, else of `papers` beside the content, if there is one.
fn own_templates(args: &DraftArgs) -> Result<BTreeMap<String, Vec<u8>>, Exit> {
    let beside = args.content.content.join("../papers");
    let folder = match &args.template {
        Some(folder) => folder,
        None if beside.is_dir() => &beside,
        None => return Ok(BTreeMap::new()),
    };
    let failed = |path: &Path, error: &io::Error| {
        tell_err!("无法读取模板 {}（{}）", path.display(), io_reason(error));
        Exit::Failure
    };
    let known: BTreeSet<String> = Kind::ALL.map(Kind::template_name).into();
    let mut own = BTreeMap::new();
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Word processors keep a hidden file beside one that is open.
        if !name.to_lowercase().ends_with(".docx") || name.starts_with(['~', '.']) {
            continue;
        }
        if known.contains(&name) {
            let path = entry.path();
            own.insert(name, fs::read(&path).map_err(|error| failed(&path, &error))?);
        } else {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            tell_err!("模板文件夹里的 {name} 没有用上；模板的文件名是 {}", known.join("、"));
        }
    }
    Ok(own)
}

/// Writes the templates where an office may change them; never over one that is there.
fn write_templates(templates: &Templates, folder: &Path) -> Exit {
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&path);
        file.and_then(|mut file| io::Write::write_all(&mut file, bytes))
    };
    if let Err(error) = fs::create_dir_all(folder) {
        tell_err!("无法写入 {}（{}）", folder.display(), io_reason(&error));
        return Exit::Failure;
    }
    for (name, bytes) in templates.documents() {
        match write(&name, bytes) {
            Ok(()) => tell!("已写入 {}", folder.join(&name).display()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => tell!("已有 {name}，没有改动。"),
            Err(error) => {
                tell_err!("无法写入 {name}（{}）", io_reason(&error));
                return Exit::Failure;
            }
        }
    }
    tell!(
        "用 Word、WPS 或 LibreOffice 打开修改：文字、字体、字号都可以改，{{{{ }}}} 里的栏目名不要改。放在内容目录旁边的 papers 文件夹里，以后的 draft 就用它。"
    );
    Exit::Clean
}
