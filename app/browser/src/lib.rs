//! The WebAssembly half of the portal.
//!
//! It holds no code of its own: linking `app` brings the islands in, and [`hydrate`] wakes them.
//! Without the `use app as _` line the linker would drop every island.

use app as _;

/// Called by the page's loader script once the module is ready.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
