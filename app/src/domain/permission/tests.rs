//! In whatever order answers, ends, changed words, walls and closed doors come, nobody sees a part without a live yes.
//!
//! The rule is told a second time here, as simply as it can be said, by a model that shares no code with what it checks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};
use uuid::Uuid;

use super::*;
use crate::domain::{
    consent::Reading,
    door::{Door, Mode},
    ids::{DoorId, EntryId},
    story::{Author, Content, Deed, Entry, Section, Story},
    text::FreeText,
};

const RECIPIENTS: u8 = 2;
const MEMBERS: u8 = 2;
const SECTIONS: [Section; 3] = [Section::Well, Section::Worries, Section::Working];

/// Something that happens. Numbers are a member, a recipient and a section.
#[derive(Clone, Copy, Debug)]
enum Event {
    Give(u8, u8, u8, Option<u8>),
    Refuse(u8, u8, u8),
    NotNow(u8, u8, u8),
    Withdraw(u8, u8, u8),
    Wall(u8, u8),
    NoWall(u8, u8),
    Write(u8),
    TakeOut(u8),
    NewWords,
    CloseDoor(u8, u8),
    Wait(u8),
}

fn event() -> impl Strategy<Value = Event> {
    let who = (0..MEMBERS, 0..RECIPIENTS, 0..3_u8);
    let until = prop_oneof![Just(None), (1..20_u8).prop_map(Some)];
    prop_oneof![
        6 => (who.clone(), until).prop_map(|((m, r, s), until)| Event::Give(m, r, s, until)),
        1 => who.clone().prop_map(|(m, r, s)| Event::Refuse(m, r, s)),
        1 => who.clone().prop_map(|(m, r, s)| Event::NotNow(m, r, s)),
        3 => who.prop_map(|(m, r, s)| Event::Withdraw(m, r, s)),
        1 => (0..MEMBERS, 0..3_u8).prop_map(|(m, s)| Event::Wall(m, s)),
        1 => (0..MEMBERS, 0..3_u8).prop_map(|(m, s)| Event::NoWall(m, s)),
        2 => (0..3_u8).prop_map(Event::Write),
        1 => (0..3_u8).prop_map(Event::TakeOut),
        1 => Just(Event::NewWords),
        1 => (0..MEMBERS, 0..RECIPIENTS).prop_map(|(m, r)| Event::CloseDoor(m, r)),
        3 => (1..8_u8).prop_map(Event::Wait),
    ]
}

/// The rule, told simply: each table holds what is true now.
#[derive(Default)]
struct Model {
    now: i64,
    version: u32,
    /// Who gave whom what: until when, and under which words.
    yes: BTreeMap<(u8, u8, u8), (Option<i64>, u32)>,
    walled: BTreeSet<(u8, u8)>,
    said: BTreeSet<u8>,
    closed: BTreeSet<(u8, u8)>,
}

impl Model {
    fn happens(&mut self, event: Event) {
        match event {
            Event::Give(m, r, s, until) => {
                self.yes.insert((m, r, s), (until.map(|until| self.now + i64::from(until)), self.version));
            }
            Event::Refuse(m, r, s) | Event::NotNow(m, r, s) | Event::Withdraw(m, r, s) => {
                self.yes.remove(&(m, r, s));
            }
            Event::Wall(m, s) => {
                self.walled.insert((m, s));
            }
            Event::NoWall(m, s) => {
                self.walled.remove(&(m, s));
            }
            Event::Write(s) => {
                self.said.insert(s);
            }
            Event::TakeOut(s) => {
                self.said.remove(&s);
            }
            Event::NewWords => self.version += 1,
            Event::CloseDoor(m, r) => {
                self.closed.insert((m, r));
            }
            Event::Wait(seconds) => self.now += i64::from(seconds),
        }
    }

    fn may(&self, m: u8, r: u8, s: u8) -> bool {
        let is_live = |(until, version): &(Option<i64>, u32)| {
            *version == self.version && until.is_none_or(|until| self.now < until)
        };
        self.yes.get(&(m, r, s)).is_some_and(is_live)
    }

    fn sees(&self, m: u8, r: u8, s: u8) -> bool {
        self.may(m, r, s)
            && self.said.contains(&s)
            && !self.walled.contains(&(m, s))
            && !self.closed.contains(&(m, r))
            && self.now < DOOR_ENDS
    }
}

/// Every door ends then.
const DOOR_ENDS: i64 = 60;

fn id(kind: u64, number: u8) -> Uuid {
    Uuid::from_u64_pair(kind, u64::from(number))
}

fn member(m: u8) -> MemberId {
    MemberId::new(id(1, m))
}

