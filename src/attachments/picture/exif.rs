//! EXIF blocks: which way up a picture stands, and whether more is said than that.

/// What is known of an EXIF block, which is a TIFF file without a picture.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Exif<'b> {
    /// 1 to 8; 1 is as it is.
    pub(super) orientation: Option<u16>,
    has_place: bool,
    has_author: bool,
    has_device: bool,
    has_small_picture: bool,
    has_more: bool,
    /// The values that are texts, or may hold some.
    pub(super) texts: Vec<&'b [u8]>,
}

/// Real blocks have about a hundred; more are looked through by nobody.
const TAGS: usize = 2_000;

impl<'b> Exif<'b> {
    /// Reads a block, as far as it can be read.
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        let mut exif = Self::default();
        let tiff = Tiff { bytes, is_big: bytes.starts_with(b"MM") };
        let mut left = TAGS;
        let mut room = bytes.len();
        let mut folders: Vec<(usize, bool)> = tiff.long(4).map(|first| (first, false)).into_iter().collect();
        // The first folder describes the picture, the second a smaller one inside the block.
        while let Some((at, is_second)) = folders.pop() {
            let Some(count) = tiff.short(at) else { continue };
            exif.has_small_picture |= is_second && count > 0;
            for entry in (0..usize::from(count)).map(|number| at + 2 + number * 12) {
                left -= 1;
                if left == 0 {
                    return Self { has_more: true, ..exif };
                }
                // Values that overlap are read once.
                let text = tiff.text(entry).filter(|text| text.len() <= room);
                room -= text.map_or(0, <[u8]>::len);
                exif.texts.extend(text);
                match tiff.short(entry) {
                    Some(0x0112) if !is_second => exif.orientation = tiff.short(entry + 8),
                    Some(0x8825) => exif.has_place = true,
                    Some(0x013B | 0x8298 | 0x9C9D | 0xA430) => exif.has_author = true,
                    Some(0x010F | 0x0110 | 0x927C | 0xA431 | 0xA435 | 0xC62F) => exif.has_device = true,
                    Some(0x8769) => {
                        folders
                            .extend(tiff.long(entry + 8).map(|at| (at, false)).filter(|_| folders.len() < 4));
                    }
                    Some(_) if !is_second => exif.has_more = true,
                    _ => {}
                }
            }
            let next = at + 2 + usize::from(count) * 12;
            let is_first = Some(at) == tiff.long(4);
            folders.extend(tiff.long(next).filter(|next| is_first && *next != 0).map(|next| (next, true)));
        }
        exif
    }

    /// What it tells besides the orientation.
    pub(super) fn traces(&self) -> Vec<&'static str> {
        let all = [
            (self.has_place, "拍摄地点"),
            (self.has_author, "作者"),
            (self.has_device, "拍摄设备"),
            (self.has_small_picture, "缩略图"),
            // A block that cannot be read says something too.
            (self.has_more || self.orientation.is_none(), "拍摄和编辑信息"),
        ];
        all.iter().filter(|(has, _)| *has).map(|(_, what)| *what).collect()
    }

    /// A block that says nothing but the orientation.
    pub(super) fn only(orientation: u16) -> Vec<u8> {
        let mut block = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
        block.extend(orientation.to_be_bytes());
        block.extend([0; 6]);
        block
    }
}

struct Tiff<'b> {
    bytes: &'b [u8],
    is_big: bool,
}

impl<'b> Tiff<'b> {
    /// The value of an entry if its type is bytes, text or undefined and it stands elsewhere in the block.
    fn text(&self, entry: usize) -> Option<&'b [u8]> {
        let is_text = matches!(self.short(entry + 2)?, 1 | 2 | 7);
        let (count, at) = (self.long(entry + 4)?, self.long(entry + 8)?);
        self.bytes.get(at..at.checked_add(count)?).filter(|_| is_text && count > 4)
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.is_big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_with_the_orientation_alone_tells_nothing() {
        let block = Exif::only(6);
        let exif = Exif::of(&block);
        assert_eq!(exif.orientation, Some(6));
        assert_eq!(exif.traces(), [] as [&str; 0]);
    }

    #[test]
    fn a_block_that_leads_in_a_circle_ends() {
        let mut block = b"MM\0\x2A\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08".to_vec();
        block.extend([0; 6]);
        assert!(!Exif::of(&block).traces().is_empty());
    }
}
