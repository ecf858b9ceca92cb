//! The families of the access matrix, and what of theirs could be seen where it must not.
//!
//! Each cast is a family of two adults and a family of one. Everything each of them told holds a token that says whose it
//! is and how far it may go, so that one search of an answer finds every leak. They are kept through the ports alone.

use std::collections::BTreeSet;

use app::{
    domain::{
        app_code::AppSecret,
        consent::How,
        contact::Email,
        desk_person::DeskRole,
        door::{Door, Mode},
        helper::{HelpedBy, Known, MailDomain},
        ids::{
            ConcernId, DeskPersonId, DoorId, DraftId, EntryId, FamilyId, HelpedId, MemberId, PermissionId, RecipientId,
            SubmissionId,
        },
        permission::{Answer, Permission, Recipient, SHARING_VERSION},
        place::PlaceId,
        story::{About, Author, Content, Deed, Entry, Part, Section},
        text::{FreeText, Line, PersonName},
    },
    ports::{
        AtHelping, AtTheDesk, Book, BookChange, Clock, ConcernHolder, DeskKey, DeskSeat, Helper, HelperKey, Ids, Mine,
        NewDeskPerson, NewHelped, Purpose, Secrets, VisitData,
    },
    urls,
};
use server::crypto::ids::OsIds;
use sha2::{Digest, Sha256};
use tests::{
    app::TestApp,
    concern,
    desk::everywhere,
    fixtures::{self, id},
};
use uuid::Uuid;

use super::table::{DESK_PEOPLE, Role};

/// Whose things a request names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The member's own.
    Own,
    /// Of the other adult of the same family.
    OtherMember,
    /// Of another family.
    OtherFamily,
}

/// What a token stands in: who told it, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// What the first adult wrote into its request.
    Request,
    /// What the first adult has not sent yet.
    Draft,
    /// What the first adult told about themselves.
    Mine,
    /// The family's story, that both adults may read.
    Story,
    /// A part of it that is walled off from the second adult.
    Walled,
    /// A part that the recipient may see, too.
    Shared,
    /// A name in the first adult's permissions.
    Recipient,
    /// What the second adult told about themselves.
    SecondMine,
    /// A part that the second adult walled off from the first.
    SecondWalled,
    /// A name in the second adult's permissions.
    SecondRecipient,
    /// Anything of the other family.
    Stranger,
    /// What a helper writes in a family's name, while it is in their hands.
    Helping,
    /// What another helper writes.
    OtherHelping,
    /// What a professional who helps wrote of a concern of their own.
    Concern,
    /// What another one wrote.
    OtherConcern,
}

const TOLD: [(Told, &str); 15] = [
    (Told::Request, "request"),
    (Told::Draft, "draft"),
    (Told::Mine, "mine"),
    (Told::Story, "story"),
    (Told::Walled, "walled"),
    (Told::Shared, "shared"),
    (Told::Recipient, "recipient"),
    (Told::SecondMine, "secondmine"),
    (Told::SecondWalled, "secondwalled"),
    (Told::SecondRecipient, "secondrecipient"),
    (Told::Stranger, "stranger"),
    (Told::Helping, "helping"),
    (Told::OtherHelping, "otherhelping"),
    (Told::Concern, "concern"),
    (Told::OtherConcern, "otherconcern"),
];

impl Told {
    fn token(self, cast: u32) -> String {
        let name = TOLD.iter().find(|(told, _)| *told == self).unwrap().1;
        format!("zq{name}q{cast}q")
    }

    /// Whether `role` may see it. Desk workers read requests and nothing else of a family.
    const fn may_be_seen_by(self, role: Role) -> bool {
        match role {
            Role::Drafting | Role::Member => !matches!(
                self,
                Self::SecondMine
                    | Self::SecondWalled
                    | Self::SecondRecipient
                    | Self::Stranger
                    | Self::Helping
                    | Self::OtherHelping
                    | Self::Concern
                    | Self::OtherConcern
            ),
            Role::Second => matches!(
                self,
                Self::Story | Self::Shared | Self::SecondMine | Self::SecondWalled | Self::SecondRecipient
            ),
            Role::Other => matches!(self, Self::Stranger),
            // What is shared with them, under the name the family knows them by.
            Role::Recipient => matches!(self, Self::Shared | Self::Recipient),
            // A concern was sent to a hub that works at the desk.
            Role::Desk => matches!(self, Self::Request | Self::Stranger | Self::Concern),
            Role::Leader | Role::Worker => matches!(self, Self::Request | Self::Stranger),
            Role::Elsewhere => matches!(self, Self::Concern),
            Role::Helper => matches!(self, Self::Helping | Self::Concern),
            Role::Nobody | Role::Locked | Role::Hub | Role::Reader => false,
        }
    }
}

