use super::{Text, record};

record! {
    /// A finding that the department knows of and lives with: a warning or a hint, never an error.
    "接受" Acceptance {
        /// Id of the rule, as the report shows it in square brackets.
        rule: Text = "规则" | "规则编号",
        /// Why it is right as it is. Shown in the summary of every check, never published.
        reason: Text = "理由",
    }
}
