//! The keys that are kept apart from the data: without this file a stolen disk or backup says nothing.
//!
//! The main type is [`KeyRing`], read from a small text file with one `id = key` line each, newest first.
//! New seals use the newest key; older keys stay in the file to open what they sealed.
//! It never writes over a key file, never prints a key, and refuses a file that everybody may read.

use std::{
    fmt,
    fs::{File, OpenOptions},
    io::Write,
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::Path,
};

use app::{
    domain::ids::FamilyId,
    ports::{Fault, Ids},
};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use super::envelope::{self, Cell, KeyId, SealKey};

/// One key-encryption key; the keys in use are derived from it, each for one purpose.
struct MasterKey {
    wrap: SealKey,
    visit: SealKey,
    look_up: SecretBox<[u8; 32]>,
    sign: SecretBox<[u8; 32]>,
}

impl MasterKey {
    fn new(id: KeyId, secret: &SecretBox<[u8; 32]>) -> Result<Self, Fault> {
        Ok(Self {
            wrap: SealKey::new(id, derive(secret.expose_secret(), "family key wrap 1")?),
            visit: SealKey::new(id, derive(secret.expose_secret(), "visit seal 1")?),
            look_up: derive(secret.expose_secret(), "code look-up 1")?,
            sign: derive(secret.expose_secret(), "story file signature 1")?,
        })
    }
}

/// The keys of this portal: at least one, newest first.
pub struct KeyRing {
    newest: MasterKey,
    older: Vec<MasterKey>,
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} keys, hidden)", 1 + self.older.len())
    }
}

impl KeyRing {
    /// Reads a key file. Refuses one that is empty, malformed, repeats an id, or that everybody may read.
    pub fn load(path: &Path) -> Result<Self, Fault> {
        const WHAT: &str = "reading the key file";
        let mut file = File::open(path).map_err(|error| Fault::new(WHAT, error))?;
        let mode = file.metadata().map_err(|error| Fault::new(WHAT, error))?.mode();
        if mode & 0o007 != 0 {
            return Err(Fault::bare("the key file may be read by everybody: take that right away (chmod 600)"));
        }
        let mut text = Zeroizing::new(String::new());
        std::io::Read::read_to_string(&mut file, &mut text).map_err(|error| Fault::new(WHAT, error))?;
        Self::parse(&text)
    }

    /// Makes a new key file with one fresh key, readable by its owner alone. Refuses if the file exists.
    pub fn create(path: &Path, ids: &dyn Ids) -> Result<Self, Fault> {
        let fault = |error| Fault::new("writing a new key file", error);
        let id = KeyId(ids.secret().first_chunk().copied().unwrap_or_default());
        let secret = SecretBox::new(Box::new(ids.secret()));
        let key = Zeroizing::new(to_hex(secret.expose_secret()));
        let text = Zeroizing::new(format!(
            "# Keys of the Family Help Portal, newest first: one `id = key` line each.\n\
             # Keep a copy apart from the data and its backups. The last line also finds return codes: keep it.\n\
             {id} = {}\n",
            key.as_str()
        ));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(fault)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        // The name must survive a power cut too: data sealed under a lost key is lost.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)?;
        Ok(Self { newest: MasterKey::new(id, &secret)?, older: Vec::new() })
    }

    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        const SHAPE: Fault = Fault::bare("the key file needs lines of `id = key`: 16 and 64 hexadecimal figures");
        let mut keys: Vec<MasterKey> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (id, key) = line.split_once('=').ok_or(SHAPE)?;
            let id = KeyId(from_hex(id.trim()).ok_or(SHAPE)?);
            if keys.iter().any(|known| known.wrap.id() == id) {
                return Err(Fault::bare("the key file names the same key id twice"));
            }
            let mut bytes: [u8; 32] = from_hex(key.trim()).ok_or(SHAPE)?;
            keys.push(MasterKey::new(id, &SecretBox::new(Box::new(bytes)))?);
            bytes.zeroize();
        }
        let mut keys = keys.into_iter();
        let newest = keys.next().ok_or(Fault::bare("the key file holds no key"))?;
        Ok(Self { newest, older: keys.collect() })
    }

    /// The id of the key that seals from now on.
    pub const fn newest_id(&self) -> KeyId {
        self.newest.wrap.id()
    }

    /// A new family key from 32 random bytes.
    pub fn family_key(mut secret: [u8; 32]) -> SealKey {
        let key = SealKey::new(FAMILY, SecretBox::new(Box::new(secret)));
        secret.zeroize();
        key
    }

    /// Wraps a family's key under the newest key, bound to the family.
    pub fn wrap(&self, family: FamilyId, key: &SealKey, nonce: &[u8; 32]) -> Result<Vec<u8>, Fault> {
        envelope::seal(&self.newest.wrap, nonce, family_cell(family.uuid().as_bytes()), key.expose())
    }

    /// Unwraps a family's key.
    pub fn unwrap(&self, family: FamilyId, wrapped: &[u8]) -> Result<SealKey, Fault> {
        let master = self.holder(envelope::sealed_with(wrapped)?)?;
        let plain = envelope::open(&master.wrap, family_cell(family.uuid().as_bytes()), wrapped)?;
        let key = plain.first_chunk::<32>().ok_or(Fault::bare("unwrapping a family key"))?;
        Ok(Self::family_key(*key))
    }

    /// Seals what a visit holds: it has no family yet, so no family key.
    pub fn seal_visit(&self, nonce: &[u8; 32], cell: Cell<'_>, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        envelope::seal(&self.newest.visit, nonce, cell, plain)
    }

    /// Opens what [`Self::seal_visit`] sealed, under whichever key.
    pub fn open_visit(&self, cell: Cell<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let master = self.holder(envelope::sealed_with(sealed)?)?;
        envelope::open(&master.visit, cell, sealed)
    }

    /// The keyed digest that finds a return code's row. It uses the oldest key, so that a new key breaks no code.
    pub fn look_up(&self, canonical: &str) -> Result<[u8; 32], Fault> {
        let oldest = self.older.last().unwrap_or(&self.newest);
        keyed_digest(oldest.look_up.expose_secret(), &[canonical.as_bytes()])
    }

    /// The key of digests that count tries from one network. It names the purpose, so it can never meet a return
    /// code's digest: a code is six words joined by dashes.
    pub fn network_key(&self) -> Result<[u8; 32], Fault> {
        self.look_up("client network")
    }

    /// The seeds of the keys that sign stories which families take along, oldest first. The oldest signs, so that a new
    /// key does not make this portal a stranger to others; all of them are known as ours.
    pub(super) fn signing_seeds(&self) -> impl Iterator<Item = &[u8; 32]> {
        self.older.iter().rev().chain([&self.newest]).map(|key| key.sign.expose_secret())
    }

    fn holder(&self, id: KeyId) -> Result<&MasterKey, Fault> {
        std::iter::once(&self.newest)
            .chain(&self.older)
            .find(|key| key.wrap.id() == id)
            .ok_or(Fault::bare("a value was sealed with a key that the key file does not hold"))
    }
}

