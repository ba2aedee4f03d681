//! `check` in its four formats: what they contain, what they never contain, and the exit codes.

use serde_json::{Value, json};

use crate::site::{DAY, Run, Site};

const FORMATS: [&str; 4] = ["human", "json", "sarif", "github"];
const ID_NUMBER: &str = "11010519491231002X";
const MOBILE: &str = "13800138000";

pub(crate) fn report(site: &Site, format: &str) -> Run {
    site.run(&["check", "--as-of", DAY, "--format", format])
}

pub(crate) fn parsed(site: &Site, format: &str) -> Value {
    serde_json::from_str(&report(site, format).stdout).unwrap()
}

/// The smallest content with one warning: WIN-03 at line 8 of the window.
pub(crate) fn without_b_post() -> Site {
    Site::new().edit("windows/scjgj.yaml", "- {role: B岗, name: 丁示例}\n", "")
}

pub(crate) fn accepting(entries: &str) -> Site {
    without_b_post().edit("windows/scjgj.yaml", "posts:", &format!("accept: [{entries}]\nposts:"))
}

#[test]
fn exit_codes_are_the_same_in_every_format() {
    let clean = Site::new();
    let wrong = Site::new().edit("windows/scjgj.yaml", "center: hall", "center: hal");
    for format in FORMATS {
        assert_eq!(report(&clean, format).code, 0, "{format}");
        assert_eq!(report(&without_b_post(), format).code, 0, "{format}");
        assert_eq!(report(&wrong, format).code, 1, "{format}");
        assert_eq!(clean.run(&["check", "--format", format, "--as-of", "x"]).code, 2, "{format}");
        let unread = clean.run(&["check", "nowhere", "--format", format]);
        assert_eq!((unread.code, unread.stdout.as_str()), (3, ""), "{format}");
    }
    let unknown = report(&clean, "xml");
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(unknown.stderr.contains("human、json、sarif、github"), "{}", unknown.stderr);
}

#[test]
fn exit_codes_are_in_the_help() {
    for verb in ["check", "build"] {
        let help = Site::new().run(&[verb, "--help"]);
        for words in ["退出码：0", "1 内容有错误", "2 命令写错", "3 读写失败", "--strict"] {
            assert!(help.stdout.contains(words), "{words} in {}", help.stdout);
        }
    }
}

#[test]
fn machine_formats_have_the_standard_output_to_themselves() {
    for format in ["json", "sarif", "github"] {
        let run = report(&without_b_post(), format);
        assert!(!run.stdout.contains("检查完毕"), "{}", run.stdout);
        assert!(run.stderr.ends_with("检查完毕（按 2026-11-23 计算）：错误 0，未达标 0，警告 1，提示 0\n"));
    }
    assert_eq!(report(&Site::new(), "github").stdout, "");
    assert_eq!(parsed(&Site::new(), "json")["findings"], json!([]));
    assert_eq!(parsed(&Site::new(), "sarif")["runs"][0]["results"], json!([]));
}

#[test]
fn json_has_the_documented_shape() {
    assert_eq!(
        parsed(&without_b_post(), "json"),
        json!({
            "tool": {"name": "mingchuang", "version": env!("CARGO_PKG_VERSION")},
            "as_of": DAY,
            "content": "content/",
            "strict": false,
            "summary": {"errors": 0, "compliance": 0, "warnings": 1, "infos": 0, "accepted": 0},
            "findings": [{
                "rule": "WIN-03",
                "severity": "warning",
                "message": "窗口“市场监管窗口”没有 B 岗人员",
                "fix": "请在“岗位”下补上“{岗位: B岗, 姓名: …}”，A 岗不在时由 B 岗办理",
                "file": "windows/scjgj.yaml",
                "line": 8,
                "column": 3,
                "end_line": 8,
                "end_column": 3,
                "labels": [],
                "accepted": null,
            }],
        })
    );
}

#[test]
fn columns_count_characters_and_labels_have_places() {
    let site = Site::new().edit("windows/scjgj.yaml", "name: 丁示例", "name: 丙示例");
    let finding = &parsed(&site, "json")["findings"][0];
    assert_eq!((&finding["rule"], &finding["severity"]), (&json!("WIN-04"), &json!("error")));
    let place = |value: &Value| {
        ["line", "column", "end_line", "end_column"].map(|key| value[key].as_u64().unwrap_or_default())
    };
    assert_eq!(place(finding), [10, 20, 10, 23]);
    assert_eq!(place(&finding["labels"][0]), [9, 20, 9, 23]);
    assert_eq!(finding["labels"][0]["message"], "A 岗在这里");
    assert_eq!(finding["labels"][0]["file"], "windows/scjgj.yaml");
}

#[test]
fn a_finding_about_the_whole_folder_has_no_place() {
    let site = Site::new().remove("policy.yaml");
    let finding = &parsed(&site, "json")["findings"][0];
    assert_eq!(
        (&finding["rule"], &finding["file"], &finding["line"]),
        (&json!("LOD-03"), &json!(null), &json!(null))
    );
    assert_eq!(parsed(&site, "sarif")["runs"][0]["results"][0]["locations"], json!([]));
    assert!(
        report(&site, "github").stdout.starts_with("::error title=LOD-03 错误::内容目录缺少 policy.yaml")
    );
}

