use crate::diagnostic::{Located, Tally};
use crate::workbook::sheet::Sheet;

/// The lines of the first sheet; a line that begins with `#` is a title.
pub(super) fn lines(sheets: &[Sheet], findings: &[Located], unplaced: usize) -> Vec<String> {
    let tally = Tally::of(findings);
    let mut lines = vec![
        "#怎样用这份表".to_owned(),
        "白底的格子可以改，灰底的只供查看。改完保存，交给程序读回：mingchuang import 这个文件.xlsx。先列出每一处改动；确认以后加 --write 才写入。".to_owned(),
        "一处也没有改的记录，程序一个字也不动。导出以后别人在文件里改过同一处、和表里不一样的，程序会列出来，不写入。".to_owned(),
        "可以筛选、隐藏行列、调整列的先后；不要合并单元格，不要改表头和“标识”。表加了保护但没有密码，要排序的先取消保护。".to_owned(),
        "删掉一行不会删除记录：不再办理的事项填“失效日期”，离岗的人员填“离岗日期”，撤销的窗口填“撤销日期”。".to_owned(),
        "新增事项、材料、依据、岗位：在最后加一行，从空白行填起，不要复制别的行。新增部门、窗口、授权书用 mingchuang new。".to_owned(),
        "日期写 2026-12-01；一格里有几个的用“、”隔开，“特别程序”每样一行（Alt+Enter 换行）。".to_owned(),
        "检查发现的问题写在格子的批注里：红色是错误，橙色是未达标，黄色是警告，绿色是提示。鼠标停在表头上可以看这一栏怎么填。".to_owned(),
        "#各张表".to_owned(),
    ];
    lines.extend(
        sheets.iter().map(|sheet| format!("{}：{}（{} 行）", sheet.name, sheet.about, sheet.rows.len())),
    );
    lines.push(
        "签订登记：每行一份草拟的授权书，编号已填好。签订以后填日期和扫描件，再运行 mingchuang sign --from 这个文件.xlsx --write。还没有行的，先运行 mingchuang renew 起草。第一行填了日期，下面写着“同上”的各行都跟着；哪一份还没有签，把那一行的“同上”删掉，再下面的重新填。".to_owned(),
    );
    lines.push("#导出时的检查结果".to_owned());
    lines.push(format!(
        "错误 {}，未达标 {}，警告 {}，提示 {}；其中 {unplaced} 条不属于表里的某一格，请运行 mingchuang check 查看。",
        tally.errors, tally.compliance, tally.warnings, tally.infos
    ));
    lines
}
