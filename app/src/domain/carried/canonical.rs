//! The bytes that are signed: one JSON value always gives the same ones, however its file is laid out.
//!
//! For JSON without fractions this is RFC 8785. A fraction is refused: no story holds one.

use serde_json::Value;

/// The canonical bytes of `value`; `None` when it holds a number that is not whole.
pub(super) fn bytes(value: &Value) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    write(value, &mut out)?;
    Some(out)
}

fn write(value: &Value, out: &mut Vec<u8>) -> Option<()> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
        Value::Number(number) if number.is_f64() => return None,
        Value::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::String(text) => string(text, out)?,
        Value::Array(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(value, out)?;
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            // Sorted here: whether the map itself keeps an order depends on what else is built.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            out.push(b'{');
            for (index, (name, value)) in fields.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                string(name, out)?;
                out.push(b':');
                write(value, out)?;
            }
            out.push(b'}');
        }
    }
    Some(())
}

fn string(text: &str, out: &mut Vec<u8>) -> Option<()> {
    serde_json::to_writer(out, text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Option<String> {
        bytes(&serde_json::from_str(json).unwrap()).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn order_and_blanks_do_not_matter_and_everything_else_does() {
        let one = of(r#"{ "b": [1, true, null], "a": "é\u0001\"<" }"#).unwrap();
        assert_eq!(one, r#"{"a":"é\u0001\"<","b":[1,true,null]}"#);
        assert_eq!(of(r#"{"a":"\u00e9\u0001\u0022<","b":[1,true,null]}"#).unwrap(), one);
        assert_ne!(of(r#"{"a":"é\u0001\"<","b":["1",true,null]}"#).unwrap(), one);
    }

    #[test]
    fn a_number_that_is_not_whole_has_no_canonical_form() {
        assert_eq!(of("[1.0]"), None);
        assert_eq!(of(r#"{"a":1e3}"#), None);
        assert_eq!(of("[18446744073709551615,-3]").as_deref(), Some("[18446744073709551615,-3]"));
    }
}
