//! What a hub's own computer may tell the portal.
//!
//! [`Scopes`] is the closed list of rights that the settings give to a hub; without a word there it may bring news, as hubs
//! always could, and nothing else. A hub has one secret for what is real and another for the sandbox: neither opens the
//! other, so a test system never holds what could reach a family.

use std::sync::Arc;

use secrecy::SecretString;

use super::{BadSecret, SigningKey};

/// One right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Say that a request is there or was read, and answer a question.
    News,
    /// The plan, the outcome and where on its way a family is.
    Plans,
    /// Meetings.
    Meetings,
    /// Who helps the family, and who leads.
    Team,
    /// Words to the family.
    Messages,
}

impl Scope {
    /// Every right, in the order the settings list them.
    pub const ALL: [Self; 5] = [Self::News, Self::Plans, Self::Meetings, Self::Team, Self::Messages];

    /// The word for it in settings and in the published description.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Plans => "plans",
            Self::Meetings => "meetings",
            Self::Team => "team",
            Self::Messages => "messages",
        }
    }
}

/// The rights of one hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Default for Scopes {
    fn default() -> Self {
        Self(vec![Scope::News])
    }
}

impl Scopes {
    /// Reads words with blanks between them. `None` for a word that is no right, and for none at all.
    pub fn parse(text: &str) -> Option<Self> {
        let find = |word: &str| Scope::ALL.into_iter().find(|scope| scope.slug() == word);
        let found: Vec<Scope> = text.split_whitespace().map(find).collect::<Option<_>>()?;
        (!found.is_empty()).then_some(Self(found))
    }

    /// Every right there is.
    pub fn every() -> Self {
        Self(Scope::ALL.to_vec())
    }

    /// Whether this right is among them.
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }
}

/// What the settings say of a hub's computer.
#[derive(Clone, Debug, Default)]
pub struct ApiSettings {
    /// The secret before the present one, for as long as the hub may still use it.
    pub old_secret: Option<SecretString>,
    /// What the hub may tell us.
    pub scopes: Scopes,
    /// What the hub signs with in the sandbox.
    pub sandbox_secret: Option<SecretString>,
}

/// Where a message may have an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// On families' own requests.
    Real,
    /// On made-up ones.
    Sandbox,
}

/// A hub's computer: the secrets it is known by, and its rights.
#[derive(Clone, Default)]
pub(super) struct Caller {
    real: Option<Arc<SigningKey>>,
    sandbox: Option<Arc<SigningKey>>,
    scopes: Scopes,
}

impl Caller {
    /// `secret` is the one that opens what is real; a hub that is read at the desk has none.
    pub(super) fn open(secret: Option<&SecretString>, api: ApiSettings) -> Result<Self, BadSecret> {
        let with_old = |key: SigningKey| match &api.old_secret {
            Some(old) => key.with_old(old),
            None => Ok(key),
        };
        let real = secret.map(|secret| SigningKey::parse(secret).and_then(with_old)).transpose()?.map(Arc::new);
        let sandbox = api.sandbox_secret.as_ref().map(SigningKey::parse).transpose()?.map(Arc::new);
        Ok(Self { real, sandbox, scopes: api.scopes })
    }

    pub(super) fn real(&self) -> Option<Arc<SigningKey>> {
        self.real.clone()
    }

    pub(super) fn on(&self, ground: Ground) -> Option<(&SigningKey, &Scopes)> {
        let key = match ground {
            Ground::Real => &self.real,
            Ground::Sandbox => &self.sandbox,
        };
        Some((key.as_deref()?, &self.scopes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hub_without_a_word_in_the_settings_may_bring_news_and_nothing_else() {
        let granted: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| Scopes::default().has(*scope)).collect();
        assert_eq!(granted, [Scope::News]);
    }

    #[test]
    fn a_word_that_is_no_right_grants_nothing() {
        assert_eq!(Scopes::parse(" news  team "), Some(Scopes(vec![Scope::News, Scope::Team])));
        for bad in ["", " ", "everything", "news all", "News", "news,team"] {
            assert_eq!(Scopes::parse(bad), None, "{bad}");
        }
        let words: Vec<&str> = Scope::ALL.into_iter().map(Scope::slug).collect();
        assert_eq!(Scopes::parse(&words.join(" ")), Some(Scopes::every()));
    }

    #[test]
    fn neither_secret_opens_the_other_ground() {
        let api = ApiSettings {
            sandbox_secret: Some("whsec_D3GWtCRJistdDimRJNW/c6tTZtqpc8pE".into()),
            ..ApiSettings::default()
        };
        let real = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".into();
        let caller = Caller::open(Some(&real), api.clone()).unwrap();
        let now = jiff::Timestamp::UNIX_EPOCH;
        let holds = |by: Ground, at: Ground| {
            let signed = caller.on(by).unwrap().0.sign("a", b"{}", now).unwrap();
            caller.on(at).unwrap().0.verify(&signed, b"{}", now).is_ok()
        };
        assert!(holds(Ground::Real, Ground::Real) && holds(Ground::Sandbox, Ground::Sandbox));
        assert!(!holds(Ground::Real, Ground::Sandbox) && !holds(Ground::Sandbox, Ground::Real));
        let at_desk = Caller::open(None, api).unwrap();
        assert!(at_desk.on(Ground::Real).is_none() && at_desk.on(Ground::Sandbox).is_some());
    }
}
