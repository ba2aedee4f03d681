/// A kind of file that may stand below `attachments/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// PDF.
    Pdf,
    /// OFD, GB/T 33190.
    Ofd,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// PowerPoint.
    Pptx,
    /// A photograph.
    Jpeg,
    /// A picture without loss.
    Png,
    /// A picture for the web.
    Webp,
    /// A binary file of an old office program, such as `.doc` or `.wps`.
    OldOffice,
}
