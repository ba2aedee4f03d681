use crate::diagnostic::io_reason;
use crate::pipeline::{self, Occasion};
use crate::publish::Publishing;

use super::args::CheckArgs;
use super::exit::Exit;
use super::progress::StageProgress;
use super::report::{Format, Report};
use super::today::today;

/// Reports everything that is wrong with a content folder.
pub(super) fn run(args: &CheckArgs) -> Exit {
    if args.links && !matches!(args.report.format, Format::Human | Format::Json) {
        tell_err!("--links 只能和报告格式 human、json 一起用");
        return Exit::Usage;
    }
    let content = args.folder.as_ref().unwrap_or(&args.content.content);
    if let Err(error) = Publishing::refuse_unfinished(content, &args.out) {
        tell_err!("检查失败：{error}");
        return Exit::Failure;
    }
    let today = today();
    let day = args.content.as_of.unwrap_or(today);
    let occasion = Occasion { day, today, shown: None }.beside(&args.out);
    let checked = match pipeline::check(content, &occasion, &StageProgress::new()) {
        Ok(checked) => checked,
        Err(failure) => {
            tell_err!("检查失败：{failure}");
            return Exit::Failure;
        }
    };
    let links = args.links.then(|| checked.external_links());
    let report = Report { checked: &checked, content, day, strict: args.strict, links: links.as_deref() };
    if let Err(error) = report.print(args.report.format) {
        tell_err!("无法写出检查报告（{}）", io_reason(&error));
        return Exit::Failure;
    }
    let stands = checked.tally().stopping(args.strict) > 0;
    if args.report.format == Format::Human {
        let next = if stands {
            "请按上面的“改法”逐条修改；有错误时不会发布。"
        } else {
            "没有错误，可以发布。下一步：mingchuang build"
        };
        tell!("{next}");
    }
    if stands { Exit::Findings } else { Exit::Clean }
}
