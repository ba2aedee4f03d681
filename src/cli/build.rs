use std::path::PathBuf;
use std::time::Instant;

use crate::diagnostic::{Severity, mask};
use crate::pipeline::{self, BuildOptions, Built, Outcome};

use super::args::BuildArgs;
use super::exit::Exit;
use super::progress::StageProgress;
use super::report;
use super::today::{moment, today};

/// Builds and publishes a site.
pub(super) fn run(args: &BuildArgs) -> Exit {
    let started = Instant::now();
    let today = today();
    let options = BuildOptions {
        content: args.content.content.clone(),
        theme: args.theme.clone(),
        out: args.out.clone(),
        as_of: args.content.as_of.unwrap_or(today),
        begun: moment(),
        today,
        minify: !args.no_minify,
        record: true,
        locked: args.locked,
        strict: args.strict,
        verify: args.verify,
    };
    let build = || pipeline::build(&options, &StageProgress::new());
    let result = match args.threads {
        None => build(),
        Some(threads) => match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
            Ok(pool) => pool.install(build),
            Err(_) => {
                tell_err!("无法启动 {threads} 个线程：系统不允许这么多，请写少一些");
                return Exit::Failure;
            }
        },
    };
    match result {
        Err(failure) => {
            tell_err!("生成失败：{failure}");
            Exit::Failure
        }
        Ok(built) => summarize(&options, &built, started.elapsed().as_secs_f64()),
    }
}

/// Names what others have put into the published folder.
fn kept(paths: &[PathBuf]) -> Option<String> {
    let names: Vec<String> = paths.iter().take(MOST_NAMED).map(|path| path.display().to_string()).collect();
    let more = if paths.len() > names.len() { " 等" } else { "" };
    // The name of a file may contain a private number.
    let names = mask(&names.join("、"));
    (!paths.is_empty())
        .then(|| format!("另有不是本工具生成的，原样保留：{names}{more}（{} 个）", paths.len()))
}

/// So many are named; of the rest only the number is told.
const MOST_NAMED: usize = 10;

fn summarize(options: &BuildOptions, built: &Built, seconds: f64) -> Exit {
    // A build shows what stops it; the rest is for `check`.
    if let Some(checked) = &built.checked {
        let least = if options.strict { Severity::Warning } else { Severity::Error };
        report::print(&checked.findings, &checked.sources, least);
    }
    let out = options.out.display();
    let as_of = options.as_of;
    match &built.outcome {
        Outcome::Unwritten(notes) => {
            tell!("没有发布：用了 --locked，而这次发布要写入内容目录：");
            for note in notes {
                tell!("  {note}");
            }
            tell!(
                "请由负责发布的人在内容目录所在的电脑上运行 mingchuang build（不加 --locked），把上面的文件随内容一起提交，再自动发布。"
            );
            return Exit::Findings;
        }
        Outcome::Blocked => {
            let errors = built.tally.stopping(options.strict);
            tell!("没有发布：内容有 {errors} 处错误，原来的网站没有变动。");
            if options.strict {
                tell!("{}：{}", report::STRICT, report::summary(built.tally));
            }
            tell!("请按上面的“改法”修改后再运行 mingchuang build。");
            return Exit::Findings;
        }
        Outcome::UpToDate { files } => {
            tell!("没有变化：{out} 已是最新（{files} 个文件，按 {as_of} 计算），用时 {seconds:.2} 秒");
        }
        Outcome::Published(summary) => {
            tell!(
                "已发布到 {out}：{} 个文件，新写 {}，未变 {}，删除 {}，用时 {seconds:.2} 秒（按 {as_of} 计算）",
                summary.files,
                summary.written,
                summary.unchanged,
                summary.removed
            );
            if let Some(kept) = kept(&summary.kept) {
                tell!("{kept}");
            }
        }
    }
    if built.is_look {
        tell!(
            "这是预看，内容目录没有改动：{}。新信息还没有索引号和发布日期，请不要上传。",
            if as_of > options.today {
                format!("按 {as_of} 计算，晚于今天（{}）", options.today)
            } else {
                format!("按 {as_of} 计算，早于台账里最近的首次公开日期")
            }
        );
        return Exit::Clean;
    }
    let tally = built.tally;
    if tally.compliance + tally.warnings + tally.accepted > 0 {
        let accepted =
            if tally.accepted > 0 { format!("、已接受 {}", tally.accepted) } else { String::new() };
        tell!(
            "另有未达标 {}、警告 {}{accepted}，不影响发布；运行 mingchuang check 查看。",
            tally.compliance,
            tally.warnings
        );
    }
    tell!("下一步：用浏览器打开 {out}/index.html 核对，然后把 {out} 整个目录上传到网站服务器。");
    Exit::Clean
}
