//! What a page draws: its texts at their places, and whether there are pictures in which something could be read.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::document::{Document, is_type};
use super::font::Font;
use super::lexer::{Lexer, is_blank};
use super::object::{Dict, Object, Stream, strings, text, whole};
use crate::attachments::layout::Layout;
use crate::attachments::limits::{self, Budget, Read};
use crate::attachments::matrix::{AS_IT_IS, Matrix, shift, times};
use crate::attachments::outlines::Outlines;
use crate::attachments::picture::is_legible;

/// What has been drawn so far.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) layout: Layout,
    /// Texts that are said beside what is drawn, such as replacements for it.
    pub(super) beside: String,
    /// Glyphs of which nobody can know what they mean.
    pub(super) unmapped: usize,
    pub(super) has_picture: bool,
    /// Comments, and names and texts that no operator shows, each on a line of its own.
    pub(super) asides: String,
    /// Curves: letters may have been drawn as such.
    pub(super) curves: usize,
    pub(super) outlines: Outlines,
}

/// Fonts and streams that have been read already, and what has been drawn anywhere.
#[derive(Default)]
pub(super) struct Known {
    /// By the place of their dictionary in memory, which does not move while the file is read.
    fonts: BTreeMap<usize, Rc<Font>>,
    pub(super) drawn: BTreeSet<u32>,
}

/// Operators that show their operands.
const SHOWS: [&str; 4] = ["Tj", "TJ", "'", "\""];

/// Draws streams in the order of a page.
pub(super) struct Painter<'p, 'b> {
    pub(super) file: &'p Document<'b>,
    pub(super) known: &'p mut Known,
    pub(super) budget: &'p mut Budget,
    pub(super) drawn: Drawn,
    /// Forms drawn on this page: what one shows a second time says nothing new.
    forms: BTreeSet<u32>,
}

