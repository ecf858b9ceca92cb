//! Words to the family, or a question back.

use app::domain::{plan::What, text::FreeText};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Said;
use crate::forward::Scope;

/// Words to the family.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The words.
    pub words: FreeText,
    /// Whether an answer is hoped for.
    #[serde(default)]
    pub asks: bool,
}

impl Said for Words {
    const NAME: &'static str = "message";
    const SCOPE: Scope = Scope::Messages;
    const SUMMARY: &'static str =
        "Words to the family; with `asks`, a question back, whose answer comes as a message of kind `plan`";

    fn into_what(self) -> What {
        What::Words { words: self.words, asks: self.asks }
    }
}
