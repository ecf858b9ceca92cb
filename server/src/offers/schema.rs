//! The published shape of a service, as far as we read it, and the check that a row fits it.
//!
//! The shape is kept in `server/schemas/open-referral-uk-service-3.json`. A misfit is told with its place in the row
//! and the rule it breaks, with every value of the row masked.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::report::Because;

const SERVICE: &str = include_str!("../../schemas/open-referral-uk-service-3.json");

static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(SERVICE).ok()?;
    jsonschema::validator_for(&schema).ok()
});

/// The first place in `row` that does not fit, as a JSON pointer, and why.
pub(super) fn check(row: &Value) -> Result<(), (String, Because)> {
    let Some(validator) = VALIDATOR.as_ref() else {
        return Err((String::new(), Because::Shape("cannot be checked: our own schema is broken".to_owned())));
    };
    let Err(error) = validator.validate(row) else { return Ok(()) };
    let why = error.masked_with("what is there").to_string();
    Err((error.instance_path().to_string(), Because::Shape(format!("does not fit: {why}"))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ID: &str = "ac148810-d857-441c-9679-408f346de14b";

    #[test]
    fn a_service_as_the_standard_describes_it_fits() {
        let service = json!({ "id": ID, "name": "Play", "status": "active", "minimum_age": 0, "unknown": [{}] });
        assert_eq!(check(&service), Ok(()));
    }

    #[test]
    fn a_misfit_is_told_by_place_and_rule_and_never_by_value() {
        for (service, pointer) in [
            (json!({ "name": "secret", "status": "active" }), ""),
            (json!({ "id": "secret", "name": "x", "status": "active" }), "/id"),
            (json!({ "id": ID, "name": ["secret"], "status": "active" }), "/name"),
            (json!({ "id": ID, "name": "x", "status": "secret" }), "/status"),
            (json!({ "id": ID, "name": "x", "status": "active", "minimum_age": "secret" }), "/minimum_age"),
            (
                json!({ "id": ID, "name": "x", "status": "active", "contacts": [{ "phones": "secret" }] }),
                "/contacts/0/phones",
            ),
            (json!("secret"), ""),
        ] {
            let (found, why) = check(&service).unwrap_err();
            assert_eq!(found, pointer);
            assert!(!why.to_string().contains("secret"), "{why}");
        }
    }
}
