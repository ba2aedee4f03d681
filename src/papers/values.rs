use std::collections::BTreeMap;

/// What may be written into a template: single values by name, and lists whose entries have fields.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    texts: BTreeMap<&'static str, String>,
    lists: BTreeMap<&'static str, List>,
}

/// The entries of a list.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// What each entry has, also when there is none.
    fields: &'static [&'static str],
    entries: Vec<Vec<String>>,
}

impl Values {
    /// Adds a value.
    pub(super) fn text(&mut self, name: &'static str, text: impl Into<String>) {
        self.texts.insert(name, text.into());
    }

    /// Adds a list.
    pub(super) fn list<const N: usize>(
        &mut self,
        name: &'static str,
        fields: &'static [&'static str; N],
        entries: Vec<[String; N]>,
    ) {
        let entries = entries.into_iter().map(Vec::from).collect();
        self.lists.insert(name, List { fields, entries });
    }

    /// The list of this name.
    pub(super) fn get_list(&self, name: &str) -> Option<&List> {
        self.lists.get(name)
    }

    /// What stands for a name; `entries` are those of the lists that are being repeated.
    pub(super) fn find(&self, name: &str, entries: &[(&str, usize)]) -> Option<&str> {
        let Some((list, field)) = split(name) else { return self.texts.get(name).map(String::as_str) };
        let (_, at) = entries.iter().find(|(repeated, _)| *repeated == list)?;
        let list = self.lists.get(list)?;
        let place = list.fields.iter().position(|known| *known == field)?;
        list.entries.get(*at)?.get(place).map(String::as_str)
    }

    /// Every name that may be asked for.
    pub(super) fn names(&self) -> Vec<String> {
        let texts = self.texts.keys().map(|name| (*name).to_owned());
        let lists = self
            .lists
            .iter()
            .flat_map(|(name, list)| list.fields.iter().map(move |field| format!("{name}.{field}")));
        texts.chain(lists).collect()
    }
}

impl List {
    /// How many entries.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// List and field of the name of an entry's value. A keyboard for Chinese has other points.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    let (list, field) = name.split_once(['.', '．', '。', '·'])?;
    Some((list.trim(), field.trim()))
}
