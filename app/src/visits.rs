//! A person's time on the portal: one cookie, one row, ended by exit, by finishing or by 15 idle minutes.
//!
//! The cookie holds 256 random bits; only their digest is stored. It is a session cookie: closing the browser drops it.
//! A new key is made whenever what the visit may see changes, so an older cookie never gains anything.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::{
    asker::Asker,
    domain::{answers::Draft, hex::hex, language::Language},
    page::Asked,
    ports::{DeskPerson, DeskSeat, Fault, PageSettings, Visit, VisitData, VisitKey},
};

/// A visit is noted as used at most this often, so that looking at pages costs no writing.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_secs(30);

/// The server waits this much longer than the page's own clock: a use may be noted up to [`TOUCH_EVERY`] late, and
/// "stay" pressed in the last second must still find the visit.
const GRACE: SignedDuration = SignedDuration::from_secs(45);

/// The cookie that holds the chosen language. Like the visit's, it goes when the browser closes, or on leaving.
pub const LANGUAGE: &str = "language";

/// Notes the chosen language in this browser alone.
pub fn choose_language(asked: &Asked, language: Language) {
    asked.keep(LANGUAGE, language.slug());
}

/// Takes the language away, so that nothing tells which one was used here.
pub fn forget_language(asked: &Asked) {
    if asked.kept(LANGUAGE).is_some() {
        asked.forget(LANGUAGE);
    }
}

/// The cookie's name.
const COOKIE: &str = "visit";

/// The cookie that a script sets in the instant a person leaves. Its word to the server may still be on the way when
/// somebody presses Back: then this cookie comes first, and the visit has ended all the same (threat T1).
pub const LEFT: &str = "left";

fn key_of(secret: &str) -> VisitKey {
    Sha256::digest(secret.as_bytes()).into()
}

/// A visit last used before this time has ended.
pub fn idle_since(settings: &PageSettings, now: Timestamp) -> Timestamp {
    let idle = SignedDuration::from_secs(i64::from(settings.idle_seconds)).saturating_add(GRACE);
    now.saturating_sub(idle).unwrap_or(Timestamp::MIN)
}

/// The live visit of this request, if there is one; it is noted as used.
pub async fn current(asked: &Asked) -> Result<Option<Visit>, Fault> {
    let Some(look) = Look::of(asked).await? else { return Ok(None) };
    let visit = asked.portal.store.visit(&look.key, look.idle_since).await?;
    match visit {
        Some(visit) if look.is_live(asked, &visit).await? => Ok(Some(visit)),
        _ => Ok(None),
    }
}

/// The same with the draft it holds: one look at what is kept, for the pages that need both.
pub async fn current_with_draft(asked: &Asked) -> Result<Option<(Visit, Option<Draft>)>, Fault> {
    let Some(look) = Look::of(asked).await? else { return Ok(None) };
    let found = asked.portal.store.visit_and_draft(&look.key, look.idle_since, look.now).await?;
    match found {
        Some((visit, draft)) if look.is_live(asked, &visit).await? => Ok(Some((visit, draft))),
        _ => Ok(None),
    }
}

/// What a request is looked up by.
struct Look {
    key: VisitKey,
    now: Timestamp,
    idle_since: Timestamp,
}

impl Look {
    /// `None` where there is no visit to find: no cookie, or the person has left.
    async fn of(asked: &Asked) -> Result<Option<Self>, Fault> {
        if asked.kept(LEFT).is_some() {
            end(asked).await?;
            return Ok(None);
        }
        let now = asked.portal.clock.now();
        let idle_since = idle_since(&asked.portal.settings, now);
        Ok(asked.kept(COOKIE).map(|secret| Self { key: key_of(&secret), now, idle_since }))
    }

    /// Ends a visit whose person may no longer be in; notes any other as used.
    async fn is_live(&self, asked: &Asked, visit: &Visit) -> Result<bool, Fault> {
        let portal = &asked.portal;
        // Whoever helps is out as soon as their organisation or their account says so, in whatever tab.
        if let Some(helper) = &visit.data.helping.helper
            && !helper.stands(portal.store.account_state(helper.key).await?)
        {
            end(asked).await?;
            return Ok(false);
        }
        // So is whoever works at the desk: cut off, or after their app was taken away.
        if let Some(DeskSeat::Person { id, tie }) = visit.data.desk.seat {
            let person = portal.store.desk_person(id).await?;
            let is_there =
                |person: DeskPerson| person.cut_at.is_none() && person.proven_at.is_some() && person.ties == tie;
            if !person.is_some_and(is_there) {
                end(asked).await?;
                return Ok(false);
            }
        }
        if let Some(asker) = asked.extension::<Asker>() {
            asker.has(&visit.data);
        }
        if self.now.duration_since(visit.seen_at) >= TOUCH_EVERY {
            portal.store.touch_visit(&self.key, self.now).await?;
        }
        Ok(true)
    }
}

/// Begins a visit, ending the one this browser had.
pub async fn begin(asked: &Asked, data: VisitData) -> Result<Visit, Fault> {
    let portal = &asked.portal;
    if let Some(old) = asked.kept(COOKIE) {
        portal.store.end_visit(&key_of(&old)).await?;
    }
    let secret = hex(&portal.ids.secret());
    let now = portal.clock.now();
    let key = key_of(&secret);
    portal.store.begin_visit(key, &data, now).await?;
    asked.keep(COOKIE, &secret);
    forget_left(asked);
    Ok(Visit { key, data, started_at: now, seen_at: now })
}

/// Ends this browser's visit and takes its cookie away.
pub async fn end(asked: &Asked) -> Result<(), Fault> {
    if let Some(secret) = asked.kept(COOKIE) {
        asked.portal.store.end_visit(&key_of(&secret)).await?;
    }
    forget_cookie(asked);
    Ok(())
}

/// Takes the cookie away, and with it the note that the person left.
pub fn forget_cookie(asked: &Asked) {
    asked.forget(COOKIE);
    forget_left(asked);
}

fn forget_left(asked: &Asked) {
    if asked.kept(LEFT).is_some() {
        asked.forget(LEFT);
    }
}

/// Replaces what the visit holds.
pub async fn put(asked: &Asked, visit: &Visit) -> Result<(), Fault> {
    asked.portal.store.put_visit(&visit.key, &visit.data, asked.portal.clock.now()).await
}
