use crate::memory::{Forget, NotRedacted};
use crate::pipeline;
use crate::privacy;
use crate::publish::{ContentUpdate, Publishing};

use super::args::RedactArgs;
use super::exit::Exit;
use super::today::today;

/// Takes words that should never have been public out of what is remembered.
pub(super) fn run(args: &RedactArgs) -> Exit {
    if !privacy::find(&args.reason, today().civil()).is_empty() {
        tell_err!("理由会原样公布，里面不能有个人信息，请换一种说法。");
        return Exit::Usage;
    }
    // What a killed build left half written would come back after this.
    let publishing = match Publishing::begin(&args.content, &args.out) {
        Ok(publishing) => publishing,
        Err(error) => {
            tell_err!("没有隐去：{error}");
            return Exit::Failure;
        }
    };
    let (record, field, only) = (args.record.as_str(), args.field.as_str(), args.only.as_deref());
    let forget = Forget { record, field, only, reason: &args.reason };
    let found = pipeline::redaction(&args.content, forget, today());
    let done = match found {
        Err(failure) => {
            tell_err!("没有隐去：{failure}");
            return Exit::Failure;
        }
        Ok(Err(NotRedacted::UnknownRecord)) => {
            tell_err!("没有公开过“{}”；请写 changes 文件夹里的写法，如 windows/scjgj。", args.record);
            return Exit::Usage;
        }
        Ok(Err(NotRedacted::Unreadable)) => {
            tell_err!("site.yaml 或者 policy.yaml 读不出来，没有隐去；请先运行 mingchuang check。");
            return Exit::Findings;
        }
        Ok(Err(NotRedacted::UnknownField(fields))) => {
            tell_err!("“{}”没有“{}”这一栏，可用的是：{}", args.record, args.field, fields.join("、"));
            return Exit::Usage;
        }
        Ok(Ok(done)) => done,
    };
    if done.files.is_empty() {
        tell!("“{}”的“{}”没有可以隐去的内容。", args.record, done.field);
        return Exit::Clean;
    }
    tell!(
        "{}：变更记录里 {} 处{}，{}",
        done.field,
        done.told,
        if only.is_some() { "去掉了含有这段文字的内容" } else { "只保留日期" },
        if done.seen { "记住的内容已去掉" } else { "没有记住的内容" }
    );
    let mut update = ContentUpdate::default();
    for (path, text) in &done.files {
        tell!("{} {}", if args.write { "改写" } else { "将改写" }, args.content.join(path).display());
        update.write(path, text.as_str(), "");
    }
    if let Some(error) = args.write.then(|| publishing.write(&update)).and_then(Result::err) {
        tell_err!("没有写完：{error}");
        return Exit::Failure;
    }
    if args.write {
        tell!(
            "请确认记录里已经改正，再运行 mingchuang build 重新生成网站。版本库的历史里仍有原来的内容，需要另行清除。"
        );
        return Exit::Clean;
    }
    tell!("没有写入；加 --write 才会修改。");
    Exit::Findings
}
