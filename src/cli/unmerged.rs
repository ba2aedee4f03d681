/// Both sides of a text in which a merge was left unfinished; `None` if none was.
pub(super) fn sides(text: &str) -> Option<(String, String)> {
    if !text.lines().any(|line| line.starts_with("<<<<<<< ")) {
        return None;
    }
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut side = Side::Both;
    for line in text.split_inclusive('\n') {
        side = match line.get(..7) {
            Some("<<<<<<<") => Side::Ours,
            // The common ancestor, if git was told to show it.
            Some("|||||||") => Side::Neither,
            Some("=======") => Side::Theirs,
            Some(">>>>>>>") => Side::Both,
            _ => {
                if matches!(side, Side::Ours | Side::Both) {
                    ours += line;
                }
                if matches!(side, Side::Theirs | Side::Both) {
                    theirs += line;
                }
                side
            }
        };
    }
    Some((ours, theirs))
}

/// To which side of an unfinished merge a line belongs.
#[derive(Clone, Copy)]
enum Side {
    Ours,
    Theirs,
    Both,
    Neither,
}
