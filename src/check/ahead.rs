//! What will be wrong once letters have ended that are about to: the same rules, judged for the day after.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, FileId, Place, Severity};
use crate::records::Date;
use crate::rulebook::{EDN_02, EDN_04, LTR_09};

use super::apply;
use super::rule::{Check, Scene};

/// So many days before a letter ends it is time to look at the day after: all of December.
const NOTICE: i32 = 31;

/// What the checks that look ahead find for the days after letters end, and `present` does not hold yet. Nothing of it
/// is so today: it warns, and falls short of nothing.
pub(super) fn ahead(scene: &Scene<'_>, broken: &BTreeSet<FileId>, present: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut told = Told::default();
    for finding in present {
        told.add(finding);
    }
    for day in coming_days(scene) {
        let mut coming = Scene::new(scene.registry, scene.authority.at(day), scene.against);
        coming.doubt = scene.doubt.clone();
        let idle = idle_departments(&coming);
        for finding in apply(&coming, |check: &Check| check.looks_ahead, broken) {
            let is_consequence = finding.rule.starts_with("RAT")
                && finding.place.as_ref().is_some_and(|place| idle.contains(&place.file));
            if !told.holds(&finding) && !is_consequence {
                told.add(&finding);
                let message = format!("到 {day}：{}", finding.message);
                let severity = finding.severity.max(Severity::Warning);
                findings.push(Diagnostic { severity, message, ..finding });
            }
        }
    }
    findings
}

/// The days after a letter in force ends, if that is soon.
fn coming_days(scene: &Scene<'_>) -> BTreeSet<Date> {
    let letters = scene.registry.letters.keys().filter(|key| scene.authority.state(*key).is_in_force());
    let ends = letters.filter_map(|key| Some(scene.registry.days_in_force(key)?.1));
    ends.filter(|end| (0..NOTICE).contains(&scene.day().days_until(*end))).map(Date::next).collect()
}

/// The files of departments without any letter in force: what they lack is told at their letters, not once more for
/// every rate.
fn idle_departments(scene: &Scene<'_>) -> BTreeSet<FileId> {
    let departments = scene.registry.departments.values();
    let idle = departments
        .filter(|department| !department.letters.iter().any(|key| scene.authority.state(*key).is_in_force()));
    idle.map(|department| department.file).collect()
}

/// What has been found already, file by file.
#[derive(Default)]
struct Told {
    places: BTreeMap<Option<FileId>, Vec<(&'static str, Option<Place>)>>,
    /// That no letter of the next year has been begun says of each that another must follow.
    next_year: bool,
}

impl Told {
    fn add(&mut self, finding: &Diagnostic) {
        let file = finding.place.as_ref().map(|place| place.file);
        // That a department has not signed for the next year is the same as that its letter ends without another.
        let rule = if finding.rule == EDN_04.id { LTR_09.id } else { finding.rule };
        self.next_year |= finding.rule == EDN_02.id;
        self.places.entry(file).or_default().push((rule, finding.place.clone()));
    }

    fn holds(&self, finding: &Diagnostic) -> bool {
        let file = finding.place.as_ref().map(|place| place.file);
        let mut in_file = self.places.get(&file).into_iter().flatten();
        self.next_year && finding.rule == LTR_09.id
            || in_file.any(|(rule, place)| *rule == finding.rule && *place == finding.place)
    }
}
