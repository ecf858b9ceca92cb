//! What the site is made of, as one digest: when it is unchanged, so is the site.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use super::hex;
use crate::{process, project::Project};

const INPUTS: [&str; 11] = [
    "Cargo.lock",
    "Cargo.toml",
    "app/Cargo.toml",
    "app/browser",
    "app/glossary",
    "app/src",
    "package-lock.json",
    "public",
    "style",
    "xtask/src/assets",
    "xtask/src/assets.rs",
];

/// A digest of the names and contents of all inputs, and of the compiler.
pub(super) fn digest(project: &Project) -> Result<String> {
    let mut digest = Sha256::new();
    digest.update(process::read(project.command("rustc").arg("-vV")).unwrap_or_default());
    for input in INPUTS {
        for entry in WalkDir::new(project.root.join(input)).sort_by_file_name() {
            let entry = entry.with_context(|| format!("cannot look through {input}"))?;
            if entry.file_type().is_file() {
                add(&mut digest, &project.root, entry.path())?;
            }
        }
    }
    Ok(hex(&digest.finalize()))
}

fn add(digest: &mut Sha256, root: &Path, file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.strip_prefix(root).unwrap_or(file).as_os_str().as_encoded_bytes();
    // The lengths keep names and contents apart.
    digest.update(format!("{} {} ", name.len(), bytes.len()));
    digest.update(name);
    digest.update(bytes);
    Ok(())
}
