//! Claims about the key file and what it opens.

use std::os::unix::fs::PermissionsExt;

use uuid::Uuid;

use super::*;
use crate::crypto::ids::OsIds;

const OLD: &str = "1111111111111111 = 0101010101010101010101010101010101010101010101010101010101010101";
const NEW: &str = "2222222222222222 = 0202020202020202020202020202020202020202020202020202020202020202";

fn ring(text: &str) -> Result<KeyRing, Fault> {
    Ok(KeyRing { keys: RwLock::new(Arc::new(parse(text)?)), path: None })
}

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
        assert!(ring(text).is_err(), "{text}");
    }
}

#[test]
fn after_a_new_key_is_added_old_seals_open_and_codes_are_still_found() {
    let before = ring(OLD).unwrap();
    let after = ring(&format!("{NEW}\n{OLD}\n")).unwrap();
    let key = KeyRing::family_key([5; 32]);
    let wrapped = before.wrap(family(), &key, &[6; 32]).unwrap();
    assert_eq!(after.unwrap(family(), &wrapped).unwrap().expose(), &[5; 32]);
    assert_eq!(before.look_up("a-b").unwrap(), after.look_up("a-b").unwrap());
    assert_eq!(after.newest_id().to_string(), "2222222222222222");
    assert!(before.unwrap(family(), &after.wrap(family(), &key, &[6; 32]).unwrap()).is_err());
}

#[test]
fn a_wrapped_key_opens_for_its_own_family_alone() {
    let ring = ring(OLD).unwrap();
    let wrapped = ring.wrap(family(), &KeyRing::family_key([5; 32]), &[6; 32]).unwrap();
    assert!(ring.unwrap(FamilyId::new(Uuid::from_u128(8)), &wrapped).is_err());
}

#[test]
fn keys_do_not_print_themselves() {
    assert_eq!(format!("{:?}", ring(OLD).unwrap()), "KeyRing(1 keys, hidden)");
}

fn in_a_folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    KeyRing::create(&path, &OsIds).unwrap();
    (folder, path)
}

#[test]
fn a_key_that_is_added_comes_first_and_everything_before_stays_also_in_a_copy() {
    let (_folder, path) = in_a_folder();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let before = std::fs::read_to_string(&path).unwrap();
    let old = KeyRing::load(&path).unwrap();
    let copy = KeyRing::add_key(&path, &OsIds).unwrap();
    let after = std::fs::read_to_string(&path).unwrap();
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), before);
    assert_eq!(after.lines().filter(|line| is_key(line)).count(), 2);
    assert!(before.lines().all(|line| after.contains(line)));
    assert_eq!(after.lines().last(), before.lines().last(), "the last line finds return codes");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640, "who may read it stays");
    assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(old.look_up("a-b").unwrap(), KeyRing::load(&path).unwrap().look_up("a-b").unwrap());
    assert_ne!(KeyRing::add_key(&path, &OsIds).unwrap(), copy, "no copy is written over");
}

#[test]
fn a_ring_in_use_takes_up_a_key_that_is_added() {
    let (_folder, path) = in_a_folder();
    let running = KeyRing::load(&path).unwrap();
    KeyRing::add_key(&path, &OsIds).unwrap();
    let other = KeyRing::load(&path).unwrap();
    let wrapped = other.wrap(family(), &KeyRing::family_key([5; 32]), &[6; 32]).unwrap();
    assert_eq!(running.unwrap(family(), &wrapped).unwrap().expose(), &[5; 32]);
    KeyRing::add_key(&path, &OsIds).unwrap();
    assert_eq!(running.newest_id(), KeyRing::load(&path).unwrap().newest_id(), "and seals with it");
}

#[test]
fn a_ring_in_use_keeps_its_keys_when_the_file_goes_wrong() {
    let (_folder, path) = in_a_folder();
    let running = KeyRing::load(&path).unwrap();
    let id = running.newest_id();
    for text in ["", "broken", NEW] {
        std::fs::write(&path, text).unwrap();
        assert_eq!(running.newest_id(), id, "{text}");
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(running.newest_id(), id);
}

#[test]
fn a_change_that_was_cut_off_does_not_stand_in_the_way_of_the_next() {
    let (folder, path) = in_a_folder();
    std::fs::write(folder.path().join("keys.part"), "half a li").unwrap();
    KeyRing::add_key(&path, &OsIds).unwrap();
    assert!(KeyRing::load(&path).is_ok());
    assert!(!folder.path().join("keys.part").exists());
}

#[test]
fn a_key_file_that_everybody_may_read_or_that_somebody_is_changing_is_not_changed() {
    let (_folder, path) = in_a_folder();
    let before = std::fs::read_to_string(&path).unwrap();
    let held = std::fs::File::open(&path).unwrap();
    held.lock().unwrap();
    assert!(KeyRing::add_key(&path, &OsIds).is_err());
    held.unlock().unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o604)).unwrap();
    assert!(KeyRing::add_key(&path, &OsIds).is_err());
    assert!(KeyRing::drop_unused(&path, &BTreeSet::new()).is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn only_keys_between_the_newest_and_the_last_that_nothing_uses_are_dropped() {
    let (_folder, path) = in_a_folder();
    let oldest = KeyRing::load(&path).unwrap().newest_id();
    let mut added = Vec::new();
    for _ in 0..3 {
        KeyRing::add_key(&path, &OsIds).unwrap();
        added.push(KeyRing::load(&path).unwrap().newest_id());
    }
    let (dropped, copy) = KeyRing::drop_unused(&path, &BTreeSet::from([added[0]])).unwrap().unwrap();
    assert_eq!(dropped, 1);
    let left = KeyRing::load(&path).unwrap();
    let ids: Vec<KeyId> = left.known().all().map(|key| key.wrap.id()).collect();
    assert_eq!(ids, [added[2], added[0], oldest]);
    assert!(KeyRing::load(&copy).unwrap().known().holder(added[1]).is_some());
    assert_eq!(KeyRing::drop_unused(&path, &BTreeSet::from([added[0]])).unwrap(), None);
}
