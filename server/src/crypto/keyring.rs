//! The keys that are kept apart from the data: without this file a stolen disk or backup says nothing.
//!
//! The main type is [`KeyRing`], read from a small text file with one `id = key` line each, newest first.
//! New seals use the newest key of the file as it is now, so that a running portal takes a new key up by itself; older
//! keys stay in the file to open what they sealed. The last line also finds return codes and is never dropped.
//! It never prints a key, and refuses a file that everybody may read.

mod file;

use std::{
    collections::BTreeSet,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use app::{
    domain::ids::{ConcernId, FamilyId},
    ports::{Fault, Ids},
};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use self::file::Stamp;
use super::envelope::{self, Cell, KeyId, SealKey};

/// One key-encryption key; the keys in use are derived from it, each for one purpose.
struct MasterKey {
    wrap: SealKey,
    concern: SealKey,
    visit: SealKey,
    look_up: SecretBox<[u8; 32]>,
    sign: SecretBox<[u8; 32]>,
}

impl MasterKey {
    fn new(id: KeyId, secret: &SecretBox<[u8; 32]>) -> Result<Self, Fault> {
        Ok(Self {
            wrap: SealKey::new(id, derive(secret.expose_secret(), "family key wrap 1")?),
            concern: SealKey::new(id, derive(secret.expose_secret(), "concern key wrap 1")?),
            visit: SealKey::new(id, derive(secret.expose_secret(), "visit seal 1")?),
            look_up: derive(secret.expose_secret(), "code look-up 1")?,
            sign: derive(secret.expose_secret(), "story file signature 1")?,
        })
    }
}

/// What a key file holds: at least one key, newest first.
struct Keys {
    newest: MasterKey,
    older: Vec<MasterKey>,
    /// The state of the file it was read from.
    stamp: Option<Stamp>,
}

impl Keys {
    fn all(&self) -> impl Iterator<Item = &MasterKey> {
        std::iter::once(&self.newest).chain(&self.older)
    }

    fn oldest(&self) -> &MasterKey {
        self.older.last().unwrap_or(&self.newest)
    }

    fn holder(&self, id: KeyId) -> Option<&MasterKey> {
        self.all().find(|key| key.wrap.id() == id)
    }
}

/// The keys of this portal, as their file holds them.
pub struct KeyRing {
    keys: RwLock<Arc<Keys>>,
    path: Option<PathBuf>,
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} keys, hidden)", self.known().all().count())
    }
}

impl KeyRing {
    /// Reads a key file. Refuses one that is empty, malformed, repeats an id, or that everybody may read.
    pub fn load(path: &Path) -> Result<Self, Fault> {
        Ok(Self { keys: RwLock::new(Arc::new(read(path)?)), path: Some(path.to_owned()) })
    }

    /// Makes a new key file with one fresh key, readable by its owner alone. Refuses if the file exists.
    pub fn create(path: &Path, ids: &dyn Ids) -> Result<Self, Fault> {
        let text = Zeroizing::new(format!(
            "# Keys of the Family Help Portal, newest first: one `id = key` line each.\n\
             # Keep a copy apart from the data and its backups. The last line also finds return codes: keep it.\n\
             {}\n",
            fresh_line(ids).as_str()
        ));
        file::create(path, &text)?;
        Self::load(path)
    }

    /// Adds a fresh newest key to a key file, above those it holds. Gives the path of the copy of the file before.
    pub fn add_key(path: &Path, ids: &dyn Ids) -> Result<PathBuf, Fault> {
        file::replace(path, |text| {
            parse(text)?;
            let line = fresh_line(ids);
            let first = text.lines().position(is_key).unwrap_or_default();
            let mut changed = Zeroizing::new(String::with_capacity(text.len() + line.len() + 2));
            for (number, known) in text.lines().enumerate() {
                if number == first {
                    push_line(&mut changed, &line);
                }
                push_line(&mut changed, known);
            }
            Ok(changed)
        })
    }

    /// Takes keys out of a key file that are not in `used`. The first stays, for it is in use; so does the last,
    /// because it finds return codes. Gives how many went, with the path of the copy of the file before.
    pub fn drop_unused(path: &Path, used: &BTreeSet<KeyId>) -> Result<Option<(usize, PathBuf)>, Fault> {
        let keys = read(path)?;
        let (first, last) = (keys.newest.wrap.id(), keys.oldest().wrap.id());
        let goes = |line: &str| key_id(line).is_some_and(|id| id != first && id != last && !used.contains(&id));
        let (text, _) = file::read(path)?;
        let count = text.lines().filter(|line| goes(line)).count();
        if count == 0 {
            return Ok(None);
        }
        let copy = file::replace(path, |text| {
            let mut changed = Zeroizing::new(String::with_capacity(text.len()));
            text.lines().filter(|line| !goes(line)).for_each(|line| push_line(&mut changed, line));
            parse(&changed)?;
            Ok(changed)
        })?;
        Ok(Some((count, copy)))
    }