/// What holds until something else is said.
#[derive(Clone)]
pub(super) struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: AS_IT_IS,
            font: None,
            size: 1.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl<'p, 'b> Painter<'p, 'b> {
    pub(super) fn new(file: &'p Document<'b>, known: &'p mut Known, budget: &'p mut Budget) -> Self {
        Self { file, known, budget, drawn: Drawn::default(), forms: BTreeSet::new() }
    }

    /// Draws a page's own streams.
    pub(super) fn paint(&mut self, bytes: &[u8], resources: &Dict) -> Read<()> {
        self.run(bytes, resources, State::default(), 0)
    }

    /// Draws a form, unless it was drawn on this page; what holds around it holds in it.
    pub(super) fn form(&mut self, stream: &Stream, state: &State, outer: &Dict, depth: usize) -> Read<()> {
        self.known.drawn.insert(stream.id.0);
        if depth > limits::NESTING || !self.forms.insert(stream.id.0) {
            return Ok(());
        }
        let own = matrix(self.file.get(&stream.dict, "Matrix").array().unwrap_or_default());
        let resources = self.file.get(&stream.dict, "Resources").dict().unwrap_or(outer);
        match self.file.data(stream, self.budget)? {
            Some(bytes) => {
                let state = State { matrix: times(own, state.matrix), ..state.clone() };
                self.run(&bytes, resources, state, depth + 1)
            }
            None => Ok(()),
        }
    }

    fn run(&mut self, bytes: &[u8], resources: &Dict, state: State, depth: usize) -> Read<()> {
        let mut run = Run { state, saved: Vec::new(), text: AS_IT_IS, line: AS_IT_IS };
        let mut lexer = Lexer::hearing(bytes);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.object(self.budget)? {
            self.budget.step()?;
            let Object::Word(word) = object else {
                // No operator has more.
                if operands.len() < 64 {
                    operands.push(object);
                }
                continue;
            };
            if word == "BI" {
                self.inline(bytes, &mut lexer)?;
            } else if word == "Do" {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                let objects = self.file.get(resources, "XObject").dict();
                if let Some(object) = objects.and_then(|objects| objects.get(name)) {
                    self.object(object, &run.state, resources, depth)?;
                }
            } else {
                self.operate(&word, &operands, resources, &mut run)?;
            }
            if !SHOWS.contains(&word.as_str()) {
                for operand in &operands {
                    strings(operand, &mut self.drawn.asides);
                }
            }
            operands.clear();
        }
        self.budget.text(lexer.heard.len())?;
        self.drawn.asides.push_str(&text(&lexer.heard));
        Ok(())
    }

    fn object(&mut self, object: &Object, state: &State, resources: &Dict, depth: usize) -> Read<()> {
        let Object::Stream(stream) = self.file.resolve(object) else { return Ok(()) };
        if self.file.get(&stream.dict, "Subtype").name() == Some("Image") {
            self.drawn.has_picture |= self.is_legible(&stream.dict);
            return Ok(());
        }
        self.form(stream, state, resources, depth)
    }

    /// Can something be read in a picture, or in the mask through which it is seen?
    pub(super) fn is_legible(&self, dict: &Dict) -> bool {
        let masks = ["SMask", "Mask"].iter().filter_map(|key| match self.file.get(dict, key) {
            Object::Stream(mask) => Some(&mask.dict),
            _ => None,
        });
        masks.chain([dict]).any(|dict| is_legible(self.size(dict)))
    }

    /// The dots of a picture.
    fn size(&self, dict: &Dict) -> Option<(u32, u32)> {
        let side =
            |keys: [&str; 2]| keys.iter().find_map(|key| self.file.get(dict, key).number()).and_then(whole);
        side(["Width", "W"]).zip(side(["Height", "H"]))
    }

    /// Steps over a picture inside the stream.
    fn inline(&mut self, bytes: &[u8], lexer: &mut Lexer<'_>) -> Read<()> {
        let mut dict = Dict::new();
        while let Some(Object::Name(key)) = lexer.object(self.budget)? {
            if let Some(value) = lexer.object(self.budget)? {
                dict.insert(key, value);
            }
            self.budget.step()?;
        }
        self.drawn.has_picture |= is_legible(self.size(&dict));
        strings(&Object::Dict(dict), &mut self.drawn.asides);
        let mut at = lexer.at;
        // The end is a word of its own, with something that can be an operator behind it.
        while let Some(found) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), b"EI") {
            let start = at + found;
            at = start + 2;
            let is_apart = |byte: Option<&u8>| byte.is_none_or(|byte| is_blank(*byte));
            let follows = bytes.get(at..bytes.len().min(at + 8)).unwrap_or_default();
            if is_apart(bytes.get(start - 1))
                && is_apart(bytes.get(at))
                && follows.iter().all(|byte| *byte < 0x7F)
            {
                lexer.at = at;
                return Ok(());
            }
        }
        lexer.at = bytes.len();
        Ok(())
    }

    fn operate(&mut self, word: &str, operands: &[Object], resources: &Dict, run: &mut Run) -> Read<()> {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
        let state = &mut run.state;
        match word {
            "q" if run.saved.len() < 256 => run.saved.push(state.clone()),
            "Q" => run.state = run.saved.pop().unwrap_or_else(|| state.clone()),
            "cm" => {
                state.matrix = times(matrix(operands), state.matrix);
            }
            "BT" => (run.text, run.line) = (AS_IT_IS, AS_IT_IS),
            "Tc" => state.character_spacing = number(0),
            "Tw" => state.word_spacing = number(0),
            "Tz" => state.stretch = number(0) / 100.0,
            "TL" => state.leading = number(0),
            "Ts" => state.rise = number(0),
            "Tf" => {
                state.size = number(1);
                let fonts = self.file.get(resources, "Font").dict();
                let font = operands.first().and_then(Object::name).and_then(|name| fonts?.get(name));
                state.font = font.map(|font| self.font(font)).transpose()?.flatten();
            }
            "gs" => {
                let states = self.file.get(resources, "ExtGState").dict();
                let own = operands
                    .first()
                    .and_then(Object::name)
                    .and_then(|name| self.file.get(states?, name).dict());
                if let Some([font, size]) = own.and_then(|own| self.file.get(own, "Font").array()) {
                    state.size = size.number().unwrap_or(1.0);
                    state.font = self.font(font)?;
                }
            }
            "Td" => run.next_line(number(0), number(1)),
            "TD" => {
                state.leading = -number(1);
                run.next_line(number(0), number(1));
            }
            "Tm" => {
                run.line = matrix(operands);
                run.text = run.line;
            }
            "T*" => run.next_line(0.0, -run.state.leading),
            "Tj" => self.show(operands.first(), run)?,
            "'" | "\"" => {
                if word == "\"" {
                    (run.state.word_spacing, run.state.character_spacing) = (number(0), number(1));
                }
                run.next_line(0.0, -run.state.leading);
                self.show(operands.last(), run)?;
            }
            "TJ" => {
                for part in operands.first().and_then(Object::array).unwrap_or_default() {
                    match part {
                        Object::Number(back) => run.shift(-back / 1000.0 * run.state.size),
                        text => self.show(Some(text), run)?,
                    }
                }
            }
            "BDC" | "DP" => self.marked(operands.get(1), resources)?,
            "m" | "l" | "c" | "v" | "y" => self.outline(word, operands, state.matrix),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => self.drawn.outlines.end(true),
            "S" | "s" | "n" => self.drawn.outlines.end(false),
            _ => {}
        }
        Ok(())
    }

    /// A line or curve of a path, or its beginning.
    fn outline(&mut self, word: &str, operands: &[Object], matrix: Matrix) {
        let is_curve = !matches!(word, "m" | "l");
        self.drawn.curves += usize::from(is_curve);
        let [.., x, y] = operands else { return };
        let place = x.number().zip(y.number()).map(|(x, y)| times(shift(x, y), matrix));
        let Some([.., x, y]) = place else { return };
        match word {
            "m" => self.drawn.outlines.begin((x, y)),
            _ => self.drawn.outlines.lead((x, y), is_curve),
        }
    }

    /// What is said of the part that follows.
    fn marked(&mut self, properties: Option<&Object>, resources: &Dict) -> Read<()> {
        let dict = match properties {
            Some(Object::Name(name)) => self
                .file
                .get(resources, "Properties")
                .dict()
                .map(|named| self.file.get(named, name))
                .and_then(Object::dict),
            other => other.and_then(Object::dict),
        };
        for key in ["ActualText", "Alt", "E"] {
            if let Some(Object::Text(bytes)) = dict.map(|dict| self.file.get(dict, key)) {
                self.budget.text(bytes.len())?;
                self.drawn.beside.push_str(&text(bytes));
            }
        }
        Ok(())
    }

    fn font(&mut self, object: &Object) -> Read<Option<Rc<Font>>> {
        let Some(dict) = self.file.resolve(object).dict() else { return Ok(None) };
        let place = std::ptr::from_ref(dict).addr();
        if let Some(font) = self.known.fonts.get(&place) {
            return Ok(Some(Rc::clone(font)));
        }
        let font = Rc::new(Font::read(self.file, dict, self.budget)?);
        self.known.fonts.insert(place, Rc::clone(&font));
        Ok(Some(font))
    }

    fn show(&mut self, object: Option<&Object>, run: &mut Run) -> Read<()> {
        let Some(Object::Text(bytes)) = object else { return Ok(()) };
        let Some(font) = run.state.font.clone() else {
            // A program may take any font for it.
            self.drawn.unmapped += bytes.len();
            self.drawn.asides.push_str(&text(bytes));
            return Ok(());
        };
        font.shown(bytes, &mut |shown| {
            self.budget.step()?;
            let state = &run.state;
            let own = [state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise];
            let place = times(times(own, run.text), state.matrix);
            let (right, up, point) = ((place[0], place[1]), (place[2], place[3]), (place[4], place[5]));
            let (along, across) = (right.0.hypot(right.1), up.0.hypot(up.1));
            let (direction, width) =
                if font.is_vertical { ((-up.0, -up.1), across) } else { (right, along * shown.width) };
            match &shown.text {
                Some(text) => self.drawn.layout.push(point, direction, width, across, text)?,
                None => {
                    self.drawn.unmapped += 1;
                    self.drawn.layout.push(point, direction, width, across, "\u{fffd}")?;
                }
            }
            let spacing = state.character_spacing + if shown.is_space { state.word_spacing } else { 0.0 };
            if font.is_vertical {
                run.text = times(shift(0.0, -state.size - spacing), run.text);
            } else {
                let step = (shown.width * state.size + spacing) * state.stretch;
                run.text = times(shift(step, 0.0), run.text);
            }
            Ok(())
        })
    }

    /// Is it a stream that draws?
    pub(super) fn is_form(dict: &Dict) -> bool {
        dict.get("Subtype").and_then(Object::name) == Some("Form") || is_type(dict, "XObject")
    }
}

/// A stream that is being drawn.
struct Run {
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
}

impl Run {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times(shift(x, y), self.line);
        self.text = self.line;
    }

    fn shift(&mut self, by: f64) {
        let is_vertical = self.state.font.as_ref().is_some_and(|font| font.is_vertical);
        let step = if is_vertical { (0.0, by) } else { (by * self.state.stretch, 0.0) };
        self.text = times(shift(step.0, step.1), self.text);
    }
}

fn matrix(objects: &[Object]) -> Matrix {
    let numbers: Vec<f64> = objects.iter().take(7).filter_map(Object::number).collect();
    numbers.try_into().unwrap_or(AS_IT_IS)
}
