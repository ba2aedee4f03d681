//! The rules over the registry, one family per file.
//!
//! Owns what counts as a mistake between records. Must not know YAML or HTML. To add a rule: declare it in
//! `rulebook`, write a function in its family here, list it in the family's `CHECKS`, add a fixture.

mod age;
mod ahead;
mod attachments;
mod calendar;
mod codes;
mod disclosure;
mod doubt;
mod editions;
mod fiction;
mod filing;
mod histories;
mod items;
mod ledger;
mod letters;
mod lexicon;
mod links;
mod own_notice;
mod privacy;
mod rates;
mod rule;
mod vanished;
mod windows;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, FileId, Severity};
use crate::policy::{Authority, History};
use crate::records::Date;
use crate::registry::Registry;
use crate::rulebook::{ITM_08, LTR_22, PRV_04};

pub(crate) use attachments::scan_faults;
pub(crate) use rule::{Against, Check, Scene};

use rule::Basis;

/// Every check, family by family.
fn checks() -> impl Iterator<Item = &'static Check> {
    [
        letters::CHECKS,
        windows::CHECKS,
        items::CHECKS,
        histories::CHECKS,
        lexicon::CHECKS,
        attachments::CHECKS,
        rates::CHECKS,
        filing::CHECKS,
        editions::CHECKS,
        disclosure::CHECKS,
        links::CHECKS,
        fiction::CHECKS,
        own_notice::CHECKS,
        age::CHECKS,
        ledger::CHECKS,
        vanished::CHECKS,
        calendar::CHECKS,
        codes::CHECKS,
        privacy::CHECKS,
    ]
    .into_iter()
    .flatten()
}

/// Applies every rule for a day; the findings come in the order of the rules. Findings of `earlier` stages cast doubt on the
/// departments they are about: rules that conclude from the whole say nothing about those. Towards the end of letters,
/// what will be wrong on the day after is found as well.
pub(crate) fn check(
    registry: &Registry,
    day: Date,
    against: Against<'_>,
    earlier: &[Diagnostic],
) -> Vec<Diagnostic> {
    let history = History::known_on(registry, day);
    let mut scene = Scene::new(registry, Authority::on(&history, day), against);
    let broken = broken_files(earlier);
    let mut findings = apply(&scene, |check| check.basis != Basis::Whole, &broken);
    scene.doubt = doubt::doubt(registry, earlier.iter().chain(&findings));
    findings.extend(apply(&scene, |check| check.basis == Basis::Whole, &broken));
    let coming = ahead::ahead(&scene, &broken, &findings);
    findings.extend(coming);
    findings
}

/// Files in which a value could not be read.
fn broken_files(findings: &[Diagnostic]) -> BTreeSet<FileId> {
    let of_form = |finding: &&Diagnostic| {
        finding.rule.starts_with("YML") || [ITM_08.id, LTR_22.id, PRV_04.id].contains(&finding.rule)
    };
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).filter(of_form);
    errors.filter_map(|finding| finding.place.as_ref()).map(|place| place.file).collect()
}

/// Applies some of the checks; those that miss something are silent about `broken` files.
fn apply(scene: &Scene<'_>, which: impl Fn(&Check) -> bool, broken: &BTreeSet<FileId>) -> Vec<Diagnostic> {
    let checks: Vec<&Check> = checks().filter(|check| which(check)).collect();
    let findings = checks.par_iter().flat_map_iter(|check| {
        let mut findings = Vec::new();
        (check.look)(scene, &mut |finding| {
            let finding = finding.into_diagnostic(check.rule);
            let in_broken = finding.place.as_ref().is_some_and(|place| broken.contains(&place.file));
            if check.basis != Basis::Absence || !in_broken {
                findings.push(finding);
            }
        });
        findings
    });
    findings.collect()
}
