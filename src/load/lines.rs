/// The lines of a text with their byte offsets, without their ends.
pub(super) struct Lines<'t> {
    rest: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text, at: 0 }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
        let (line, rest) = self.rest.split_at(end);
        let start = self.at;
        (self.rest, self.at) = (rest, self.at + end);
        Some((start, line.trim_end_matches(['\n', '\r'])))
    }
}

/// The lines of a YAML text that hold YAML: comment lines and the insides of block texts are left out.
pub(super) fn yaml_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut block: Option<usize> = None;
    Lines::of(text).filter(move |(_, line)| {
        let content = line.trim_end();
        let indent = content.len() - content.trim_start().len();
        if block.is_some_and(|at| content.is_empty() || indent > at) {
            return false;
        }
        block = opens_block(content).then_some(indent);
        !content.trim_start().starts_with('#')
    })
}

fn opens_block(content: &str) -> bool {
    let value = content.rsplit(": ").next().unwrap_or_default().trim();
    matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+")
}
