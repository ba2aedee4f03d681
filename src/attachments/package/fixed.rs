//! A page of OFD: texts at places.

use crate::attachments::findings::Findings;
use crate::attachments::inspection::Unread;
use crate::attachments::layout::Layout;
use crate::attachments::limits::Read;
use crate::attachments::markup::{Element, Piece, pieces};
use crate::attachments::matrix::{AS_IT_IS, Matrix, shift, times};
use crate::attachments::outlines::Outlines;

use super::flow;

/// Does the part place texts?
pub(super) fn is_page(text: &str) -> bool {
    text.contains("TextCode") || text.contains("AbbreviatedData")
}

/// Reads a page, or an annotation that looks like one.
pub(super) fn read(place: &str, text: &str, findings: &mut Findings) -> Read<()> {
    let mut layout = Layout::default();
    let mut object: Option<Object> = None;
    let mut is_code = false;
    let mut outlines = Outlines::default();
    let mut path: Option<Object> = None;
    let read = pieces(text, |piece| {
        match piece {
            Piece::Open(element) => match element.name() {
                "TextObject" => object = Some(Object::of(element)),
                "PathObject" => path = element.says("Fill").then(|| Object::of(element)),
                "TextCode" => {
                    is_code = true;
                    object.get_or_insert_with(|| Object::of(element)).code(element);
                }
                _ => {}
            },
            Piece::Text(text) if is_code => {
                if let Some(object) = &mut object {
                    object.text.push_str(text);
                }
            }
            Piece::Text(text) => {
                if let Some(path) = &mut path {
                    path.text.push_str(text);
                }
            }
            Piece::Close("AbbreviatedData") => {
                if let Some(path) = &path {
                    path.outline(&mut outlines, findings)?;
                }
            }
            Piece::Close("PathObject") => path = None,
            Piece::Close("TextCode") => {
                is_code = false;
                if let Some(object) = &mut object {
                    object.lay(&mut layout, findings)?;
                }
            }
            _ => {}
        }
        Ok(())
    });
    if outlines.are_letters() {
        findings.unread(Unread::Scanned);
    }
    findings.page(place, layout);
    read?;
    // What is no text code: parameters, appearances, attributes.
    flow::read(place, text, findings)
}

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// A text object: its boundary on the page and the text code being read.
struct Object {
    corner: (f64, f64),
    size: f64,
    matrix: Matrix,
    start: (f64, f64),
    steps: String,
    text: String,
}

impl Object {
    fn of(element: &Element<'_>) -> Self {
        let boundary = numbers(&element.attribute("Boundary").unwrap_or_default());
        let matrix = numbers(&element.attribute("CTM").unwrap_or_default());
        Self {
            corner: (boundary.first().copied().unwrap_or(0.0), boundary.get(1).copied().unwrap_or(0.0)),
            size: element.attribute("Size").and_then(|size| size.parse().ok()).unwrap_or(3.0),
            matrix: matrix.try_into().unwrap_or(AS_IT_IS),
            start: (0.0, 0.0),
            steps: String::new(),
            text: String::new(),
        }
    }

    fn code(&mut self, element: &Element<'_>) {
        let number = |name: &str| element.attribute(name).and_then(|value| value.trim().parse().ok());
        // A start that is left out is that of the code before.
        self.start = (number("X").unwrap_or(self.start.0), number("Y").unwrap_or(self.start.1));
        self.steps = element.attribute("DeltaX").unwrap_or_default().into_owned();
        self.text.clear();
    }

    /// Takes the shapes of a path: letters for what to draw, with numbers behind them.
    fn outline(&self, outlines: &mut Outlines, findings: &mut Findings) -> Read<()> {
        let mut drawn = "";
        let mut numbers: Vec<f64> = Vec::new();
        for word in self.text.split_whitespace().chain(["C"]) {
            findings.budget.step()?;
            if let Ok(number) = word.parse() {
                numbers.push(number);
                numbers.truncate(8);
                continue;
            }
            if let [.., x, y] = numbers.as_slice() {
                let place = times(times(shift(*x, *y), self.matrix), shift(self.corner.0, self.corner.1));
                let point = (place[4] * POINTS, -place[5] * POINTS);
                match drawn {
                    "M" | "S" => outlines.begin(point),
                    _ => outlines.lead(point, drawn != "L"),
                }
            }
            numbers.clear();
            drawn = word;
        }
        outlines.end(true);
        Ok(())
    }

    fn lay(&mut self, layout: &mut Layout, findings: &mut Findings) -> Read<()> {
        let (mut x, y) = self.start;
        let steps = steps(&self.steps, self.text.chars().count());
        for (at, character) in self.text.chars().enumerate() {
            findings.budget.step()?;
            if matches!(character, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '¤') {
                findings.unread(Unread::Unmapped);
            }
            // Latin glyphs are about half as wide as Chinese ones.
            let own = self.size * if character.is_ascii() { 0.5 } else { 1.0 };
            let step = steps.get(at).copied().unwrap_or(own);
            let width = if step > 0.0 { step.min(own * 1.2) } else { own };
            let place = times(times(shift(x, y), self.matrix), shift(self.corner.0, self.corner.1));
            let scale = place[0].hypot(place[1]);
            // Down the page y grows; the layout counts upwards.
            layout.push(
                (place[4], -place[5]),
                (place[0], -place[1]),
                width * scale,
                self.size * scale,
                character.encode_utf8(&mut [0; 4]),
            )?;
            x += step;
        }
        Ok(())
    }
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace()
        .take(8)
        .filter_map(|number| number.parse().ok())
        .filter(|n: &f64| n.is_finite())
        .collect()
}

/// Steps from one glyph to the next, for so many glyphs; `g 5 3.2` is five times 3.2.
fn steps(text: &str, glyphs: usize) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next().filter(|_| steps.len() < glyphs) {
        if word == "g" {
            let count = words.next().and_then(|count| count.parse().ok()).unwrap_or(0_usize);
            let step = words.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
            steps.extend(std::iter::repeat_n(step, count.min(glyphs)));
        } else {
            steps.extend(word.parse::<f64>());
        }
    }
    steps
}
