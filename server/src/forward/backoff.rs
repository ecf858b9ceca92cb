//! How long to wait before a message is offered again.
//!
//! [`delay`] is a pure function of the persisted number of tries, so a restart changes nothing and there is no last
//! try. It refuses to return zero (no hot loop) or more than [`CAP`] (no forgotten family).
//! The `backon` library counts tries in memory and has a last one, which is why it is not used here.

use std::time::Duration;

use app::ports::Ids;

/// The longest wait: 15 minutes, so that everything is gone half an hour after a hub comes back.
pub const CAP: Duration = Duration::from_mins(15);
/// The shortest wait, however the dice fall.
pub const FLOOR: Duration = Duration::from_millis(250);

/// The wait after `attempts` tries have failed (1 = the first one).
///
/// While the ceiling doubles (1 s, 2 s, 4 s ...) the jitter is full: any wait up to the ceiling. At the cap the wait is
/// 9 to 15 minutes, because full jitter there would make 580 tries in a 72-hour outage, and a hub is promised at most
/// 400. What the hub asked for (`retry_after`) is honoured up to the cap.
pub fn delay(attempts: u32, retry_after: Option<Duration>, ids: &dyn Ids) -> Duration {
    let ceiling = ceiling(attempts);
    let least = if ceiling == CAP { CAP.mul_f64(0.6) } else { FLOOR };
    let spread = u32::try_from(ceiling.saturating_sub(least).as_millis()).unwrap_or(u32::MAX);
    let own = least + Duration::from_millis(u64::from(ids.below(spread.saturating_add(1))));
    own.max(retry_after.unwrap_or_default()).min(CAP)
}

/// 1 s doubled with each try after the first, at most [`CAP`].
fn ceiling(attempts: u32) -> Duration {
    2u64.checked_pow(attempts.saturating_sub(1)).map_or(CAP, Duration::from_secs).min(CAP)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// Rolls a fixed share of the range: 0 = lowest, `u32::MAX` = highest.
    struct Dice(u32);

    impl Ids for Dice {
        fn uuid(&self) -> Uuid {
            Uuid::nil()
        }

        fn secret(&self) -> [u8; 32] {
            [0; 32]
        }

        fn below(&self, bound: u32) -> u32 {
            let share = u64::from(self.0) * u64::from(bound - 1) / u64::from(u32::MAX);
            u32::try_from(share).unwrap()
        }
    }

    #[test]
    fn the_first_waits_double_and_later_ones_are_nine_to_fifteen_minutes() {
        let seconds = |attempts, dice| delay(attempts, None, &Dice(dice)).as_secs();
        assert_eq!([1, 2, 3, 4].map(|attempts| seconds(attempts, u32::MAX)), [1, 2, 4, 8]);
        assert_eq!([11, 500, u32::MAX].map(|attempts| seconds(attempts, u32::MAX)), [900; 3]);
        assert_eq!([11, 500, u32::MAX].map(|attempts| seconds(attempts, 0)), [540; 3]);
    }

    #[test]
    fn a_hub_that_asks_for_an_hour_is_asked_again_after_the_cap() {
        assert_eq!(delay(1, Some(Duration::from_hours(1)), &Dice(0)), CAP);
        assert_eq!(delay(1, Some(Duration::from_mins(2)), &Dice(0)), Duration::from_mins(2));
        assert_eq!(delay(20, Some(Duration::ZERO), &Dice(0)), Duration::from_mins(9));
    }

    proptest::proptest! {
        #[test]
        fn no_wait_is_ever_zero_or_beyond_the_cap(attempts: u32, dice: u32, asked in proptest::option::of(0u64..=u64::MAX)) {
            let delay = delay(attempts, asked.map(Duration::from_secs), &Dice(dice));
            proptest::prop_assert!((FLOOR..=CAP).contains(&delay));
        }
    }
}
