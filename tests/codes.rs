//! A code field holds a code, never a number that belongs to a person.

use crate::site::Site;

/// Keys of code fields, and how the smallest content gets one.
fn with_code(key: &str, value: &str) -> Site {
    match key {
        "credit_code" => {
            Site::new().edit("departments/scjgj.yaml", "kind:", &format!("credit_code: \"{value}\"\nkind:"))
        }
        "publisher_code" => Site::new().edit(
            "site.yaml",
            "publisher_code: 11450803MB00000005",
            &format!("publisher_code: \"{value}\""),
        ),
        _ => {
            Site::new().edit("items/scjgj.yaml", "  visits: 1", &format!("  visits: 1\n  {key}: \"{value}\""))
        }
    }
}

const FIELDS: [&str; 6] =
    ["credit_code", "publisher_code", "catalog_code", "task_code", "handle_item_code", "local_code"];

#[test]
fn a_private_number_in_a_code_field_is_refused_whatever_the_field() {
    // The last one passes the check of a credit code too; there is no such district.
    for value in [
        "11010519491231002X",
        "440524188001010014",
        "13800138000",
        "6222020000000000000",
        "119999194912310056",
    ] {
        for key in FIELDS {
            let run = with_code(key, value).build_with(&[]);
            assert_eq!(run.code, 1, "{key}: {value}: {}", run.stderr);
            assert!(!run.stderr.contains(value), "the report repeats it: {}", run.stderr);
        }
    }
}

#[test]
fn a_code_of_the_standard_is_let_through() {
    for (key, value) in [
        ("credit_code", "11450803MB00000005"),
        ("publisher_code", "12441500196720244T"),
        ("catalog_code", "000125004000"),
        ("task_code", "11450803MB000000053000125004000"),
        ("handle_item_code", "11450803MB00000005300012500400001"),
        ("local_code", "XK-0001"),
        ("local_code", "450803-2017-000123"),
    ] {
        let site = with_code(key, value);
        let run = site.build_with(&[]);
        assert_eq!(run.code, 0, "{key}: {value}: {}", run.stderr);
        assert!(!run.stderr.contains("ITM-02") && !run.stderr.contains("ITM-22"), "{key}: {}", run.stderr);
    }
}

#[test]
fn a_mistaken_length_is_a_warning_at_its_field() {
    for (key, value) in [
        ("catalog_code", "00012500400"),
        ("task_code", "11450803MB00000005300012500400"),
        ("handle_item_code", "11450803MB0000000530001250040001"),
    ] {
        let run = with_code(key, value).check();
        assert!(run.code == 0 && run.stderr.contains("警告[ITM-02]"), "{key}: {}", run.stderr);
    }
}
