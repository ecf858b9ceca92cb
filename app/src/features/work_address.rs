//! Proving a work address, for whoever helps families and for whoever works at the desk: a code by e-mail, then an app's.
//!
//! The answer is the same whether or not a code could leave, and whether or not anybody has the address. Codes and tries are
//! counted for the address, as a family's are. A code for one of the two ways in proves nothing for the other.

use crate::{
    domain::{
        answers::Rejected,
        app_code::{AppSecret, steps_at},
        contact::Email,
        ids::SendingId,
        lock::{CODES, Carrier, Lock, OnceCode},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    features::{
        access::{self, LASTS},
        codes,
    },
    page::Asked,
    ports::{ClientNetwork, Fault, Portal, Purpose, SentCode, Visit},
    ui::fields::Field,
    words::organisations as text,
};

/// Codes for one address in each of these spans of seconds.
const MOST_CODES: [(u32, u32); 2] = [(900, 3), (86_400, 10)];
/// Codes from one network in each of these spans: a whole school may begin on one morning.
const MOST_OF_NETWORK: (u32, u32) = (600, 120);
/// Tries of one code, and the seconds they are counted in, which is longer than a code lasts.
const MOST_TRIES: (u32, u32) = (3_600, 5);
/// Tries of an app's codes in each of these spans of seconds.
const MOST_APP_TRIES: [(u32, u32); 2] = [(900, 5), (86_400, 30)];

/// Which way in an address is proven for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// To help families.
    Helping,
    /// To the hub team's desk.
    Desk,
}

impl WayIn {
    const fn code(self) -> Purpose {
        match self {
            Self::Helping => Purpose::HelperCode,
            Self::Desk => Purpose::DeskCode,
        }
    }

    const fn sends(self) -> Purpose {
        match self {
            Self::Helping => Purpose::HelperSends,
            Self::Desk => Purpose::DeskSends,
        }
    }

    const fn tries(self) -> Purpose {
        match self {
            Self::Helping => Purpose::HelperTries,
            Self::Desk => Purpose::DeskTries,
        }
    }

    const fn person(self) -> Purpose {
        match self {
            Self::Helping => Purpose::Helper,
            Self::Desk => Purpose::DeskPerson,
        }
    }
}

/// One address however it is cased.
fn address(email: &Email) -> String {
    email.as_str().to_lowercase()
}

/// What finds whoever has an address.
pub fn key(portal: &Portal, way: WayIn, email: &Email) -> [u8; 32] {
    portal.codes.digest(way.person(), &[address(email).as_bytes()])
}

/// What a code that was sent to an address is kept as.
fn digest(portal: &Portal, way: WayIn, email: &Email, code: &OnceCode) -> [u8; 32] {
    portal.codes.digest(way.code(), &[address(email).as_bytes(), code.figures().as_bytes()])
}

/// A code to keep, and what leaves once it is kept.
pub struct Drawn {
    /// What to keep.
    pub kept: SentCode,
    code: OnceCode,
    leaves: bool,
}

/// Draws a code for an address. `before` is the one that was drawn last. To an address that nobody has none leaves.
pub async fn draw(
    asked: &Asked,
    way: WayIn,
    before: Option<SentCode>,
    (email, is_somebodys): (Email, bool),
) -> Result<Drawn, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let may = may_send(asked, way, &email).await?;
    let code = OnceCode::new(portal.ids.below(CODES));
    // A code that is one too many does not leave: it is over at once, so that nobody can guess at it, and the one that
    // left before goes on working. Where the address is nobody's all goes on as if it were, down to the tries.
    let kept = before.filter(|before| !may && before.email == email).unwrap_or_else(|| {
        let until = if may { now.saturating_add(LASTS).unwrap_or(now) } else { now };
        SentCode { digest: digest(portal, way, &email, &code), email, until }
    });
    Ok(Drawn { kept, code, leaves: may && is_somebodys })
}

