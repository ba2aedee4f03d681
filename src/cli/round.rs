//! What the verbs of the yearly round begin with.

use std::fs;
use std::path::Path;

use crate::diagnostic::mask;
use crate::office::department_named;
use crate::pipeline::{self, Occasion};
use crate::publish::write_file;
use crate::records::Date;
use crate::registry::{DepartmentKey, Registry};
use crate::source::{Sources, read_folder};

use super::exit::Exit;
use super::progress::StageProgress;

/// A content, and the departments that were named.
pub(super) struct Read {
    /// As they are written, where a report hides parts of them: new texts are made from these.
    pub(super) sources: Sources,
    pub(super) registry: Registry,
    pub(super) departments: Vec<DepartmentKey>,
}

/// Reads a content and finds departments in it; or says why not.
pub(super) fn read(content: &Path, occasion: &Occasion, names: &[String]) -> Result<Read, Exit> {
    let checked = match pipeline::check(content, occasion, &StageProgress::new()) {
        Ok(checked) => checked,
        Err(failure) => {
            tell_err!("读取失败：{failure}");
            return Err(Exit::Failure);
        }
    };
    let errors = checked.tally().errors;
    let Some(registry) = checked.registry else {
        tell_err!("site.yaml 或者 policy.yaml 读不出来；请先运行 mingchuang check。");
        return Err(Exit::Findings);
    };
    if errors > 0 {
        tell_err!("内容里有 {errors} 个错误，下面的结果可能不全；请先运行 mingchuang check。");
    }
    let mut departments = Vec::new();
    for name in names {
        match department_named(&registry, name) {
            Ok(key) => departments.push(key),
            Err(unnamed) => {
                tell_err!("{}", unnamed.message());
                return Err(Exit::Usage);
            }
        }
    }
    let (sources, _) = read_folder(content, occasion.day).map_err(|error| {
        tell_err!("读取失败：{}", mask(&error.to_string()));
        Exit::Failure
    })?;
    Ok(Read { sources, registry, departments })
}

/// The months in which the letters of the next year are signed.
const AUTUMN: i8 = 11;

/// The year of the letters that people have to do with on a day.
pub(super) fn usual_year(day: Date) -> i16 {
    if day.month() >= AUTUMN { day.year() + 1 } else { day.year() }
}

/// Writes a file for staff, outside the content.
pub(super) fn write_beside(file: &Path, bytes: &[u8]) -> Result<(), Exit> {
    let place = parent(file).join(file.file_name().unwrap_or_default());
    write_file(&place, bytes).map_err(|error| {
        tell_err!("没有写出 {}：{error}", file.display());
        Exit::Failure
    })?;
    tell!("已写入 {}", file.display());
    Ok(())
}

/// Does a file that may not exist yet lie in a folder?
pub(super) fn is_inside(file: &Path, folder: &Path) -> bool {
    let (Ok(parent), Ok(folder)) = (fs::canonicalize(parent(file)), fs::canonicalize(folder)) else {
        return false;
    };
    parent.starts_with(folder)
}

fn parent(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
