use super::{Acceptance, Date, Text, record};

record! {
    /// `calendar/YEAR.yaml`: statutory holidays and make-up working days, as the State Council announces them each year.
    "工作日历" Calendar {
        /// The document that announced it.
        document: Option<Text> = "依据";
            "公布放假安排的文件名称或文号，如 国办发明电〔2025〕7号。",
        /// Days off, weekends inside a holiday included or not.
        #[serde(default)]
        off: Vec<Date> = "放假";
            "放假的日期，每行一天，如 2026-10-01；与假期相连的周六、周日可写可不写。",
        /// Saturdays and Sundays that are worked.
        #[serde(default)]
        work: Vec<Date> = "调休上班";
            "调休上班的周六、周日，每行一天，如 2026-10-10；这一天按周一至周五的时间办公。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}
