//! The words of the two consent pages. Their version and exact text are kept with every answer (rule C4).

use serde::{Deserialize, Serialize};

/// What the consent pages of a place say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWords {
    /// Changes whenever the meaning changes (rule C6).
    pub version: String,
    /// What saying yes to help means here, one paragraph an entry.
    pub help: Vec<String>,
    /// What happens when a family says no, one paragraph an entry.
    pub if_no: Vec<String>,
    /// What sharing means here, one paragraph an entry.
    pub share: Vec<String>,
    /// When the law lets people share anyway, one paragraph an entry (rule C1).
    pub law: Vec<String>,
}
