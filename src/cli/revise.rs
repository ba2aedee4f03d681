use std::collections::BTreeMap;
use std::path::{Component, Path};

use crate::diagnostic::{Located, Severity, io_reason, mask};
use crate::edit::{Revised, Revision};
use crate::pipeline::{self, Checked, Failure, Occasion, Silent};
use crate::publish::{ContentUpdate, Publishing};
use crate::source::{Instead, Original, read_original};

use super::backup;
use super::exit::Exit;
use super::report;
use super::today::stamp;
use super::unfinished::USUAL_OUT;
use super::unified::{AROUND, unified};

/// Shows what a revision changes in a content folder, and makes the change if asked to: all of it, or nothing. What would bring
/// an error into the content is shown and not made.
pub(super) fn revise(content: &Path, revision: &Revision, occasion: &Occasion, write: bool) -> Exit {
    // Nobody else may change what is about to be changed.
    let publishing = match write.then(|| Publishing::begin(content, Path::new(USUAL_OUT))).transpose() {
        Ok(publishing) => publishing,
        Err(error) => return failed(&error.to_string()),
    };
    let steps = match steps(content, revision) {
        Ok(steps) if steps.is_empty() => {
            tell!("没有要改动的。");
            return Exit::Clean;
        }
        Ok(steps) => steps,
        Err(why) => return failed(&why),
    };
    for step in &steps {
        tell!("{}\n", step.report().join("\n"));
    }
    match new_errors(content, &steps, occasion) {
        Ok((_, errors)) if errors.is_empty() => {}
        Ok((checked, errors)) => {
            report::print(&errors, &checked.sources, Severity::Error);
            tell_err!("这样改会多出 {} 个错误，没有写入。请按上面的“改法”处理后再试。", errors.len());
            return Exit::Findings;
        }
        Err(failure) => return failed(&failure.to_string()),
    }
    if let Some(publishing) = &publishing {
        return make(publishing, content, &steps);
    }
    tell!("将改动 {} 个文件。没有写入；加 --write 才会修改（原文件会先备份）。", steps.len());
    Exit::Findings
}

fn failed(why: &str) -> Exit {
    tell_err!("没有写入：{why}");
    Exit::Failure
}

/// What happens to one file.
struct Step {
    path: String,
    /// The file as it is; `None` if it is new.
    before: Option<Original>,
    /// Its bytes afterwards; `None` if it goes away.
    after: Option<Vec<u8>>,
    /// Its text afterwards, if it is one.
    text: Option<String>,
}

/// The files that change, in the order of their paths, or why that cannot be done.
fn steps(content: &Path, revision: &Revision) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    for (path, revised) in &revision.files {
        let shown = mask(path);
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(format!("{shown} 不在内容目录里"));
        }
        let before = read_original(content, path).map_err(|error| error.to_string())?;
        if let Some(from) = revision.made_from.get(path)
            && before.as_ref().and_then(|before| before.text.as_ref().ok()) != Some(from)
        {
            return Err(format!("{shown} 在此期间被别的程序改过，请再运行一次"));
        }
        let (after, text) = match (revised, &before) {
            (Revised::Gone, _) => (None, None),
            (Revised::Bytes(bytes), _) => (Some(bytes.clone()), None),
            (Revised::Text(text), None) => (Some(text.clone().into_bytes()), Some(text.clone())),
            (Revised::Text(text), Some(before)) => {
                if let Err(why) = &before.text {
                    return Err(format!("{shown} 读不出来（{why}）"));
                }
                let Some(bytes) = before.encoded(text) else {
                    let fix = "请先运行 mingchuang fix --write，或者在编辑器里另存为 UTF-8";
                    return Err(format!("{shown} 的编码或者换行不能照原样写回，{fix}"));
                };
                (Some(bytes), Some(text.clone()))
            }
        };
        if before.as_ref().map(|before| &before.bytes) != after.as_ref() {
            steps.push(Step { path: path.clone(), before, after, text });
        }
    }
    Ok(steps)
}

