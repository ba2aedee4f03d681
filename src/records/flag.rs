/// Something about a field that the type of its value does not say. Written in square brackets after its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// `无` is an answer, not filler.
    NoneIsAnAnswer,
    /// A word for a term without an end breaks a rule of its own (LTR-22).
    EndlessIsWrong,
    /// Written like a code: full-width digits and letters can only mean ordinary ones.
    WrittenAsCode,
    /// The number of a thing: it may look like an identity or card number, but is not one.
    NumbersAThing,
    /// A telephone that has no area code.
    WithoutAreaCode,
    /// Names the departments that the file is about: if it cannot be read, no others are in doubt.
    NamesDepartment,
    /// The last day on which somebody compared the record with what is.
    SaysWhenCompared,
    /// Never published.
    Internal,
    /// A text whose old words may be told when it changes; other texts are told as changed and no more.
    ToldInFull,
    /// The program works it out: it is read and plays no part.
    Derived,
    /// A change of it is not told: it says nothing of the record to a reader.
    Untold,
}
