use crate::lookup::{Directory, Found, GOOD, Index, sayings};
use crate::memory::IndexNumbers;
use crate::pipeline::{self, Occasion};
use crate::records::Date;
use crate::site::Model;

use super::args::SearchArgs;
use super::exit::Exit;
use super::progress::StageProgress;
use super::today::today;

/// Prints which windows handle what is asked for, as the search page of the site finds them.
pub(super) fn run(args: &SearchArgs) -> Exit {
    let day = args.content.as_of.unwrap_or_else(today);
    let checked = match pipeline::check(&args.content.content, &Occasion::on(day), &StageProgress::new()) {
        Ok(checked) => checked,
        Err(failure) => {
            tell_err!("查找失败：{failure}");
            return Exit::Failure;
        }
    };
    let Some(registry) = &checked.registry else {
        tell_err!("内容有错误，无法查找；请先运行 mingchuang check。");
        return Exit::Findings;
    };
    let model = Model::new(registry, day, IndexNumbers::known(registry));
    let index = Index::build(Directory::of(&model), &sayings(registry));
    let words = args.words.join(" ");
    let found = index.search(&words, day, args.most);
    if found.is_empty() {
        tell!("没有找到与“{words}”相近的事项、窗口或部门。");
    } else if found[0].score < GOOD {
        tell!("没有完全对得上“{words}”的，最接近的有：");
    }
    let answers = found.iter().take_while(|found| found.score >= GOOD).count();
    for (found, place) in found.iter().zip(1..) {
        if answers > 0 && place == answers + 1 {
            tell!("    以下只是相近：");
        }
        show(&index, found, place, day, args.why);
    }
    Exit::Clean
}

fn show(index: &Index, found: &Found<'_>, place: usize, day: Date, why: bool) {
    let entry = found.entry;
    let tag = entry.answers_on(day).next().map_or("", |answer| &*answer.tag);
    tell!("{place:2}. {}　{tag}", entry.name);
    if why {
        tell!("    因为“{}”，{} 分", found.text, found.score);
    }
    for answer in entry.answers_on(day) {
        tell!("    {}", answer.url);
        let brief: Vec<&str> = answer.brief_on(day).collect();
        if !brief.is_empty() {
            tell!("      {}", brief.join(" · "));
        }
        for place in index.places_of(answer) {
            tell!("      {} · {} · {}", place.name_on(day), place.spot, place.phone);
        }
    }
}