    fn known(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The keys as the file holds them now. A file that cannot be read, or that has lost the key of the return codes,
    /// changes nothing here.
    fn current(&self) -> Arc<Keys> {
        let known = self.known();
        let Some(path) = &self.path else { return known };
        let now = file::stamp(path);
        if now.is_none() || now == known.stamp {
            return known;
        }
        match read(path) {
            Ok(keys) if keys.oldest().wrap.id() == known.oldest().wrap.id() => {
                let keys = Arc::new(keys);
                *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&keys);
                keys
            }
            Ok(_) => {
                tracing::error!(
                    "the key file lost its last line, which finds return codes; the keys before stay in use"
                );
                known
            }
            Err(fault) => {
                tracing::error!(error = ?fault, "the key file was changed and cannot be read; the keys before stay in use");
                known
            }
        }
    }

    /// Whether a text is a key file.
    pub fn is_key_file(text: &str) -> bool {
        parse(text).is_ok()
    }

    /// The id of the key that seals from now on.
    pub fn newest_id(&self) -> KeyId {
        self.current().newest.wrap.id()
    }

    /// A new family key from 32 random bytes.
    pub fn family_key(mut secret: [u8; 32]) -> SealKey {
        let key = SealKey::new(FAMILY, SecretBox::new(Box::new(secret)));
        secret.zeroize();
        key
    }

    /// Wraps a family's key under the newest key, bound to the family.
    pub fn wrap(&self, family: FamilyId, key: &SealKey, nonce: &[u8; 32]) -> Result<Vec<u8>, Fault> {
        envelope::seal(&self.current().newest.wrap, nonce, family_cell(family.uuid().as_bytes()), key.expose())
    }

    /// Unwraps a family's key.
    pub fn unwrap(&self, family: FamilyId, wrapped: &[u8]) -> Result<SealKey, Fault> {
        let plain = self.with_holder(envelope::sealed_with(wrapped)?, |master| {
            envelope::open(&master.wrap, family_cell(family.uuid().as_bytes()), wrapped)
        })?;
        let key = plain.first_chunk::<32>().ok_or(Fault::bare("unwrapping a family key"))?;
        Ok(Self::family_key(*key))
    }

    /// A new key for one professional's concern from 32 random bytes.
    pub fn concern_key(mut secret: [u8; 32]) -> SealKey {
        let key = SealKey::new(CONCERN, SecretBox::new(Box::new(secret)));
        secret.zeroize();
        key
    }

    /// Wraps a concern's key, bound to the concern, under a key for this purpose alone: what opens the keys of families
    /// opens no concern.
    pub fn wrap_concern(&self, concern: ConcernId, key: &SealKey, nonce: &[u8; 32]) -> Result<Vec<u8>, Fault> {
        envelope::seal(&self.current().newest.concern, nonce, concern_cell(concern.uuid().as_bytes()), key.expose())
    }

    /// Unwraps a concern's key.
    pub fn unwrap_concern(&self, concern: ConcernId, wrapped: &[u8]) -> Result<SealKey, Fault> {
        let plain = self.with_holder(envelope::sealed_with(wrapped)?, |master| {
            envelope::open(&master.concern, concern_cell(concern.uuid().as_bytes()), wrapped)
        })?;
        let key = plain.first_chunk::<32>().ok_or(Fault::bare("unwrapping a concern's key"))?;
        Ok(Self::concern_key(*key))
    }

    /// Seals what a visit holds: it has no family yet, so no family key.
    pub fn seal_visit(&self, nonce: &[u8; 32], cell: Cell<'_>, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        envelope::seal(&self.current().newest.visit, nonce, cell, plain)
    }

    /// Opens what [`Self::seal_visit`] sealed, under whichever key.
    pub fn open_visit(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        self.with_holder(envelope::sealed_with(sealed)?, |master| envelope::open(&master.visit, cell, sealed))
    }

    /// The keyed digest that finds a return code's row. It uses the oldest key, so that a new key breaks no code.
    pub fn look_up(&self, canonical: &str) -> Result<[u8; 32], Fault> {
        keyed_digest(self.known().oldest().look_up.expose_secret(), &[canonical.as_bytes()])
    }

    /// The key of digests that count tries from one network. It names the purpose, so it can never meet a return
    /// code's digest: a code is six words joined by dashes.
    pub fn network_key(&self) -> Result<[u8; 32], Fault> {
        self.look_up("client network")
    }

    /// The seeds of the keys that sign stories which families take along, oldest first. The oldest signs, so that a new
    /// key does not make this portal a stranger to others; all of them are known as ours.
    pub(super) fn signing_seeds(&self) -> Vec<Zeroizing<[u8; 32]>> {
        let keys = self.known();
        let oldest_first = keys.older.iter().rev().chain([&keys.newest]);
        oldest_first.map(|key| Zeroizing::new(*key.sign.expose_secret())).collect()
    }

