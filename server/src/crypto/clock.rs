//! The machine's clock, behind the `Clock` port.
//!
//! It exists so that nothing else asks the machine for the time. The main type is [`SystemClock`].
//! It does not smooth or check the time: rules that must survive a wrong clock say so themselves.

use app::ports::Clock;
use jiff::Timestamp;

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
