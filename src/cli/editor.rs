//! What VS Code needs to help with a content folder: schemas, and settings that point at them.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::load::Kind;
use crate::schema;

use super::schema::file_name;

const SCHEMAS: &str = ".mingchuang/schema";

/// Writes the files that are not there yet; returns the paths of those that are.
pub(super) fn write(folder: &Path) -> io::Result<Vec<String>> {
    let mut files: Vec<(String, String)> = Kind::ALL
        .into_iter()
        .map(|kind| (format!("{SCHEMAS}/{}", file_name(kind)), schema::text(kind)))
        .collect();
    files.push((".vscode/settings.json".into(), format!("{:#}\n", settings())));
    files.push((".vscode/extensions.json".into(), format!("{:#}\n", extensions())));
    let mut kept = Vec::new();
    for (path, text) in files {
        let place = folder.join(&path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        match OpenOptions::new().write(true).create_new(true).open(&place) {
            Ok(mut file) => file.write_all(text.as_bytes())?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => kept.push(path),
            Err(error) => return Err(error),
        }
    }
    Ok(kept)
}

fn settings() -> Value {
    // The extension reads YAML files only: nothing applies the schemas for the heads of Markdown files.
    let schemas: Map<String, Value> = Kind::ALL
        .into_iter()
        .filter(|kind| !kind.is_markdown())
        .map(|kind| {
            let files = ["yaml", "yml"].map(|extension| format!("content/{}.{extension}", kind.pattern()));
            (format!("./{SCHEMAS}/{}", file_name(kind)), json!(files))
        })
        .collect();
    json!({
        "yaml.schemas": schemas,
        // Everything it needs stands in this folder.
        "yaml.schemaStore.enable": false,
        "[yaml]": {
            "editor.insertSpaces": true,
            "editor.tabSize": 2,
            "editor.detectIndentation": false,
            "files.encoding": "utf8",
        },
    })
}

fn extensions() -> Value {
    json!({ "recommendations": ["redhat.vscode-yaml"] })
}
