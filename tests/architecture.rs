//! The rules of the code: data flows one way, and each room keeps to what it owns.

mod arrows;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use self::arrows::{Files, circle};
use crate::site::{Site, project, tree};

/// The rooms in the order the data flows; a room may use only those before it.
const ROOMS: &[&str] = &[
    "privacy",
    "diagnostic",
    "rulebook",
    "attachments",
    "language",
    "records",
    "source",
    "load",
    "schema",
    "edit",
    "repair",
    "registry",
    "policy",
    "memory",
    "check",
    "spreadsheet",
    "office",
    "papers",
    "workbook",
    "exports",
    "site",
    "lookup",
    "render",
    "publish",
    "pipeline",
    "serve",
    "cli",
];

/// Every source file: room, path, text without its unit tests.
fn files() -> Vec<(String, String, String)> {
    let folder = project().join("src");
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if Path::new(&path).extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            let room = path.split(['/', '.']).next().unwrap().to_owned();
            files.push((room, path, code));
        }
    }
    assert!(files.len() > 100, "the sources are gone");
    files
}

/// The code lines of a file, comments left out.
fn lines(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    for (room, path, code) in files() {
        let Some(own) = place(&room) else { continue };
        for line in lines(&code) {
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(other) = place(&used) else { continue };
                assert!(other <= own, "{path} uses crate::{used}, which comes later: {line}");
            }
        }
    }
}

#[test]
fn every_room_is_in_the_picture() {
    let architecture = fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap();
    for room in ROOMS {
        assert!(project().join("src").join(room).is_dir(), "{room} is no folder");
        assert!(architecture.contains(&format!("`{room}/`")), "ARCHITECTURE.md does not name {room}/");
    }
}

/// What another thread reads for a page is not noted as read for it.
#[test]
fn what_is_traced_stays_on_its_thread() {
    let traced =
        ["policy/", "site/pages/", "site/parts/", "exports/bundle", "exports/gather", "exports/hsds"];
    let of_traced = |path: &str| traced.iter().any(|start| path.starts_with(start));
    let found: Vec<_> = files().into_iter().filter(|(_, path, _)| of_traced(path)).collect();
    assert!(found.len() > 80, "{} files", found.len());
    for (_, path, code) in found {
        assert!(!code.contains("rayon") && !code.contains("thread::"), "{path} has threads");
    }
}

#[test]
fn only_the_edges_touch_the_disk_the_clock_and_the_terminal() {
    let rules: [(&str, &[&str], &[&str]); 4] = [
        ("the disk", &["fs::", "File::"], &["source", "publish", "serve", "cli"]),
        ("the clock", &["Timestamp::now", "SystemTime::now"], &["cli"]),
        ("the terminal", &["println!", "eprintln!", "stdout()", "stderr()"], &["cli"]),
        ("the environment", &["env::var", "env::args"], &["cli", "main"]),
    ];
    for (room, path, code) in files() {
        for (what, marks, rooms) in rules {
            if rooms.contains(&room.as_str()) {
                continue;
            }
            let line = lines(&code).find(|line| marks.iter().any(|mark| uses(line, mark)));
            assert!(line.is_none(), "{path} touches {what}: {}", line.unwrap());
        }
    }
}

/// Does the mark begin a path on this line? `File::` in `ServeFile::new` does not.
fn uses(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn rooms_that_judge_know_no_yaml_and_no_html() {
    for (room, path, code) in files() {
        let forbidden: &[&str] = match room.as_str() {
            "registry" | "policy" | "check" => {
                &["serde_yaml", "tera::", "pulldown_cmark", "saphyr", "<p>", "<a "]
            }
            "site" => &["serde_yaml", "tera::", "saphyr"],
            "render" => &["crate::records", "crate::registry"],
            _ => &[],
        };
        for mark in forbidden {
            assert!(!lines(&code).any(|line| line.contains(mark)), "{path} knows {mark}");
        }
    }
}

#[test]
fn files_stay_small_and_say_what_they_own() {
    for (_, path, code) in files() {
        let length = code.lines().count();
        // Records are long lists of documented fields, one type per kind; rules, of words and examples.
        let is_list = ["records/", "rulebook/"].iter().any(|room| path.starts_with(room));
        let limit = if is_list { 600 } else { 400 };
        assert!(length <= limit, "{path} has {length} lines");
        let is_room = path.ends_with("/mod.rs");
        assert!(!is_room || code.starts_with("//!"), "{path} does not say what it owns");
    }
}

#[test]
fn the_word_for_the_grant_is_never_the_other_one() {
    // 委托 has a legal regime of its own; it may only appear where the notice forbids it or another law uses it.
    let allowed =
        ["再行委托", "再委托", "委托书", "委托代理", "受委托", "委托他人", "委托人", "委托办理", "委托加工"];
    for folder in ["content", "themes", "src"] {
        for entry in walkdir::WalkDir::new(project().join(folder)) {
            let entry = entry.unwrap();
            let Ok(text) = fs::read_to_string(entry.path()) else { continue };
            // The rules about the word have to name it; the lexicon holds what citizens say.
            let names_it = [
                "src/rulebook",
                "src/load/scan.rs",
                "src/check/letters/parts.rs",
                "src/language/lexicon.yaml",
            ];
            if names_it.iter().any(|path| entry.path().starts_with(project().join(path))) {
                continue;
            }
            for line in text.lines() {
                let rest = allowed.iter().fold(line.to_owned(), |line, word| line.replace(word, ""));
                assert!(!rest.contains("委托"), "{}: {line}", entry.path().display());
            }
        }
    }
}

#[test]
fn the_steps_of_a_path_are_made_by_the_records_they_lead_through() {
    for (_, path, code) in files() {
        if path != "records/shape.rs" {
            assert!(!code.contains("Step::declared("), "{path} makes a step that no record may have");
        }
    }
}

/// The arrows between the files of a room, or of a part of it.
fn arrows_inside<'f>(files: &'f Files, folder: &str) -> BTreeSet<(&'f str, &'f str)> {
    let is_inside = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    files.arrows().into_iter().filter(|(from, to)| is_inside(from) && is_inside(to)).collect()
}

