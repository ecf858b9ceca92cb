//! The secret that an authenticator app shares with us, and the half minutes it counts its codes in (RFC 6238).
//!
//! Twenty bytes, shown once as a square and as letters to type. Codes themselves are worked out where keys are, and nowhere
//! here; nothing of a secret prints itself.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A code stands for this many seconds.
const EVERY: i64 = 30;
/// The letters of base 32, as every app reads them.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What an app makes its codes from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppSecret([u8; 20]);

impl AppSecret {
    /// A secret out of random bytes.
    pub fn new(random: &[u8; 32]) -> Self {
        Self(random.first_chunk().copied().unwrap_or_default())
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// It as letters to type, four at a time.
    pub fn letters(&self) -> String {
        let letters = self.base32();
        letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }

    /// The address that the square holds. It names the portal and nobody.
    pub fn address(&self) -> String {
        format!("otpauth://totp/Family%20Help?secret={}&issuer=Family%20Help", self.base32())
    }

    fn base32(&self) -> String {
        // Five bytes are eight letters, and twenty are four times that.
        self.0
            .chunks(5)
            .flat_map(|five| {
                let number = five.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
                (0..8).rev().map(move |place| (number >> (5 * place)) & 31)
            })
            .filter_map(|letter| LETTERS.get(usize::try_from(letter).ok()?).copied())
            .map(char::from)
            .collect()
    }
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret(hidden)")
    }
}

/// The half minutes whose codes count at `now`: a phone's clock may be a little off.
pub fn steps_at(now: Timestamp) -> [i64; 3] {
    let step = now.as_second().div_euclid(EVERY);
    [step, step - 1, step + 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_as_the_letters_that_apps_know() {
        let mut random = [0; 32];
        random[..20].copy_from_slice(b"12345678901234567890");
        let secret = AppSecret::new(&random);
        assert_eq!(secret.letters(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let address = "otpauth://totp/Family%20Help?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Family%20Help";
        assert_eq!(secret.address(), address);
        assert!(!format!("{secret:?}").contains("49"), "it prints nothing");
    }

    #[test]
    fn the_half_minute_now_counts_with_the_one_before_and_after() {
        assert_eq!(steps_at(Timestamp::from_second(59).unwrap()), [1, 0, 2]);
        assert_eq!(steps_at(Timestamp::from_second(60).unwrap()), [2, 1, 3]);
    }
}
