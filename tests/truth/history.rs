//! Letters as history: which one holds on a day, and under which names it was signed.

use std::cmp::Ordering;

use super::*;

/// The first letter holds for the year; a second replaces it on 1 March, a third the second on 1 July.
fn chain() -> Site {
    let second = Letter {
        more: "supersedes: scjgj\n",
        ..Letter::new("letters/2026/second.yaml", "2026-02-26", "2026-03-01")
    };
    let third = Letter {
        more: "supersedes: second\n",
        ..Letter::new("letters/2026/third.yaml", "2026-06-26", "2026-07-01")
    };
    third.lay(second.lay(Site::new()))
}

#[test]
fn a_letter_may_replace_one_that_replaced_another() {
    assert_no_errors(&chain(), "2026-11-23");
    let site = built(chain(), "2026-11-23");
    let state = |id: &str| Page::on(&site, &format!("letters/2026/{id}.html"), "2026-11-23");
    state("scjgj").says("已被替代");
    state("second").says("已被替代");
    state("third").keeps_silent_about("已被替代");
    let item = Page::on(&site, ITEM, "2026-11-23");
    item.says(&number("2026", "third"));
    item.keeps_silent_about(&number("2026", "second"));
}

#[test]
fn on_each_day_one_letter_of_a_chain_holds() {
    let numbers = ["示市监授〔2025〕1号".to_owned(), number("2026", "second"), number("2026", "third")];
    let days = [("2026-06-30", 1), ("2026-07-01", 2), ("2026-12-31", 2)];
    let site = built(chain(), "2026-06-30");
    for (day, holds) in days {
        let read = Page::on(&site, ITEM, day).text();
        // What is over is not named any more; what is to come says so.
        for (at, number) in numbers.iter().enumerate() {
            let said = read.split_once(number.as_str()).map(|(_, after)| after.contains("尚未生效"));
            let is_right = match at.cmp(&holds) {
                Ordering::Less => said.is_none(),
                Ordering::Equal => said.is_some(),
                Ordering::Greater => said != Some(false),
            };
            assert!(is_right, "{number} on {day}: {read}");
        }
        assert!(read.contains(PROMISE), "{day}");
    }
}

/// A replacement that was withdrawn before its first day.
fn withdrawn() -> Site {
    let letter = Letter {
        more: "supersedes: scjgj\nstatus: 已废止\nrevoked_on: 2026-06-25\nrevoked_reason: 撤回\n",
        ..Letter::new("letters/2026/second.yaml", "2026-06-18", "2026-07-01")
    };
    letter.lay(Site::new())
}

#[test]
fn a_letter_withdrawn_before_its_first_day_replaces_nothing() {
    for day in ["2026-06-24", "2026-06-25", "2026-06-30", "2026-07-01", "2026-07-02", "2026-12-31"] {
        let site = built(withdrawn(), day);
        Page::on(&site, ITEM, day).says(PROMISE);
        Page::on(&site, "letters/2026/scjgj.html", day).keeps_silent_about("已被替代");
        assert_eq!(Page::on(&site, DEPARTMENT, day).rate("受理决定权授权率"), (1, 1), "{day}");
    }
}

#[test]
fn a_letter_withdrawn_after_its_first_day_has_ended_the_one_before() {
    let letter = Letter {
        more: "supersedes: scjgj\nrevoked_on: 2026-08-01\nrevoked_reason: 撤回\n",
        ..Letter::new("letters/2026/second.yaml", "2026-06-18", "2026-07-01")
    };
    let site = built(letter.lay(Site::new()), "2026-07-31");
    Page::on(&site, ITEM, "2026-07-31").says(PROMISE);
    Page::on(&site, ITEM, "2026-08-01").keeps_silent_about(PROMISE);
    Page::on(&site, "letters/2026/scjgj.html", "2026-08-01").says("已被替代");
}

/// A second letter, signed on 26 June, in content that was already published.
fn signed_later() -> Site {
    let letter = Letter {
        more: "supersedes: scjgj\n",
        ..Letter::new("letters/2026/second.yaml", "2026-06-26", "2026-07-01")
    };
    letter.lay(Site::new()).write(
        "ledger.yaml",
        "entries:\n- {record: letters/2026/second, number: 2026-00001, published_on: 2026-06-28}\n",
    )
}

#[test]
fn a_look_back_does_not_know_a_letter_that_was_signed_later() {
    let run = signed_later().build_with(&["--as-of", "2026-06-01"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let unknown = number("2026", "second");
    let site = built(signed_later(), "2026-06-01");
    for path in ["letters/2026/index.html", WINDOW, DEPARTMENT, ITEM, "catalog/index.html"] {
        Page::on(&site, path, "2026-06-01").keeps_silent_about(&unknown);
    }
    let site = built(signed_later(), "2026-06-28");
    Page::on(&site, "letters/2026/index.html", "2026-06-28").says(&unknown);
}

#[test]
fn an_adjacent_renewal_that_replaces_reads_alike_in_a_build_and_on_the_day() {
    let letter = Letter {
        term: ["2027-01-01", "2027-12-31"],
        more: "supersedes: 2026/scjgj\n",
        ..Letter::new("letters/2027/scjgj.yaml", "2026-11-20", "2027-01-01")
    };
    let early = built(letter.lay(Site::new()), "2026-12-01");
    let late = built(letter.lay(Site::new()), "2027-01-01");
    for path in ["letters/2026/scjgj.html", "letters/2026/index.html"] {
        let [read, told] = [&early, &late].map(|site| Page::on(site, path, "2027-01-01").text());
        for state in ["已过期", "已被替代"] {
            assert_eq!(read.contains(state), told.contains(state), "{path}: {state}");
        }
    }
}

#[test]
fn a_letter_signed_before_a_renaming_shows_the_name_it_was_signed_under() {
    let renamed = |names: &str| {
        let site =
            Site::new().edit("departments/scjgj.yaml", "示例区市场监督管理局", "示例区市场和知识产权局");
        added(site, "departments/scjgj.yaml", names)
    };
    for names in
        ["former_names: [示例区市场监督管理局]", "names: [{name: 示例区市场监督管理局, until: 2026-07-31}]"]
    {
        let site = built(renamed(names), "2026-08-01");
        Page::on(&site, "letters/2026/scjgj.html", "2026-08-01").says("示例区市场监督管理局");
        Page::on(&site, DEPARTMENT, "2026-08-01").says("曾用名");
        Page::on(&site, ITEM, "2026-08-01").says("示例区市场和知识产权局");
    }
}

#[test]
fn a_letter_signed_after_a_renaming_shows_the_new_name() {
    let site = Site::new().edit("departments/scjgj.yaml", "示例区市场监督管理局", "示例区市场和知识产权局");
    let site =
        added(site, "departments/scjgj.yaml", "names: [{name: 示例区市场监督管理局, until: 2025-06-30}]");
    page(site, "letters/2026/scjgj.html", "2026-08-01").says("示例区市场和知识产权局");
}
