//! The values of a PDF.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::attachments::limits::SHORTEST;

pub(super) type Dict = BTreeMap<String, Object>;

/// A value of a PDF.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    Stream(Box<Stream>),
    Ref(u32),
    /// An operator of a page, or a word that is out of place.
    Word(String),
}

/// A stream: what is said of it, and where its bytes are in the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stream {
    pub(super) dict: Dict,
    pub(super) data: Range<usize>,
    pub(super) id: (u32, u32),
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn reference(&self) -> Option<u32> {
        match self {
            Self::Ref(id) => Some(*id),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The dictionary, also that of a stream.
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }
}

/// A whole number that is not negative.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn whole(number: f64) -> Option<u32> {
    (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0).then_some(number as u32)
}

/// The text of a string as people read it.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
            Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}

/// Collects the texts and names in an object, each on a line of its own.
pub(super) fn strings(object: &Object, texts: &mut String) {
    match object {
        Object::Text(bytes) => {
            texts.push_str(&text(bytes));
            texts.push('\n');
        }
        Object::Name(name) if name.len() >= SHORTEST => {
            texts.push_str(name);
            texts.push('\n');
        }
        Object::Array(array) => array.iter().for_each(|inner| strings(inner, texts)),
        _ => {
            let Some(dict) = object.dict() else { return };
            // Of a signature, a lock and a font the bytes are no text.
            let is_signed = dict.contains_key("ByteRange");
            let bytes = ["ID", "O", "U", "OE", "UE", "Perms", "Panose", "CheckSum", "Cert"];
            for (key, inner) in dict {
                if !(bytes.contains(&key.as_str()) || is_signed && key == "Contents") {
                    strings(inner, texts);
                }
            }
        }
    }
}
