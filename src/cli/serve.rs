use crate::serve::{Event, PreviewOptions, run as preview};

use super::args::ServeArgs;
use super::exit::Exit;
use super::report;
use super::today::{moment, today};

/// Previews until Ctrl-C.
pub(super) fn run(args: &ServeArgs) -> Exit {
    let options = PreviewOptions {
        content: args.content.content.clone(),
        theme: args.theme.clone(),
        day: today,
        clock: moment,
        as_of: args.content.as_of,
        port: args.port,
    };
    if !options.content.is_dir() {
        tell_err!("内容目录不存在：{}", options.content.display());
        tell_err!("可以先运行 mingchuang init 生成示例内容。");
        return Exit::Failure;
    }
    match preview(options, |event| tell(&event)) {
        Ok(()) => Exit::Clean,
        Err(error) => {
            tell_err!("无法预览：{error}");
            Exit::Failure
        }
    }
}

fn tell(event: &Event) {
    match event {
        Event::Listening(address) => {
            tell!("预览地址：http://{address}/  （改动内容后自动刷新，按 Ctrl-C 结束）");
        }
        Event::Built(summary, tally) => {
            tell!("已生成：{} 个文件，新写 {}；{}", summary.files, summary.written, report::summary(*tally));
        }
        Event::Broken(errors) => {
            tell!("内容有 {errors} 处错误，浏览器里可以看到；仍保留上一次成功的网站");
        }
        Event::Failed(message) => tell!("暂时无法生成：{message}"),
    }
}
