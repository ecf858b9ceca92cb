//! Sends codes, and word that something is new, by e-mail and text: by any SMTP server, or by GOV.UK Notify.
//!
//! [`open`] makes the one mailer of this portal from its settings. Every try is made once and has a short time to end in;
//! no page waits for it. A person asks for another code when none comes; [`telling`] tries a notice again. Nothing here
//! logs an address, a code or what a service answered in words.

pub mod counted;
pub mod govuk;
pub mod receipts;
pub mod smtp;
pub mod telling;

use std::{sync::Arc, time::Duration};

use app::ports::{Clock, Fault, Mailer, NoMailer};

use self::counted::Counted;
use crate::settings::notify::Notify;

/// How long one try may take in all.
pub(crate) const TOTAL: Duration = Duration::from_secs(20);

/// The mailer that the settings name.
pub fn open(settings: &Notify, clock: &Arc<dyn Clock>) -> Result<Arc<dyn Mailer>, Fault> {
    Ok(match settings {
        Notify::None => Arc::new(NoMailer),
        Notify::Smtp(smtp) => Arc::new(Counted(Arc::new(smtp::SmtpMailer::new(smtp)?))),
        Notify::GovUk(govuk) => Arc::new(Counted(Arc::new(govuk::GovUkNotify::new(govuk, Arc::clone(clock))?))),
    })
}