/// Family keys are found by their row, so their headers need no id of their own.
const FAMILY: KeyId = KeyId([0; 8]);

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
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use uuid::Uuid;

    use super::*;
    use crate::crypto::ids::OsIds;

    const OLD: &str = "1111111111111111 = 0101010101010101010101010101010101010101010101010101010101010101";
    const NEW: &str = "2222222222222222 = 0202020202020202020202020202020202020202020202020202020202020202";

    fn family() -> FamilyId {
        FamilyId::new(Uuid::from_u128(7))
    }

    #[test]
    fn a_new_key_file_is_its_owners_alone_and_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let made = KeyRing::create(&path, &OsIds).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(KeyRing::load(&path).unwrap().newest_id(), made.newest_id());
        assert!(KeyRing::create(&path, &OsIds).is_err());
        assert_eq!(KeyRing::load(&path).unwrap().newest_id(), made.newest_id());
    }

    #[test]
    fn a_key_file_that_everybody_may_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        KeyRing::create(&path, &OsIds).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(KeyRing::load(&path).is_err());
    }

    #[test]
    fn a_key_file_without_a_good_key_is_refused() {
        for text in ["", "# nothing", "x = y", "1111111111111111 = 00", &format!("{OLD}\n{OLD}"), &OLD[..50]] {
            assert!(KeyRing::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn after_a_new_key_is_added_old_seals_open_and_codes_are_still_found() {
        let before = KeyRing::parse(OLD).unwrap();
        let after = KeyRing::parse(&format!("{NEW}\n{OLD}\n")).unwrap();
        let key = KeyRing::family_key([5; 32]);
        let wrapped = before.wrap(family(), &key, &[6; 32]).unwrap();
        assert_eq!(after.unwrap(family(), &wrapped).unwrap().expose(), &[5; 32]);
        assert_eq!(before.look_up("a-b").unwrap(), after.look_up("a-b").unwrap());
        assert_eq!(after.newest_id().to_string(), "2222222222222222");
        assert!(before.unwrap(family(), &after.wrap(family(), &key, &[6; 32]).unwrap()).is_err());
    }

    #[test]
    fn a_wrapped_key_opens_for_its_own_family_alone() {
        let ring = KeyRing::parse(OLD).unwrap();
        let wrapped = ring.wrap(family(), &KeyRing::family_key([5; 32]), &[6; 32]).unwrap();
        assert!(ring.unwrap(FamilyId::new(Uuid::from_u128(8)), &wrapped).is_err());
    }

    #[test]
    fn keys_do_not_print_themselves() {
        assert_eq!(format!("{:?}", KeyRing::parse(OLD).unwrap()), "KeyRing(1 keys, hidden)");
    }
}
