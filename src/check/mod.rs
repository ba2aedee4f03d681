//! The rules over the registry, one family per file.
//!
//! Owns what counts as a mistake between records. Knows no YAML and no HTML. To add a rule: write a function in
//! its family, list it in the family's `RULES`, add one fixture.

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

pub use rule::{Rule, Scene};

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [letters::RULES, windows::RULES, items::RULES, rates::RULES, calendar::RULES, privacy::RULES]
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
    let rules: Vec<&Rule> = rules().filter(|rule| rule.concluding == concluding).collect();
    let findings = rules.par_iter().flat_map_iter(|rule| {
        let mut findings = Vec::new();
        (rule.check)(scene, &mut |finding| findings.push(finding.into_diagnostic(rule)));
        findings
    });
    findings.collect()
}
