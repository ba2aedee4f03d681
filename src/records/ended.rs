use super::{Acceptance, Date, Text, record};

record! {
    /// `ended.yaml`: records that were published and are no longer in the content.
    "终止登记" EndedList {
        #[serde(default)]
        records: Vec<Ended> = "终止";
            "公开过、现在从内容里删去的信息，每条以“- 记录: …”开头；网页会保留，写明终止的日期和原因。",
        #[serde(default)]
        accept: Vec<Acceptance> = "接受" [Internal];
            "已经知道、暂时不改的警告：写明规则编号和理由，检查时单独列出，不会公开。",
    }
}

record! {
    /// What became of a record that is gone.
    "终止的信息" Ended {
        /// As the ledger calls it.
        record: Text = "记录";
            "台账里的名字，如 items/scjgj/spjyxk-xb、windows/scjgj。",
        title: Text = "名称";
            "这条信息终止前的名称，如 食品经营许可（新办）；授权书写编号。",
        /// Last day.
        on: Date = "终止日期";
            "最后有效的一天（含当天），如 2026-05-31。",
        reason: Text = "原因";
            "为什么终止，会原样公开，如 国务院决定取消该项许可。",
        /// Where to go instead, as the ledger calls it.
        to: Option<Text> = "转到";
            "现在应当看哪一条信息，写它在台账里的名字，如 items/scjgj/spjyxk；没有的不写。",
        /// Why the end was told by mistake. The record is in the content again.
        withdrawn: Option<Text> = "撤回";
            "登记错了、又已经公布终止的：恢复原来的内容，在这里写明为什么撤回，会原样公开，如 登记错了一行，该事项仍在办理。",
    }
}

impl Ended {
    /// Has it ended, and stays so?
    pub fn is_in_force(&self) -> bool {
        self.withdrawn.is_none()
    }
}

impl EndedList {
    /// Those that have ended and stay so.
    pub fn in_force(&self) -> impl Iterator<Item = &Ended> {
        self.records.iter().filter(|ended| ended.is_in_force())
    }
}
