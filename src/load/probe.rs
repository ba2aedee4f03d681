//! For tests: a file for every field of every record of every kind, with the field written in any of its ways.

use crate::records::{FieldShape, Shape};

use super::Kind;

/// What staff write into a field, right or wrong.
const VALUES: [&str; 16] = [
    "无",
    "待定",
    "长期有效",
    "甲",
    "甲 #3",
    "Ａ０１２",
    "0012",
    "13800138000",
    "11010519491231002X",
    "440524188001010014",
    "6222021234567890128",
    "0775-1234567",
    "1.14508E+30",
    "2026/1/1",
    "8：30",
    "scjgj",
];

/// A field, and the keys that lead from the top of a file to its record.
pub(crate) struct Probe {
    kind: Kind,
    lead: Vec<Link>,
    pub(crate) field: &'static FieldShape,
}

#[derive(Clone, Copy)]
enum Link {
    Key(&'static str),
    Element,
}

impl Probe {
    pub(crate) fn all() -> Vec<Self> {
        let mut probes = Vec::new();
        for kind in Kind::ALL {
            visit(kind, kind.shape(), &[], &mut probes);
        }
        probes
    }

    /// Where such a file stands.
    pub(crate) fn path(&self) -> String {
        let extension = if self.kind.is_markdown() { "md" } else { "yaml" };
        match self.kind {
            Kind::Letter => "letters/2026/probe.yaml".into(),
            kind => format!("{}.{extension}", kind.pattern().replace("**/*", "probe")),
        }
    }

    /// The file once for each value, with the field under this name.
    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = String> {
        let is_list = matches!((self.field.shape)(), Shape::List(_));
        let values = VALUES.iter().flat_map(move |value| {
            if is_list {
                [format!("[{value}]"), format!("- {value}")]
            } else {
                [(*value).to_owned(), format!("\"{value}\"")]
            }
        });
        values.map(move |value| self.text(name, &value))
    }

    fn text(&self, name: &str, value: &str) -> String {
        let mut lines = Vec::new();
        let (mut indent, mut dash) = (0, "");
        for link in &self.lead {
            match link {
                Link::Element => dash = "- ",
                Link::Key(key) => {
                    lines.push(format!("{:indent$}{dash}{key}:", ""));
                    indent += 2 + dash.len();
                    dash = "";
                }
            }
        }
        let below = indent + 2 + dash.len();
        if value.starts_with("- ") {
            lines.push(format!("{:indent$}{dash}{name}:", ""));
            lines.push(format!("{:below$}{value}", ""));
        } else {
            lines.push(format!("{:indent$}{dash}{name}: {value}", ""));
        }
        let text = lines.join("\n");
        if self.kind.is_markdown() { format!("---\n{text}\n---\n正文\n") } else { text + "\n" }
    }
}

fn visit(kind: Kind, shape: Shape, lead: &[Link], probes: &mut Vec<Probe>) {
    match shape {
        Shape::Scalar(_) => {}
        Shape::List(element) => visit(kind, element(), &[lead, &[Link::Element]].concat(), probes),
        Shape::Record(record) => {
            for field in record.fields {
                probes.push(Probe { kind, lead: lead.to_vec(), field });
                visit(kind, (field.shape)(), &[lead, &[Link::Key(field.key)]].concat(), probes);
            }
        }
    }
}
