use std::collections::BTreeMap;

use serde::Serialize;

use crate::exports::Group;
use crate::records::{AttachedFile, DataLicense};
use crate::registry::DepartmentKey;
use crate::site::model::Model;
use crate::site::parts::paging::{pages, rows_of};
use crate::site::parts::{FileView, Head, Link, PageKind, Pager, attachment, column};

/// What there is to take away: data by department, and empty forms.
#[derive(Serialize)]
pub(crate) struct DataFiles<'r> {
    head: Head,
    groups: Vec<GroupView>,
    /// The list of all files, for programs.
    list: FileView,
    /// The page that says what stands in them.
    dictionary: Link,
    license: Option<LicenseView<'r>>,
    pager: Option<Pager>,
}

/// What a department gives away.
#[derive(Serialize)]
struct GroupView {
    title: String,
    /// All of its records.
    whole: Option<FileView>,
    /// The same as tables.
    tables: Vec<FileView>,
    /// Empty forms.
    forms: Vec<FileView>,
}

/// What may be done with the data.
#[derive(Serialize)]
struct LicenseView<'r> {
    name: &'r str,
    url: &'r str,
}

/// Departments on one page: each brings a dozen links.
const GROUPS: usize = 50;

impl<'r> PageKind<'r> for DataFiles<'r> {
    const STEM: &'static str = column::DATA.stem;
    /// Which page of the list.
    type Key = usize;

    fn places(model: &Model<'_>) -> Vec<(usize, String)> {
        pages(Self::STEM, model.registry.departments.len() + 1, GROUPS)
    }

    fn new(model: &'r Model<'r>, page: usize) -> Self {
        let registry = model.registry;
        let departments = registry.departments.keys().map(Some);
        let groups: Vec<(&Group, Option<DepartmentKey>)> =
            model.exports().groups.iter().zip(std::iter::once(None).chain(departments)).collect();
        let license = registry.site.data_license.as_ref();
        Self {
            head: Head::list(&column::DATA, page),
            groups: rows_of(&groups, page, GROUPS)
                .iter()
                .map(|(group, key)| group_view(model, group, *key))
                .collect(),
            list: FileView::data(&model.exports().list),
            dictionary: Link::entrance(&column::DATA_DICTIONARY),
            license: license.map(|DataLicense { name, url }| LicenseView { name, url: url.as_str() }),
            pager: Pager::new(Self::STEM, page, groups.len(), GROUPS),
        }
    }
}

fn group_view(model: &Model<'_>, group: &Group, key: Option<DepartmentKey>) -> GroupView {
    let mut files = group.files.iter().map(FileView::data);
    GroupView {
        title: group.title.clone(),
        whole: files.next(),
        tables: files.collect(),
        forms: key.map_or_else(Vec::new, |key| forms(model, key)),
    }
}

/// The empty forms of a department, each once.
fn forms(model: &Model<'_>, key: DepartmentKey) -> Vec<FileView> {
    let registry = model.registry;
    let items = registry.departments[key].items.iter().map(|item| &registry.items[*item].record);
    let materials = items.flat_map(|item| &item.materials);
    let forms: BTreeMap<&str, (&AttachedFile, &str)> = materials
        .filter_map(|material| Some((material.blank_form.as_ref()?, material.name.as_str())))
        .map(|(form, name)| (form.file.as_str(), (form, name)))
        .collect();
    forms.into_values().filter_map(|(form, name)| attachment::file(registry, form, name)).collect()
}
