//! Glyphs at places on a page, put together into the lines a reader sees.
//!
//! Twice: in the order in which they are drawn, which keeps apart what lies on top of each other, and in the order of their
//! places, which joins what was drawn in pieces.

use super::cells::{Head, Tables, tables};
use super::columns::{Joined, Segment, joined};
use super::inspection::Unread;
use super::limits::{self, Read};

/// A piece of text on a page; lengths in any unit, as long as it is the same for the page.
#[derive(Debug, Clone)]
struct Glyph {
    /// Where it begins, along its line.
    along: f32,
    /// Where its line is, across it.
    across: f32,
    width: f32,
    size: f32,
    /// Which way its line runs, in quarters of a right angle.
    turn: i8,
    text: Text,
}

/// Nearly every glyph is one character, which needs no memory of its own.
#[derive(Debug, Clone)]
enum Text {
    One(char),
    More(Box<str>),
}

/// The glyphs of a page.
#[derive(Debug, Default)]
pub(super) struct Layout {
    glyphs: Vec<Glyph>,
}

/// Gaps up to this part of the size stand within a word.
const WITHIN: f32 = 0.25;
/// Gaps up to this part of the size stand between single digits that were given a box each.
const BOXES: f32 = 4.0;
/// Gaps up to this part of the size stand between words of a line; wider ones between columns.
const WORDS: f32 = 2.0;
/// Gaps from this part of the size on may part the cells of a narrow table; where words are set apart by drawing a blank,
/// there is no gap, so that whatever is wider than one within a word may.
const CELLS: [f32; 2] = [0.6, 0.3];
/// Lines nearer than this part of the size are one.
const SAME_LINE: f32 = 0.3;

/// What a page says.
#[derive(Debug)]
pub(super) struct Texts {
    /// The lines as they are drawn, then the lines as they stand on the page.
    pub(super) lines: [String; 2],
    /// What goes on from one line to the next.
    pub(super) joined: Vec<Joined>,
    /// What stands in rows and columns, with cells far from each other and near.
    pub(super) tables: [Tables; 2],
}

/// The heads of tables that may go on on the next page, with cells far from each other and near.
pub(super) type Heads = [Vec<Head>; 2];

impl Layout {
    /// Adds a glyph that begins at a point and runs by `width` in the direction (dx, dy), in a system whose y runs upwards.
    pub(super) fn push(
        &mut self,
        (x, y): (f64, f64),
        (dx, dy): (f64, f64),
        width: f64,
        size: f64,
        text: &str,
    ) -> Read<()> {
        if self.glyphs.len() >= limits::GLYPHS {
            return Err(Unread::TooLarge);
        }
        let length = dx.hypot(dy);
        let (dx, dy) = if length > 1e-9 { (dx / length, dy / length) } else { (1.0, 0.0) };
        let mut characters = text.chars();
        let text = match (characters.next(), characters.next()) {
            (Some(c), None) => Text::One(c),
            _ => Text::More(text.into()),
        };
        #[allow(clippy::cast_possible_truncation)]
        self.glyphs.push(Glyph {
            along: (x * dx + y * dy) as f32,
            across: (y * dx - x * dy) as f32,
            width: width as f32,
            size: size.abs().max(1e-3) as f32,
            turn: (dy.atan2(dx) * 8.0 / std::f64::consts::PI).round() as i8,
            text,
        });
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The page as its readers see it, behind a page with such heads.
    pub(super) fn into_texts(mut self, heads: &mut Heads) -> Texts {
        let drawn = lines(&self.glyphs);
        let mut by_line = std::mem::take(&mut self.glyphs);
        by_line.sort_by(|a, b| {
            (a.turn, b.across).partial_cmp(&(b.turn, a.across)).unwrap_or(std::cmp::Ordering::Equal)
        });
        let mut start = 0;
        for at in 1..=by_line.len() {
            let goes_on = by_line.get(at).is_some_and(|glyph| is_same_line(&by_line[at - 1], glyph));
            if !goes_on {
                by_line[start..at].sort_by(|a, b| a.along.total_cmp(&b.along));
                start = at;
            }
        }
        let [wide, narrow] = CELLS.map(|gap| segments(&by_line, gap));
        let words = segments(&by_line, WORDS);
        let mut all = [&words, &wide, &narrow].map(|segments| joined(segments)).concat();
        all.dedup();
        let [far, near] = heads;
        let tables = [tables(&wide, far), tables(&narrow, near)];
        Texts { lines: [drawn, lines(&by_line)], joined: all, tables }
    }
}

fn is_same_line(a: &Glyph, b: &Glyph) -> bool {
    a.turn == b.turn && (a.across - b.across).abs() <= a.size.min(b.size) * SAME_LINE
}

fn lines(glyphs: &[Glyph]) -> String {
    let mut text = String::with_capacity(glyphs.len() * 3);
    for (at, glyph) in glyphs.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).and_then(|before| glyphs.get(before)) {
            let gap = before.gap(glyph);
            text.push_str(match () {
                // Drawn back: printed twice to look bold, or something else on the same line.
                () if !is_same_line(before, glyph) || gap < -1.0 => "\n",
                () if gap <= WITHIN => "",
                () if gap <= BOXES && is_boxed(glyphs, at - 1) && is_boxed(glyphs, at) => "",
                () if gap <= WORDS => " ",
                () => "\n",
            });
        }
        match &glyph.text {
            Text::One(c) => text.push(*c),
            Text::More(more) => text.push_str(more),
        }
    }
    text
}

/// The words that stand close together, from the top down.
fn segments(glyphs: &[Glyph], gap: f32) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| glyphs.get(before));
        let goes_on = before
            .is_some_and(|before| is_same_line(before, glyph) && (-1.0..=gap).contains(&before.gap(glyph)));
        if !goes_on {
            segments.push(Segment {
                turn: glyph.turn,
                across: glyph.across,
                start: glyph.along,
                end: glyph.along,
                size: glyph.size,
                text: String::new(),
            });
        }
        if let Some(segment) = segments.last_mut() {
            segment.end = glyph.along + glyph.width;
            match &glyph.text {
                Text::One(c) => segment.text.push(*c),
                Text::More(more) => segment.text.push_str(more),
            }
        }
    }
    for segment in &mut segments {
        segment.text = segment.text.trim().to_owned();
    }
    segments.retain(|segment| !segment.text.is_empty());
    segments
}

/// Does a digit stand alone, with a gap on either side?
fn is_boxed(glyphs: &[Glyph], at: usize) -> bool {
    let Some(glyph) = glyphs.get(at) else { return false };
    let is_apart = |a: &Glyph, b: &Glyph| !is_same_line(a, b) || a.gap(b).abs() > WITHIN;
    let before = at.checked_sub(1).and_then(|before| glyphs.get(before));
    matches!(glyph.text, Text::One('0'..='9' | 'X' | 'x' | '０'..='９'))
        && before.is_none_or(|before| is_apart(before, glyph))
        && glyphs.get(at + 1).is_none_or(|after| is_apart(glyph, after))
}

impl Glyph {
    /// How far the next glyph is from the end of this one, in parts of the size.
    fn gap(&self, next: &Self) -> f32 {
        (next.along - self.along - self.width) / self.size.max(next.size)
    }
}
