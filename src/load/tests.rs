use super::load;
use super::probe::Probe;
use crate::source::{SourceFile, Sources};

/// Rule, message and fix of everything that reading a file finds.
fn findings(path: &str, text: String) -> Vec<(&'static str, String, Option<String>)> {
    let (_, findings) =
        load(&Sources::new(vec![SourceFile::new(path, text, true, 0)]), jiff::civil::Date::MAX);
    findings.into_iter().map(|finding| (finding.rule, finding.message, finding.fix)).collect()
}

#[test]
fn an_alias_brings_the_same_findings_as_its_key() {
    let (mut aliases, mut rules) = (0, std::collections::BTreeSet::new());
    for probe in Probe::all() {
        let path = probe.path();
        for alias in probe.field.labels {
            aliases += 1;
            for (by_key, by_alias) in probe.texts(probe.field.key).zip(probe.texts(alias)) {
                let expected = findings(&path, by_key);
                assert_eq!(findings(&path, by_alias.clone()), expected, "{path}\n{by_alias}");
                rules.extend(expected.into_iter().map(|(rule, ..)| rule));
            }
        }
    }
    assert!(aliases > 300, "only {aliases} aliases");
    for rule in ["PRV-01", "PRV-02", "PRV-03", "YML-09", "YML-10", "YML-11", "LTR-22", "YML-18"] {
        assert!(rules.contains(rule), "nothing that was written breaks {rule}: {rules:?}");
    }
}

#[test]
fn the_code_of_a_site_may_look_like_an_identity_number_under_each_of_its_names() {
    for name in ["site_id_code", "网站标识码", "政府网站标识码"] {
        let found = findings("site.yaml", format!("{name}: \"440524188001010014\"\n"));
        assert!(found.iter().all(|(rule, ..)| *rule == "YML-08"), "{name}: {found:?}");
    }
}

#[test]
fn a_counter_is_searched_for_private_numbers_under_each_of_its_names() {
    for name in ["counters", "台位号", "台位"] {
        for value in ["13800138000", "[13800138000]"] {
            let found = findings("windows/a.yaml", format!("{name}: {value}\n"));
            assert!(found.iter().any(|(rule, ..)| *rule == "PRV-02"), "{name}: {value}: {found:?}");
        }
    }
}
