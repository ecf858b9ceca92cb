//! The square a phone can scan, drawn here as one path: no picture file, no script, no style of its own.

use fast_qr::{ECL, QRBuilder, QRCode};
use leptos::prelude::*;

/// Blank modules around it, as scanners want them.
const QUIET: usize = 4;

/// The square that holds `address`, and what it is for who cannot see it. `None` when it is too long for any square: the words alone do as well.
pub fn square(address: &str, alt: &'static str) -> Option<AnyView> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let side = code.size + 2 * QUIET;
    let view_box = format!("0 0 {side} {side}");
    // Dark on light whatever the screen's colours are: some scanners read no other.
    Some(
        view! {
            <svg class="app-square" role="img" aria-label=alt viewBox=view_box shape-rendering="crispEdges">
                <rect width=side.to_string() height=side.to_string() fill="#fff"></rect>
                <path d=outline(&code) fill="#000"></path>
            </svg>
        }
        .into_any(),
    )
}

/// Every run of dark modules in a row, as a rectangle.
fn outline(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let modules = code.data.iter().skip(row * code.size).take(code.size).map(|module| module.value());
        let mut start = None;
        for (column, is_dark) in modules.chain([false]).enumerate() {
            match (start, is_dark) {
                (None, true) => start = Some(column),
                (Some(from), false) => {
                    let (x, y, wide) = (from + QUIET, row + QUIET, &(column - from).to_string());
                    path.extend(["M", &x.to_string(), " ", &y.to_string(), "h", wide, "v1h-", wide, "z"]);
                    start = None;
                }
                _ => {}
            }
        }
    }
    path
}
