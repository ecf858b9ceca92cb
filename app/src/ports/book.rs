//! What storage keeps of a family beyond one request: its book, and what each member told about themselves.
//!
//! Every change is one transaction with its audit rows and outgoing messages. Nothing here shows a part of a story to
//! anybody: who may see what is for `domain::door` and `domain::permission` to say.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Fault, RequestStatus};
use crate::domain::{
    contact::SafeContact,
    door::{Door, Opening},
    ids::{DoorId, EntryId, FamilyId, MemberId, RequestId},
    message::Message,
    needs::Needs,
    permission::{Permission, Permissions},
    place::Place,
    postcode::Postcode,
    request::Request,
    story::{Entry, Part, Story},
    text::PersonName,
};

/// What a family keeps beyond one request, as it stood at one instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Its story.
    pub story: Story,
    /// Who may see which part.
    pub permissions: Permissions,
    /// Doors that were made, oldest first, closed ones too.
    pub doors: Vec<Door>,
    /// Who came through them, oldest first.
    pub openings: Vec<Opening>,
}

/// One change to a family's book: all of it is kept, or nothing.
#[derive(Clone, Debug)]
pub struct BookChange {
    /// Whose book.
    pub family: FamilyId,
    /// The member who changes it; `None` for a recipient behind a door.
    pub member: Option<MemberId>,
    /// What is written into the story.
    pub entries: Vec<Entry>,
    /// Answers about who may see what.
    pub permissions: Vec<Permission>,
    /// New doors, each with the digest that finds it.
    pub doors: Vec<(Door, [u8; 32])>,
    /// Doors that are closed.
    pub closed: Vec<DoorId>,
    /// Openings.
    pub openings: Vec<Opening>,
    /// Messages that leave by the outbox, each about a request of this family that was not taken back.
    pub messages: Vec<(RequestId, Message)>,
    /// What the member who changes it told about themselves, if that changes too.
    pub mine: Option<Mine>,
    /// Which story it was made from.
    pub follows: Follows,
    /// The request whose hub is asked to ring, because a member says that something was not done by them.
    pub not_me: Option<RequestId>,
    /// What must still be true when it is kept.
    pub only_if: Option<OnlyIf>,
    /// When.
    pub at: Timestamp,
}

impl BookChange {
    /// A change that changes nothing yet.
    pub const fn new(family: FamilyId, member: Option<MemberId>, at: Timestamp) -> Self {
        Self {
            family,
            member,
            entries: Vec::new(),
            permissions: Vec::new(),
            doors: Vec::new(),
            closed: Vec::new(),
            openings: Vec::new(),
            messages: Vec::new(),
            mine: None,
            follows: Follows::Anything,
            not_me: None,
            only_if: None,
            at,
        }
    }
}

/// Which story a change was made from, so that two tabs, or one button pressed twice, do not write the same twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follows {
    /// It does not matter.
    #[default]
    Anything,
    /// One in which nothing was written yet.
    Nothing,
    /// One whose newest entry is this.
    Entry(EntryId),
}

impl Follows {
    /// What follows `story` as it is now.
    pub fn story(story: &Story) -> Self {
        story.entries().last().map_or(Self::Nothing, |entry| Self::Entry(entry.id))
    }
}

/// What must be true at the instant a change is kept: checked inside its own transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyIf {
    /// This door is open.
    pub door: DoorId,
    /// It lets its recipient write beside this part.
    pub adds_to: Option<Part>,
    /// The version of the words on sharing pages now.
    pub version: String,
}

/// What one member told about themselves, to be filled in for them again. No other member of the family, no recipient
/// and no hub sees it from here (rule C10).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mine {
    /// The name to use.
    pub name: Option<PersonName>,
    /// The postcode.
    pub postcode: Option<Postcode>,
    /// How it is safe to reach them.
    pub contact: Option<SafeContact>,
    /// What they need to take part.
    pub needs: Option<Needs>,
}

impl Mine {
    /// What is known once `request` was sent from `place`. An old postcode stays only while the family still lives there.
    #[must_use]
    pub fn told_in(self, request: &Request, place: &Place) -> Self {
        let old = self.postcode.filter(|postcode| place.serves(postcode));
        Self {
            name: Some(request.name.clone()),
            postcode: request.postcode.clone().or(old),
            contact: Some(request.contact.clone()),
            needs: Some(request.needs.clone()),
        }
    }
}

/// Families' books.
#[async_trait]
pub trait Books: Send + Sync {
    /// A family's book, all of it as it stood at one instant.
    async fn book(&self, family: FamilyId) -> Result<Book, Fault>;
    /// Keeps a change to a book with its audit rows and outgoing messages. `false`, and nothing is kept, when what it
    /// names in `only_if` is no longer true, or when its story has moved on from the one it `follows`.
    async fn write_book(&self, change: &BookChange) -> Result<bool, Fault>;
    /// The family and door that a door's digest finds, open or not.
    async fn find_door(&self, key: &[u8; 32]) -> Result<Option<(FamilyId, Door)>, Fault>;
    /// What a member told about themselves.
    async fn mine(&self, member: MemberId) -> Result<Mine, Fault>;
    /// Keeps what a member told about themselves in place of what was there.
    async fn put_mine(&self, family: FamilyId, member: MemberId, mine: &Mine, now: Timestamp) -> Result<(), Fault>;
    /// The requests that one member sent, newest first. What another member of the family sent is not among them.
    async fn requests_of(&self, member: MemberId) -> Result<Vec<RequestStatus>, Fault>;
    /// Everybody with a way into this family, in the order they came; the first is who began it.
    async fn members(&self, family: FamilyId) -> Result<Vec<MemberId>, Fault>;
}
