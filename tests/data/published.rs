//! The published data say what the content says, record by record and field by field, and leave out only what is listed here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use mingchuang::records::{
    Center, Department, FieldShape, Flag, Item, ItemList, Letter, RecordShape, ScalarKind, Shape, Shaped,
    Window,
};
use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

use super::{files, records};
use crate::site::{DAY, Site};

/// What is written and not given away: it orders, finds or dates what is, or stands in the data in another place.
const ELSEWHERE: [&str; 19] = [
    // The names of records are in `id`.
    "Item.id",
    "Department.former_ids",
    "Window.former_ids",
    "Item.former_ids",
    // Days are in `from` and `to`.
    "Item.effective_from",
    "Item.effective_to",
    "Window.opened_on",
    "Window.closed_on",
    "Window.status",
    "Letter.status",
    // Who they are is told; since when is not.
    "Post.since",
    "LegalRepresentative.since",
    "DepartmentName.short_name",
    // What a list is sorted by.
    "Department.order",
    "Window.order",
    "Center.order",
    // Compared for themselves below.
    "Letter.grants",
    "Letter.withheld",
    // The names at signing are in `department_name`, `window_name` and `counters`.
    "Letter.signed_as",
];

/// What names another record: in the data by its full name.
const REFERENCES: [&str; 9] = [
    "Item.department",
    "Item.windows",
    "Item.moved_to",
    "Department.moved_to",
    "Window.center",
    "Window.departments",
    "Letter.department",
    "Letter.window",
    "Letter.supersedes",
];

fn shape_of<T: Shaped>() -> &'static RecordShape {
    match T::shape() {
        Shape::Record(shape) => shape,
        Shape::Scalar(_) | Shape::List(_) => panic!("no record"),
    }
}

/// The YAML files of a folder: the name of each from there, without its ending.
fn written(site: &Site, folder: &str) -> BTreeMap<String, Yaml> {
    let folder = site.content().join(folder);
    let files = walkdir::WalkDir::new(&folder).into_iter().map(Result::unwrap);
    let yaml = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "yaml"));
    yaml.map(|file| {
        (name(file.path(), &folder), serde_yaml::from_str(&fs::read_to_string(file.path()).unwrap()).unwrap())
    })
    .collect()
}

fn name(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap().with_extension("").to_string_lossy().replace('\\', "/")
}

fn text(value: &Yaml) -> String {
    match value {
        Yaml::String(text) => text.trim().to_owned(),
        Yaml::Number(number) => number.to_string(),
        Yaml::Bool(yes) => yes.to_string(),
        other => panic!("no text: {other:?}"),
    }
}

/// The value of a key, in either language.
fn get<'y>(record: &'y Yaml, shape: &RecordShape, key: &str) -> Option<&'y Yaml> {
    let field = shape.field(key).unwrap();
    record.as_mapping()?.iter().find(|(written, _)| field.answers_to(&text(written))).map(|(_, value)| value)
}

/// Counts the values that were compared.
#[derive(Default)]
struct Compared {
    values: usize,
    left_out: BTreeSet<String>,
}

impl Compared {
    fn record(&mut self, shape: &RecordShape, written: &Yaml, told: &Json, place: &str) {
        // A record may be written as one value alone.
        let Some(fields) = written.as_mapping() else {
            let key = shape.short.unwrap();
            return self.value(shape.field(key).unwrap(), written, &told[key], place);
        };
        for (key, value) in fields {
            let field = shape.field(&text(key)).unwrap();
            let full = format!("{}.{}", shape.name, field.key);
            if field.is(Flag::Internal) || field.is(Flag::Derived) {
                assert!(told[field.key].is_null(), "{place}: {full} is told");
            } else if ELSEWHERE.contains(&full.as_str()) {
                self.left_out.insert(full);
            } else if REFERENCES.contains(&full.as_str()) {
                self.references(value, &told[field.key], &format!("{place}: {full}"));
            } else if full == "Window.posts" {
                self.posts(field, value, &told["posts"], place);
            } else {
                self.value(field, value, &told[field.key], &format!("{place}: {full}"));
            }
        }
    }

    fn value(&mut self, field: &FieldShape, written: &Yaml, told: &Json, place: &str) {
        let element = |shape: Shape| match shape {
            Shape::List(element) => element(),
            other => other,
        };
        let list = matches!((field.shape)(), Shape::List(_));
        let (all, told): (Vec<&Yaml>, Vec<&Json>) = if list {
            (written.as_sequence().unwrap().iter().collect(), told.as_array().into_iter().flatten().collect())
        } else {
            (vec![written], vec![told])
        };
        assert_eq!(all.len(), told.len(), "{place}");
        for (written, told) in all.into_iter().zip(told) {
            match element((field.shape)()) {
                Shape::Record(inner) => self.record(inner, written, told, place),
                Shape::List(_) => panic!("a list of lists"),
                Shape::Scalar(scalar) => {
                    let regular = (scalar.regular)(&text(written)).unwrap();
                    let told = match (scalar.kind, told) {
                        (ScalarKind::YesNo, Json::Bool(yes)) => if *yes { "是" } else { "否" }.to_owned(),
                        (ScalarKind::Number, Json::Number(number)) => number.to_string(),
                        (_, Json::String(text)) => text.clone(),
                        other => panic!("{place}: {:?} instead of {regular}", other.1),
                    };
                    assert_eq!(told, regular, "{place}");
                    self.values += 1;
                }
            }
        }
    }

