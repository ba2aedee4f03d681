//! Which pages exist, and what each may show: one view type per page.
//!
//! Owns addresses and views. A view is all a template may see; it borrows from the registry. Knows no HTML,
//! except that Markdown texts arrive as safe HTML.

mod az;
mod catalogue;
mod center;
mod department;
mod formal;
mod head;
mod home;
mod hours;
mod initials;
mod item;
mod item_list;
mod item_row;
mod letter;
mod letter_list;
mod model;
mod notice;
mod plain;
mod plan;
mod powers;
mod rates;
mod search;
mod shell;
mod topic;
mod topic_items;
mod whereabouts;
mod window;
mod window_list;

use serde::Serialize;

pub use catalogue::{Document, documents};
pub use model::Model;
pub use plan::{PageId, Plan, check_addresses, department_url, item_url, plan};
pub use shell::Shell;
pub use whereabouts::{Whereabouts, whereabouts};

/// What a page shows. Serialises as the view itself.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum View<'r> {
    Home(home::Home<'r>),
    Search(search::Search<'r>),
    Az(az::Az),
    AzLetter(az::AzLetter<'r>),
    TopicList(topic::TopicList<'r>),
    Topic(topic::TopicPage<'r>),
    WindowList(window_list::WindowList<'r>),
    Window(Box<window::WindowPage<'r>>),
    DepartmentList(department::DepartmentList<'r>),
    Department(Box<department::DepartmentPage<'r>>),
    ItemIndex(item_list::ItemIndex<'r>),
    DepartmentItems(item_list::DepartmentItems<'r>),
    Item(Box<item::ItemPage<'r>>),
    LetterYears(letter_list::LetterYears<'r>),
    LetterYear(letter_list::LetterYear<'r>),
    Letter(Box<letter::LetterPage<'r>>),
    Center(Box<center::CenterPage<'r>>),
    Rates(rates::RatesPage<'r>),
    Powers(powers::PowersPage<'r>),
    NoticeList(notice::NoticeList<'r>),
    Notice(notice::NoticePage<'r>),
    Page(notice::StandingPage<'r>),
    Catalogue(catalogue::Catalogue<'r>),
    Sitemap(plain::Sitemap<'r>),
    NotFound(plain::NotFound<'r>),
}

impl View<'_> {
    /// Does it have the form to look something up, and so the address of the index?
    pub fn has_lookup(&self) -> bool {
        matches!(self, Self::Home(_) | Self::Search(_) | Self::Az(_) | Self::TopicList(_) | Self::NotFound(_))
    }

    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::Search(_) => "search.html",
            Self::Az(_) => "az.html",
            Self::AzLetter(_) => "az_letter.html",
            Self::TopicList(_) => "topic_list.html",
            Self::Topic(_) => "topic.html",
            Self::WindowList(_) => "window_list.html",
            Self::Window(_) => "window.html",
            Self::DepartmentList(_) => "department_list.html",
            Self::Department(_) => "department.html",
            Self::ItemIndex(_) => "item_index.html",
            Self::DepartmentItems(_) => "department_items.html",
            Self::Item(_) => "item.html",
            Self::LetterYears(_) => "letter_years.html",
            Self::LetterYear(_) => "letter_year.html",
            Self::Letter(_) => "letter.html",
            Self::Center(_) => "center.html",
            Self::Rates(_) => "rates.html",
            Self::Powers(_) => "powers.html",
            Self::NoticeList(_) => "notice_list.html",
            Self::Notice(_) => "notice.html",
            Self::Page(_) => "page.html",
            Self::Catalogue(_) => "catalogue.html",
            Self::Sitemap(_) => "sitemap.html",
            Self::NotFound(_) => "not_found.html",
        }
    }
}
