use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::diagnostic::Severity;

/// How the cells of a workbook look.
pub(super) struct Styles {
    /// The first row of a sheet.
    pub(super) head: Format,
    /// A cell that people may change.
    pub(super) open: Format,
    /// A cell that only helps to read its row.
    pub(super) fixed: Format,
    /// A cell that holds a mark and nothing else.
    pub(super) mark: Format,
    pub(super) fixed_mark: Format,
    /// A line of the guide.
    pub(super) title: Format,
    pub(super) text: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = Format::new().set_font_name("宋体").set_font_size(11);
        let cell = base
            .clone()
            .set_num_format("@")
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00D0_D0D0));
        let open = cell.clone().set_unlocked();
        let fixed = cell
            .clone()
            .set_background_color(Color::RGB(0x00F2_F2F2))
            .set_font_color(Color::RGB(0x0059_5959));
        Self {
            head: base
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x00B0_B0B0))
                .set_background_color(Color::RGB(0x00DD_EBF7)),
            mark: open.clone().set_align(FormatAlign::Center),
            fixed_mark: fixed.clone().set_align(FormatAlign::Center),
            title: base.clone().set_bold().set_font_size(14),
            text: base.set_text_wrap().set_align(FormatAlign::Top),
            open,
            fixed,
        }
    }
}

/// The colour behind a cell about which something was found.
pub(super) fn colour(severity: Severity) -> Color {
    Color::RGB(match severity {
        Severity::Error => 0x00FF_C7CE,
        Severity::Compliance => 0x00FF_D9B3,
        Severity::Warning => 0x00FF_F2CC,
        Severity::Info => 0x00E2_EFDA,
    })
}
