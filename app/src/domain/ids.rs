//! Ids as types, so that one kind can never stand in for another.
//!
//! They carry no meaning and never appear in an address a person sees.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident ),+ $(,)?) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(Uuid);

            impl $name {
                /// Wraps an id made by the `Ids` port or read back from storage.
                pub const fn new(id: Uuid) -> Self {
                    Self(id)
                }

                /// The bare id.
                pub const fn uuid(self) -> Uuid {
                    self.0
                }
            }
        )+
    };
}

ids! {
    /// A family, whose key seals everything it wrote.
    FamilyId,
    /// Answers so far.
    DraftId,
    /// A sent request.
    RequestId,
    /// Made with the form, before sending, and unique for life: sending twice with it sends once.
    SubmissionId,
    /// A message on its way to a hub; the hub sees the same id however often we try.
    MessageId,
    /// A member of a family with a way in of their own: an adult, or a young person.
    MemberId,
    /// Somebody a family's story tells of.
    PersonId,
    /// One thing that was written into a family's story.
    EntryId,
    /// Somebody named whom a family lets see parts of its story, or does not.
    RecipientId,
    /// One answer to "may they see this part?".
    PermissionId,
    /// A door to the shared parts of a story, for one recipient.
    DoorId,
    /// One opening of such a door.
    OpeningId,
    /// A draft that somebody helps a family with.
    HelpedId,
    /// A grown-up whom a young person lets read a draft.
    ReaderId,
    /// Somebody of a family at a plan who has words of their own.
    SeatId,
    /// A professional's concern; it is tied to no family, draft or request.
    ConcernId,
    /// One e-mail or text that left; it leads to nobody.
    SendingId,
    /// A passkey of one member.
    PasskeyId,
    /// An organisation that the hub team approved.
    ApprovedId,
    /// An account of somebody who works there.
    AccountId,
    /// Somebody of a hub team who works at the desk.
    DeskPersonId,
}

impl MemberId {
    /// The member who began the family: before there is a second one, no other id is needed.
    pub const fn first_of(family: FamilyId) -> Self {
        Self(family.uuid())
    }
}
