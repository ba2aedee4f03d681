//! The pages: one file for each kind, and the table of all kinds.
//!
//! A page uses the parts and the model, and must not know another page. Its file, its template and its row in the table
//! have the same name.

mod az;
mod az_letter;
mod catalogue;
mod center;
mod change_year;
mod changes;
mod data_dictionary;
mod data_files;
mod department;
mod department_items;
mod department_list;
mod ended;
mod home;
mod item;
mod item_index;
mod letter;
mod letter_year;
mod letter_years;
mod moved;
mod not_found;
mod notice;
mod notice_list;
mod page;
mod powers;
mod rates;
mod search;
mod sitemap;
mod topic;
mod topic_list;
mod wall_notice;
mod window;
mod window_list;

use serde::Serialize;

use super::model::Model;
use super::parts::{Link, PageKind};

macro_rules! pages {
    (@lookup) => { false };
    (@lookup lookup) => { true };
    ($($file:ident::$Kind:ident $($lookup:ident)?;)*) => {
        /// One page of the site.
        #[derive(Debug, Clone, Copy)]
        pub(super) enum PageId {
            $($Kind(<$file::$Kind<'static> as PageKind<'static>>::Key),)*
        }

        /// What a page shows, which is all that its template may see.
        #[derive(Serialize)]
        #[serde(transparent)]
        pub struct View<'r>(Shown<'r>);

        #[derive(Serialize)]
        #[serde(untagged)]
        enum Shown<'r> {
            $($Kind(Box<$file::$Kind<'r>>),)*
        }

        /// The path below which the pages of each kind lie; see [`PageKind::STEM`].
        pub(super) const STEMS: &[&str] = &[$($file::$Kind::STEM),*];

        impl PageId {
            /// Every page of the site, with its address.
            pub(super) fn all(model: &Model<'_>) -> Vec<(Self, String)> {
                let mut pages = Vec::new();
                $(pages.extend($file::$Kind::places(model).into_iter().map(|(key, path)| (Self::$Kind(key), path)));)*
                pages
            }

            /// May search engines show it?
            pub(super) fn is_indexed(self, model: &Model<'_>) -> bool {
                match self {
                    $(Self::$Kind(key) => $file::$Kind::is_indexed(model, key),)*
                }
            }

            pub(super) fn view<'r>(self, model: &'r Model<'r>) -> View<'r> {
                View(match self {
                    $(Self::$Kind(key) => Shown::$Kind(Box::new($file::$Kind::new(model, key))),)*
                })
            }
        }

        impl View<'_> {
            /// The file name of the template that renders it.
            pub fn template(&self) -> &'static str {
                match self.0 {
                    $(Shown::$Kind(_) => concat!(stringify!($file), ".html"),)*
                }
            }

            /// Does it have the search form, and therefore need the address of the index?
            pub fn has_lookup(&self) -> bool {
                match self.0 {
                    $(Shown::$Kind(_) => pages!(@lookup $($lookup)?),)*
                }
            }
        }
    };
}

impl PageId {
    /// Does the page only tell what became of something, so that no list shows it?
    pub(super) fn is_trace(self) -> bool {
        matches!(self, Self::EndedPage(_) | Self::MovedPage(()))
    }

    /// Is it the page that a server shows for an unknown address?
    pub(super) fn is_not_found(self) -> bool {
        matches!(self, Self::NotFound(()))
    }

    /// What leads on from an old address.
    pub(super) fn moved() -> Self {
        Self::MovedPage(())
    }
}

impl View<'_> {
    /// The page at an old address.
    pub(super) fn moved(from: &str, to: Link) -> Self {
        Self(Shown::MovedPage(Box::new(moved::MovedPage::leading(from.to_owned(), to))))
    }
}

// In the order of the site. `lookup`: the page has the search form.
pages! {
    home::Home lookup;
    search::Search lookup;
    az::Az lookup;
    az_letter::AzLetter;
    topic_list::TopicList lookup;
    topic::TopicPage;
    window_list::WindowList;
    window::WindowPage;
    wall_notice::WallNotice;
    department_list::DepartmentList;
    department::DepartmentPage;
    item_index::ItemIndex;
    department_items::DepartmentItems;
    item::ItemPage;
    letter_years::LetterYears;
    letter_year::LetterYear;
    letter::LetterPage;
    center::CenterPage;
    rates::RatesPage;
    powers::PowersPage;
    notice_list::NoticeList;
    notice::NoticePage;
    catalogue::Catalogue;
    data_files::DataFiles;
    data_dictionary::DataDictionary;
    changes::Changes;
    change_year::ChangeYear;
    page::StandingPage;
    ended::EndedPage;
    moved::MovedPage;
    sitemap::Sitemap;
    not_found::NotFound lookup;
}
