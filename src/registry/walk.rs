use crate::diagnostic::{FileId, Path};
use crate::records::{ItemList, Met, Walked, each};

use super::Registry;

impl Registry {
    /// Calls `look` with every value of type `T` that may be published, and the file it is written in.
    pub fn each_published<'r, T: 'static>(&'r self, mut look: impl FnMut(FileId, Met<'r, T>)) {
        let mut walk = |file: FileId, path: Path, record: &'r dyn Walked| {
            each(record, path, |met: Met<'r, T>| {
                if !met.is_internal {
                    look(file, met);
                }
            });
        };
        walk(self.site_file, Path::new(), &self.site);
        walk(self.policy_file, Path::new(), &self.policy);
        self.lexicon.iter().for_each(|filed| walk(filed.file, Path::new(), &filed.record));
        self.calendars.values().for_each(|filed| walk(filed.file, Path::new(), &filed.record));
        self.centers.values().for_each(|center| walk(center.file, Path::new(), &center.record));
        self.departments.values().for_each(|one| walk(one.file, Path::new(), &one.record));
        self.windows.values().for_each(|window| walk(window.file, Path::new(), &window.record));
        self.items
            .values()
            .for_each(|item| walk(item.file, vec![ItemList::items, item.index.into()], &item.record));
        self.letters.values().for_each(|letter| walk(letter.file, Path::new(), &letter.record));
        self.change_logs.values().for_each(|filed| walk(filed.file, Path::new(), &filed.record));
        self.notices.iter().for_each(|notice| walk(notice.file, Path::new(), &notice.document.front));
        self.pages.iter().for_each(|page| walk(page.file, Path::new(), &page.document.front));
        self.ended.iter().for_each(|filed| walk(filed.file, Path::new(), &filed.record));
    }
}
