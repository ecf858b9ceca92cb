//! Telling somebody that there is something new, and when that may be.
//!
//! A notice goes to the address that the person chose as safe for it, by e-mail or text and in no other way (threat T2).
//! Who chose neither, or "do not contact me", gets none. [`next_notice`] is the one rule about time, and knows no clock.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Weekday, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    contact::{ContactWay, Email, Mobile, SafeContact},
    lock::Carrier,
};

/// How long something new waits, so that what comes with it makes one notice.
pub const GATHERS: SignedDuration = SignedDuration::from_hours(1);
/// No person gets two notices in this time.
pub const APART: SignedDuration = SignedDuration::from_hours(24);

choices! {
    /// The hours in which a notice may come, by clocks in England.
    pub enum Hours {
        /// Any day, from 9 in the morning to 8 in the evening.
        Day = "day",
        /// Any day, from 9 to 12.
        Morning = "morning",
        /// Any day, from 12 to 5.
        Afternoon = "afternoon",
        /// Any day, from 5 to 8.
        Evening = "evening",
        /// Monday to Friday, from 10 to 2.
        Weekday = "weekday",
    }
}

choices! {
    /// Whether somebody gets notices.
    pub enum NoticeState {
        /// Yes.
        On = "on",
        /// Not before they say so: a young person.
        NotYet = "not-yet",
        /// Not any more: they said so.
        Stopped = "stopped",
        /// Not any more: the address took none.
        Bounced = "bounced",
    }
}

/// Where notices go.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by", content = "to")]
pub enum NoticeAddress {
    /// By e-mail.
    Email(Email),
    /// As a text message.
    Text(Mobile),
}

impl NoticeAddress {
    /// The address that somebody chose as safe for messages, if they chose one. Of two the e-mail: it shows less on a
    /// locked screen. "Do not contact me" stands above all else.
    pub fn chosen(contact: &SafeContact) -> Option<Self> {
        let ways = contact.ways();
        if ways.contains(&ContactWay::CodeOnly) {
            return None;
        }
        let detail = |way: ContactWay| ways.contains(&way).then(|| contact.detail(way)).flatten();
        let email = detail(ContactWay::Email).and_then(|email| Email::parse(email).ok()).map(Self::Email);
        email.or_else(|| detail(ContactWay::Text).and_then(|phone| Mobile::parse(phone).ok()).map(Self::Text))
    }

    /// How it is reached.
    pub const fn carrier(&self) -> Carrier {
        match self {
            Self::Email(_) => Carrier::Email,
            Self::Text(_) => Carrier::Text,
        }
    }
}

impl std::fmt::Debug for NoticeAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NoticeAddress({}, hidden)", self.carrier().slug())
    }
}

impl Hours {
    /// The hours that go without saying; none for whoever told us safe times in words, which only a person can read.
    pub fn first_of(contact: &SafeContact) -> Option<Self> {
        contact.times().is_none().then_some(Self::Day)
    }

    /// From which full hour, and before which.
    const fn span(self) -> (i8, i8) {
        match self {
            Self::Day => (9, 20),
            Self::Morning => (9, 12),
            Self::Afternoon => (12, 17),
            Self::Evening => (17, 20),
            Self::Weekday => (10, 14),
        }
    }

    const fn is_on(self, day: Weekday) -> bool {
        !matches!((self, day), (Self::Weekday, Weekday::Saturday | Weekday::Sunday))
    }

    /// The first moment within these hours that is not before `from`.
    pub fn first_from(self, from: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let (opens, closes) = self.span();
        let today = zone.to_datetime(from).date();
        // Three days ahead there is a weekday, whatever today is.
        (0..=3).find_map(|ahead: i64| {
            let day = today.checked_add(ahead.days()).ok()?;
            let at = |hour| zone.to_timestamp(day.at(hour, 0, 0, 0)).ok();
            let first = at(opens)?.max(from);
            (self.is_on(day.weekday()) && first < at(closes)?).then_some(first)
        })
    }
}

/// What the time of a notice depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// When the person last said that they have read everything.
    pub looked_at: Option<Timestamp>,
    /// When they were last told.
    pub told_at: Option<Timestamp>,
    /// When the plan ended, if it did.
    pub ended_at: Option<Timestamp>,
    /// The hours they chose.
    pub hours: Hours,
}

