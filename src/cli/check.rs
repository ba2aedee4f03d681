use crate::diagnostic::Severity;
use crate::pipeline;

use super::args::CheckArgs;
use super::exit::Exit;
use super::progress::StageProgress;
use super::report;
use super::today::today;

/// Reports everything that is wrong with a content folder.
pub(super) fn run(args: &CheckArgs) -> Exit {
    let content = args.folder.as_ref().unwrap_or(&args.content.content);
    let day = args.content.as_of.unwrap_or_else(today);
    match pipeline::check(content, day, &StageProgress::new()) {
        Err(failure) => {
            anstream::eprintln!("检查失败：{failure}");
            Exit::Failure
        }
        Ok(checked) => {
            report::print(&checked.findings, &checked.sources, Severity::Info);
            let tally = checked.tally();
            anstream::println!("检查完毕（按 {day} 计算）：{}", report::summary(tally));
            if tally.errors > 0 {
                anstream::println!("请按上面的“改法”逐条修改；有错误时不会发布。");
                return Exit::Findings;
            }
            anstream::println!("没有错误，可以发布。下一步：mingchuang build");
            Exit::Clean
        }
    }
}
