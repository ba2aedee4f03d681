use std::collections::{BTreeMap, BTreeSet};

use crate::policy::GrantState;
use crate::records::{Date, PersonName, Power, Processing, Role};
use crate::registry::{ItemKey, Letter, LetterKey, PowerSet, Registry, counter_names};

use super::chinese::{ordinal, sentence};
use super::values::Values;

/// What a letter says, under the names that a template of it may use.
pub(super) fn letter_values(registry: &Registry, key: LetterKey) -> Values {
    let letter = &registry.letters[key];
    let record = &letter.record;
    let granted = Granted::of(registry, key);
    let mut values = Values::default();
    common(registry, key, &mut values);
    values.list("授权依据", &["说明"], basis(registry));
    values.text("法定代表人", legal_representative(registry, letter));
    values.text("办公地点", place(registry, letter));
    values.list("人员", &["岗位", "姓名"], people(letter));
    values.text("授权范围", sentence(record.scope.as_deref().unwrap_or_default()));
    values.text("事项数说明", granted.counted());
    values.list("授权", &["序号", "说明"], granted.groups());
    values.list("不授权", &["序号", "说明"], withheld(registry, key));
    values.text(
        "责任",
        sentence(record.responsibility.as_deref().unwrap_or(&registry.policy.statements.liability)),
    );
    values.text("责任声明", sentence(&registry.policy.statements.liability));
    values.text("不得再委托声明", sentence(&registry.policy.statements.no_redelegation));
    values.text("期限说明", term_sentence(letter));
    let replaced = letter.supersedes.map(|older| &registry.letters[older].record.number);
    let replaced = replaced.map(|number| [format!("本授权书生效后，《授权书》（{number}）不再使用。")]);
    values.list("替代", &["说明"], replaced.into_iter().collect());
    values.text("签订情形", record.reason.label());
    let blank = "　　　　年　　月　　日";
    values.text("签订日期", record.signed_on.map_or_else(|| blank.to_owned(), Date::chinese));
    values.list(
        "事项",
        &[
            "序号",
            "名称",
            "办件类型",
            "受理决定权",
            "审核审批权",
            "协调处置权",
            "办理事项制证权",
            "办理结果送达权",
            "应诉代理权",
        ],
        granted.rows(),
    );
    values
}

/// What every paper of a letter may name.
pub(super) fn common(registry: &Registry, key: LetterKey, values: &mut Values) {
    let letter = &registry.letters[key];
    values.text("年度", letter.year.to_string());
    values.text("编号", letter.record.number.as_str());
    values.text("授权部门", letter.department_name(registry).unwrap_or_default());
    values.text("被授权窗口", letter.window_name(registry).unwrap_or_default());
    values.text("备案机构", registry.site.filing_authority.as_str());
    let term = letter.record.term.as_ref();
    let term = term.map(|term| format!("{}至{}", term.from.chinese(), term.to.chinese()));
    values.text("授权期限", term.unwrap_or_default());
}

/// The notice that the grant rests on: the first of the documents.
pub(super) fn basis(registry: &Registry) -> Vec<[String; 1]> {
    let first = registry.policy.basis_documents.first();
    let number = |number: &str| format!("（{number}）");
    let said = first.map(|document| {
        let number = document.document_no.as_deref().map(number).unwrap_or_default();
        [format!("根据《{}》{number}，", document.title)]
    });
    said.into_iter().collect()
}

fn legal_representative(registry: &Registry, letter: &Letter) -> String {
    let name = letter.record.legal_representative.as_str();
    let now = letter.department.map(|key| &registry.departments[key].record.legal_representative);
    let title = now.filter(|now| now.name.as_str() == name).map(|now| now.title.as_str());
    title.map_or_else(|| name.to_owned(), |title| format!("{name}（{title}）"))
}

/// Where the window of a letter is: centre, address, floor, counters.
fn place(registry: &Registry, letter: &Letter) -> String {
    let center = letter.window.and_then(|key| registry.windows[key].center);
    let center = center.map(|key| &registry.centers[key].record);
    let center = center.map(|center| format!("{}（{}）", center.name, center.address));
    let parts =
        [center.unwrap_or_default(), floor(registry, letter), counter_names(letter.counters(registry))];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

/// On which floor of its centre, in which zone.
pub(super) fn floor(registry: &Registry, letter: &Letter) -> String {
    let window = letter.window.map(|key| &registry.windows[key].record);
    let parts = window.map(|window| [window.floor.as_deref(), window.zone.as_deref()]);
    parts.into_iter().flatten().flatten().collect()
}

/// Those named in a letter for a post.
pub(super) fn holders(letter: &Letter, role: Role) -> &[PersonName] {
    let grantees = &letter.record.grantees;
    match role {
        Role::Chief => grantees.chief.as_slice(),
        Role::A => &grantees.a,
        Role::B => &grantees.b,
    }
}

fn people(letter: &Letter) -> Vec<[String; 2]> {
    let names =
        |role: &Role| -> Vec<&str> { holders(letter, *role).iter().map(PersonName::as_str).collect() };
    let post = |role: &Role| [role.label().to_owned(), names(role).join("、")];
    Role::ALL.iter().map(post).filter(|[_, names]| !names.is_empty()).collect()
}

fn term_sentence(letter: &Letter) -> String {
    let Some(term) = &letter.record.term else {
        return "自　　　　年　　月　　日起至　　　　年　　月　　日止。".to_owned();
    };
    format!("自{}起至{}止（含首尾两日）。", term.from.chinese(), term.to.chinese())
}

fn power_names(powers: PowerSet) -> String {
    powers.iter().map(Power::label).collect::<Vec<_>>().join("、")
}

fn withheld(registry: &Registry, key: LetterKey) -> Vec<[String; 2]> {
    let letter = &registry.letters[key];
    let kept = letter.withheld.iter().zip(&letter.record.withheld).map(|(kept, written)| {
        let ended = registry.ended_items(key, &written.items);
        let names = kept.items.iter().map(|item| registry.items[*item].record.name.as_str());
        let names: Vec<&str> = names.chain(ended.iter().map(|ended| ended.title.as_str())).collect();
        format!("{}的{}不授予：{}", names.join("、"), power_names(kept.powers), sentence(&kept.reason))
    });
    let mut rows: Vec<[String; 2]> = kept.zip(1..).map(|(said, at)| [ordinal(at), said]).collect();
    if rows.is_empty() {
        rows.push([String::new(), "无。".to_owned()]);
    }
    rows
}

/// The items of a letter in the order of the table in its annex.
pub fn letter_items(registry: &Registry, key: LetterKey) -> Vec<ItemKey> {
    Granted::of(registry, key).items().map(|(item, _)| item).collect()
}

/// The items of a letter, those with the same powers under the same limits together.
struct Granted<'r> {
    registry: &'r Registry,
    letter: &'r Letter,
    groups: Vec<Group<'r>>,
    /// How many items it names besides, that have ended since.
    ended: usize,
}