fn recipient(r: u8) -> Recipient {
    Recipient { id: RecipientId::new(id(2, r)), name: Line::parse(&format!("Person {r}")).unwrap(), organisation: None }
}

fn part(s: u8) -> Part {
    Part::new(SECTIONS[usize::from(s)], About::Family).unwrap()
}

fn time(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
}

/// What is kept, as the portal keeps it.
#[derive(Default)]
struct Kept {
    entries: Vec<Entry>,
    records: Vec<Permission>,
    closed: BTreeMap<(u8, u8), Timestamp>,
}

impl Kept {
    fn happens(&mut self, event: Event, model: &Model) {
        match event {
            Event::Give(m, r, s, until) => {
                let until = until.map(|until| time(model.now + i64::from(until)));
                self.answers((m, r, s), Answer::Given { until }, model);
            }
            Event::Refuse(m, r, s) => self.answers((m, r, s), Answer::Refused, model),
            Event::NotNow(m, r, s) => {
                self.answers((m, r, s), Answer::NotNow { ask_on: jiff::civil::date(1970, 1, 1) }, model);
            }
            Event::Withdraw(m, r, s) => self.answers((m, r, s), Answer::Withdrawn, model),
            Event::Wall(m, s) => self.writes(s, Deed::Wall { from: member(m) }, model),
            Event::NoWall(m, s) => self.writes(s, Deed::NoWall { from: member(m) }, model),
            Event::Write(s) => {
                let content = Content::Words(FreeText::parse("words").unwrap());
                self.writes(s, Deed::Version { content }, model);
            }
            Event::TakeOut(s) => self.writes(s, Deed::Version { content: Content::Nothing }, model),
            Event::CloseDoor(m, r) => {
                self.closed.entry((m, r)).or_insert_with(|| time(model.now));
            }
            Event::NewWords | Event::Wait(_) => {}
        }
    }

    fn answers(&mut self, (m, r, s): (u8, u8, u8), answer: Answer, model: &Model) {
        let number = u8::try_from(self.records.len()).unwrap();
        let notice = Notice {
            version: model.version.to_string(),
            language: "en".to_owned(),
            reading: Reading::Parent,
            words: String::new(),
        };
        self.records.push(Permission {
            id: PermissionId::new(id(3, number)),
            recipient: recipient(r),
            part: part(s),
            answer,
            by: member(m),
            for_whom: About::Family,
            capacity: None,
            notice,
            how: How::OwnDevice,
            at: time(model.now),
        });
    }

    fn writes(&mut self, s: u8, deed: Deed, model: &Model) {
        let number = u8::try_from(self.entries.len()).unwrap();
        let by = Author::Member { member: MemberId::new(id(1, 9)) };
        let id = EntryId::new(id(4, number));
        self.entries.push(Entry { id, part: part(s), deed, by, place: None, at: time(model.now) });
    }

    fn door(&self, m: u8, r: u8) -> Door {
        Door {
            id: DoorId::new(id(5, m * RECIPIENTS + r)),
            recipient: recipient(r),
            mode: Mode::AddTo,
            by: member(m),
            at: time(0),
            until: time(DOOR_ENDS),
            closed_at: self.closed.get(&(m, r)).copied(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6_000))]
    #[test]
    fn nobody_sees_a_part_without_a_yes_that_is_live_at_that_instant(
        events in proptest::collection::vec(event(), 1..30), pace in 0..8_u8,
    ) {
        let (mut model, mut kept) = (Model::default(), Kept::default());
        let last = events.len() - 1;
        for (index, event) in events.into_iter().enumerate() {
            kept.happens(event, &model);
            model.happens(event);
            // Most orders are looked at when they are over, some after each step.
            if pace > 0 && index != last {
                continue;
            }
            let (story, permissions) = (Story::new(kept.entries.clone()), Permissions::new(kept.records.clone()));
            let version = model.version.to_string();
            let now = (time(model.now), version.as_str());
            for (m, r) in (0..MEMBERS).flat_map(|m| (0..RECIPIENTS).map(move |r| (m, r))) {
                let door = kept.door(m, r);
                let seen = door.view(&story, &permissions, now);
                for s in 0..3 {
                    let allowed = permissions.of(member(m)).allows(recipient(r).id, part(s), now);
                    prop_assert_eq!(allowed, model.may(m, r, s));
                    prop_assert_eq!(seen.words(part(s)).is_some(), model.sees(m, r, s));
                    // What may not be seen leaves no trace, older versions and walls included.
                    let may_look = model.may(m, r, s) && door.is_open(now.0) && !model.walled.contains(&(m, s));
                    prop_assert_eq!(seen.history(part(s)).next().is_some() && !may_look, false);
                }
            }
        }
    }
}
