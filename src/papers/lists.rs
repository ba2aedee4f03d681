use crate::records::{Date, PersonName, Power, Role};
use crate::registry::{LetterKey, Registry, counter_names};

use super::Kind;
use super::chinese::sentence;
use super::letter::{basis, common, floor, holders};
use super::people::people;
use super::values::Values;

/// What each power means.
pub(super) fn powers_values(registry: &Registry, year: i16) -> Values {
    let mut values = of_year(registry, year);
    values.list("授权依据", &["说明"], basis(registry));
    let note = |(power, at): (&Power, usize)| {
        let note = registry.policy.powers.iter().find(|note| note.power == *power);
        let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
        [
            at.to_string(),
            power.label().to_owned(),
            said(note.map(|note| note.meaning.as_str())),
            said(note.map(|note| note.plain.as_str())),
            said(note.map(|note| note.applies_to.as_str())),
        ]
    };
    let notes = Power::ALL.iter().zip(1..).map(note).collect();
    values.list("职权", &["序号", "名称", "含义", "通俗说明", "适用范围"], notes);
    values.text("责任声明", sentence(&registry.policy.statements.liability));
    values.text("不得再委托声明", sentence(&registry.policy.statements.no_redelegation));
    values
}

/// The windows to which these letters grant.
pub(super) fn windows_values(registry: &Registry, year: i16, letters: &[LetterKey]) -> Values {
    let mut values = of_year(registry, year);
    let row = |(key, at): (&LetterKey, usize)| {
        let letter = &registry.letters[*key];
        let window = letter.window.map(|key| &registry.windows[key]);
        let center = window.and_then(|window| window.center);
        [
            at.to_string(),
            letter.window_name(registry).unwrap_or_default().to_owned(),
            center.map(|key| registry.centers[key].record.name.to_string()).unwrap_or_default(),
            format!("{}\n{}", floor(registry, letter), counter_names(letter.counters(registry)))
                .trim()
                .to_owned(),
            holders(letter, Role::Chief).iter().map(PersonName::as_str).collect::<Vec<_>>().join("、"),
            window.map(|window| window.record.phone.to_string()).unwrap_or_default(),
            letter.record.number.as_str().to_owned(),
        ]
    };
    let last = letters.iter().filter(|key| registry.letters[**key].superseded_by.is_empty());
    let rows = last.zip(1..).map(row).collect();
    values.list("窗口", &["序号", "名称", "中心", "位置", "首席代表", "咨询电话", "授权书"], rows);
    values
}

/// What is filed with a letter, one of each.
pub(super) fn checklist_values(registry: &Registry, key: LetterKey) -> Values {
    let letter = &registry.letters[key];
    let mut values = Values::default();
    common(registry, key, &mut values);
    let one = "1".to_owned();
    let forms = people(letter).into_iter().map(|person| {
        [Kind::Registration(person.role).title().to_owned(), person.name.as_str().to_owned(), one.clone()]
    });
    let papers = std::iter::once([Kind::Letter.title().to_owned(), String::new(), one.clone()]).chain(forms);
    let rows = papers.zip(1..).map(|([name, person, count], at)| [at.to_string(), name, person, count]);
    values.list("材料", &["序号", "名称", "人员", "份数"], rows.collect());
    values
}

/// How many papers come in with each letter.
pub(super) fn filing_values(registry: &Registry, year: i16, letters: &[LetterKey]) -> Values {
    let mut values = of_year(registry, year);
    let row = |(key, at): (&LetterKey, usize)| {
        let letter = &registry.letters[*key];
        let forms = |role| holders(letter, role).len().to_string();
        [
            at.to_string(),
            letter.department_name(registry).unwrap_or_default().to_owned(),
            letter.record.number.as_str().to_owned(),
            "1".to_owned(),
            forms(Role::Chief),
            forms(Role::A),
            forms(Role::B),
            letter.record.filed_on.map(Date::chinese).unwrap_or_default(),
        ]
    };
    let rows = letters.iter().zip(1..).map(row).collect();
    values.list("授权书", &["序号", "部门", "编号", "份数", "首席代表", "A岗", "B岗", "备案日期"], rows);
    values
}

fn of_year(registry: &Registry, year: i16) -> Values {
    let mut values = Values::default();
    values.text("年度", year.to_string());
    values.text("备案机构", registry.site.filing_authority.as_str());
    values
}
