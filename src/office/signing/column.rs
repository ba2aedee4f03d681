use crate::load::suggest;
use crate::spreadsheet::Spot;

/// What a column of the register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Department,
    Window,
    Number,
    SignedOn,
    FiledOn,
    Copies,
    Scan,
    CheckedOn,
    CheckedBy,
}

impl Column {
    pub(super) const ALL: [Self; 9] = [
        Self::Department,
        Self::Window,
        Self::Number,
        Self::SignedOn,
        Self::FiledOn,
        Self::Copies,
        Self::Scan,
        Self::CheckedOn,
        Self::CheckedBy,
    ];

    /// The head, and others that people write for it.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Department => &["部门", "授权部门", "部门名称", "单位", "单位名称", "授权单位", "部门标识"],
            Self::Window => &["窗口", "被授权窗口", "窗口名称", "服务窗口", "窗口标识"],
            Self::Number => &["编号", "授权书编号", "文号", "授权书文号", "授权编号"],
            Self::SignedOn => &[
                "签订日期",
                "签字日期",
                "签署日期",
                "签订时间",
                "签字时间",
                "签署时间",
                "签发日期",
                "盖章日期",
            ],
            Self::FiledOn => &["备案日期", "备案时间", "报备日期", "报备时间"],
            Self::Copies => &["份数", "备案份数", "报备份数"],
            Self::Scan => &["扫描件", "扫描件文件", "扫描件文件名", "扫描文件", "文件", "文件名"],
            Self::CheckedOn => {
                &["检查日期", "扫描件检查日期", "人工检查日期", "检查时间", "核对日期", "查看日期"]
            }
            Self::CheckedBy => {
                &["检查岗位", "检查人岗位", "检查人职务", "核对岗位", "查看岗位", "人工检查岗位"]
            }
        }
    }

    /// The head.
    pub(super) fn label(self) -> &'static str {
        self.heads().first().copied().unwrap_or_default()
    }
}

/// Columns that people add for themselves.
const OTHERS: [&str; 8] = ["序号", "备注", "说明", "标识", "法定代表人", "首席代表", "联系人", "进度"];

/// What is in which column: the line of heads, and for each of its cells what stands below.
pub(super) struct Heads {
    pub(super) line: usize,
    pub(super) columns: Vec<Option<Column>>,
}

/// How far down the heads are looked for, below a title.
const DEEPEST: usize = 10;

impl Heads {
    /// Finds the line of heads; or says what is wrong with it.
    pub(super) fn find(rows: &[Vec<String>]) -> Result<Self, Vec<String>> {
        let known = |row: &Vec<String>| row.iter().filter(|cell| column(cell).is_some()).count();
        let best =
            rows.iter().take(DEEPEST).enumerate().max_by_key(|(at, row)| (known(row), usize::MAX - at));
        let Some((line, row)) = best.filter(|(_, row)| known(row) > 0) else {
            return Err(vec![format!("找不到表头；表头应当是：{}", labels())]);
        };
        let columns: Vec<Option<Column>> = row.iter().map(|cell| column(cell)).collect();
        let mut wrong = Vec::new();
        for (at, cell) in row.iter().enumerate() {
            let head = plain(cell);
            let place = place(line, at);
            if let Some(column) = columns[at] {
                if columns[..at].contains(&Some(column)) {
                    wrong.push(format!("{place}：“{}”列出现了两次", column.label()));
                }
            } else if !head.is_empty() && !OTHERS.contains(&head.as_str()) {
                let all = Column::ALL.iter().flat_map(|column| column.heads()).copied();
                let guess = suggest(&head, all);
                let guess = guess.map_or_else(
                    || format!("可用的是：{}；自己用的列请改叫“备注”或删去", labels()),
                    |guess| format!("是否想写“{guess}”？"),
                );
                wrong.push(format!("{place}：不认识这一列“{}”，{guess}", cell.trim()));
            }
        }
        for needed in [Column::Department, Column::SignedOn] {
            if !columns.contains(&Some(needed)) {
                wrong.push(format!("缺少“{}”列", needed.label()));
            }
        }
        if wrong.is_empty() { Ok(Self { line, columns }) } else { Err(wrong) }
    }
}

fn labels() -> String {
    Column::ALL.map(Column::label).join("、")
}

/// A head without what people put around it: blanks, brackets with a remark, a star.
fn plain(cell: &str) -> String {
    let cell = cell.split(['（', '(', '\n', '：', ':']).next().unwrap_or_default();
    cell.chars().filter(|c| !c.is_whitespace() && !"*＊※".contains(*c)).collect()
}

fn column(cell: &str) -> Option<Column> {
    let head = plain(cell);
    Column::ALL.into_iter().find(|column| column.heads().contains(&head.as_str()))
}

/// `C5`, as spreadsheets call a cell.
pub(super) fn place(line: usize, at: usize) -> String {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Spot { row: number(line), column: number(at) }.to_string()
}
