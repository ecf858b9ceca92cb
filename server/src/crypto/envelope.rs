//! Sealing: XChaCha20-Poly1305 with a header that says which key, and the row's identity as associated data.
//!
//! A sealed value copied to another row, column or family does not open, so rows cannot be swapped unseen.
//! The main functions are [`seal`] and [`open`]. They choose no keys and keep no state.

use std::fmt;

use app::ports::Fault;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroizing;

/// The only version so far: version byte, 8 bytes key id, 24 bytes nonce, then the sealed text and its tag.
const VERSION: u8 = 1;
const KEY_ID: usize = 8;
const NONCE: usize = 24;
const HEADER: usize = 1 + KEY_ID + NONCE;

/// Which key sealed a value. It is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; KEY_ID]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A key for sealing, wiped from memory when dropped.
pub struct SealKey {
    id: KeyId,
    key: SecretBox<[u8; 32]>,
}

impl SealKey {
    /// Takes a key with the id that goes into each header.
    pub const fn new(id: KeyId, key: SecretBox<[u8; 32]>) -> Self {
        Self { id, key }
    }

    /// The id that goes into each header.
    pub const fn id(&self) -> KeyId {
        self.id
    }

    pub(super) fn expose(&self) -> &[u8; 32] {
        self.key.expose_secret()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.expose().into())
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealKey({}, hidden)", self.id)
    }
}

/// The one cell of storage a sealed value belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's own id.
    pub row: &'a [u8],
}

impl Cell<'_> {
    /// Header and cell, joined so that no two different pairs give the same bytes.
    fn associated_data(&self, header: &[u8]) -> Vec<u8> {
        [header, self.table.as_bytes(), b"\0", self.column.as_bytes(), b"\0", self.row].concat()
    }
}

/// Seals `plain` for `cell`. `nonce` must be fresh and random: its first 24 bytes are used.
pub fn seal(key: &SealKey, nonce: &[u8; 32], cell: Cell<'_>, plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let nonce: [u8; NONCE] = std::array::from_fn(|index| nonce.get(index).copied().unwrap_or_default());
    let mut sealed = Vec::with_capacity(HEADER + plain.len() + 16);
    sealed.push(VERSION);
    sealed.extend_from_slice(&key.id.0);
    sealed.extend_from_slice(&nonce);
    let payload = Payload { msg: plain, aad: &cell.associated_data(&sealed) };
    let body = key.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| Fault::bare("sealing a value"))?;
    sealed.extend_from_slice(&body);
    Ok(sealed)
}

/// The id of the key that sealed a value.
pub fn sealed_with(sealed: &[u8]) -> Result<KeyId, Fault> {
    match sealed.split_first_chunk::<HEADER>() {
        Some(([VERSION, rest @ ..], _)) => rest.first_chunk().copied().map(KeyId),
        _ => None,
    }
    .ok_or(Fault::bare("reading the header of a sealed value"))
}

/// Opens what [`seal`] made for the same key and cell. Anything changed, cut or moved does not open.
pub fn open(key: &SealKey, cell: Cell<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    const WHAT: Fault = Fault::bare("opening a sealed value");
    if sealed_with(sealed)? != key.id {
        return Err(Fault::bare("opening a value that another key sealed"));
    }
    let (header, body) = sealed.split_at_checked(HEADER).ok_or(WHAT)?;
    let nonce: [u8; NONCE] = header.last_chunk().copied().ok_or(WHAT)?;
    let payload = Payload { msg: body, aad: &cell.associated_data(header) };
    key.cipher().decrypt(&XNonce::from(nonce), payload).map(Zeroizing::new).map_err(|_| WHAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SealKey {
        SealKey::new(KeyId([byte; 8]), SecretBox::new(Box::new([byte; 32])))
    }

    const CELL: Cell<'static> = Cell { table: "draft", column: "sealed", row: b"row" };

    #[test]
    fn a_sealed_value_opens_only_in_its_own_cell_and_with_its_own_key() {
        let sealed = seal(&key(1), &[9; 32], CELL, b"words").unwrap();
        assert_eq!(open(&key(1), CELL, &sealed).unwrap().as_slice(), b"words");
        assert!(open(&key(2), CELL, &sealed).is_err());
        for other in [
            Cell { table: "message", ..CELL },
            Cell { column: "other", ..CELL },
            Cell { row: b"another", ..CELL },
            Cell { table: "draf", column: "tsealed", ..CELL },
        ] {
            assert!(open(&key(1), other, &sealed).is_err(), "{other:?}");
        }
    }

    #[test]
    fn any_changed_or_cut_byte_is_found() {
        let sealed = seal(&key(1), &[9; 32], CELL, b"words").unwrap();
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert!(open(&key(1), CELL, &changed).is_err(), "byte {index}");
            assert!(open(&key(1), CELL, &sealed[..index]).is_err(), "cut at {index}");
        }
    }

    #[test]
    fn neither_the_words_nor_the_key_can_be_read_off() {
        let sealed = seal(&key(0x41), &[9; 32], CELL, b"canary").unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"canary"));
        assert_eq!(format!("{:?}", key(0x41)), "SealKey(4141414141414141, hidden)");
    }
}