/// Every token in `text` that `role` must not see, or that belongs to a cast that is not its own.
pub(crate) fn leaks(text: &str, role: Role, cast: u32) -> Vec<String> {
    let text = text.to_lowercase();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("zq") {
        let rest = &text[at + 2..];
        let Some((told, rest)) =
            TOLD.iter().find_map(|(told, name)| Some((*told, rest.strip_prefix(name)?.strip_prefix('q')?)))
        else {
            continue;
        };
        let number = rest.split('q').next().unwrap_or_default();
        // The desk reads every request; nobody else has anything to do with another cast.
        let is_own = number == cast.to_string() || role == Role::Desk || DESK_PEOPLE.contains(&role);
        if !told.may_be_seen_by(role) || !is_own {
            found.push(format!("{told:?} of cast {number}"));
        }
    }
    found
}

/// Whether the text holds anything that was told at all.
pub(crate) fn holds(text: &str, told: Told, cast: u32) -> bool {
    text.to_lowercase().contains(&told.token(cast))
}

/// One family of two adults and one of one, in a portal.
pub(crate) struct Cast<'a> {
    app: &'a TestApp,
    pub(crate) number: u32,
}

impl<'a> Cast<'a> {
    /// Keeps everything that both families told.
    pub(crate) async fn new(app: &'a TestApp, number: u32) -> Self {
        let cast = Self { app, number };
        cast.first_family().await;
        cast.other_family().await;
        cast.help(Told::Helping).await;
        cast.help(Told::OtherHelping).await;
        cast.worry((Told::Helping, Told::Concern), 0).await;
        cast.worry((Told::OtherHelping, Told::OtherConcern), 1).await;
        cast.send_concern().await;
        cast
    }

    /// Fixtures are numbered; the family of one has the next number.
    const fn stranger(&self) -> u32 {
        self.number + 1
    }

    fn family(number: u32) -> FamilyId {
        FamilyId::new(id("family", number))
    }

    fn second(&self) -> MemberId {
        MemberId::new(id("second adult", self.number))
    }

    fn token(&self, told: Told) -> String {
        told.token(self.number)
    }

    async fn send(&self, number: u32, token: &str) {
        let mut request = fixtures::request();
        request.name = PersonName::parse(&format!("Alex {token}")).unwrap();
        request.worries = FreeText::parse(&format!("Worries {token}")).ok();
        request.going_well = FreeText::parse(&format!("Well {token}")).ok();
        let now = self.app.clock.now();
        let draft = fixtures::draft(number);
        self.app
            .store
            .create_draft(&app::domain::answers::Draft { keep_until: fixtures::day(60), ..draft }, now)
            .await
            .unwrap();
        self.app.store.send(&fixtures::send_request(number, request, now)).await.unwrap();
    }

    /// A draft that is being written, with a token in what was typed.
    async fn write(&self, number: u32, token: &str) {
        let mut draft = fixtures::draft(number);
        draft.id = DraftId::new(id("later draft", number));
        draft.submission = SubmissionId::new(id("later submission", number));
        draft.answers.worries = FreeText::parse(&format!("Draft {token}")).ok();
        draft.answers.name = PersonName::parse(&format!("Draft {token}")).ok();
        draft.rejected.clear();
        draft.keep_until = fixtures::day(60);
        self.app.store.create_draft(&draft, self.app.clock.now()).await.unwrap();
    }

    /// A helper of this cast, told apart by what they write.
    fn helper(&self, told: Told) -> Helper {
        let who = HelpedBy {
            name: PersonName::parse("Ms Bell").unwrap(),
            organisation: Line::parse("Hill School").unwrap(),
            role: Line::parse("Teacher").unwrap(),
            wrote_from: MailDomain::of(&Email::parse("bell@hill.example").unwrap()),
            known: Known::Domain,
        };
        Helper {
            who,
            account: None,
            is_anew: false,
            key: HelperKey(fixtures::key_from(id(&format!("{told:?}"), self.number))),
        }
    }

    fn helped(&self, told: Told) -> HelpedId {
        HelpedId::new(id(&format!("helped {told:?}"), self.number))
    }

