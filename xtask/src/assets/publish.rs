//! Names files after their contents, compresses them, and swaps the finished site in whole.
//!
//! A name that holds a digest may be cached for ever; `hash.txt` tells Leptos the current names, in the format that
//! `HydrationScripts` and `HashedStylesheet` read.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use super::bundle::Parts;
use crate::project::Project;

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Builds the new site beside the old one, then swaps.
pub(super) fn publish(project: &Project, parts: &Parts) -> Result<()> {
    let next = project.root.join("target/site.next");
    if next.exists() {
        fs::remove_dir_all(&next).context("cannot clear an unfinished site")?;
    }
    let package = next.join("pkg");
    fs::create_dir_all(&package).context("cannot make the site's folder")?;
    copy_all(&project.root.join("public"), &next)?;
    let mut hashes = String::new();
    let parts = [
        ("js", &parts.script),
        ("wasm", &parts.wasm),
        ("css", &parts.style),
        (RTL, &parts.style_rtl),
        (GLOSSARY, &parts.glossary),
    ];
    for (kind, bytes) in parts {
        let digest: String = hex(&Sha256::digest(bytes)).chars().take(20).collect();
        fs::write(package.join(file_name(kind, &digest)), bytes).context("cannot write a site file")?;
        let _ = writeln!(hashes, "{kind}: {digest}");
    }
    for file in files(&next) {
        compress(&file)?;
    }
    fs::write(next.join("hash.txt"), hashes).context("cannot write hash.txt")?;
    if project.site.exists() {
        fs::remove_dir_all(&project.site).context("cannot remove the last site")?;
    }
    fs::rename(&next, &project.site).context("cannot put the new site in place")
}

/// The letter reader's file in `hash.txt`.
const GLOSSARY: &str = "glossary";
/// The mirrored style sheet in `hash.txt`.
const RTL: &str = "rtl";

fn file_name(kind: &str, digest: &str) -> String {
    match kind {
        GLOSSARY => format!("{GLOSSARY}.{digest}.txt"),
        RTL => format!("{RTL}.{digest}.css"),
        _ => format!("portal.{digest}.{kind}"),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for file in files(from) {
        let place = to.join(file.strip_prefix(from).context("a public file lies in public")?);
        fs::create_dir_all(place.parent().unwrap_or(to)).context("cannot make a folder of the site")?;
        fs::copy(&file, place).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

/// Writes `<file>.br` and `<file>.gz`, as small as they get.
fn compress(file: &Path) -> Result<()> {
    let bytes = fs::read(file).context("cannot read a site file")?;
    let mut br = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut br, &parameters).context("brotli failed")?;
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(&bytes).context("gzip failed")?;
    fs::write(with_ending(file, ".br"), br).context("cannot write a .br file")?;
    fs::write(with_ending(file, ".gz"), gz.finish().context("gzip failed")?).context("cannot write a .gz file")
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// How heavy the files are.
pub(crate) struct Sizes {
    lines: Vec<Line>,
}

struct Line {
    kind: String,
    raw: u64,
    brotli: u64,
}

impl Sizes {
    /// The weight of script and WebAssembly together, as a phone loads them.
    pub(crate) fn script_brotli(&self) -> u64 {
        self.weight(&["js", "wasm"])
    }

    /// The weight of the style sheet, as a phone loads it.
    pub(crate) fn style_brotli(&self) -> u64 {
        self.weight(&["css"])
    }

    /// The weight of what the letter reader loads besides.
    pub(crate) fn glossary_brotli(&self) -> u64 {
        self.weight(&[GLOSSARY])
    }

    fn weight(&self, kinds: &[&str]) -> u64 {
        self.lines.iter().filter(|line| kinds.contains(&line.kind.as_str())).map(|line| line.brotli).sum()
    }

    /// Prints a small table.
    pub(crate) fn print(&self) {
        eprintln!("{:<8} {:>9} {:>9}", "file", "bytes", "brotli");
        for line in &self.lines {
            eprintln!("{:<8} {:>9} {:>9}", line.kind, line.raw, line.brotli);
        }
    }
}

/// Weighs a finished site. An error when a file that `hash.txt` names is missing.
pub(super) fn sizes(site: &Path) -> Result<Sizes> {
    let hashes = fs::read_to_string(site.join("hash.txt")).context("the site has no hash.txt")?;
    let mut lines = Vec::new();
    for (kind, digest) in hashes.lines().filter_map(|line| line.split_once(": ")) {
        let file = site.join("pkg").join(file_name(kind, digest));
        let weigh = |file: &Path| fs::metadata(file).map(|data| data.len()).context("a site file is missing");
        lines.push(Line { kind: kind.to_owned(), raw: weigh(&file)?, brotli: weigh(&with_ending(&file, ".br"))? });
    }
    Ok(Sizes { lines })
}
