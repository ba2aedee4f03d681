use crate::edit::{self, Change};
use crate::load::Kind;

use super::desk::{Desk, set};
use super::{Content, Refused, Reorganised};

/// Writes one text in the place of another, wherever the values of the records hold it. What was signed, what has ended and what
/// the program writes itself stay as they are.
pub fn replace(content: Content<'_>, old: &str, new: &str) -> Result<Reorganised, Refused> {
    if old.trim().is_empty() || old == new {
        return Err("请写出要换掉的文字和换成的文字，两个不能相同".to_owned());
    }
    let mut desk = Desk::new(content);
    let registry = desk.registry();
    let mut signed = Vec::new();
    for letter in registry.letters.values().filter(|letter| letter.record.is_signed()) {
        signed.push(desk.path(letter.file)?);
    }
    let (mut kept, mut bodies, mut places) = (Vec::new(), Vec::new(), 0);
    for (path, text) in content.texts.iter().filter(|(_, text)| text.contains(old)) {
        match Kind::of(path) {
            None | Some(Kind::ChangeLog | Kind::Ended | Kind::Ledger) => {}
            Some(Kind::Letter) if signed.contains(&path.as_str()) => kept.push(path.as_str()),
            Some(kind) => {
                let meant = edit::meant(path, text)
                    .map_err(|_| format!("{path} 不能由程序改动，请先运行 mingchuang check，或者手工修改"))?;
                let found = meant.texts().into_iter().filter(|(_, value)| value.contains(old));
                let changes: Vec<Change> =
                    found.map(|(at, value)| set(at, value.replace(old, new))).collect();
                if !changes.is_empty() {
                    desk.change(path, &changes)?;
                }
                places += changes.len();
                let is_left =
                    desk.text(path)?.matches(old).count() > new.matches(old).count() * changes.len();
                if kind.is_markdown() && is_left {
                    bodies.push(path.as_str());
                }
            }
        }
    }
    if places == 0 && kept.is_empty() && bodies.is_empty() {
        return Err(format!("没有一处写着“{old}”"));
    }
    desk.note(format!("共 {places} 处，{} 个文件。", desk.done.revision.files.len()));
    if !kept.is_empty() {
        desk.note(format!("已签订的授权书照原件，没有改（{} 份）：{}", kept.len(), kept.join("、")));
    }
    if !bodies.is_empty() {
        desk.note(format!("正文里还有，请自己核对后再改：{}", bodies.join("、")));
    }
    Ok(desk.done)
}