    fn references(&mut self, written: &Yaml, told: &Json, place: &str) {
        let written: Vec<String> =
            written.as_sequence().map_or_else(|| vec![text(written)], |all| all.iter().map(text).collect());
        let told: Vec<&str> = told
            .as_array()
            .map_or_else(|| vec![told], |all| all.iter().collect())
            .into_iter()
            .map(|told| told.as_str().unwrap_or_else(|| panic!("{place} is not told")))
            .collect();
        assert_eq!(written.len(), told.len(), "{place}");
        for written in &written {
            assert!(told.iter().any(|told| told.ends_with(&format!("/{written}"))), "{place}: {written}");
            self.values += 1;
        }
    }

    /// Those who hold a post, or will; nobody who held one.
    fn posts(&mut self, field: &FieldShape, written: &Yaml, told: &Json, place: &str) {
        let Shape::List(element) = (field.shape)() else { panic!("no list") };
        let Shape::Record(shape) = element() else { panic!("no record") };
        let is_over =
            |post: &&Yaml| get(post, shape, "until").is_some_and(|until| text(until).as_str() < DAY);
        let posts: Vec<&Yaml> = written.as_sequence().unwrap().iter().filter(|post| !is_over(post)).collect();
        assert_eq!(posts.len(), told.as_array().unwrap().len(), "{place}");
        for (post, told) in posts.into_iter().zip(told.as_array().unwrap()) {
            self.record(shape, post, told, place);
        }
    }
}

/// Each item with each power that a letter grants, or keeps: `(item, power)`.
fn written_powers(letter: &Yaml, list: &str) -> BTreeSet<(String, String)> {
    let shape = shape_of::<Letter>();
    let entries = get(letter, shape, list).and_then(Yaml::as_sequence).into_iter().flatten();
    let Shape::List(element) = (shape.field(list).unwrap().shape)() else { panic!("no list") };
    let Shape::Record(inner) = element() else { panic!("no record") };
    let texts = |entry: &Yaml, key| -> Vec<String> {
        get(entry, inner, key).and_then(Yaml::as_sequence).into_iter().flatten().map(text).collect()
    };
    entries
        .flat_map(|entry| {
            let powers = texts(entry, "powers");
            let items = texts(entry, "items").into_iter();
            items
                .flat_map(move |item| powers.clone().into_iter().map(move |power| (item.clone(), power)))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn told_powers(letter: &Json, is_kept: bool) -> BTreeSet<(String, String)> {
    let grants = letter["grants"].as_array().into_iter().flatten();
    grants
        .flat_map(|grant| {
            let item = grant["item"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            let kept = grant["withheld"]
                .as_array()
                .into_iter()
                .flatten()
                .flat_map(|kept| kept["powers"].as_array().unwrap());
            let granted = grant["powers"].as_array().into_iter().flatten();
            let powers: Vec<&Json> = if is_kept { kept.collect() } else { granted.collect() };
            powers
                .into_iter()
                .map(|power| (item.clone(), power.as_str().unwrap().to_owned()))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_published_record_can_be_rebuilt_from_the_data() {
    let site = Site::example();
    site.build();
    let files = files(&site);
    let mut compared = Compared::default();
    let simple = [
        ("centers", shape_of::<Center>()),
        ("departments", shape_of::<Department>()),
        ("windows", shape_of::<Window>()),
    ];
    for (kind, shape) in simple {
        let (written, mut told) = (written(&site, kind), records(&files, kind));
        for (id, record) in written {
            let place = format!("{kind}/{}", id.rsplit('/').next().unwrap());
            let told = told.remove(&place).unwrap_or_else(|| panic!("{place} is missing"));
            compared.record(shape, &record, &told, &place);
        }
        assert!(told.is_empty(), "{kind}: {:?}", told.keys());
    }

    let (list, item) = (shape_of::<ItemList>(), shape_of::<Item>());
    let mut told = records(&files, "items");
    for (file, record) in written(&site, "items") {
        let department = text(get(&record, list, "department").unwrap());
        for one in get(&record, list, "items").and_then(Yaml::as_sequence).into_iter().flatten() {
            let place = format!("items/{department}/{}", text(get(one, item, "id").unwrap()));
            let told = told.remove(&place).unwrap_or_else(|| panic!("{place} of {file} is missing"));
            compared.record(item, one, &told, &place);
            assert_eq!(told["category"], text(get(&record, list, "category").unwrap()), "{place}");
            assert_eq!(told["department"], format!("departments/{department}"), "{place}");
        }
    }
    assert!(told.is_empty(), "{:?}", told.keys());

    let (shape, mut told) = (shape_of::<Letter>(), records(&files, "letters"));
    let mut powers = 0;
    for (id, letter) in written(&site, "letters") {
        let place = format!("letters/{id}");
        let is_draft = get(&letter, shape, "status").is_some_and(|status| text(status) == "草拟");
        let signed = get(&letter, shape, "signed_on").map(text);
        if is_draft || signed.is_none_or(|day| day.as_str() > DAY) {
            assert!(!told.contains_key(&place), "{place} is told before it is signed");
            continue;
        }
        let told = told.remove(&place).unwrap_or_else(|| panic!("{place} is missing"));
        compared.record(shape, &letter, &told, &place);
        for (list, is_kept) in [("grants", false), ("withheld", true)] {
            let written = written_powers(&letter, list);
            powers += written.len();
            assert_eq!(told_powers(&told, is_kept), written, "{place}: {list}");
        }
    }
    assert!(told.is_empty(), "{:?}", told.keys());
    assert!(compared.values > 5_000 && powers > 1_000, "{} values, {powers} powers", compared.values);
}
