//! Compiles, binds, shrinks: Rust to WebAssembly with its script, Sass to one style sheet.
//!
//! wasm-bindgen runs as a library at the version the workspace pins, so it can never differ from the one compiled in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{glossary, islands};
use crate::project::Project;

/// What rustc's WebAssembly may use, and every browser of the last years understands. Anything newer stays off.
const WASM_FEATURES: [&str; 8] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The three files every page loads, the look of languages that run from right to left, and what only the letter reader loads.
pub(super) struct Parts {
    pub(super) script: Vec<u8>,
    pub(super) wasm: Vec<u8>,
    pub(super) style: Vec<u8>,
    pub(super) style_rtl: Vec<u8>,
    pub(super) glossary: Vec<u8>,
}

/// Makes them.
pub(super) fn make(project: &Project) -> Result<Parts> {
    let (style, style_rtl) = (style(project)?, style_rtl(project)?);
    let glossary = glossary::pack(project)?;
    compile(project)?;
    let bound = bind(project)?;
    islands::check(project, &bound.join("portal.js"))?;
    let script = minify(project, &bound)?;
    let wasm = shrink(project, &bound)?;
    Ok(Parts { script, wasm, style, style_rtl, glossary })
}

fn style(project: &Project) -> Result<Vec<u8>> {
    let out = project.root.join("target/portal.css");
    fs::create_dir_all(project.root.join("target")).context("cannot make the target folder")?;
    let mut command = project.npm_tool("sass");
    command.args(["--style=compressed", "--no-source-map", "--pkg-importer=node", "style/main.scss"]).arg(&out);
    project.run(command).context("the style sheet does not compile")?;
    fs::read(out).context("sass wrote no style sheet")
}

/// The same style sheet mirrored. A file of its own, so that nobody loads a look they do not see.
fn style_rtl(project: &Project) -> Result<Vec<u8>> {
    let [from, to] = ["target/portal.css", "target/portal.rtl.css"].map(|path| project.root.join(path));
    let mut command = project.npm_tool("rtlcss");
    command.arg("--silent").arg(from).arg(&to);
    project.run(command).context("the style sheet cannot be mirrored")?;
    fs::read(to).context("rtlcss wrote no style sheet")
}

fn compile(project: &Project) -> Result<()> {
    let mut command = project.cargo("build");
    command.args(["-p", "browser", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release", "--locked"]);
    project.run(command).context("the browser half does not compile")
}

/// Splits the compiled file into the WebAssembly a browser takes and the script that loads it.
fn bind(project: &Project) -> Result<PathBuf> {
    let input = project.target.join("wasm32-unknown-unknown/wasm-release/browser.wasm");
    let folder = project.root.join("target/bound");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot clear the last bundle")?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name("portal").typescript(false).remove_name_section(true);
    bindgen.remove_producers_section(true).web(true)?.generate(&folder).context("wasm-bindgen refused the bundle")?;
    anyhow::ensure!(
        !folder.join("snippets").exists(),
        "a crate brings script files of its own, which this bundle has no place for; find one that does not"
    );
    Ok(folder)
}

fn minify(project: &Project, bound: &Path) -> Result<Vec<u8>> {
    let out = bound.join("portal.min.js");
    let mut command = project.npm_tool("terser");
    command.arg(bound.join("portal.js")).args(["--module", "--compress", "--mangle", "--output"]).arg(&out);
    project.run(command).context("terser refused the script")?;
    fs::read(out).context("terser wrote nothing")
}

fn shrink(project: &Project, bound: &Path) -> Result<Vec<u8>> {
    let out = bound.join("shrunk.wasm");
    let mut command = project.npm_tool("wasm-opt");
    command.args(["-Oz", "--converge", "--strip-target-features"]).args(WASM_FEATURES);
    command.arg(bound.join("portal_bg.wasm")).arg("--output").arg(&out);
    project.run(command).context("wasm-opt refused the bundle")?;
    fs::read(out).context("wasm-opt wrote nothing")
}