impl Step {
    /// What changes, for people.
    fn report(&self) -> Vec<String> {
        let path = mask(&self.path);
        let size = self.after.as_ref().map_or(0, Vec::len);
        match (&self.before, &self.text) {
            (_, None) if self.after.is_none() => vec![format!("{path}：删除")],
            (None, None) => vec![format!("{path}：新文件，{size} 字节")],
            (Some(_), None) => vec![format!("{path}：换成另一个文件，{size} 字节")],
            (before, Some(text)) => {
                let old = before.as_ref().and_then(|before| before.text.as_deref().ok()).unwrap_or_default();
                let (was, is) = if before.is_some() { ("原文", "改后") } else { ("没有", "新文件") };
                unified((&format!("{path}（{was}）"), old), (&format!("{path}（{is}）"), text), AROUND)
            }
        }
    }
}

/// The errors that the content would have and does not have now.
fn new_errors(
    content: &Path,
    steps: &[Step],
    occasion: &Occasion,
) -> Result<(Checked, Vec<Located>), Failure> {
    let instead: Instead = steps.iter().map(|step| (step.path.clone(), step.after.clone())).collect();
    let before = pipeline::check(content, occasion, &Silent)?;
    let after = pipeline::check_revised(content, &instead, occasion, &Silent)?;
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for found in &before.findings {
        *known.entry(identity(found)).or_default() += 1;
    }
    let mut errors = Vec::new();
    for found in after.findings.iter().filter(|found| found.diagnostic.severity == Severity::Error) {
        match known.get_mut(&identity(found)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => errors.push(found.clone()),
        }
    }
    Ok((after, errors))
}

/// The errors that a revision would bring, or why that cannot be told.
pub(super) fn new_errors_of(
    content: &Path,
    revision: &Revision,
    occasion: &Occasion,
) -> Result<Vec<Located>, String> {
    let steps = steps(content, revision)?;
    let (_, errors) = new_errors(content, &steps, occasion).map_err(|failure| failure.to_string())?;
    Ok(errors)
}

/// What stays the same of a finding when lines before it come or go.
fn identity(found: &Located) -> (&'static str, Option<&str>, &str) {
    let path = found.position.as_ref().map(|at| at.path.as_str());
    (found.diagnostic.rule, path, &found.diagnostic.message)
}

