use super::{Text, record};

record! {
    /// A finding that the department knows of and accepts: a warning or a hint, never an error.
    "接受" Acceptance {
        /// Id of the rule, as the report shows it in square brackets.
        rule: Text = "规则" | "规则编号";
            "规则编号，写在检查报告的方括号里，如 WIN-03。",
        /// Why it is right as it is. Shown in the summary of every check, never published.
        reason: Text = "理由";
            "为什么暂时不改；每次检查都会在最后列出，不会公开。",
    }
}
