//! The list of all files for programs: `datapackage.json` (Frictionless Data Package), with the size and the hash of each, and
//! the columns of each table.

use serde_json::{Map, Value, json};

use crate::registry::Registry;

use super::bundle::Table;
use super::csv::cells;
use super::file::{ExportFile, Format};
use super::form::Form;
use super::json;
use super::value::{NO, YES};

/// Where the list is.
pub const LIST: &str = "datapackage.json";

/// The list of files, each with what people call those to whom it belongs.
pub(super) fn list<'f>(
    registry: &Registry,
    files: impl Iterator<Item = (&'f str, &'f ExportFile)>,
) -> ExportFile {
    let site = &registry.site;
    let mut package = Map::new();
    let mut put = |key: &str, value: Value| package.insert(key.to_owned(), value);
    put("profile", "data-package".into());
    put("name", format!("mingchuang-{}", site.site_id_code.as_str().to_ascii_lowercase()).into());
    put("title", format!("{}{}", site.area_name, site.section_title).into());
    put("description", site.description.as_str().into());
    if let Some(own) = registry.own_address() {
        put("homepage", format!("{own}/").into());
    }
    if let Some(license) = &site.data_license {
        put("licenses", json!([{ "title": license.name.as_str(), "path": license.url.as_str() }]));
    }
    put("contributors", json!([{ "title": site.publisher.as_str(), "role": "publisher" }]));
    let resources = files.map(|(of, file)| json::line(&resource(of, file))).collect();
    let document = json::document(std::iter::once(("resources", resources)));
    // What is said of all comes before the list.
    let all = package.iter().map(|(key, value)| format!("{}: {value},\n", Value::from(key.as_str())));
    let text = document.replacen("{\n", &format!("{{\n{}", all.collect::<String>()), 1);
    ExportFile::new(LIST.to_owned(), "全部文件的清单", Format::Json, text)
}

fn resource(of: &str, file: &ExportFile) -> Value {
    let name = file.path.rsplit_once('.').map_or(file.path.as_str(), |(name, _)| name);
    let name = name.replace('/', ".").to_ascii_lowercase();
    let title = if of == file.title { of.to_owned() } else { format!("{of}：{}", file.title) };
    let mut resource = json!({
        "name": name,
        "title": title,
        "path": file.path,
        "format": file.format.label().to_ascii_lowercase(),
        "mediatype": match file.format {
            Format::Csv => "text/csv",
            Format::Json | Format::Schema => "application/json",
        },
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": format!("sha256:{}", file.hash),
    });
    if let (Some(table), Some(members)) = (&file.table, resource.as_object_mut()) {
        members.insert("profile".to_owned(), "tabular-data-resource".into());
        members.insert("schema".to_owned(), schema_path(table).into());
    }
    resource
}

/// Where the columns of a table are told to programs.
fn schema_path(table: &str) -> String {
    format!("schemas/{table}.json")
}

/// The columns of a table (Frictionless Table Schema).
pub(super) fn schema(table: &Table<'_>) -> ExportFile {
    let owner = table.owner.iter().map(|owner| {
        json!({ "name": owner, "type": "string", "description": "这一行属于哪条信息", "constraints": { "required": true } })
    });
    let fields = cells(table.columns).into_iter().map(|cell| {
        let mut field = json!({ "name": cell.label, "title": cell.key, "description": cell.column.meaning });
        if let (Some(members), Value::Object(form)) = (field.as_object_mut(), form(&cell.column.form)) {
            members.extend(form);
        }
        field
    });
    let mut schema = json!({ "fields": owner.chain(fields).collect::<Vec<Value>>() });
    if let (None, Some(first), Some(members)) =
        (&table.owner, cells(table.columns).first(), schema.as_object_mut())
    {
        members.insert("primaryKey".to_owned(), first.label.as_str().into());
    }
    let text = format!("{schema:#}\n");
    ExportFile::new(schema_path(&table.name), &table.label, Format::Schema, text)
}

fn form(form: &Form) -> Value {
    match form {
        Form::Text | Form::Code | Form::List | Form::Object(_) | Form::Rows(_) | Form::Table(_) => {
            json!({ "type": "string" })
        }
        Form::Day => json!({ "type": "date" }),
        Form::Number => json!({ "type": "integer" }),
        Form::YesNo => json!({ "type": "boolean", "trueValues": [YES], "falseValues": [NO] }),
        Form::Term(_) => {
            json!({ "type": "string", "constraints": { "enum": form.terms().collect::<Vec<_>>() } })
        }
    }
}
