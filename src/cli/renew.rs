use crate::office::{self, Renewal, There};
use crate::pipeline::Occasion;

use super::args::RenewArgs;
use super::exit::Exit;
use super::revise::revise;
use super::round::{Read, read};
use super::today::today;

/// Drafts the letters of a year.
pub(super) fn run(args: &RenewArgs) -> Exit {
    let today = today();
    let day = args.revision.content.as_of.unwrap_or(today);
    if !(day.year()..=day.year() + 1).contains(&args.year) {
        tell_err!("只能起草今年或者明年的授权书，如 mingchuang renew {}。", day.year() + 1);
        return Exit::Usage;
    }
    let occasion = Occasion { day, today, shown: None };
    let Read { sources, registry, departments } =
        match read(&args.revision.content.content, &occasion, &args.departments) {
            Ok(read) => read,
            Err(exit) => return exit,
        };
    let renewal = office::renew(&registry, &sources, args.year, &departments);
    let exit = if renewal.revision.is_empty() {
        Exit::Clean
    } else {
        revise(&args.revision.content.content, &renewal.revision, &occasion, args.revision.write)
    };
    print(&renewal);
    if args.revision.write && exit == Exit::Clean && !renewal.drafted.is_empty() {
        tell!(
            "下一步：逐份核对新写的授权书，尤其是“新增，请确认”的；mingchuang draft {} 出要签字的纸质材料，mingchuang status 看进度。",
            args.year
        );
    }
    // Who is named is meant to get a letter.
    if exit == Exit::Clean && !args.departments.is_empty() && !renewal.left.is_empty() {
        return Exit::Findings;
    }
    exit
}

/// What was drafted, what there was already, and what could not be drafted.
pub(super) fn print(renewal: &Renewal) {
    let Renewal { drafted, there, left, .. } = renewal;
    let (same, other): (Vec<_>, Vec<_>) = drafted.iter().partition(|draft| draft.differences.is_empty());
    if !drafted.is_empty() {
        tell!("起草 {} 份：", drafted.len());
    }
    for draft in &other {
        tell!(
            "  {}　{}（{}），和上一份不同 {} 处：",
            draft.name,
            draft.number,
            draft.path,
            draft.differences.len()
        );
        for difference in &draft.differences {
            tell!("      {difference}");
        }
    }
    if !same.is_empty() {
        let names: Vec<&str> = same.iter().map(|draft| draft.name.as_str()).collect();
        tell!("  和上一份相同，只换了编号和期限（{} 份）：{}", same.len(), names.join("、"));
    }
    let (signed, unsigned): (Vec<&There>, Vec<&There>) =
        there.iter().partition(|letter| letter.signed_on.is_some());
    for (what, letters) in [("草拟", unsigned), ("已签订", signed)] {
        if !letters.is_empty() {
            tell!("已经有了，没有改动（{what} {} 份）：{}", letters.len(), listed(&letters));
        }
    }
    if !left.is_empty() {
        tell!("没有起草（{}）：", left.len());
        for (name, why) in left {
            tell!("  {name}：{why}");
        }
    }
    if drafted.is_empty() && left.is_empty() {
        tell!("没有要起草的。");
    }
}

/// With their files, if they are few.
fn listed(letters: &[&There]) -> String {
    let few = letters.len() <= FEW;
    let one = |letter: &&There| match (few, letter.signed_on) {
        (false, _) => letter.name.clone(),
        (true, None) => format!("{}（{}）", letter.name, letter.path),
        (true, Some(day)) => format!("{}（{}，{day} 签订）", letter.name, letter.path),
    };
    letters.iter().map(one).collect::<Vec<_>>().join("、")
}

/// So many letters are named with their files.
const FEW: usize = 5;
