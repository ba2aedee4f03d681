//! The lock of a PDF, as far as it opens without a password: files locked only against changes open so.

use aes::cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256, Block};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::object::{Dict, Object, whole};

/// The opened lock.
pub(super) struct Crypt {
    key: Vec<u8>,
    streams: Cipher,
    strings: Cipher,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cipher {
    None,
    Rc4,
    /// AES-128 with a key for each object, or AES-256 with one for all.
    Aes128,
    Aes256,
}

const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E,
    0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

impl Crypt {
    /// Opens the lock with the empty password; `None` if another is needed.
    pub(super) fn open(dict: &Dict, id: &[u8]) -> Option<Self> {
        let number = |key: &str| dict.get(key).and_then(Object::number);
        let small = |key: &str| number(key).and_then(whole);
        if dict.get("Filter").and_then(Object::name) != Some("Standard") {
            return None;
        }
        let version = small("V").unwrap_or(0);
        let revision = small("R")?;
        let (streams, strings) = match version {
            1 | 2 => (Cipher::Rc4, Cipher::Rc4),
            4 | 5 => (method(dict, "StmF"), method(dict, "StrF")),
            _ => return None,
        };
        let key = match revision {
            2..=4 => key_of_old(dict, id, revision, version)?,
            5 | 6 => key_of_new(dict, revision)?,
            _ => return None,
        };
        Some(Self { key, streams, strings })
    }

    pub(super) fn stream(&self, id: (u32, u32), bytes: &[u8]) -> Vec<u8> {
        self.opened(self.streams, id, bytes)
    }

    pub(super) fn string(&self, id: (u32, u32), bytes: &[u8]) -> Vec<u8> {
        self.opened(self.strings, id, bytes)
    }

    fn opened(&self, cipher: Cipher, (number, generation): (u32, u32), bytes: &[u8]) -> Vec<u8> {
        let own = |salt: &[u8]| {
            let mut hash = Md5::new();
            hash.update(&self.key);
            hash.update(&number.to_le_bytes()[..3]);
            hash.update(&generation.to_le_bytes()[..2]);
            hash.update(salt);
            let length = (self.key.len() + 5).min(16);
            hash.finalize()[..length].to_vec()
        };
        match cipher {
            Cipher::None => bytes.to_vec(),
            Cipher::Rc4 => rc4(&own(b""), bytes),
            Cipher::Aes128 => match Aes128::new_from_slice(&own(b"sAlT")) {
                Ok(aes) => chained(&aes, bytes),
                Err(_) => Vec::new(),
            },
            Cipher::Aes256 => match Aes256::new_from_slice(&self.key) {
                Ok(aes) => chained(&aes, bytes),
                Err(_) => Vec::new(),
            },
        }
    }
}

fn method(dict: &Dict, which: &str) -> Cipher {
    let name = dict.get(which).and_then(Object::name).unwrap_or("Identity");
    let filter = dict.get("CF").and_then(Object::dict).and_then(|filters| filters.get(name));
    match filter.and_then(Object::dict).and_then(|filter| filter.get("CFM")).and_then(Object::name) {
        Some("V2") => Cipher::Rc4,
        Some("AESV2") => Cipher::Aes128,
        Some("AESV3") => Cipher::Aes256,
        _ => Cipher::None,
    }
}

fn string<'d>(dict: &'d Dict, key: &str) -> Option<&'d [u8]> {
    match dict.get(key) {
        Some(Object::Text(bytes)) => Some(bytes),
        _ => None,
    }
}

/// The key up to revision 4, from an empty password.
fn key_of_old(dict: &Dict, id: &[u8], revision: u32, version: u32) -> Option<Vec<u8>> {
    let length = match dict.get("Length").and_then(Object::number).and_then(whole) {
        _ if version == 1 => 5,
        _ if version == 4 => 16,
        Some(bits) => (bits as usize / 8).clamp(5, 16),
        None => 5,
    };
    #[allow(clippy::cast_possible_truncation)]
    let permissions = dict.get("P").and_then(Object::number)? as i64 as i32;
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(string(dict, "O")?.get(..32)?);
    hash.update(permissions.to_le_bytes());
    hash.update(id);
    if revision >= 4 && dict.get("EncryptMetadata") == Some(&Object::Bool(false)) {
        hash.update([0xFF; 4]);
    }
    let mut key = hash.finalize()[..length].to_vec();
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key)[..length].to_vec();
        }
    }
    let user = string(dict, "U")?;
    let fits = match revision {
        2 => user.get(..32)? == rc4(&key, &PADDING),
        _ => {
            let mut hash = Md5::new();
            hash.update(PADDING);
            hash.update(id);
            let mut check = hash.finalize().to_vec();
            for round in 0..20_u8 {
                let turned: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
                check = rc4(&turned, &check);
            }
            user.get(..16)? == check
        }
    };
    fits.then_some(key)
}

/// The key from revision 5 on, from an empty password.
fn key_of_new(dict: &Dict, revision: u32) -> Option<Vec<u8>> {
    let user = string(dict, "U")?;
    let hash = |salt: &[u8]| match revision {
        5 => Some(Sha256::digest(salt).to_vec()),
        _ => hardened(salt),
    };
    if hash(user.get(32..40)?)? != user.get(..32)? {
        return None;
    }
    let aes = Aes256::new_from_slice(&hash(user.get(40..48)?)?).ok()?;
    let mut locked = vec![0; 16];
    locked.extend(string(dict, "UE")?.get(..32)?);
    Some(unchained(&aes, &locked))
}

/// The hash of revision 6, which is slow by intent: at most some 300 rounds over four kilobytes.
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 0_u32..1000 {
        let aes = Aes128::new_from_slice(key.get(..16)?).ok()?;
        let mut last = Block::try_from(key.get(16..32)?).ok()?;
        let plain = key.repeat(64);
        let mut locked = Vec::with_capacity(plain.len());
        for chunk in plain.chunks_exact(16) {
            for (byte, plain) in last.iter_mut().zip(chunk) {
                *byte ^= plain;
            }
            aes.encrypt_block(&mut last);
            locked.extend(last.iter());
        }
        let rest: u32 = locked.get(..16)?.iter().map(|byte| u32::from(*byte)).sum::<u32>() % 3;
        key = match rest {
            0 => Sha256::digest(&locked).to_vec(),
            1 => Sha384::digest(&locked).to_vec(),
            _ => Sha512::digest(&locked).to_vec(),
        };
        if round >= 63 && u32::from(*locked.last()?) + 32 <= round {
            return Some(key.get(..32)?.to_vec());
        }
    }
    None
}

/// AES in a chain, the first block being the start; the padding is taken off.
fn chained(aes: &impl BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>, bytes: &[u8]) -> Vec<u8> {
    let mut plain = unchained(aes, bytes);
    let padding = plain.last().copied().map_or(0, usize::from);
    if (1..=16).contains(&padding) {
        plain.truncate(plain.len().saturating_sub(padding));
    }
    plain
}

fn unchained(aes: &impl BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>, bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    for (before, chunk) in bytes.chunks_exact(16).zip(bytes.chunks_exact(16).skip(1)) {
        let Ok(mut block) = Block::try_from(chunk) else { break };
        aes.decrypt_block(&mut block);
        plain.extend(block.iter().zip(before).map(|(byte, before)| byte ^ before));
    }
    plain
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| u8::try_from(at).unwrap_or_default());
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len().max(1)]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let turned = bytes.iter().map(|byte| {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        byte ^ state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
    });
    turned.collect()
}
