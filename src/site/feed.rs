use std::fmt::Write;

use quick_xml::escape::escape;

use crate::memory::Entry;

use super::model::Model;
use super::parts::address;
use super::parts::column::CHANGES;

/// Where the feed is, from the root of the site.
pub(super) const PATH: &str = "changes.xml";

/// How many changed records the feed holds: more than a reader misses who asks once a week.
const NEWEST: usize = 100;

/// What changed last, as an Atom feed (RFC 4287): the path of the file, and its text. A feed needs whole addresses, so
/// there is none while nobody has said where the site is published.
pub(super) fn feed(model: &Model<'_>) -> Option<(String, String)> {
    let site = &model.registry.site;
    let base = format!("{}/", model.registry.own_address()?);
    let entries = model.changes.entries();
    let updated = entries.first().map_or_else(|| model.first_published(), |entry| entry.on);
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n",
    );
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "<id>{base}{PATH}</id>\n<title>{} - {}</title>\n<updated>{updated}{MIDNIGHT}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"self\" href=\"{base}{PATH}\"/>\n<link href=\"{base}{}\"/>\n",
        escape(site.section_title.as_str()),
        escape(CHANGES.title),
        escape(site.publisher.as_str()),
        address::first(CHANGES.stem),
        base = escape(base.as_str()),
    );
    for changes in entries.chunk_by(|a, b| (a.on, &a.record) == (b.on, &b.record)).take(NEWEST) {
        if let [first, ..] = changes {
            let subject = model.changes.subject(&first.record);
            let title = subject.map_or(first.record.as_str(), |subject| &subject.title);
            let url = format!("{base}{}", address::of_record(&first.record));
            let _ = write!(
                text,
                "<entry>\n<id>{url}#{on}</id>\n<title>{}</title>\n<updated>{on}{MIDNIGHT}</updated>\n<link href=\"{url}\"/>\n\
                 <content>{}</content>\n</entry>\n",
                escape(title),
                escape(said(changes)),
                url = escape(url.as_str()),
                on = first.on,
            );
        }
    }
    text.push_str("</feed>\n");
    Some((PATH.to_owned(), text))
}

/// The days of the records begin in China.
const MIDNIGHT: &str = "T00:00:00+08:00";

fn said(changes: &[Entry]) -> String {
    let sentences: Vec<String> = changes.iter().map(Entry::sentence_with_reason).collect();
    format!("{}。", sentences.join("；"))
}
