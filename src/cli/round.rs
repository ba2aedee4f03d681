//! What the verbs of the yearly round begin with.

use std::path::Path;

use crate::office::{Unnamed, department_named};
use crate::pipeline::{self, Occasion};
use crate::registry::{DepartmentKey, Registry};
use crate::source::Sources;

use super::exit::Exit;
use super::progress::StageProgress;

/// A content, and the departments that were named.
pub(super) struct Read {
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
                tell_err!("{}", no_such("部门", &unnamed));
                return Err(Exit::Usage);
            }
        }
    }
    Ok(Read { sources: checked.sources, registry, departments })
}

/// `没有部门“…”，是否想写“…”？`
pub(super) fn no_such(kind: &str, Unnamed { written, guess }: &Unnamed) -> String {
    match guess {
        Some(guess) => format!("没有{kind}“{written}”，是否想写“{guess}”？"),
        None => format!("没有{kind}“{written}”；请写标识（文件名去掉 .yaml）或名称。"),
    }
}
