//! The operating system's randomness, behind the `Ids` port.
//!
//! It exists so that nothing else asks for random numbers. The main type is [`OsIds`].
//! It keeps no state and has no seed: if the system cannot give randomness, the request dies rather than guess.

use app::ports::Ids;
use rand::{
    rand_core::{Rng, UnwrapErr},
    rngs::SysRng,
};
use uuid::Uuid;

/// Randomness from the operating system, asked anew each time.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsIds;

impl Ids for OsIds {
    fn uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        UnwrapErr(SysRng).fill_bytes(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        UnwrapErr(SysRng).fill_bytes(&mut bytes);
        bytes
    }

    fn below(&self, bound: u32) -> u32 {
        let bound = bound.max(1);
        // The largest multiple of `bound`; what lies above would make low numbers likelier, so it is drawn again.
        let fair = u32::MAX - u32::MAX % bound;
        loop {
            let drawn = UnwrapErr(SysRng).next_u32();
            if drawn < fair {
                return drawn % bound;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_number_is_always_below_its_bound_and_every_number_turns_up() {
        for bound in [1, 2, 6, 7_772] {
            assert!((0..200).all(|_| OsIds.below(bound) < bound));
        }
        let seen: BTreeSet<u32> = (0..1_000).map(|_| OsIds.below(6)).collect();
        assert_eq!(seen.len(), 6);
    }

    #[test]
    fn no_two_ids_or_secrets_are_alike() {
        let ids: BTreeSet<Uuid> = (0..1_000).map(|_| OsIds.uuid()).collect();
        let secrets: BTreeSet<[u8; 32]> = (0..1_000).map(|_| OsIds.secret()).collect();
        assert_eq!((ids.len(), secrets.len()), (1_000, 1_000));
    }
}
