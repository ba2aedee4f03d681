use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FileId, Place, mask};
use crate::load::{Kind, suggest};
use crate::records::is_reserved;
use crate::rulebook::{REF_01, REF_02, REF_03};

use super::{DepartmentKey, ItemKey, Key};

/// The ids of one kind, while references are being resolved.
pub(super) struct Ids<K> {
    /// What a reference to this kind is called: `部门`.
    label: &'static str,
    known: BTreeMap<Box<str>, Known<K>>,
}

/// What is known of an id.
#[derive(Debug, Clone, Copy)]
enum Known<K> {
    /// There is such a record.
    Record(K),
    /// A record was called so before.
    Former(K),
    /// Its record could not be read, or it was published and is missing, which is told elsewhere.
    Unread,
    /// It has ended.
    Ended,
}

/// Items by department and id.
pub(super) type ItemIds = BTreeMap<DepartmentKey, Ids<ItemKey>>;

impl<K: Key> Ids<K> {
    pub(super) fn new(label: &'static str) -> Self {
        Self { label, known: BTreeMap::new() }
    }

    /// Adds a record; `false` if the id is taken.
    pub(super) fn add(&mut self, id: &str, key: K) -> bool {
        match self.known.get(id) {
            Some(Known::Record(_)) => false,
            _ => {
                self.known.insert(id.into(), Known::Record(key));
                true
            }
        }
    }

    /// Adds an id whose record could not be read: references to it are neither resolved nor wrong.
    pub(super) fn add_unread(&mut self, id: &str) {
        self.known.entry(id.into()).or_insert(Known::Unread);
    }

    /// Adds an id that a record had before.
    pub(super) fn add_former(&mut self, id: &str, key: K) {
        self.known.entry(id.into()).or_insert(Known::Former(key));
    }

    /// Adds an id whose record has ended: letters may go on naming it.
    pub(super) fn add_ended(&mut self, id: &str) {
        self.known.entry(id.into()).or_insert(Known::Ended);
    }

    /// Is there such an id, with or without a readable record?
    pub(super) fn knows(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }

    pub(super) fn get(&self, id: &str) -> Option<K> {
        match self.known.get(id) {
            Some(Known::Record(key) | Known::Former(key)) => Some(*key),
            Some(Known::Unread | Known::Ended) | None => None,
        }
    }

    /// Resolves a reference, or reports it (REF-01).
    pub(super) fn resolve(
        &self,
        id: &str,
        place: Place,
        who: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<K> {
        match self.known.get(id) {
            Some(Known::Record(key) | Known::Former(key)) => return Some(*key),
            Some(Known::Unread) => return None,
            Some(Known::Ended) => {
                let message = format!("{who}引用了已经终止的{}“{id}”", self.label);
                let fix = format!("它登记在 ended.yaml 里；请改成现在的{}，或删去这一处", self.label);
                findings.push(Diagnostic::of(&REF_01, place, message).fix(fix));
                return None;
            }
            None => {}
        }
        let message = format!("{who}引用了不存在的{}“{id}”", self.label);
        let fix = match suggest(id, self.present()) {
            Some(guess) => format!("是否想写“{guess}”？"),
            None => format!("请核对{}的标识（文件名去掉 .yaml）", self.label),
        };
        findings.push(Diagnostic::of(&REF_01, place, message).fix(fix));
        None
    }

    /// Resolves a reference from a letter, which keeps what it was signed with: a record that has ended is no mistake.
    pub(super) fn resolve_signed(
        &self,
        id: &str,
        place: Place,
        who: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<K> {
        match self.known.get(id) {
            Some(Known::Ended) => None,
            _ => self.resolve(id, place, who, findings),
        }
    }

    /// The ids that a reference may have meant.
    fn present(&self) -> impl Iterator<Item = &str> {
        let known = self.known.iter().filter(|(_, known)| !matches!(known, Known::Ended));
        known.map(|(id, _)| &**id)
    }
}

/// Reports an id that two files claim (REF-02).
pub(super) fn duplicate(label: &str, id: &str, place: Place, first: Place) -> Diagnostic {
    Diagnostic::of(&REF_02, place, format!("{label}标识“{id}”重复"))
        .related(first, "先用于这里")
        .fix("请给其中一个改用别的标识；网址由标识组成，已公开的不要改")
}

/// Reports a file name that cannot be an id (REF-03).
pub(super) fn malformed(kind: Kind, id: &str, file: FileId) -> Diagnostic {
    let example = if kind.is_markdown() { "guide.md" } else { "scjgj.yaml" };
    let reason = if is_reserved(id) {
        "它是 Windows 保留的名字，在那里不能作文件名"
    } else {
        "只能使用小写字母、数字和连字符，且不超过 63 个字符"
    };
    let message = format!("{}的文件名“{}”不能作标识：{reason}", kind.label(), mask(id));
    Diagnostic::of(&REF_03, Place::file(file), message).fix(format!("请把文件改名为类似 {example} 的名字"))
}
