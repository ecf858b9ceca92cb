//! The built site: files with their hash in the name are kept by browsers for ever, the others for an hour.
//!
//! Compressed copies made by the build are sent as they are. Names that no file has get the calm "not found" page.

use std::{convert::Infallible, path::PathBuf};

use app::ports::Assets;
use axum::{Router, body::Body, extract::Request, middleware::map_response, response::Response};
use http::{HeaderValue, StatusCode, header::CACHE_CONTROL};
use tower::{Service, ServiceBuilder, service_fn, util::BoxCloneSyncService};
use tower_http::services::ServeDir;

use super::plain_page;
use crate::settings::Settings;

/// The name of the built files, before their hash.
pub const OUTPUT_NAME: &str = "portal";
/// The folder of the built files in the site.
pub const PKG: &str = "pkg";

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// The site's folder.
pub(crate) struct Site {
    root: PathBuf,
    hashed: bool,
}

impl Site {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self { root: settings.site_dir.clone(), hashed: hash_file(settings).is_file() }
    }

    /// The built files, at `/pkg`.
    pub(crate) fn pkg(&self) -> Router {
        let kept = if self.hashed { FOR_EVER } else { AN_HOUR };
        let files = ServiceBuilder::new()
            .layer(map_response(move |response: Response| {
                let kept = kept.clone();
                async move { keep(response, kept) }
            }))
            .service(files(self.root.join(PKG)));
        Router::new().nest_service(&format!("/{PKG}"), files)
    }

    /// Every other file of the site, and "not found".
    pub(crate) fn rest(&self) -> BoxCloneSyncService<Request, Response, Infallible> {
        let files = ServiceBuilder::new()
            .layer(map_response(|response: Response| async move { keep(response, AN_HOUR) }))
            .service(files(self.root.clone()));
        let rest = service_fn(move |request: Request| {
            let mut files = files.clone();
            async move {
                // Build notes and hidden files are nobody's business.
                if request.uri().path() == "/hash.txt" || request.uri().path().contains("/.") {
                    return Ok(plain_page::not_found());
                }
                files.call(request).await
            }
        });
        BoxCloneSyncService::new(rest)
    }
}

/// A folder of files; every miss is the calm page, whatever the method.
fn files(root: PathBuf) -> BoxCloneSyncService<Request, Response, Infallible> {
    let missing = service_fn(|_: Request| async { Ok::<_, Infallible>(plain_page::not_found()) });
    let dir = ServeDir::new(root)
        .append_index_html_on_directories(false)
        .redirect_to_trailing_slash(false)
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(true)
        .fallback(missing);
    BoxCloneSyncService::new(
        ServiceBuilder::new().map_response(|response: http::Response<_>| response.map(Body::new)).service(dir),
    )
}

/// Says how long a file may be kept; anything but a file is left alone.
fn keep(mut response: Response, how_long: HeaderValue) -> Response {
    if matches!(response.status(), StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED) {
        response.headers_mut().insert(CACHE_CONTROL, how_long);
    }
    response
}

/// Where the build wrote the hashes.
pub(crate) fn hash_file(settings: &Settings) -> PathBuf {
    settings.site_dir.join("hash.txt")
}

/// The addresses of the built files. Without a build there is no browser half, and pages work without it.
pub fn assets(settings: &Settings) -> Assets {
    let hashes = std::fs::read_to_string(hash_file(settings)).unwrap_or_default();
    let hash = |kind: &str| {
        hashes
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(file, _)| file.trim() == kind)
            .map(|(_, h)| h.trim())
    };
    let named = |kind: &str| hash(kind).map(|hash| format!("/{PKG}/{OUTPUT_NAME}.{hash}.{kind}"));
    Assets {
        css: named("css").unwrap_or_else(|| format!("/{PKG}/{OUTPUT_NAME}.css")),
        css_rtl: hash("rtl").map(|hash| format!("/{PKG}/rtl.{hash}.css")),
        js: named("js"),
        wasm: named("wasm"),
        glossary: hash("glossary").map(|hash| format!("/{PKG}/glossary.{hash}.txt")),
    }
}
