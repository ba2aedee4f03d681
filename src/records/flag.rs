/// What is known of a field beside the form of its value. Written in square brackets behind its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// `无` is an answer, not filler.
    NoneIsAnAnswer,
    /// A word for a term without an end breaks a rule of its own (LTR-22).
    EndlessIsWrong,
    /// A text written as codes are: full-width digits and letters can only mean ordinary ones.
    WrittenAsCode,
    /// The number of a thing: it may look like that of a person's papers, and is none.
    NumbersAThing,
    /// A telephone that has no area code.
    WithoutAreaCode,
    /// Names the departments that the file is about: if it cannot be read, no others are in doubt.
    NamesDepartment,
    /// Never published.
    Internal,
}
