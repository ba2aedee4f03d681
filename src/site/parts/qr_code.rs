use std::fmt::Write;

use qrcode::{Color, EcLevel};
use serde::Serialize;

/// The address of a page as a square that a telephone reads.
#[derive(Serialize)]
pub(crate) struct QrCode {
    /// How many modules wide, with the quiet zone around it.
    size: usize,
    /// The dark modules, as the path of an SVG with one unit a module.
    path: String,
}

/// Light modules on each side, as the standard asks.
const QUIET: usize = 4;

impl QrCode {
    /// `None` where the address is too long to be read.
    pub(crate) fn new(url: &str) -> Option<Self> {
        let code = qrcode::QrCode::with_error_correction_level(url, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
                }
                x += run.len();
            }
        }
        Some(Self { size: width + 2 * QUIET, path })
    }
}