    /// A draft that is in a helper's hands.
    async fn help(&self, told: Told) {
        let (who, token) = (self.helper(told), self.token(told));
        let mut draft = fixtures::draft(self.number);
        let family = FamilyId::new(id(&format!("family {told:?}"), self.number));
        (draft.family, draft.member) = (family, MemberId::first_of(family));
        draft.id = DraftId::new(id(&format!("draft {told:?}"), self.number));
        draft.submission = SubmissionId::new(id(&format!("submission {told:?}"), self.number));
        draft.answers.worries = FreeText::parse(&format!("Helping {token}")).ok();
        draft.answers.helped_by = Some(who.who.clone());
        (draft.answers.agree, draft.answers.shares) = (None, None);
        draft.rejected.clear();
        draft.keep_until = fixtures::day(60);
        let helped = NewHelped { id: self.helped(told), helper: who.key, label: Line::parse(&token).unwrap() };
        self.app.store.begin_helped(&draft, &helped, self.app.clock.now()).await.unwrap();
    }

    /// What finds the concerns of one helper.
    fn holder(&self, helper: Told) -> ConcernHolder {
        ConcernHolder(self.app.codes.digest(Purpose::Concern, &[&self.helper(helper).key.0]))
    }

    fn concern(&self, index: u32) -> ConcernId {
        ConcernId::new(id("concern", self.number + index))
    }

    /// A concern that a helper is writing.
    async fn worry(&self, (helper, told): (Told, Told), index: u32) {
        let now = self.app.clock.now();
        let draft = concern::draft(self.number + index, now, &self.token(told));
        assert!(self.app.store.begin_concern(self.holder(helper), &draft, now).await.unwrap());
    }

    /// Another one of the first helper's, which was sent.
    async fn send_concern(&self) {
        self.worry((Told::Helping, Told::Concern), 2).await;
        let (now, number) = (self.app.clock.now(), self.number + 2);
        let draft = concern::draft(number, now, &self.token(Told::Concern));
        let message = concern::message(number, &draft, now);
        let holder = self.holder(Told::Helping);
        assert!(self.app.store.send_concern(holder, &draft, (&message, now)).await.unwrap());
    }

    async fn first_family(&self) {
        let (family, first) = (Self::family(self.number), MemberId::first_of(Self::family(self.number)));
        self.send(self.number, &self.token(Told::Request)).await;
        self.write(self.number, &self.token(Told::Draft)).await;
        self.tell(family, (first, &self.token(Told::Mine))).await;
        self.tell(family, (self.second(), &self.token(Told::SecondMine))).await;
        let mut change = BookChange::new(family, Some(first), self.app.clock.now());
        for (section, told, by) in [
            (Section::Well, Told::Story, first),
            (Section::Worries, Told::Walled, first),
            (Section::Daily, Told::Shared, first),
            (Section::Needs, Told::SecondWalled, self.second()),
        ] {
            self.entry(&mut change, (section, by), words(&self.token(told)));
        }
        self.entry(&mut change, (Section::Worries, first), Deed::Wall { from: self.second() });
        self.entry(&mut change, (Section::Needs, self.second()), Deed::Wall { from: first });
        let school = self.permission(&mut change, (Section::Daily, first), &self.token(Told::Recipient));
        self.permission(&mut change, (Section::Well, self.second()), &self.token(Told::SecondRecipient));
        let (at, until) = (change.at, fixtures::day(60));
        let door =
            Door { id: self.door(), recipient: school, mode: Mode::AddTo, by: first, at, until, closed_at: None };
        change.doors.push((door, fixtures::key_from(id("door key", self.number))));
        assert!(self.app.store.write_book(&change).await.unwrap());
    }

    async fn other_family(&self) {
        let (family, token) = (Self::family(self.stranger()), self.token(Told::Stranger));
        let member = MemberId::first_of(family);
        self.send(self.stranger(), &token).await;
        self.write(self.stranger(), &token).await;
        self.tell(family, (member, &token)).await;
        let mut change = BookChange::new(family, Some(member), self.app.clock.now());
        self.entry(&mut change, (Section::Well, member), words(&token));
        self.permission(&mut change, (Section::Well, member), &token);
        assert!(self.app.store.write_book(&change).await.unwrap());
    }

    async fn tell(&self, family: FamilyId, (member, token): (MemberId, &str)) {
        let mine = Mine { name: PersonName::parse(token).ok(), ..Mine::default() };
        self.app.store.put_mine(family, member, &mine, self.app.clock.now()).await.unwrap();
    }

    fn fresh(&self, kind: &str, count: usize, family: FamilyId) -> Uuid {
        // The fixture's numbers have room for many of a kind in one cast.
        let number = u32::try_from(count).unwrap() + self.number * 100;
        if family == Self::family(self.stranger()) { id(&format!("stranger {kind}"), number) } else { id(kind, number) }
    }

