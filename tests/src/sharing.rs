//! A family that has told its story and said who may see what, without walking the pages where that is done.

use app::{
    domain::{
        age_band::AgeBand,
        child::Child,
        consent::{How, Notice, Reading},
        ids::{EntryId, FamilyId, MemberId, PermissionId, PersonId, RecipientId},
        permission::{Answer, Permission, Recipient, SHARING_VERSION},
        place::{OrganisationId, PlaceId},
        story::{About, Author, Content, Deed, Entry, Home, Part, Person, Section, Who},
        text::{FreeText, Line, PersonName},
    },
    ports::{BookChange, Clock, Ids},
};
use server::crypto::ids::OsIds;

use crate::desk::Everywhere as _;
use crate::{
    app::TestApp,
    journey::to_sent,
    visitor::{Page, Visitor},
};

/// A family, inside its story.
pub struct Teller {
    /// Its browser.
    pub visitor: Visitor,
    /// The family.
    pub family: FamilyId,
    /// Who of it is here.
    pub member: MemberId,
}

/// The one child every such family tells of.
pub fn child() -> PersonId {
    PersonId::new(crate::fixtures::id("person", 1))
}

/// Another adult of the family.
pub fn other_adult() -> MemberId {
    MemberId::new(crate::fixtures::id("member", 2))
}

/// A part about the whole family.
pub fn part(section: Section) -> Part {
    Part::new(section, About::Family).expect("a part")
}

/// A part about the child.
pub fn of_child(section: Section) -> Part {
    Part::new(section, About::Person(child())).expect("a part")
}

/// What one part says, told apart from every other.
pub fn says(part: Part) -> String {
    let whom = if part.about() == About::Family { "us" } else { "child" };
    format!("Words about {} of {whom} <b>&</b>", part.section().slug())
}

/// Recipient `number`: a school that the place's data names.
pub fn recipient(number: u32) -> Recipient {
    let organisation = OrganisationId::parse("school").zip(PlaceId::parse("york"));
    Recipient {
        id: RecipientId::new(crate::fixtures::id("recipient", number)),
        name: Line::parse(&format!("School {number}")).expect("a name"),
        organisation: organisation.map(|(school, york)| (york, school)),
    }
}

/// A family that has sent a request and is still there.
pub async fn teller(app: &TestApp) -> Teller {
    let visitor = app.visitor();
    let (sent, _) = to_sent(&visitor).await;
    let reference = sent.one(".govuk-panel__body strong").expect("a reference");
    let lines = app.store.desk_list(50).await.expect("a list");
    let line = lines.into_iter().find(|line| line.status.reference.as_str() == reference).expect("the request");
    let family = line.status.family;
    Teller { visitor, family, member: MemberId::first_of(family) }
}

impl Teller {
    /// A change by this member, now.
    pub fn change(&self, app: &TestApp) -> BookChange {
        BookChange::new(self.family, Some(self.member), app.clock.now())
    }

    /// An entry by this member.
    pub fn entry(&self, app: &TestApp, part: Part, deed: Deed) -> Entry {
        let by = Author::Member { member: self.member };
        Entry { id: EntryId::new(OsIds.uuid()), part, deed, by, place: None, at: app.clock.now() }
    }

    /// Tells these parts, each in its own words, and who is in the family.
    pub async fn tell(&self, app: &TestApp, parts: &[Part]) {
        self.tell_as(app, self.member, parts).await;
    }

    /// The same, told by another adult of the family.
    pub async fn tell_as(&self, app: &TestApp, member: MemberId, parts: &[Part]) {
        let kofi = Child::Born { name: PersonName::parse("Kofi").expect("a name"), age: AgeBand::FiveToTen };
        let kofi = Person { id: child(), who: Who::Child(kofi), home: Some(Home::WithUs) };
        let by = Author::Member { member };
        let mut change = self.change(app);
        let people = Deed::Version { content: Content::People(vec![kofi]) };
        change.entries.push(self.entry(app, part(Section::People), people));
        for part in parts {
            let words = FreeText::parse(&says(*part)).expect("a text");
            let version = Deed::Version { content: Content::Words(words) };
            change.entries.push(Entry { by: by.clone(), ..self.entry(app, *part, version) });
        }
        assert!(app.store.write_book(&change).await.expect("a book"));
    }

    /// The other adult keeps these parts from this one.
    pub async fn wall_off(&self, app: &TestApp, parts: &[Part]) {
        let mut change = self.change(app);
        let wall = Deed::Wall { from: self.member };
        let by = Author::Member { member: other_adult() };
        change
            .entries
            .extend(parts.iter().map(|part| Entry { by: by.clone(), ..self.entry(app, *part, wall.clone()) }));
        assert!(app.store.write_book(&change).await.expect("a book"));
    }

    /// Answers "may `recipient` see this part?" for each part.
    pub async fn answer(&self, app: &TestApp, recipient: &Recipient, (parts, answer): (&[Part], Answer)) {
        let mut change = self.change(app);
        let notice = Notice {
            version: SHARING_VERSION.to_owned(),
            language: "en".to_owned(),
            reading: Reading::Parent,
            words: "May they see this part?".to_owned(),
        };
        change.permissions.extend(parts.iter().map(|part| Permission {
            id: PermissionId::new(OsIds.uuid()),
            recipient: recipient.clone(),
            part: *part,
            answer,
            by: self.member,
            for_whom: About::Family,
            capacity: None,
            notice: notice.clone(),
            how: How::OwnDevice,
            at: change.at,
        }));
        assert!(app.store.write_book(&change).await.expect("a book"));
    }

    /// Says yes for each part.
    pub async fn allow(&self, app: &TestApp, recipient: &Recipient, parts: &[Part]) {
        self.answer(app, recipient, (parts, Answer::Given { until: None })).await;
    }

    /// Makes a code on the page and gives the page that shows it with the six words.
    pub async fn make_code(&self, mode: &str, lasting: &str) -> (Page, String) {
        use app::urls::{DOORS, post};
        let page = self.visitor.get(DOORS).await;
        let whom = page.attribute("input[name=door-for]", "value").expect("somebody who may see something");
        let choices = [("door-for", whom.as_str()), ("mode", mode), ("lasting", lasting)];
        let page = self.visitor.submit(&page, post::DOOR_MAKE, &choices).await;
        let words = page.six_words().expect("six words");
        (page, words)
    }

    /// Closes the newest open code on the page.
    pub async fn close_code(&self) -> Page {
        use app::urls::{DOORS, post};
        let page = self.visitor.get(DOORS).await;
        let door = page.attribute("button[name=door]", "value").expect("an open code");
        self.visitor.submit(&page, post::DOOR_CLOSE, &[("door", &door)]).await
    }
}
