//! Stories as files: the two that a family can fetch, and the published shape of the one that other portals read.
//!
//! The documents are made by `app`; here they only become answers. The schema is made from the Rust types, kept in
//! `server/schemas/story-1.json` and served at `/schemas/story-1.json`.

use app::{
    domain::carried::StoryFile,
    features::carry::{Kind, download},
    page::Asked,
    ports::Portal,
    urls,
};
use axum::{Router, extract::Request, response::Response, routing::get};
use http::header::CONTENT_TYPE;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::http::download::handed_out;

/// The schema as committed; a test keeps it equal to [`generate`].
pub const PUBLISHED: &str = include_str!("../schemas/story-1.json");

/// The schema, made from the types that are written and read.
pub fn generate() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<StoryFile>().to_value()
}

/// The files and their schema.
pub fn router<S: Clone + Send + Sync + 'static>(portal: &Portal) -> Router<S> {
    let file = |kind: Kind| {
        let portal = portal.clone();
        get(move |request: Request| answer(portal.clone(), request, kind))
    };
    let schema = || async { ([(CONTENT_TYPE, "application/schema+json")], PUBLISHED) };
    Router::new()
        .route(urls::CARRY_HTML, file(Kind::Html))
        .route(urls::CARRY_JSON, file(Kind::Json))
        .route(urls::STORY_SCHEMA, get(schema))
}

async fn answer(portal: Portal, request: Request, kind: Kind) -> Response {
    let (parts, _) = request.into_parts();
    handed_out(download(&Asked::of(portal, parts), kind).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rewrites the committed copy when `UPDATE_SCHEMA` is set; a change there is a change other portals must hear of.
    #[test]
    fn the_committed_schema_is_the_one_the_types_make() {
        let made = format!("{:#}\n", generate());
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/story-1.json"), &made).unwrap();
        }
        assert!(made == PUBLISHED || std::env::var_os("UPDATE_SCHEMA").is_some(), "run with UPDATE_SCHEMA=1");
    }
}
