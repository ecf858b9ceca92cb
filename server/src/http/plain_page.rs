//! The few pages that must work when nothing else does: not found, too much, too slow, our fault, busy.
//!
//! Each is one small piece of static HTML without scripts or files, kind and short, and each keeps the emergency
//! line (rule C12) and the way out (rule C20). They never repeat anything a person typed or an address they opened.

use app::urls::post::EXIT;
use axum::response::{IntoResponse, Response};
use http::{
    HeaderValue, StatusCode,
    header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};

use super::headers;

/// The only style these pages have; the policy below names its digest.
const STYLE: &str = "body{font:1.125rem/1.5 sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;\
color:#111;background:#fff}a{color:#0b4f8a}.now{border-left:.5rem solid #b00020;padding-left:1rem}\
form{position:sticky;top:0;text-align:right}button{font:inherit;min-height:2.75rem;padding:0 1rem;color:#fff;\
background:#a4201c;border:0}";
/// The digest of [`STYLE`]; a test keeps them together. Some browsers hold the redirect of "exit this page" to
/// `form-action`, and the neutral site is a setting, so any HTTPS site is allowed; no form here holds a word.
const POLICY: &str = "default-src 'none'; style-src 'sha256-UmOlNZRCOa7eToP0VhlZxAkp3lyJwDTA3F7+o2Moxl4='; \
frame-ancestors 'none'; base-uri 'none'; form-action 'self' https:";

/// Marks an answer as one of ours, so that no layer covers it again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calm;

struct Words {
    status: StatusCode,
    title: &'static str,
    says: &'static str,
}

/// No page has this address.
pub fn not_found() -> Response {
    page(&Words {
        status: StatusCode::NOT_FOUND,
        title: "We cannot find that page",
        says: "The page may have moved. You have done nothing wrong.",
    })
}

/// The address exists, but not for this kind of request.
pub fn not_that_way() -> Response {
    page(&Words {
        status: StatusCode::METHOD_NOT_ALLOWED,
        title: "That did not work",
        says: "This page cannot be opened that way. Please start from the first page.",
    })
}

/// A form came from another site.
pub fn from_elsewhere() -> Response {
    page(&Words {
        status: StatusCode::FORBIDDEN,
        title: "We did not take that form",
        says: "It came from another site, so we left it out to keep you safe. Nothing was sent. \
               Please open this site again and try once more.",
    })
}

/// A form was too large.
pub fn too_much() -> Response {
    page(&Words {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        title: "That was too long for us",
        says: "What you sent does not fit. Nothing was sent. Please go back, make it shorter and try again.",
    })
}

/// A form did not arrive whole in time.
pub fn too_slow() -> Response {
    page(&Words {
        status: StatusCode::REQUEST_TIMEOUT,
        title: "That took too long",
        says: "The line may be slow. Nothing was sent. Please go back and try again.",
    })
}

/// A form broke off or could not be read.
pub fn broken_off() -> Response {
    page(&Words {
        status: StatusCode::BAD_REQUEST,
        title: "That did not reach us whole",
        says: "Nothing was sent. Please go back and try again.",
    })
}

/// Our own fault; `reference` finds the log line.
pub fn our_fault(reference: &str) -> Response {
    let words = Words {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        title: "Sorry, something went wrong here",
        says: "This is our fault, not yours. What you saved before is still safe. Please try again in a few minutes.",
    };
    let reference: String = reference.chars().filter(char::is_ascii_alphanumeric).collect();
    respond(words.status, html(&words, &format!("<p>If you call us, say this number: <b>{reference}</b></p>")))
}

/// Every seat is taken: a whole HTTP answer for the accept loop to write as it is.
pub(super) fn busy_on_the_wire(is_public: bool) -> String {
    let words = Words {
        status: StatusCode::SERVICE_UNAVAILABLE,
        title: "A lot of people are here right now",
        says: "Please try again in a minute.",
    };
    let body = html(&words, "");
    let headers = headers::on_the_wire(is_public, POLICY);
    format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         retry-after: 30\r\nconnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}

fn page(words: &Words) -> Response {
    respond(words.status, html(words, ""))
}

fn respond(status: StatusCode, body: String) -> Response {
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response.extensions_mut().insert(Calm);
    response
}

fn html(Words { title, says, .. }: &Words, more: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style></head><body><form method=\"post\" autocomplete=\"off\" action=\"{EXIT}\"><button type=\"submit\">Exit this page</button></form>\
         <main><h1>{title}</h1><p>{says}</p>{more}\
         <p class=\"now\"><b>In danger now? Call <a href=\"tel:999\">999</a>.</b> \
         If you cannot talk, press 55 when you are asked.</p>\
         <p><a href=\"/\">Go to the first page</a></p></main></body></html>"
    )
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Base64 with padding, enough for a digest.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let word = chunk.iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
            for index in 0..4 {
                let letter = usize::try_from((word >> (18 - 6 * index)) & 63).unwrap();
                text.push(if index > chunk.len() { '=' } else { char::from(LETTERS[letter]) });
            }
        }
        text
    }

    #[test]
    fn the_policy_names_the_digest_of_the_style_it_allows() {
        let digest = base64(&Sha256::digest(STYLE.as_bytes()));
        assert!(POLICY.contains(&format!("'sha256-{digest}'")), "{digest}");
    }

    #[test]
    fn a_fault_page_shows_no_markup_it_was_given() {
        let body = html(&Words { status: StatusCode::OK, title: "t", says: "s" }, "");
        assert!(body.contains("In danger now?") && body.contains("999"));
        assert_eq!(our_fault("<b>a1").status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
