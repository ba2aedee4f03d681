use super::{Acceptance, Date, Text, record};

record! {
    /// `calendar/YEAR.yaml`: statutory holidays and make-up working days, as the State Council announces them each year.
    "工作日历" Calendar {
        /// The document that announced it.
        document: Option<Text> = "依据",
        /// Days off, weekends inside a holiday included or not.
        #[serde(default)]
        off: Vec<Date> = "放假",
        /// Saturdays and Sundays that are worked.
        #[serde(default)]
        work: Vec<Date> = "调休上班",
        /// Findings that are known and accepted.
        #[serde(default)]
        accept: Vec<Acceptance> = "接受",
    }
}