    fn entry(&self, change: &mut BookChange, (section, member): (Section, MemberId), deed: Deed) {
        let entry = EntryId::new(self.fresh("entry", change.entries.len(), change.family));
        let part = Part::new(section, About::Family).unwrap();
        let by = Author::Member { member };
        change.entries.push(Entry { id: entry, part, deed, by, place: Some(fixtures::place()), at: change.at });
    }

    fn permission(&self, change: &mut BookChange, (section, by): (Section, MemberId), name: &str) -> Recipient {
        let count = change.permissions.len();
        let recipient = RecipientId::new(self.fresh("recipient", count, change.family));
        let recipient = Recipient { id: recipient, name: Line::parse(name).unwrap(), organisation: None };
        change.permissions.push(Permission {
            id: PermissionId::new(self.fresh("permission", count, change.family)),
            recipient: recipient.clone(),
            part: Part::new(section, About::Family).unwrap(),
            answer: Answer::Given { until: None },
            by,
            for_whom: About::Family,
            capacity: None,
            notice: fixtures::notices(SHARING_VERSION).share,
            how: How::OwnDevice,
            at: change.at,
        });
        recipient
    }

    fn door(&self) -> DoorId {
        DoorId::new(id("door", self.number))
    }

    /// What the visit of `role` holds; `None` for who has none.
    fn visit_of(&self, role: Role) -> Option<VisitData> {
        let (family, stranger) = (Self::family(self.number), Self::family(self.stranger()));
        let first = MemberId::first_of(family);
        let request = Some(fixtures::send_off(self.number, self.app.clock.now()).request);
        let inside = VisitData { family: Some(family), member: Some(first), story_open: true, ..VisitData::default() };
        Some(match role {
            // Who sits at the desk under a name of their own is seated by `seat`.
            Role::Nobody | Role::Hub | Role::Leader | Role::Worker | Role::Reader | Role::Elsewhere => return None,
            Role::Drafting => VisitData { draft: Some(DraftId::new(id("later draft", self.number))), ..inside },
            Role::Locked => VisitData { request, story_open: false, opened_by_code: true, ..inside },
            Role::Member => VisitData { request, ..inside },
            Role::Second => VisitData { member: Some(self.second()), ..inside },
            Role::Other => VisitData {
                request: Some(fixtures::send_off(self.stranger(), self.app.clock.now()).request),
                family: Some(stranger),
                member: Some(MemberId::first_of(stranger)),
                ..inside
            },
            Role::Recipient => {
                VisitData { door: Some((family, self.door(), "Mrs Bell".to_owned())), ..VisitData::default() }
            }
            Role::Desk => {
                let desk = AtTheDesk { seat: Some(DeskSeat::Link), ..AtTheDesk::default() };
                VisitData { desk, ..VisitData::default() }
            }
            Role::Helper => {
                let (helper, open) = (Some(self.helper(Told::Helping)), Some(self.helped(Told::Helping)));
                let concern = Some(self.concern(0));
                let helping = AtHelping { helper, open, concern, ..AtHelping::default() };
                VisitData { helping, ..VisitData::default() }
            }
        })
    }

    /// What the visit of somebody at the desk holds, who is added the first time.
    async fn seat(&self, role: Role) -> VisitData {
        let (place, role_there) = match role {
            Role::Leader => ("york", DeskRole::Manager),
            Role::Reader => ("york", DeskRole::Reader),
            Role::Elsewhere => ("hull", DeskRole::Worker),
            _ => ("york", DeskRole::Worker),
        };
        let (store, now) = (&self.app.store, self.app.clock.now());
        let id = DeskPersonId::new(id("desk person", 1));
        let new = NewDeskPerson {
            id,
            key: DeskKey([9; 32]),
            place: PlaceId::parse(place).unwrap(),
            hubs: BTreeSet::new(),
            role: role_there,
            name: PersonName::parse("Lee").unwrap(),
            title: Line::parse("Duty worker").unwrap(),
        };
        if store.add_desk_person(&everywhere(), &new, now).await.unwrap() {
            store.tie_app(id, (&AppSecret::new(&[7; 32]), 1), now).await.unwrap();
        }
        let desk = AtTheDesk { seat: Some(DeskSeat::Person { id, tie: 1 }), ..AtTheDesk::default() };
        VisitData { desk, ..VisitData::default() }
    }

