//! Somebody is asked to lead, and what they and the child say to it.
//!
//! A hub passes on the practitioner's answer, and a child's together with how the child was asked (rule C8). The family
//! answers here itself: no hub can say yes for it (threat T7).

use app::domain::{
    plan::{LeadOffer, Party, PlanKey, What},
    text::FreeText,
};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Said;
use crate::forward::Scope;

impl Said for LeadOffer {
    const NAME: &'static str = "lead-offer";
    const SCOPE: Scope = Scope::Team;
    const SUMMARY: &'static str =
        "Somebody is asked to lead. They lead once they, the child and the family have said yes";

    fn into_what(self) -> What {
        What::LeadOffered(self)
    }
}

/// Whose answer a hub can pass on.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeardParty {
    /// Who is asked to lead.
    Practitioner,
    /// The child or young person.
    Child,
}

/// What somebody said to an offer.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadAnswer {
    /// Which offer, by its key.
    pub offer: PlanKey,
    /// Who said it.
    pub party: HeardParty,
    /// Yes or no.
    pub agrees: bool,
    /// Their words. For a child they cannot be left out: who asked, how, and what the child could understand.
    #[serde(default)]
    pub words: Option<FreeText>,
}

impl Said for LeadAnswer {
    const NAME: &'static str = "lead-answer";
    const SCOPE: Scope = Scope::Team;
    const SUMMARY: &'static str =
        "What the practitioner or the child says to an offer to lead; the family answers in the portal";

    fn is_whole(&self) -> bool {
        match self.party {
            HeardParty::Practitioner => true,
            HeardParty::Child => self.words.is_some(),
        }
    }

    fn into_what(self) -> What {
        let Self { offer, party, agrees, words } = self;
        let party = match party {
            HeardParty::Practitioner => Party::Practitioner,
            HeardParty::Child => Party::Child,
        };
        What::LeadAnswered { offer, party, agrees, words }
    }
}
