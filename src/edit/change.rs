/// One step down a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value of a key, named as the record declares it in English; the text may name it in either language.
    Key(String),
    /// An entry of a list, from 0.
    At(usize),
}

/// What is to be read at a place of a text, once it is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where, from the root of the document.
    pub at: Vec<Step>,
    /// What happens there.
    pub act: Act,
}

/// What happens at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The value becomes this one. A key that is missing is added, in the language of its neighbours and in the order in
    /// which the record declares its fields.
    Set(Meant),
    /// One more entry behind the last of a list; the list may be missing.
    Append(Meant),
    /// The key or entry goes away.
    Remove,
}

/// A value as it will be read, whatever its style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// A scalar.
    Text(String),
    /// A list.
    List(Vec<Meant>),
    /// Keys, named in English as the record declares them, and values, in the order in which they are written.
    Fields(Vec<(String, Meant)>),
}
