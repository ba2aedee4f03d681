//! The rules over the registry, one family per file.
//!
//! Owns what counts as a mistake between records. Knows no YAML and no HTML. To add a rule: declare it in
//! `rulebook`, write a function in its family here, list it in the family's `CHECKS`, add a fixture.

mod calendar;
mod doubt;
mod items;
mod letters;
mod privacy;
mod rates;
mod rule;
mod windows;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::policy::Authority;
use crate::registry::Registry;

pub use rule::{Check, Scene};

/// Every check, family by family.
fn checks() -> impl Iterator<Item = &'static Check> {
    [letters::CHECKS, windows::CHECKS, items::CHECKS, rates::CHECKS, calendar::CHECKS, privacy::CHECKS]
        .into_iter()
        .flatten()
}

/// Applies every rule; the findings come in the order of the rules. What was found `earlier` casts doubt on the
/// departments it is about: rules that conclude from the whole say nothing of them.
pub fn check(registry: &Registry, authority: &Authority, earlier: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut scene = Scene::new(registry, authority);
    let mut findings = apply(&scene, false);
    scene.doubt = doubt::doubt(registry, &[earlier, &findings].concat());
    findings.extend(apply(&scene, true));
    findings
}

fn apply(scene: &Scene<'_>, concluding: bool) -> Vec<Diagnostic> {
    let checks: Vec<&Check> = checks().filter(|check| check.concluding == concluding).collect();
    let findings = checks.par_iter().flat_map_iter(|check| {
        let mut findings = Vec::new();
        (check.look)(scene, &mut |finding| findings.push(finding.into_diagnostic(check.rule)));
        findings
    });
    findings.collect()
}
