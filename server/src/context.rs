//! Mounts pages and their server functions, and gives each of them the portal.
//!
//! [`pages`] is the only mount point and [`provide`] the only function that provides a context, so a page and the
//! form it posts to can never see different services. It knows no page: the app hands in its own.

use std::sync::Arc;

use app::{domain::raw_form::RawForm, page::Posted, ports::Portal, urls};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    response::Response,
    routing::post,
};
use leptos::{
    config::LeptosOptions,
    prelude::{IntoView, provide_context},
};
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async_with_context};

use crate::{
    carry, files,
    http::{
        plain_page,
        static_files::{OUTPUT_NAME, PKG, hash_file},
        whole_page,
    },
    passkeys,
    settings::Settings,
};

/// Gives a page or server function everything it may ask for.
fn provide(portal: &Portal) {
    provide_context(portal.clone());
}

/// A router with every page of `app` and, below `/do/`, every server function linked into this binary.
/// `shell` makes the whole document, `app` only the routes (it is rendered once here to list them).
pub fn pages<S, A>(
    settings: &Settings,
    portal: &Portal,
    app: impl Fn() -> A + Clone + Send + 'static,
    shell: impl Fn(LeptosOptions) -> S + Clone + Send + Sync + 'static,
) -> Router
where
    S: IntoView + 'static,
    A: IntoView + 'static,
{
    let options = options(settings);
    let listed = generate_route_list(app);
    let for_shell = options.clone();
    let files = portal.clone();
    let portal = portal.clone();
    let letters = {
        let (options, portal, shell) = (options.clone(), portal.clone(), shell.clone());
        move |request: Request| {
            let (options, shell) = (options.clone(), shell.clone());
            posted_page(request, portal.clone(), move || shell(options.clone()))
        }
    };
    // Also mounts every server function, at the `endpoint` it names.
    Router::new()
        .leptos_routes_with_context(&options, listed, move || provide(&portal), move || shell(for_shell.clone()))
        .route(urls::LETTER, post(letters))
        .merge(carry::router(&files))
        .merge(files::router(&files))
        .merge(passkeys::asked::router(&files))
        .layer(axum::middleware::from_fn(whole_page::cut))
        .with_state(options)
}

/// Answers a form at its page's own address. The page gets what was posted and nothing else ever does.
async fn posted_page<S: IntoView + 'static>(
    request: Request,
    portal: Portal,
    shell: impl Fn() -> S + Clone + Send + Sync + 'static,
) -> Response {
    let (parts, body) = request.into_parts();
    // The body is whole and small by now: `http::body` has seen to it.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return plain_page::broken_off();
    };
    let form = Posted(RawForm::new(form_urlencoded::parse(&bytes).into_owned()));
    let context = move || {
        provide(&portal);
        provide_context(form.clone());
    };
    render_app_async_with_context(context, shell)(Request::from_parts(parts, Body::empty())).await
}

/// What Leptos needs to know, from our settings instead of its own files and variables.
fn options(settings: &Settings) -> LeptosOptions {
    let hashes = hash_file(settings);
    // Leptos joins this to the program's own folder; an absolute path stays as it is.
    let absolute = std::path::absolute(&hashes).unwrap_or_else(|_| hashes.clone());
    LeptosOptions::builder()
        .output_name(OUTPUT_NAME)
        .site_root(settings.site_dir.to_string_lossy().into_owned())
        .site_pkg_dir(PKG)
        .site_addr(settings.address)
        .hash_files(hashes.is_file())
        .hash_file(Arc::from(absolute.to_string_lossy().into_owned()))
        .build()
}
