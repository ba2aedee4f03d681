//! A document of the index: an entry of the directory, with what ranking needs to know about it.

use super::super::directory::Entry;
use super::meaning::Link;
use crate::language::Saying;
use crate::records::Days;

/// The words of each saying, by the number of the saying.
pub(in crate::lookup) type Sayings = Vec<Box<[Box<str>]>>;

/// People ask most for what they have everyday words for: points for each saying, and how many sayings are counted.
const PER_SAYING: i32 = 6;
const MOST_SAYINGS: usize = 6;

/// Something that can be found. Its number is its place in [`super::Index::documents`].
#[derive(Debug, Clone, Default)]
pub(in crate::lookup) struct Document {
    pub entry: Entry,
    /// The actions that its name shows, as bits.
    pub actions: u16,
    /// The sayings that lead here, in the order of the lexicon.
    pub links: Vec<Link>,
}

impl Document {
    /// The part of its score that does not depend on the query: more for each saying, less for anything but an item.
    pub(in crate::lookup) fn prior(&self) -> i32 {
        let sayings = i32::try_from(self.links.len().min(MOST_SAYINGS)).unwrap_or(0);
        sayings * PER_SAYING - self.entry.kind.penalty()
    }

    /// Every text by which it is found, with its days, in groups of the same remoteness: its name and its own everyday
    /// names, then one group for each saying.
    pub(in crate::lookup) fn texts<'d>(
        &'d self,
        sayings: &'d Sayings,
    ) -> impl Iterator<Item = (u8, Vec<(&'d str, Days)>)> {
        let always = |said: &'d str| (said, Days::default());
        let others = self.entry.aliases.iter().map(|alias| (&*alias.said, alias.days));
        let own = (0, std::iter::once(always(&self.entry.name)).chain(others).collect());
        let said = self.links.iter().map(move |link| {
            (link.remoteness, sayings[link.saying as usize].iter().map(|said| always(said)).collect())
        });
        std::iter::once(own).chain(said)
    }

    /// The same, without groups and days.
    pub(in crate::lookup) fn all_texts<'d>(&'d self, sayings: &'d Sayings) -> impl Iterator<Item = &'d str> {
        let own = std::iter::once(&self.entry.name).chain(self.entry.aliases.iter().map(|alias| &alias.said));
        let said = self.links.iter().flat_map(|link| &sayings[link.saying as usize]);
        own.chain(said).map(|text| &**text)
    }
}

pub(super) fn words_of(sayings: &[&Saying]) -> Sayings {
    sayings.iter().map(|saying| saying.say.clone().into_boxed_slice()).collect()
}
