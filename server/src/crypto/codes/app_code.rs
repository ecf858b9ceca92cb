//! The code that an authenticator app shows in one half minute (RFC 6238 over RFC 4226).
//!
//! SHA-1, because that is what every app knows; as a keyed digest it is sound.

use app::domain::{app_code::AppSecret, lock::OnceCode};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The code of one half minute.
pub(super) fn app_code(secret: &AppSecret, step: i64) -> OnceCode {
    // A keyed digest takes keys of any length, so this cannot fail.
    let digest: [u8; 20] = Hmac::<Sha1>::new_from_slice(secret.bytes())
        .map(|mut mac| {
            mac.update(&step.to_be_bytes());
            mac.finalize().into_bytes().into()
        })
        .unwrap_or_default();
    let from = usize::from(digest.last().copied().unwrap_or_default() & 15);
    let four = digest.get(from..).and_then(|rest| rest.first_chunk::<4>()).copied().unwrap_or_default();
    OnceCode::new(u32::from_be_bytes(four) & 0x7FFF_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_published_examples() {
        let mut random = [0; 32];
        random[..20].copy_from_slice(b"12345678901234567890");
        let secret = AppSecret::new(&random);
        // RFC 4226, appendix D, and the last six figures of RFC 6238, appendix B.
        for (step, code) in
            [(0, "755224"), (1, "287082"), (9, "520489"), (37_037_036, "081804"), (66_666_666, "279037")]
        {
            assert_eq!(app_code(&secret, step).figures(), code, "{step}");
        }
    }
}
