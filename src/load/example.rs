use crate::source::{example_content, read_files};

use super::content::Content;
use super::file_name::id_of;
use super::kind::Kind;
use super::yaml::Kept;

/// The records of the example in the program that tell of its offices and people: who publishes, the centres, the
/// departments and the windows. They are read only, not searched for mistakes: the tests do that.
pub(crate) fn example() -> Content {
    let tells = |kind| matches!(kind, Kind::Site | Kind::Center | Kind::Department | Kind::Window);
    let files = example_content().into_iter().filter(|(path, _)| Kind::of(path).is_some_and(tells));
    let (sources, _) = read_files(files.collect());
    let mut content = Content::default();
    for (file, source) in sources.iter() {
        let read =
            Kind::of(&source.path).map(|kind| kind.read(file, source, &mut Vec::new(), &mut Kept::default()));
        if let Some(Ok(piece)) = read {
            content.take(file, id_of(&source.path).to_owned(), piece);
        }
    }
    content
}
