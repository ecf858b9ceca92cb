//! The published shape of messages, and the check that each one fits it.
//!
//! The schema is made from the Rust types, kept in `server/schemas/message-1.json` and served at
//! `/schemas/message-1.json`, so a hub's developers read exactly what we check against. A message that does not fit
//! never leaves, and is never dropped.

use std::sync::LazyLock;

use app::domain::message::Message;
use axum::{Router, http::header, routing::get};
use jsonschema::Validator;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema as committed; a test keeps it equal to [`generate`].
pub const PUBLISHED: &str = include_str!("../../schemas/message-1.json");

static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(PUBLISHED).ok()?;
    jsonschema::validator_for(&schema).ok()
});

/// The value is not a message as published. It does not say why: the reason would quote what a family wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a message as the schema describes it")]
pub struct NotAMessage;

/// The schema, made from the types that are sent.
pub fn generate() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Message>().to_value()
}

/// Whether `value` is a message as published.
pub fn check(value: &Value) -> Result<(), NotAMessage> {
    match VALIDATOR.as_ref() {
        Some(validator) if validator.is_valid(value) => Ok(()),
        _ => Err(NotAMessage),
    }
}

/// The bytes to send for `message`, checked.
pub fn to_checked_json(message: &Message) -> Result<Vec<u8>, NotAMessage> {
    let value = serde_json::to_value(message).map_err(|_| NotAMessage)?;
    check(&value)?;
    serde_json::to_vec(&value).map_err(|_| NotAMessage)
}

/// Serves the schema.
pub fn router() -> Router {
    let schema = || async { ([(header::CONTENT_TYPE, "application/schema+json")], PUBLISHED) };
    Router::new().route("/schemas/message-1.json", get(schema))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rewrites the committed copy when `UPDATE_SCHEMA` is set; a change there is a change hubs must hear of.
    #[test]
    fn the_committed_schema_is_the_one_the_types_make() {
        let made = format!("{:#}\n", generate());
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/message-1.json"), &made).unwrap();
        }
        assert!(made == PUBLISHED || std::env::var_os("UPDATE_SCHEMA").is_some(), "run with UPDATE_SCHEMA=1");
    }
}