/// When somebody is told that there is something new; `None` when nothing is, or they have read it, or know of it.
///
/// All that is new makes one notice, never within [`APART`] of the one before, and after a plan that ended and was read
/// there is none.
pub fn next_notice(news: &[Timestamp], unread: &Unread, zone: &TimeZone) -> Option<Timestamp> {
    let Unread { looked_at, told_at, ended_at, hours } = *unread;
    if ended_at.is_some_and(|ended| looked_at.is_some_and(|looked| looked >= ended)) {
        return None;
    }
    let known = looked_at.max(told_at);
    let first = news.iter().copied().filter(|at| known.is_none_or(|known| *at >= known)).min()?;
    let gathered = first.checked_add(GATHERS).ok()?;
    let apart = told_at.map(|told| told.checked_add(APART)).transpose().ok()?;
    hours.first_from(apart.map_or(gathered, |apart| gathered.max(apart)), zone)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*, sample::select};

    use super::*;
    use crate::domain::raw_form::RawForm;

    fn england() -> TimeZone {
        TimeZone::get("Europe/London").unwrap()
    }

    fn chosen(ways: &[&str], phone: &str) -> Option<NoticeAddress> {
        let form = RawForm::default().with("phone", phone).with("email", "me@example.org").with("address", "1 Street");
        let form = ways.iter().fold(form.with("through", "Nan"), |form, way| form.with("way", *way));
        NoticeAddress::chosen(&SafeContact::parse(&form).unwrap())
    }

    #[test]
    fn only_an_address_chosen_for_messages_gets_any_and_never_against_do_not_contact_me() {
        let carrier = |ways: &[&str]| chosen(ways, "07700 900123").map(|address| address.carrier());
        assert_eq!(carrier(&["text"]), Some(Carrier::Text));
        assert_eq!(carrier(&["text", "email", "phone"]), Some(Carrier::Email));
        for none in [&["phone"][..], &["letter"], &["through"], &["code"], &["email", "text", "code"]] {
            assert_eq!(carrier(none), None, "{none:?}");
        }
        assert_eq!(chosen(&["text"], "01904 551900"), None, "a landline takes no texts");
    }

    #[test]
    fn an_address_never_prints_itself() {
        let said = format!("{:?}", chosen(&["email"], "07700 900123"));
        assert!(!said.contains("example"), "{said}");
    }

    #[test]
    fn safe_times_in_words_are_for_a_person_to_read() {
        let hours = |times: &str| {
            let form = RawForm::default().with("way", "email").with("email", "me@example.org").with("times", times);
            Hours::first_of(&SafeContact::parse(&form).unwrap())
        };
        assert_eq!((hours(""), hours("before 3")), (Some(Hours::Day), None));
    }

    #[test]
    fn a_notice_waits_for_what_comes_with_it_and_for_the_morning() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let unread = Unread { looked_at: None, told_at: None, ended_at: None, hours: Hours::Day };
        let due = |news: &str, hours| next_notice(&[at(news)], &Unread { hours, ..unread }, &england());
        assert_eq!(due("2026-11-24T10:00:00Z", Hours::Day), Some(at("2026-11-24T11:00:00Z")));
        assert_eq!(due("2026-11-24T19:30:00Z", Hours::Day), Some(at("2026-11-25T09:00:00Z")));
        // In summer the clocks in England are an hour ahead; Friday afternoon waits for Monday.
        assert_eq!(due("2026-07-03T13:30:00Z", Hours::Weekday), Some(at("2026-07-06T09:00:00Z")));
        let ended = Unread { ended_at: Some(at("2026-11-20T10:00:00Z")), ..unread };
        let read = Unread { looked_at: ended.ended_at, ..ended };
        let news = [at("2026-11-24T10:00:00Z")];
        assert!(next_notice(&news, &ended, &england()).is_some());
        assert_eq!(next_notice(&news, &read, &england()), None);
    }

    /// Some moment of two years, to the minute: many fall on each other, and the clocks change four times.
    fn moment() -> impl Strategy<Value = Timestamp> {
        (0_i64..2 * 365 * 24 * 60).prop_map(|minutes| Timestamp::from_second(1_790_000_000 + minutes * 60).unwrap())
    }

    proptest! {
        #[test]
        fn a_notice_comes_in_the_hours_chosen_a_day_apart_after_the_news_and_never_for_what_was_read(
            news in vec(moment(), 0..6),
            looked_at in option::of(moment()),
            told_at in option::of(moment()),
            ended_at in option::of(moment()),
            hours in select(Hours::ALL),
        ) {
            let (zone, unread) = (england(), Unread { looked_at, told_at, ended_at, hours });
            let known = looked_at.max(told_at);
            let is_new = |at: &&Timestamp| known.is_none_or(|known| **at >= known);
            let is_over = ended_at.is_some() && looked_at >= ended_at;
            let first = news.iter().filter(is_new).min();
            let due = next_notice(&news, &unread, &zone);
            prop_assert_eq!(due.is_some(), first.is_some() && !is_over);
            if let (Some(due), Some(first)) = (due, first) {
                let shown = zone.to_datetime(due);
                let (opens, closes) = hours.span();
                prop_assert!((opens..closes).contains(&shown.hour()) && hours.is_on(shown.date().weekday()));
                prop_assert!(due.duration_since(*first) >= GATHERS);
                prop_assert!(told_at.is_none_or(|told| due.duration_since(told) >= APART));
                // It is never later than it must be: not four days after both.
                let ready = told_at.map_or(*first + GATHERS, |told| (*first + GATHERS).max(told + APART));
                prop_assert!(due.duration_since(ready) < SignedDuration::from_hours(4 * 24));
            }
        }

        #[test]
        fn whatever_comes_in_whatever_order_two_notices_are_a_day_apart(
            mut news in vec(moment(), 0..40),
            hours in select(Hours::ALL),
        ) {
            news.sort_unstable();
            let (zone, mut told): (_, Vec<Timestamp>) = (england(), Vec::new());
            loop {
                let unread = Unread { looked_at: None, told_at: told.last().copied(), ended_at: None, hours };
                let Some(due) = next_notice(&news, &unread, &zone) else { break };
                told.push(due);
            }
            prop_assert!(told.len() <= news.len());
            prop_assert!(told.windows(2).all(|pair| pair[1].duration_since(pair[0]) >= APART));
        }
    }
}
