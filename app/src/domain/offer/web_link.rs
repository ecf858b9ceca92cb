//! A link to somebody else's page: `https` to a named host, and nothing that could act.

use serde::{Deserialize, Serialize};

/// The most characters a link may have.
const LONGEST: usize = 500;

/// Why a text is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotALink {
    /// A page without encryption, or words without a scheme: harmless, but not followed.
    NotSecure,
    /// Something else than a page: a script, a file, a name with a password.
    Refused,
}

/// A link, `https` only, in plain ASCII.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebLink(String);

impl WebLink {
    /// Reads a link.
    pub fn parse(raw: &str) -> Result<Self, NotALink> {
        let raw = raw.trim();
        let scheme = raw.split(':').next().filter(|_| raw.contains(':')).unwrap_or_default().to_ascii_lowercase();
        let rest = match scheme.as_str() {
            "https" => raw.get("https:".len()..).unwrap_or_default(),
            "http" => return Err(NotALink::NotSecure),
            // "example.org/a:b": no scheme, only a colon further on.
            _ if scheme.contains(['.', '/', ' ']) || scheme.is_empty() => return Err(NotALink::NotSecure),
            _ => return Err(NotALink::Refused),
        };
        let rest = rest.strip_prefix("//").ok_or(NotALink::Refused)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_safe = raw.len() <= LONGEST && raw.chars().all(|c| c.is_ascii_graphic() && !r#""<>\^`{|}'"#.contains(c));
        (is_safe && is_host(host)).then(|| Self(format!("https://{rest}"))).ok_or(NotALink::Refused)
    }

    /// The whole link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name with a dot in it, and perhaps a port. A name before an `@` would hide where the link leads.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    name.contains('.') && name.split('.').all(is_label) && port.parse::<u16>().is_ok()
}

impl TryFrom<String> for WebLink {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).map_err(|_| "not a link")
    }
}

impl From<WebLink> for String {
    fn from(link: WebLink) -> Self {
        link.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_to_a_named_host_is_a_link() {
        for good in ["https://example.org", " HTTPS://www.example.org:8443/a?b=c#d ", "https://a-b.example/%20(x)"] {
            let link = WebLink::parse(good).unwrap();
            assert!(link.as_str().starts_with("https://"), "{good}");
            assert_eq!(WebLink::parse(link.as_str()), Ok(link));
        }
        for harmless in ["http://example.org", "www.example.org", "example.org/a:b", "ask at the desk", ""] {
            assert_eq!(WebLink::parse(harmless), Err(NotALink::NotSecure), "{harmless}");
        }
    }

    #[test]
    fn what_could_act_or_deceive_is_refused() {
        for bad in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,<b>x</b>",
            "file:///etc/passwd",
            "https:example.org",
            "https://user:word@example.org",
            "https://example.org@evil.example",
            "https://localhost",
            "https://exa mple.org",
            "https://example.org/\u{202E}",
            "https://example.org/\" onclick=\"x",
            "https://еxample.org",
            "https://example.org:99999",
            &format!("https://example.org/{}", "a".repeat(500)),
        ] {
            assert_eq!(WebLink::parse(bad), Err(NotALink::Refused), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_link_is_plain_https(raw in "(https://)?[ -~]{0,40}|\\PC*") {
            if let Ok(link) = WebLink::parse(&raw) {
                proptest::prop_assert!(link.as_str().starts_with("https://"));
                proptest::prop_assert!(link.as_str().bytes().all(|b| b.is_ascii_graphic()));
            }
        }
    }
}