#[test]
fn sarif_says_what_code_scanners_ask_for() {
    let site = accepting("{rule: WIN-03, reason: 编制只有两人}, {rule: REF-06, reason: 甲}").edit(
        "letters/2026/scjgj.yaml",
        "审核审批权, ",
        "",
    );
    let log = parsed(&site, "sarif");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(
        run["originalUriBaseIds"],
        json!({"CONTENT": {"uri": "content/", "uriBaseId": "START"}, "START": {}})
    );
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "mingchuang");
    let rules = driver["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ACC-02", "LTR-17", "RAT-02", "RAT-03", "WIN-03"]);
    assert_eq!(rules[4]["shortDescription"]["text"], "窗口应有 B 岗人员");
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], ids[index]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uriBaseId"], "CONTENT");
        let region = &place["region"];
        let end = |key: &str| region[key].as_u64().unwrap();
        assert!(end("startLine") >= 1 && end("startColumn") >= 1, "{region}");
        assert!((end("endLine"), end("endColumn")) >= (end("startLine"), end("startColumn")), "{region}");
    }
    let of = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).unwrap();
    assert_eq!(of("RAT-02")["level"], "warning");
    assert_eq!(of("RAT-02")["properties"]["severity"], "compliance");
    assert_eq!(of("ACC-02")["level"], "note");
    assert_eq!(of("RAT-02")["suppressions"], json!([]));
    assert_eq!(
        of("WIN-03")["suppressions"],
        json!([{"kind": "inSource", "status": "accepted", "justification": "编制只有两人"}])
    );
}

#[test]
fn sarif_relates_second_places_and_encodes_addresses() {
    let site = Site::new().edit("windows/scjgj.yaml", "name: 丁示例", "name: 丙示例");
    std::fs::rename(site.content().join("windows/scjgj.yaml"), site.content().join("windows/窗 口#1.yaml"))
        .unwrap();
    let log = parsed(&site, "sarif");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let twice = results.iter().find(|result| result["ruleId"] == "WIN-04").unwrap();
    assert_eq!(twice["level"], "error");
    let uri = "windows/%E7%AA%97%20%E5%8F%A3%231.yaml";
    assert_eq!(twice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], uri);
    assert_eq!(
        twice["relatedLocations"],
        json!([{
            "id": 0,
            "physicalLocation": {
                "artifactLocation": {"uri": uri, "uriBaseId": "CONTENT"},
                "region": {"startLine": 9, "startColumn": 20, "endLine": 9, "endColumn": 23},
            },
            "message": {"text": "A 岗在这里"},
        }])
    );
}

#[test]
fn github_annotations_name_the_file_as_the_repository_does() {
    let site = without_b_post().edit("windows/scjgj.yaml", "市场监管窗口", "\"甲:乙,丙%0A丁\"");
    let expected = "col=3,endColumn=3,title=WIN-03 警告::窗口“甲:乙,丙%250A丁”没有 B 岗人员\
                    %0A改法：请在“岗位”下补上“{岗位: B岗, 姓名: …}”，A 岗不在时由 B 岗办理\n";
    for folder in ["content", "./content/"] {
        let run = site.run(&["check", folder, "--as-of", DAY, "--format", "github"]);
        assert_eq!(run.stdout, format!("::warning file=content/windows/scjgj.yaml,line=8,{expected}"));
    }
    let folder = site.content();
    let run = site.run(&["check", folder.to_str().unwrap(), "--as-of", DAY, "--format", "github"]);
    assert!(run.stdout.contains(&format!("file={}/windows", folder.display())), "{}", run.stdout);
    let odd = without_b_post();
    std::fs::rename(odd.content().join("windows/scjgj.yaml"), odd.content().join("windows/a,b:c%.yaml"))
        .unwrap();
    let run = report(&odd, "github");
    assert!(run.stdout.contains("file=content/windows/a%2Cb%3Ac%25.yaml,line=8"), "{}", run.stdout);
}

#[test]
fn no_format_shows_a_private_number_in_messages_fixes_labels_excerpts_reasons_or_file_names() {
    let window = format!(
        "name: 窗口{ID_NUMBER}\nkind: 部门窗口\ncenter: hall\ndepartments: [scjgj]\ncounters: ['{MOBILE}']\n\
         phone: 0775-0000004\nposts:\n- {{role: 首席代表, name: 乙, title: '{ID_NUMBER}'}}\n\
         - {{role: A岗, name: '{MOBILE}'}}\naccept: [{{rule: WIN-03, reason: {ID_NUMBER} 同意}}]\n"
    );
    let site = Site::new()
        .write(&format!("windows/张三{MOBILE}.yaml"), &window)
        .write("windows/lisi.yaml", &window)
        .write(&format!("{MOBILE}.yaml"), "甲: 乙\n")
        .edit("departments/scjgj.yaml", "0775-0000003", ID_NUMBER);
    for format in FORMATS {
        let run = report(&site, format);
        let said = run.stdout + &run.stderr;
        assert!(!said.contains(MOBILE) && !said.contains(ID_NUMBER), "{format}: {said}");
        assert!(!said.contains("1010519491231002"), "{format}: {said}");
        let (name, star) = match format {
            "sarif" => ("%E5%BC%A0%E4%B8%89138%2A%2A%2A%2A8000.yaml", "windows/"),
            _ => ("张三138****8000.yaml", "windows/"),
        };
        assert!(said.contains(&format!("{star}{name}")), "{format}: {said}");
        assert!(said.contains("窗口110***********002X"), "{format}: {said}");
        assert!(said.contains("110***********002X 同意"), "{format}: {said}");
        assert!(said.contains("台位号“138****8000”"), "{format}: {said}");
    }
    let human = report(&site, "human").stderr;
    assert!(human.contains("counters: ['138****8000']"), "{human}");
}

#[test]
fn a_folder_that_cannot_be_read_is_named_without_private_numbers() {
    let run = Site::new().run(&["check", &format!("张三{MOBILE}")]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("张三138****8000"), "{}", run.stderr);
}
