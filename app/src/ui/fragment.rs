//! Words that stand behind the `#` of an address: a browser sends them to nobody, so no server, proxy or log sees them.
//!
//! A square that is scanned, or the desk's starting link, holds its words there. [`into_field`] is a few lines of script that
//! put them into the form's one field and take them out of the address and the history. They take nothing that is not shaped
//! like six words or a starting code. Without scripts the field is empty, and whoever came types what stands beside the
//! square.

use leptos::{nonce::use_nonce, prelude::*};

/// The script for a field of this id. It is asked for before a page loads, while the nonce is at hand.
pub fn into_field(id: &'static str) -> AnyView {
    let script = format!(
        "(()=>{{const h=location.hash.slice(1),f=document.getElementById('{id}');\
         if(f&&/^([a-z]+(-[a-z]+){{5}}|[0-9a-f]{{64}})$/.test(h)){{f.value=h.replaceAll('-',' ');\
         history.replaceState(null,'',location.pathname)}}}})()"
    );
    view! { <script nonce=use_nonce()>{script}</script> }.into_any()
}