fn make(publishing: &Publishing, content: &Path, steps: &[Step]) -> Exit {
    let kept: Vec<&Original> = steps.iter().filter_map(|step| step.before.as_ref()).collect();
    let folder = if kept.is_empty() {
        None
    } else {
        let made = backup::new_folder(content, &stamp()).and_then(|folder| {
            kept.iter().try_for_each(|file| backup::keep(&folder, &file.path, &file.bytes))?;
            Ok(folder)
        });
        match made {
            Ok(folder) => Some(folder),
            Err(error) => return failed(&format!("无法备份（{}）", io_reason(&error))),
        }
    };
    let mut update = ContentUpdate::default();
    for step in steps {
        match &step.after {
            Some(bytes) => update.write(&step.path, bytes.as_slice(), ""),
            None => update.remove(&step.path),
        }
    }
    if let Err(error) = publishing.write(&update) {
        return failed(&error.to_string());
    }
    if let Some(folder) = folder {
        tell!("原文件备份在 {}；确认无误后可以删除。", folder.display());
    }
    tell!("已改动 {} 个文件。下一步：mingchuang check {}", steps.len(), content.display());
    Exit::Clean
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::records::Date;

    const CENTER: &str = "centers/hall.yaml";

    /// The smallest content in a folder of its own, with Windows line ends and a byte order mark in one file.
    fn content() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/one-window");
        for entry in walkdir::WalkDir::new(&fixture) {
            let entry = entry.unwrap();
            let to = content.join(entry.path().strip_prefix(&fixture).unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
        let place = content.join(CENTER);
        let text = fs::read_to_string(&place).unwrap();
        fs::write(&place, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
        (folder, content)
    }

    fn revised(content: &Path, revision: &Revision, write: bool) -> Exit {
        let day = Date::read("2026-11-23").unwrap();
        revise(content, revision, &Occasion::on(day), write)
    }

    fn center(content: &Path) -> String {
        let original = read_original(content, CENTER).unwrap().unwrap();
        original.text.unwrap()
    }

    fn every_file(content: &Path) -> BTreeMap<String, Vec<u8>> {
        let files = walkdir::WalkDir::new(content).into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap())).collect()
    }

    #[test]
    fn all_is_written_as_it_was_written_before_and_kept_beside() {
        let (folder, content) = content();
        let before = every_file(&content);
        let text = center(&content);
        let mut revision = Revision::default();
        revision.change(CENTER, text.clone(), format!("# 新的注释\r\n{text}"));
        revision.write("calendar/2027.yaml", "放假: []\n调休上班: []\n");
        revision.lay("attachments/a.pdf", *b"%PDF-1.4");
        assert_eq!(revised(&content, &revision, false), Exit::Findings);
        assert!(every_file(&content) == before, "only shown");
        assert_eq!(revised(&content, &revision, true), Exit::Clean);
        let bytes = fs::read(content.join(CENTER)).unwrap();
        assert_eq!(bytes, format!("\u{feff}# 新的注释\r\n{text}").into_bytes());
        assert!(content.join("calendar/2027.yaml").exists() && content.join("attachments/a.pdf").exists());
        let beside = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let backup = beside.into_iter().find(|path| path.display().to_string().contains("backup")).unwrap();
        assert_eq!(fs::read(backup.join(CENTER)).unwrap(), format!("\u{feff}{text}").into_bytes());
        let mut revision = Revision::default();
        revision.remove("calendar/2027.yaml");
        assert_eq!(revised(&content, &revision, true), Exit::Clean);
        assert!(!content.join("calendar/2027.yaml").exists());
        assert_eq!(revised(&content, &revision, true), Exit::Clean, "nothing left to do");
    }

    #[test]
    fn nothing_is_written_that_would_bring_an_error_or_undo_the_work_of_others() {
        let (_folder, content) = content();
        let before = every_file(&content);
        let text = center(&content);
        let mut revision = Revision::default();
        revision.write("calendar/2027.yaml", "放假: []\n");
        revision.write(CENTER, format!("{text}谁也不认识的字段: 甲\r\n"));
        assert_eq!(revised(&content, &revision, true), Exit::Findings);
        assert!(every_file(&content) == before);
        let mut revision = Revision::default();
        revision.change(CENTER, "what somebody else has changed since", text.clone());
        assert_eq!(revised(&content, &revision, true), Exit::Failure);
        let mut revision = Revision::default();
        revision.write("../a.yaml", "甲");
        assert_eq!(revised(&content, &revision, true), Exit::Failure);
        assert!(every_file(&content) == before);
    }

    #[test]
    fn what_cannot_be_written_to_its_end_is_taken_back() {
        let (_folder, content) = content();
        let text = center(&content);
        let before = every_file(&content);
        // Where a file stands there is no folder.
        let below = format!("{CENTER}/2027.yaml");
        let steps = [("calendar/2026.yaml", None), ("calendar/2027.yaml", Some("甲")), (&below, Some("乙"))];
        let steps = steps.map(|(path, after)| Step {
            path: path.into(),
            before: read_original(&content, path).unwrap_or_default(),
            after: after.map(Into::into),
            text: None,
        });
        let publishing = Publishing::take(&content).unwrap();
        assert_eq!(make(&publishing, &content, &steps), Exit::Failure);
        assert!(every_file(&content) == before);
        assert_eq!(center(&content), text);
    }
}
