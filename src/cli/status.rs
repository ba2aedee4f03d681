use crate::office;
use crate::pipeline::Occasion;

use super::args::StatusArgs;
use super::exit::Exit;
use super::round::{Read, is_inside, read, usual_year, write_beside};
use super::today::today;

/// Says how the round of letters stands.
pub(super) fn run(args: &StatusArgs) -> Exit {
    let today = today();
    let day = args.content.as_of.unwrap_or(today);
    let usual = usual_year(day);
    let year = args.year.unwrap_or(usual);
    if !(1900..=9998).contains(&year) {
        tell_err!("年度请写四位数字，如 {usual}。");
        return Exit::Usage;
    }
    let content = &args.content.content;
    for file in [&args.csv, &args.xlsx, &args.ics].into_iter().flatten() {
        if is_inside(file, content) {
            tell_err!("{} 在内容目录里；这份表只给工作人员看，请存到别处。", file.display());
            return Exit::Usage;
        }
    }
    let Read { registry, .. } = match read(content, &Occasion { day, today, shown: None }, &[]) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let status = office::status(&registry, year, day);
    for line in status.lines(args.all) {
        tell!("{line}");
    }
    let csv = args.csv.as_ref().map(|file| (file, status.table().csv()));
    let xlsx = match args.xlsx.as_ref().map(|file| Ok((file, status.workbook()?))).transpose() {
        Ok(xlsx) => xlsx,
        Err(why) => {
            let why: String = why;
            tell_err!("没有写出表格：{why}");
            return Exit::Failure;
        }
    };
    let ics = args.ics.as_ref().map(|file| (file, status.calendar().into_bytes()));
    for (file, bytes) in csv.into_iter().chain(xlsx).chain(ics) {
        if let Err(exit) = write_beside(file, &bytes) {
            return exit;
        }
    }
    Exit::Clean
}
