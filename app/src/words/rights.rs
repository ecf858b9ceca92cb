//! The text of what a family may ask about what is kept: see it, put it right, have it erased, complain.
//!
//! It promises nothing that the portal cannot do: what a hub holds is the hub's to change.

use crate::domain::text::FreeText;

/// What a hub is told when a family had the portal erase what it kept; `None` only if these words were made too long.
pub fn erased_for_hub() -> Option<FreeText> {
    FreeText::parse(
        "The family has asked us to erase what this website keeps about it, and we have done so. It asks you to look \
         at what you hold about this request, and to tell the family what you will do. It can no longer see this \
         request on the website. We did not take the request back: the family may still want help.",
    )
    .ok()
}