/// Lets a code leave, once it is kept. One that does not leave costs the same.
pub async fn depart(portal: &Portal, Drawn { kept, code, leaves }: Drawn) -> Result<(), Fault> {
    if leaves {
        return access::depart(portal, (Carrier::Email, &Lock::Email { to: kept.email }), code).await;
    }
    portal.store.begin_sending(SendingId::new(portal.ids.uuid()), Carrier::Email, portal.clock.now()).await
}

/// Whether one more code may leave; it is counted.
async fn may_send(asked: &Asked, way: WayIn, email: &Email) -> Result<bool, Fault> {
    let portal = &asked.portal;
    let key = portal.codes.digest(way.sends(), &[address(email).as_bytes()]);
    let mut may = codes::is_within(portal, &key, &MOST_CODES).await?;
    if let Some(ClientNetwork(network)) = asked.extension() {
        let key = portal.codes.digest(way.sends(), &[&network]);
        may &= codes::is_within(portal, &key, &[MOST_OF_NETWORK]).await?;
    }
    Ok(may)
}

/// How typing a code ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// It is the one that was sent.
    Right,
    /// It is not.
    Wrong(ProblemKind),
    /// There were too many tries.
    SlowDown,
}

/// Holds a typed code against the one that was sent.
pub async fn hold(asked: &Asked, way: WayIn, sent: &SentCode, typed: &str) -> Result<Typed, Fault> {
    let portal = &asked.portal;
    let now = portal.clock.now();
    let code = match OnceCode::parse(typed) {
        Ok(code) => code,
        Err(kind) => return Ok(Typed::Wrong(kind)),
    };
    let tries = portal.codes.digest(way.tries(), &[&sent.digest]);
    if !codes::is_within(portal, &tries, &[MOST_TRIES]).await? {
        return Ok(Typed::SlowDown);
    }
    let is_right = now < sent.until && digest(portal, way, &sent.email, &code) == sent.digest;
    Ok(if is_right { Typed::Right } else { Typed::Wrong(ProblemKind::NotACode) })
}

/// The field for an app's code.
pub fn app_code() -> Field {
    Field::new("app-code", text::APP_CODE).one_time_code()
}

/// Holds a typed code of an app against what `secret` makes now: the half minute it is of, or `None` after too many tries
/// for what `whose` names.
pub async fn hold_app_code(
    asked: &Asked,
    (secret, whose): (&AppSecret, &[u8]),
    typed: &str,
) -> Result<Option<Result<i64, ProblemKind>>, Fault> {
    if typed.trim().is_empty() {
        return Ok(Some(Err(ProblemKind::Missing)));
    }
    let portal = &asked.portal;
    let may = may_try_second(portal, whose).await?;
    Ok(may.then(|| step_of(portal, secret, typed)))
}

/// Whether one more try of a second thing is within its limits, for what `whose` names; it is counted.
pub async fn may_try_second(portal: &Portal, whose: &[u8]) -> Result<bool, Fault> {
    let key = portal.codes.digest(Purpose::AppCodeTries, &[whose]);
    codes::is_within(portal, &key, &MOST_APP_TRIES).await
}

/// The half minute of a typed code, if it is one that `secret` makes now.
fn step_of(portal: &Portal, secret: &AppSecret, typed: &str) -> Result<i64, ProblemKind> {
    let code = OnceCode::parse(typed)?;
    let mut steps = steps_at(portal.clock.now()).into_iter();
    steps.find(|step| portal.codes.app_code(secret, *step) == code).ok_or(ProblemKind::NotACode)
}

/// Notes in a visit what is wrong with an app's code. It is not kept: it is a secret for a minute.
pub fn note_app_code(visit: &mut Visit, kind: Option<ProblemKind>) {
    visit.data.refused =
        kind.map(|kind| Rejected { form: RawForm::default(), problems: vec![Problem::new("app-code", kind)] });
}
