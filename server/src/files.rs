//! Files that a page hands out and `app` makes: the next meeting for a calendar, and what is counted as a table.

use std::future::Future;

use app::{
    features::{carry::Download, desk::measures, plan::calendar},
    page::{Asked, Stop},
    ports::Portal,
    urls,
};
use axum::{
    Router,
    extract::Request,
    routing::{MethodRouter, get},
};

use crate::http::download::handed_out;

/// The files.
pub fn router<S: Clone + Send + Sync + 'static>(portal: &Portal) -> Router<S> {
    Router::new()
        .route(urls::PLAN_NEXT_FILE, file(portal, |asked| async move { calendar::download(&asked).await }))
        .route(urls::DESK_MEASURES_FILE, file(portal, |asked| async move { measures::download(&asked).await }))
}

fn file<S, F>(portal: &Portal, make: impl Fn(Asked) -> F + Clone + Send + Sync + 'static) -> MethodRouter<S>
where
    S: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Download, Stop>> + Send + 'static,
{
    let portal = portal.clone();
    get(move |request: Request| {
        let (portal, make) = (portal.clone(), make.clone());
        async move {
            let (parts, _) = request.into_parts();
            handed_out(make(Asked::of(portal, parts)).await)
        }
    })
}
