use jiff::civil::Date;

use crate::source::{example_content, read_files};

use super::content::Content;
use super::kind::Kind;
use super::load;

/// The records of the example in the program that tell of its offices and people: who publishes, the centres, the
/// departments and the windows.
pub(crate) fn example(today: Date) -> Content {
    let tells = |kind| matches!(kind, Kind::Site | Kind::Center | Kind::Department | Kind::Window);
    let files = example_content().into_iter().filter(|(path, _)| Kind::of(path).is_some_and(tells));
    let (sources, _) = read_files(files.collect());
    load(&sources, today).0
}
