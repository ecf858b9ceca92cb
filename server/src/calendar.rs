//! The next meeting of a plan as a file for a calendar. The file is made by `app`; here it only becomes an answer.

use app::{features::plan::calendar::download, page::Asked, ports::Portal, urls};
use axum::{Router, extract::Request, routing::get};

use crate::http::download::handed_out;

/// The file.
pub fn router<S: Clone + Send + Sync + 'static>(portal: &Portal) -> Router<S> {
    let portal = portal.clone();
    let answer = move |request: Request| {
        let portal = portal.clone();
        async move {
            let (parts, _) = request.into_parts();
            handed_out(download(&Asked::of(portal, parts)).await)
        }
    };
    Router::new().route(urls::PLAN_NEXT_FILE, get(answer))
}
