//! What a browser loads: the islands, the look and the static files, small, named after their contents, and compressed
//! once here so that the server never has to.
//!
//! It makes the same layout as cargo-leptos (`pkg/portal.<hash>.{js,wasm,css}` and `hash.txt`), with tools pinned by
//! this workspace's own lock files. It refuses to publish a bundle that lacks an island: such a page would look right
//! and do nothing. A build that fails leaves the last good site as it was.

use std::fs;

use anyhow::{Context as _, Result};

use crate::project::Project;

mod bundle;
mod glossary;
mod inputs;
mod islands;
mod publish;

pub(crate) use publish::{Sizes, hex};

/// Builds the site, unless nothing that it is made of has changed.
pub(crate) fn build(project: &Project) -> Result<Sizes> {
    let digest = inputs::digest(project)?;
    let stamp = project.root.join("target/site.inputs");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == digest)
        && let Ok(sizes) = publish::sizes(&project.site)
    {
        return Ok(sizes);
    }
    eprintln!("building what the browser loads…");
    let parts = bundle::make(project)?;
    publish::publish(project, &parts)?;
    fs::write(&stamp, digest).context("cannot note what the site was built from")?;
    let sizes = publish::sizes(&project.site)?;
    sizes.print();
    Ok(sizes)
}