fn all_files() -> Files {
    let files = files();
    Files::new(files.iter().map(|(_, path, code)| (path.as_str(), code.as_str())))
}

#[test]
fn files_of_a_room_use_each_other_in_no_circle() {
    let files = all_files();
    for room in ROOMS {
        let circle = circle(&arrows_inside(&files, room));
        assert!(circle.is_none(), "{room}/ has a circle: {}", circle.unwrap_or_default().join(" -> "));
    }
}

#[test]
fn nothing_is_decided_by_a_label() {
    let marks = ["LABEL ==", "== Self::LABEL", "LABEL]", ".label ==", ".label !=", "labels.contains(&\""];
    for (_, path, code) in files() {
        let line = lines(&code).find(|line| marks.iter().any(|mark| line.contains(mark)));
        assert!(line.is_none(), "{path} asks for a label instead of a kind or flag: {}", line.unwrap());
    }
}

#[test]
fn a_circle_is_found_through_re_exports_and_long_paths() {
    let room = |third: &'static str| {
        let files = [
            ("room/mod.rs", "mod first;\nmod second;\nmod third;\npub use first::{self, First as Prime};\n"),
            ("room/first.rs", "use super::{\n    second::Second,\n};\npub struct First;"),
            ("room/second.rs", "pub struct Second;\nfn f() { crate::room::third::f() }"),
            ("room/third.rs", third),
        ];
        let files = Files::new(files.into_iter());
        circle(&arrows_inside(&files, "room")).map(|circle| circle.join(" "))
    };
    let found = Some("room/first.rs room/second.rs room/third.rs".to_owned());
    assert_eq!(room("use super::Prime;"), found);
    assert_eq!(room("fn f() { crate::room::first::First::new() }"), found);
    assert_eq!(room("use crate::room::{Prime as P};"), found);
    assert_eq!(room("use super::Declared; // use super::Prime;"), None);
    assert_eq!(room("use crate::other::first::First;"), None);
}

#[test]
fn the_site_is_built_in_storeys() {
    let storeys = ["site/model/", "site/parts/", "site/pages/"];
    let storey =
        |path: &str| storeys.iter().position(|storey| path.starts_with(storey)).unwrap_or(storeys.len());
    let files = all_files();
    let arrows = arrows_inside(&files, "site");
    assert!(arrows.len() > 100, "the arrows are gone");
    for (from, to) in arrows {
        assert!(storey(to) <= storey(from), "{from} uses {to}, which stands above it");
        assert!(storey(from) != 2 || storey(to) != 2, "the page {from} uses the page {to}");
    }
}

#[test]
fn addresses_are_formed_in_one_file() {
    // The table of pages names templates.
    let may = ["site/parts/address.rs", "site/pages/mod.rs"];
    for (_, path, code) in files().iter().filter(|(room, path, _)| room == "site" && !may.contains(&&**path))
    {
        let is_address = |line: &&str| line.split('"').skip(1).step_by(2).any(|text| text.contains(".html"));
        let line = lines(code).find(is_address);
        assert!(line.is_none(), "{path} forms an address: {}", line.unwrap_or_default());
    }
}

#[test]
fn no_standing_page_takes_the_name_of_another_page_or_of_its_folder() {
    let site = Site::new();
    site.build();
    let pages =
        tree(&site.out()).into_iter().filter_map(|(path, _)| path.strip_suffix(".html").map(str::to_owned));
    let mut names: BTreeSet<String> = pages.map(|path| path.split('/').next().unwrap().to_owned()).collect();
    names.retain(|name| !site.content().join(format!("pages/{name}.md")).exists());
    assert!(names.len() > 12, "{names:?}");
    names.insert("rates-2".to_owned());
    let page = "---\ntitle: 说明\nsummary: 一页说明。\norder: 9\n---\n\n正文。\n";
    let site = names.iter().fold(site, |site, name| site.write(&format!("pages/{name}.md"), page));
    let site = site.write("pages/rates-of-all.md", page);
    let report = site.check().stderr;
    for name in names {
        assert!(report.contains(&format!("错误[OUT-01]: 标识“{name}”")), "{name} is free: {report}");
    }
    assert!(!report.contains("rates-of-all"), "{report}");
}
