//! A form with a file in it: its parts become fields like any other, so that a file is only ever text.
//!
//! The body is whole and within its limit by the time it gets here. What cannot be read as a form reads as an empty
//! one, and bytes that are no text become marks that no reader takes for words.

use std::convert::Infallible;

use futures_util::stream;
use multer::Multipart;

use crate::domain::raw_form::{MOST_FIELDS, RawForm};

/// Whether a body of this type comes in parts.
pub(super) fn is_in_parts(content_type: &str) -> bool {
    content_type.get(..19).is_some_and(|start| start.eq_ignore_ascii_case("multipart/form-data"))
}

/// The fields of a body in parts.
pub(super) async fn read(content_type: &str, body: bytes::Bytes) -> RawForm {
    let Ok(boundary) = multer::parse_boundary(content_type) else {
        return RawForm::default();
    };
    let mut parts = Multipart::new(stream::iter([Ok::<_, Infallible>(body)]), boundary);
    let mut fields = Vec::new();
    while let Ok(Some(part)) = parts.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        let Ok(bytes) = part.bytes().await else { break };
        fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        if fields.len() == MOST_FIELDS {
            break;
        }
    }
    RawForm::new(fields)
}
