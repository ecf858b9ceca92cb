//! What the machine says of this process and its disk.

use std::{fs, path::Path};

use rustix::fs::{statfs, statvfs};

/// Room on a disk, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What this process may still write.
    pub free: u64,
    /// All there is.
    pub size: u64,
}

impl Room {
    /// What is free, in hundredths of all there is, rounded down.
    pub const fn percent_free(self) -> u64 {
        let size = if self.size == 0 { 1 } else { self.size };
        self.free.saturating_mul(100) / size
    }
}

/// The room where `folder` is.
pub fn room(folder: &Path) -> Option<Room> {
    let disk = statvfs(folder).ok()?;
    Some(Room { free: disk.f_bavail.saturating_mul(disk.f_frsize), size: disk.f_blocks.saturating_mul(disk.f_frsize) })
}

/// File systems that belong to another machine, by the number the kernel gives them: a database must not live there,
/// because their locks and syncs do not hold what they promise.
const OF_OTHERS: &[(i64, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
    (0x7461_636F, "OCFS2"),
    (0x0116_1970, "GFS2"),
    (0x0BD0_0BD0, "Lustre"),
    (0x6573_5546, "FUSE"),
];

/// The kind of file system `folder` is on, if it may belong to another machine.
pub fn network_disk(folder: &Path) -> Option<&'static str> {
    of_others(statfs(folder).ok()?.f_type)
}

/// File systems that are in memory alone: what lies there is on no disk, and is gone with the power.
const IN_MEMORY: [i64; 2] = [0x0102_1994, 0x8584_58F6];

/// Whether `file` is on a file system that is in memory alone.
pub fn is_in_memory(file: &Path) -> bool {
    statfs(file).is_ok_and(|disk| IN_MEMORY.contains(&disk.f_type))
}

fn of_others(kind: i64) -> Option<&'static str> {
    OF_OTHERS.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

/// The memory this process holds, in bytes.
pub fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}

/// Files and connections this process holds open.
pub fn files() -> Option<u64> {
    u64::try_from(fs::read_dir("/proc/self/fd").ok()?.count()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_tells_of_itself() {
        let room = room(Path::new("/")).unwrap();
        assert!(room.size > room.free && room.free > 0 && room.percent_free() < 100);
        assert_eq!(Room { free: 49, size: 1_000 }.percent_free(), 4);
        assert_eq!(Room { free: 0, size: 0 }.percent_free(), 0);
        assert!(memory().unwrap() > 1 << 20 && files().unwrap() > 2);
        assert!(is_in_memory(Path::new("/dev/shm")) && !is_in_memory(Path::new("/nowhere")));
    }

    #[test]
    fn a_disk_of_another_machine_is_known_by_its_number() {
        assert_eq!(of_others(0x6969), Some("NFS"));
        // ext4, and a disk in memory.
        assert_eq!((of_others(0xEF53), of_others(0x0102_1994)), (None, None));
    }
}
