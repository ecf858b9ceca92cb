//! What a second copy of a request says that the first did not, in lines a hub worker can read.
//!
//! It exists because a differing copy may neither overwrite the first nor vanish: it goes out as additions.
//! The main function is [`pieces`]. Nothing is dropped: what does not fit one addition goes into the next.

use app::domain::{
    message::RequestBody,
    text::{FREE_TEXT_LIMIT, FreeText},
};
use serde_json::Value;

/// The differing fields as `field: new value` lines, cut into texts that each fit an addition; at least one.
/// Without a first copy (its story is gone) every field is named.
pub(super) fn pieces(first: Option<&RequestBody>, second: &RequestBody) -> Vec<FreeText> {
    let mut lines = Vec::new();
    compare(first.map(|body| json(&body.request)).as_ref(), &json(&second.request), &mut lines);
    let mut before = first.map(|body| json(&body.consent));
    let mut now = json(&second.consent);
    // Each copy has its own time; that alone is no difference.
    for consent in before.iter_mut().chain([&mut now]) {
        if let Value::Object(fields) = consent {
            fields.remove("at");
        }
    }
    compare(before.as_ref(), &now, &mut lines);
    if lines.is_empty() {
        lines.push("consent: given again, after other words were shown".to_owned());
    }
    cut(&lines.join("\n"))
}

fn json<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn compare(before: Option<&Value>, now: &Value, lines: &mut Vec<String>) {
    let Value::Object(now) = now else { return };
    for (field, value) in now {
        if before.and_then(|fields| fields.get(field)) != Some(value) {
            lines.push(format!("{}: {}", field.replace('_', " "), readable(value)));
        }
    }
}

/// A value without brackets and quotation marks, as far as it can be read without them.
fn readable(value: &Value) -> String {
    match value {
        Value::Null => "(nothing)".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.is_empty() => "(none)".to_owned(),
        Value::Array(values) => values.iter().map(readable).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| format!("{} {}", name.replace('_', " "), readable(value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn cut(text: &str) -> Vec<FreeText> {
    let limit = usize::try_from(FREE_TEXT_LIMIT).unwrap_or(usize::MAX);
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(limit).filter_map(|piece| FreeText::parse(&piece.iter().collect::<String>()).ok()).collect()
}
