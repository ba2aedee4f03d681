//! A value as the public last saw it. What is told only as a fact is kept as a fingerprint: enough to know that it has
//! changed, and nothing that would have to be forgotten.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::records::{FieldShape, ScalarShape, Seen, Shape, Telling};

/// A value, under the keys of the content format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Remembered {
    /// The text, or the fingerprint of one.
    Text(String),
    /// In order.
    List(Vec<Remembered>),
    /// By key.
    Record(Fields),
}

/// The values of a record that has any, by key.
pub(super) type Fields = BTreeMap<String, Remembered>;

impl Remembered {
    /// What is kept of a value; nothing of a value that is left out.
    pub(super) fn of(seen: &Seen) -> Option<Self> {
        match seen {
            Seen::Nothing => None,
            Seen::Text { text, telling: Telling::InFull, .. } => Some(Self::Text(text.clone())),
            Seen::Text { text, telling: Telling::AsFact, .. } => {
                Some(Self::Text(fingerprint(text.as_bytes())))
            }
            Seen::List(elements) => {
                let elements: Vec<Self> = elements.iter().filter_map(Self::of).collect();
                (!elements.is_empty()).then_some(Self::List(elements))
            }
            Seen::Record(fields) => {
                let fields = fields_of(fields);
                (!fields.is_empty()).then_some(Self::Record(fields))
            }
        }
    }

    /// Is it what the other one was? A text is what its fingerprint was, so that nothing seems to change when another
    /// release tells a field otherwise.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => {
                one == other || print_of(one) == *other || *one == print_of(other)
            }
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_same(other))
            }
            (Self::Record(one), Self::Record(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|((key, one), (of, other))| key == of && one.is_same(other))
            }
            _ => false,
        }
    }

    /// The same with what `today_of` says for ids that are called otherwise today.
    pub(super) fn renamed(&self, field: &FieldShape, today_of: &NameOf<'_>) -> Self {
        self.renamed_as((field.shape)(), field, today_of)
    }

    fn renamed_as(&self, shape: Shape, field: &FieldShape, today_of: &NameOf<'_>) -> Self {
        match (shape, self) {
            (Shape::Scalar(form), Self::Text(text)) => {
                Self::Text(today_of(field, form, text).unwrap_or_else(|| text.clone()))
            }
            (Shape::List(shape), Self::List(elements)) => {
                Self::List(elements.iter().map(|one| one.renamed_as(shape(), field, today_of)).collect())
            }
            (Shape::Record(record), Self::Record(values)) => {
                let renamed = |(key, value): (&String, &Self)| {
                    let field = record.fields.iter().find(|field| field.key == key);
                    (key.clone(), field.map_or_else(|| value.clone(), |field| value.renamed(field, today_of)))
                };
                Self::Record(values.iter().map(renamed).collect())
            }
            // Another release had another form for it.
            _ => self.clone(),
        }
    }

    /// What is left without what holds these words: whole elements of a list, and parts of a record.
    pub(super) fn without(&self, words: &str) -> Option<Self> {
        match self {
            Self::Text(text) => (!text.contains(words)).then(|| self.clone()),
            Self::List(elements) => {
                let left =
                    elements.iter().filter(|element| element.without(words).as_ref() == Some(*element));
                let left: Vec<Self> = left.cloned().collect();
                (!left.is_empty()).then_some(Self::List(left))
            }
            Self::Record(fields) => {
                let left =
                    fields.iter().filter_map(|(key, value)| Some((key.clone(), value.without(words)?)));
                let left: Fields = left.collect();
                (!left.is_empty()).then_some(Self::Record(left))
            }
        }
    }

    /// Of the whole value.
    pub(super) fn fingerprint(&self) -> String {
        // Writing plain data as JSON cannot fail.
        fingerprint(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// What of it may be told, in words: one text for a text and for each part of a list or record. `name_of` says what
    /// people call the thing that an id means.
    pub(super) fn words(&self, field: &FieldShape, name_of: &NameOf<'_>) -> Vec<String> {
        match ((field.shape)(), self) {
            (Shape::Record(_), Self::Record(_)) => self.parts((field.shape)(), field, name_of),
            (Shape::List(shape), Self::List(elements)) => {
                elements.iter().map(|element| element.phrase(shape(), field, name_of)).collect()
            }
            (shape, value) => vec![value.phrase(shape, field, name_of)],
        }
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect()
    }

    /// All that may be told of it, as one text.
    fn phrase(&self, shape: Shape, field: &FieldShape, name_of: &NameOf<'_>) -> String {
        match (shape, self) {
            (Shape::Scalar(_), Self::Text(text)) if is_fingerprint(text) => String::new(),
            (Shape::Scalar(form), Self::Text(text)) => {
                name_of(field, form, text).unwrap_or_else(|| text.clone())
            }
            (Shape::List(shape), Self::List(elements)) => {
                let words = elements.iter().map(|element| element.phrase(shape(), field, name_of));
                words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("、")
            }
            (Shape::Record(_), Self::Record(_)) => self.parts(shape, field, name_of).join("，"),
            // Another release had another form for it.
            _ => String::new(),
        }
    }

    /// The parts of a record that may be told, each with its label where the words alone would not say what they are.
    fn parts(&self, shape: Shape, around: &FieldShape, name_of: &NameOf<'_>) -> Vec<String> {
        let (Shape::Record(record), Self::Record(values)) = (shape, self) else { return Vec::new() };
        let parts = record.fields.iter().filter_map(|field| {
            let words = values.get(field.key)?.phrase((field.shape)(), field, name_of);
            let speaks_for_itself = field.scalar().is_some_and(|form| form.kind.is_verbatim());
            let alone = speaks_for_itself || !form_is_plain(field);
            match words.as_str() {
                "" => None,
                _ if alone && is_list(around) => Some(words),
                _ => Some(format!("{}：{words}", field.label())),
            }
        });
        parts.collect()
    }
}

/// Says what people call the thing that a text of this field means.
pub(super) type NameOf<'n> = dyn Fn(&FieldShape, &ScalarShape, &str) -> Option<String> + 'n;

/// What is kept of the fields of a record.
pub(super) fn fields_of(fields: &[(&'static FieldShape, Seen)]) -> Fields {
    let kept = fields.iter().filter_map(|(field, seen)| Some((field.key.to_owned(), Remembered::of(seen)?)));
    kept.collect()
}

fn is_list(field: &FieldShape) -> bool {
    matches!((field.shape)(), Shape::List(_))
}

/// Is it a number, a day or a yes, which needs to be told what it counts or answers?
fn form_is_plain(field: &FieldShape) -> bool {
    field.scalar().is_some_and(|form| form.choices.is_empty())
}

const MARK: char = '#';
const DIGITS: usize = 16;

fn fingerprint(bytes: &[u8]) -> String {
    format!("{MARK}{:016x}", xxh3_64(bytes))
}

fn is_fingerprint(text: &str) -> bool {
    text.strip_prefix(MARK)
        .is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The fingerprint of a text, which a fingerprint is itself.
fn print_of(text: &str) -> String {
    if is_fingerprint(text) { text.to_owned() } else { fingerprint(text.as_bytes()) }
}