    /// Does something with the key of this id; one that is not known may have come into the file since.
    fn with_holder<T>(&self, id: KeyId, work: impl FnOnce(&MasterKey) -> Result<T, Fault>) -> Result<T, Fault> {
        let known = self.known();
        if let Some(master) = known.holder(id) {
            return work(master);
        }
        let current = self.current();
        let master = current.holder(id);
        work(master.ok_or(Fault::bare("a value was sealed with a key that the key file does not hold"))?)
    }

    /// A digest of `parts` for one `purpose`, from the key that also finds return codes. Each part goes in with its
    /// length, so no two different lists give the same digest.
    pub fn digest_for(&self, purpose: &str, parts: &[&[u8]]) -> Result<[u8; 32], Fault> {
        let key = derive(self.known().oldest().look_up.expose_secret(), purpose)?;
        let lengths: Vec<[u8; 8]> =
            parts.iter().map(|part| u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()).collect();
        let framed: Vec<&[u8]> =
            lengths.iter().zip(parts).flat_map(|(length, part)| [length.as_slice(), *part]).collect();
        keyed_digest(key.expose_secret(), &framed)
    }
}

fn read(path: &Path) -> Result<Keys, Fault> {
    let (text, stamp) = file::read(path)?;
    let keys = parse(&text)?;
    Ok(Keys { stamp: Some(stamp), ..keys })
}

fn parse(text: &str) -> Result<Keys, Fault> {
    const SHAPE: Fault = Fault::bare("the key file needs lines of `id = key`: 16 and 64 hexadecimal figures");
    let mut keys: Vec<MasterKey> = Vec::new();
    for line in text.lines().filter(|line| is_key(line)) {
        let id = key_id(line).ok_or(SHAPE)?;
        let (_, key) = line.split_once('=').ok_or(SHAPE)?;
        if keys.iter().any(|known| known.wrap.id() == id) {
            return Err(Fault::bare("the key file names the same key id twice"));
        }
        let mut bytes: [u8; 32] = from_hex(key.trim()).ok_or(SHAPE)?;
        keys.push(MasterKey::new(id, &SecretBox::new(Box::new(bytes)))?);
        bytes.zeroize();
    }
    let mut keys = keys.into_iter();
    let newest = keys.next().ok_or(Fault::bare("the key file holds no key"))?;
    Ok(Keys { newest, older: keys.collect(), stamp: None })
}

/// Whether a line holds a key, and not a note or nothing.
fn is_key(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim().starts_with('#')
}

fn key_id(line: &str) -> Option<KeyId> {
    from_hex(line.split_once('=')?.0.trim()).filter(|_| is_key(line)).map(KeyId)
}

fn fresh_line(ids: &dyn Ids) -> Zeroizing<String> {
    let id = KeyId(ids.secret().first_chunk().copied().unwrap_or_default());
    let secret = SecretBox::new(Box::new(ids.secret()));
    let key = Zeroizing::new(to_hex(secret.expose_secret()));
    Zeroizing::new(format!("{id} = {}", key.as_str()))
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Family keys are found by their row, so their headers need no id of their own.
const FAMILY: KeyId = KeyId([0; 8]);

/// The same for keys of concerns, told apart so that neither kind opens what the other sealed.
const CONCERN: KeyId = KeyId([1; 8]);

const fn concern_cell(row: &[u8; 16]) -> Cell<'_> {
    Cell { table: "concern", column: "wrapped_key", row }
}

const fn family_cell(row: &[u8; 16]) -> Cell<'_> {
    Cell { table: "family", column: "wrapped_key", row }
}

/// A digest of `parts` that only a holder of the family's key can make; it vanishes with the key.
pub fn family_digest(key: &SealKey, parts: &[&[u8]]) -> Result<[u8; 32], Fault> {
    keyed_digest(derive(key.expose(), "content digest 1")?.expose_secret(), parts)
}

/// HMAC-SHA256 with a label: the key is uniformly random, so one step of HKDF-Expand is enough.
fn derive(key: &[u8; 32], label: &str) -> Result<SecretBox<[u8; 32]>, Fault> {
    Ok(SecretBox::new(Box::new(keyed_digest(key, &[label.as_bytes(), &[1]])?)))
}

fn keyed_digest(key: &[u8; 32], parts: &[&[u8]]) -> Result<[u8; 32], Fault> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|error| Fault::new("making a keyed digest", error))?;
    for part in parts {
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

fn to_hex(bytes: &[u8]) -> String {
    const FIGURES: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let figure = |half: u8| FIGURES.get(usize::from(half)).copied().unwrap_or('0');
    bytes.iter().flat_map(|byte| [figure(byte >> 4), figure(byte & 15)]).collect()
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (index, slot) in bytes.iter_mut().enumerate() {
        *slot = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
