//! JSON that can be read in one way only.
//!
//! [`check`] refuses what two readers could understand differently: the same key twice, and nesting so deep that some would
//! stop half-way. Numbers too large for any field and half a surrogate pair are refused by the parser itself. It runs before
//! a signature is looked at, so it keeps nothing and costs one pass over at most 1 MiB.

use std::{collections::HashSet, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The deepest nesting. What hubs send needs six.
const DEEPEST: u8 = 16;

/// Whether the bytes are one JSON value that can be read in one way only.
pub fn check(body: &[u8]) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    Walk { left: DEEPEST }.deserialize(&mut reader)?;
    reader.end()
}

#[derive(Clone, Copy)]
struct Walk {
    left: u8,
}

impl Walk {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let left = self.left.checked_sub(1).ok_or_else(|| E::custom("too deep"))?;
        Ok(Self { left })
    }
}

impl<'de> DeserializeSeed<'de> for Walk {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let deeper = self.deeper()?;
        while items.next_element_seed(deeper)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let deeper = self.deeper()?;
        let mut seen: HashSet<String> = HashSet::new();
        while let Some(key) = fields.next_key::<String>()? {
            if !seen.insert(key) {
                return Err(Error::custom("a key twice"));
            }
            fields.next_value_seed(deeper)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_that_has_one_meaning_passes() {
        for good in [r#"{"a":[1,-2,3.5,true,null,"x\u00e9\ud83d\ude00"],"b":{"a":{}}}"#, "[]", " 1 "] {
            assert!(check(good.as_bytes()).is_ok(), "{good}");
        }
        let deep = |levels| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert!(check(deep(16).as_bytes()).is_ok());
    }

    #[test]
    fn keys_twice_bombs_huge_numbers_and_half_characters_are_refused() {
        for bad in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":{"b":1,"\u0062":2}}"#,
            r#"["\ud800"]"#,
            r#"["\udc00x"]"#,
            "[1e999]",
            "{}{}",
            "{",
            "",
            "nul",
            "[NaN]",
        ] {
            assert!(check(bad.as_bytes()).is_err(), "{bad}");
        }
        for levels in [17, 200, 500_000] {
            assert!(check(["[".repeat(levels), "]".repeat(levels)].concat().as_bytes()).is_err(), "{levels}");
        }
        assert!(check(b"[\"\xff\"]").is_err());
    }
}
