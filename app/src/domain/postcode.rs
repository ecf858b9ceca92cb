//! A UK postcode, by shape alone: whether it exists is for the place's own data to say.

use serde::{Deserialize, Serialize};

use super::problem::ProblemKind;

/// A postcode in its usual form, such as `YO1 7HH`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);

impl Postcode {
    /// Reads a postcode in any case, with or without blanks.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let letters: Vec<u8> =
            raw.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).collect();
        let stray =
            raw.chars().any(|c| !c.is_ascii_alphanumeric() && !c.is_whitespace() && !matches!(c, '-' | '.' | ','));
        if letters.is_empty() && !stray {
            return Err(ProblemKind::Missing);
        }
        if stray || !(5..=7).contains(&letters.len()) {
            return Err(ProblemKind::NotAPostcode);
        }
        let (outward, inward) = letters.split_at(letters.len() - 3);
        if !is_shape(outward, inward) {
            return Err(ProblemKind::NotAPostcode);
        }
        let letters = |part: &[u8]| part.iter().map(|byte| char::from(*byte)).collect::<String>();
        Ok(Self(format!("{} {}", letters(outward), letters(inward))))
    }

    /// The whole postcode, with its blank.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the blank, such as `YO1`.
    pub fn outward(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }

    /// The outward part and the first figure after it, such as `YO1 7`.
    pub fn sector(&self) -> &str {
        self.0.get(..self.0.len() - 2).unwrap_or_default()
    }
}

/// Whether two parts have the shape of a postcode: one or two letters, a digit, then at most one digit or letter; and a
/// digit and two letters.
pub fn is_shape(outward: &[u8], inward: &[u8]) -> bool {
    let letters = outward.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_outward = matches!((letters, outward.get(letters..)),
        (1 | 2, Some([digit] | [digit, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'])) if digit.is_ascii_digit());
    is_outward
        && matches!(inward, [digit, first, second]
            if digit.is_ascii_digit() && first.is_ascii_alphabetic() && second.is_ascii_alphabetic())
}

impl TryFrom<String> for Postcode {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).map_err(|_| "not a postcode")
    }
}

impl From<Postcode> for String {
    fn from(value: Postcode) -> Self {
        value.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_read_in_any_case_and_spacing() {
        for raw in ["yo17hh", "YO1 7HH", " y o 1 7 h h ", "YO1-7HH"] {
            assert_eq!(Postcode::parse(raw).unwrap().as_str(), "YO1 7HH");
        }
        assert_eq!(Postcode::parse("SW1A 1AA").unwrap().outward(), "SW1A");
        assert_eq!(Postcode::parse("hu130aa").unwrap().sector(), "HU13 0");
    }

    #[test]
    fn other_shapes_are_refused() {
        for raw in ["YO1", "12345", "YO1 7H", "YOO 7HH", "YO1 7HH9", "<b>", "ＹＯ１ ７ＨＨ", "YO1\u{202E}7HH"] {
            assert_eq!(Postcode::parse(raw), Err(ProblemKind::NotAPostcode), "{raw}");
        }
        assert_eq!(Postcode::parse("  "), Err(ProblemKind::Missing));
    }
}