    /// Begins a visit as `role` and gives the cookie that stands for it.
    pub(crate) async fn cookie(&self, role: Role) -> Option<String> {
        let data = if DESK_PEOPLE.contains(&role) { self.seat(role).await } else { self.visit_of(role)? };
        let secret = OsIds.uuid().to_string();
        let key = Sha256::digest(secret.as_bytes()).into();
        self.app.store.begin_visit(key, &data, self.app.clock.now()).await.unwrap();
        Some(format!("visit={secret}"))
    }

    /// Every id that a form could name, of whom the request is about, under every name that forms use.
    pub(crate) fn ids(&self, role: Role, whose: Whose) -> Vec<(String, String)> {
        let number = self.about(role, whose);
        let family = Self::family(number);
        let member = if whose == Whose::OtherMember { self.second() } else { MemberId::first_of(family) };
        let stranger = number == self.stranger();
        let of = |kind: &str| {
            let kind = if stranger { format!("stranger {kind}") } else { kind.to_owned() };
            id(&kind, self.number * 100).to_string()
        };
        let pairs = [
            ("submission", id("submission", number).to_string()),
            ("reference", fixtures::reference(number).as_str().to_owned()),
            ("request", id("request", number).to_string()),
            ("draft", id("later draft", number).to_string()),
            ("family", family.uuid().to_string()),
            ("member", member.uuid().to_string()),
            ("from", member.uuid().to_string()),
            ("door", id("door", number).to_string()),
            ("entry", of("entry")),
            ("note", of("entry")),
            ("recipient", of("recipient")),
            ("permission", of("permission")),
            // A helper's own, and another's: it opens for nobody else.
            (
                "helped",
                self.helped(if whose == Whose::Own { Told::Helping } else { Told::OtherHelping }).uuid().to_string(),
            ),
            ("concern", self.concern(u32::from(whose != Whose::Own)).uuid().to_string()),
            ("delivery", "confirmed".to_owned()),
            ("form", "words".to_owned()),
            ("step", "worries".to_owned()),
            ("worries", "Something else".to_owned()),
            ("addition", "Something more".to_owned()),
            ("correction", "Something else".to_owned()),
            ("erase", "yes".to_owned()),
            ("token", "0123".to_owned()),
            ("code", "abacus abdomen abdominal abide abiding ability".to_owned()),
            ("letter", "Come to the TAF".to_owned()),
        ];
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// Everything of the families that `role` has nothing to do with: their books, what members told, their requests.
    /// A recipient may write behind the door, and a hub and the desk may move a request on: that is theirs to do.
    pub(crate) async fn foreign(&self, role: Role) -> Vec<(Book, Mine, Vec<String>)> {
        let numbers: &[u32] = match role {
            Role::Drafting | Role::Member | Role::Second | Role::Recipient => &[self.stranger()],
            Role::Other => &[self.number],
            _ => &[self.number, self.stranger()],
        };
        let mut found = Vec::new();
        for number in numbers {
            let (store, member) = (&self.app.store, MemberId::first_of(Self::family(*number)));
            let requests = store.requests_of(member).await.unwrap();
            // A locked visit may take its own request back.
            let requests = requests.iter().filter(|_| role != Role::Locked || *number == self.stranger());
            let withdrawn = requests.map(|request| format!("{} {:?}", request.additions, request.withdrawn_at));
            let book = store.book(Self::family(*number)).await.unwrap();
            found.push((book, store.mine(member).await.unwrap(), withdrawn.collect()));
        }
        found
    }

    /// Whose fixtures the request names: those of the first family, or of the family of one.
    fn about(&self, role: Role, whose: Whose) -> u32 {
        let is_stranger = (role == Role::Other) != (whose == Whose::OtherFamily);
        if is_stranger { self.stranger() } else { self.number }
    }

    /// A route's address, with what it asks for put in.
    pub(crate) fn address(&self, route: &str, offer: &str, (role, whose): (Role, Whose)) -> String {
        let reference = fixtures::reference(self.about(role, whose));
        route
            .replace("/place/:id", "/place/york")
            .replace("/near/:id", offer)
            .replace("/words/:id", "/words/early-help-assessment")
            .replace("/desk/concerns/:reference", &urls::desk_concern(&concern::reference(self.number + 2)))
            .replace("/helping/concern/:step", "/helping/concern/seen")
            .replace(":step", "worries")
            .replace(":form", "words")
            .replace(":section", "worries")
            .replace(":place", "york")
            .replace(":token", "0123456789")
            .replace(":reference", reference.as_str())
    }
}

fn words(token: &str) -> Deed {
    Deed::Version { content: Content::Words(FreeText::parse(&format!("Story {token}")).unwrap()) }
}
