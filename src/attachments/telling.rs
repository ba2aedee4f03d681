//! Markup that tells of the people who wrote it, and the same markup without what it tells.

use super::markup::{Piece, pieces, rewritten};

/// What stands where a program insists on a name; office programs write the same when they remove names.
pub(super) const NOBODY: &str = "作者";

/// Which places in some markup tell of people.
pub(super) struct Telling<'p> {
    /// What markup it is, for those that are asked below.
    pub(super) part: &'p str,
    /// What the text in an element tells, by the part and the name of the element.
    pub(super) element: fn(&str, &str) -> Option<&'static str>,
    /// What the value of an attribute tells, by the part, the names of the element and the attribute, and the value.
    pub(super) attribute: fn(&str, &str, &str, &str) -> Option<Told>,
}

/// What is told, for people, and what may stand there instead.
pub(super) type Told = (&'static str, &'static str);

impl Telling<'_> {
    /// What is told, for people.
    pub(super) fn traces(&self, text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        let mut inside: Option<&'static str> = None;
        // What was found of damaged markup counts.
        let _ = pieces(text, |piece| {
            match piece {
                Piece::Open(element) => {
                    inside = inside.or_else(|| (self.element)(self.part, element.name()));
                    let attributes = element.attributes();
                    found.extend(
                        attributes
                            .filter_map(|(name, value)| Some(self.instead(element.name(), name, &value)?.0)),
                    );
                }
                Piece::Text(text) if !text.trim().is_empty() => found.extend(inside),
                Piece::Close(name) if (self.element)(self.part, name).is_some() => inside = None,
                _ => {}
            }
            Ok(())
        });
        found.dedup();
        found
    }

    /// The markup without what it tells; `None` if it tells nothing.
    pub(super) fn cleaned(&self, text: &str) -> Option<String> {
        if self.traces(text).is_empty() {
            return None;
        }
        rewritten(
            text,
            |element, name, value| self.instead(element, name, value).map(|(_, instead)| instead),
            |element| (self.element)(self.part, element).is_some(),
        )
    }

    fn instead(&self, element: &str, name: &str, value: &str) -> Option<Told> {
        let (what, instead) = (self.attribute)(self.part, element, name, value)?;
        (!value.trim().is_empty() && value != instead).then_some((what, instead))
    }
}