struct Group<'r> {
    powers: PowerSet,
    limits: Vec<&'r str>,
    items: Vec<ItemKey>,
}

impl<'r> Granted<'r> {
    fn of(registry: &'r Registry, key: LetterKey) -> Self {
        let letter = &registry.letters[key];
        let mut order: Vec<ItemKey> = Vec::new();
        let mut said: BTreeMap<ItemKey, (PowerSet, Vec<&str>)> = BTreeMap::new();
        let selected = registry.selected(letter);
        for ((grant, written), selected) in letter.grants.iter().zip(&letter.record.grants).zip(selected) {
            for item in grant.items.iter().copied().chain(selected) {
                let (powers, limits) = said.entry(item).or_insert_with(|| {
                    order.push(item);
                    (PowerSet::NONE, Vec::new())
                });
                *powers = powers.union(grant.powers);
                limits.extend(written.limits.as_deref().filter(|limit| !limits.contains(limit)));
            }
        }
        let mut groups: Vec<Group<'_>> = Vec::new();
        for item in order {
            let Some((powers, limits)) = said.remove(&item) else { continue };
            match groups.iter_mut().find(|group| group.powers == powers && group.limits == limits) {
                Some(group) => group.items.push(item),
                None => groups.push(Group { powers, limits, items: vec![item] }),
            }
        }
        let grants = letter.record.grants.iter();
        let ended: BTreeSet<&str> = grants
            .flat_map(|grant| registry.ended_items(key, &grant.items))
            .map(|ended| ended.record.as_str())
            .collect();
        Self { registry, letter, groups, ended: ended.len() }
    }

    fn items(&self) -> impl Iterator<Item = (ItemKey, PowerSet)> {
        self.groups.iter().flat_map(|group| group.items.iter().map(|item| (*item, group.powers)))
    }

    fn counted(&self) -> String {
        if self.ended > 0 {
            let all = self.items().count() + self.ended;
            return format!("本授权书对{all}项事项授权；每项事项的权限见附件。");
        }
        let kinds: Vec<Processing> =
            self.items().map(|(item, _)| self.registry.items[item].record.processing).collect();
        let count = |kind| kinds.iter().filter(|one| **one == kind).count();
        format!(
            "本授权书对{}项事项授权，其中即办件{}项、承诺件{}项；每项事项的权限见附件。",
            kinds.len(),
            count(Processing::Instant),
            count(Processing::Promised)
        )
    }

    fn groups(&self) -> Vec<[String; 2]> {
        let mut first = 1;
        let said = self.groups.iter().map(|group| {
            let last = first + group.items.len() - 1;
            let which =
                if first == last { format!("第{first}项") } else { format!("第{first}至{last}项") };
            first = last + 1;
            let limits: String =
                group.limits.iter().map(|limit| "行使时的限制：".to_owned() + &sentence(limit)).collect();
            format!("对附件{which}授予{}。{limits}", power_names(group.powers))
        });
        said.zip(1..).map(|(said, at)| [ordinal(at), said]).collect()
    }

    fn rows(&self) -> Vec<[String; 9]> {
        let row = |((item, granted), at): ((ItemKey, PowerSet), usize)| {
            let record = &self.registry.items[item].record;
            let mark = |power: Power| {
                let is_kept = self.letter.withheld_reason(item, power).is_some();
                match GrantState::in_letter(power, record.processing, granted.contains(power), is_kept) {
                    GrantState::Granted => "√",
                    GrantState::Kept => "×",
                    GrantState::NotForeseen => "—",
                    GrantState::NotGranted | GrantState::Lapsed => "",
                }
                .to_owned()
            };
            [
                at.to_string(),
                record.name.as_str().to_owned(),
                record.processing.label().to_owned(),
                mark(Power::Accept),
                mark(Power::Approve),
                mark(Power::Coordinate),
                mark(Power::Certify),
                mark(Power::Deliver),
                mark(Power::Litigate),
            ]
        };
        self.items().zip(1..).map(row).collect()
    }
}
