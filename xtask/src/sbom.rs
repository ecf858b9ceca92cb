//! Lists every part that a release is made of, in `CycloneDX` 1.5: each crate with its version, licence and digest, each tool
//! of npm that builds or tests it, and what needs what.
//!
//! It says what `Cargo.lock` and the lock files of npm say, and refuses to leave a crate out: one without a licence, or that
//! Cargo does not know, is an error. Cargo fetches crates that it has not got, as it does for a build.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::project::Project;

/// The lock files of npm; what they name builds or tests, and is no part of what runs.
const NPM: [&str; 3] = ["package-lock.json", "tests/browser/package-lock.json", "tests/reading/package-lock.json"];

/// Where the list goes.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The file to write.
    #[arg(long, default_value = "target/sbom.cdx.json")]
    to: PathBuf,
}

/// Writes the list.
pub(crate) fn sbom(project: &Project, options: &Options) -> Result<()> {
    let list = list(&project.root, project.cargo("metadata"))?;
    let parts = list["components"].as_array().map_or(0, Vec::len);
    let to = project.root.join(&options.to);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).context("cannot make the folder of the list")?;
    }
    fs::write(&to, serde_json::to_vec_pretty(&list)?).with_context(|| format!("cannot write {}", to.display()))?;
    eprintln!("{parts} parts in {}", to.display());
    Ok(())
}

/// The list; `metadata` is `cargo metadata`, to be asked about the workspace at `root`.
fn list(root: &Path, mut metadata: std::process::Command) -> Result<Value> {
    let said = metadata.args(["--format-version", "1", "--locked", "--all-features"]).output()?;
    ensure!(said.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&said.stderr));
    let metadata: Value = serde_json::from_slice(&said.stdout).context("what Cargo says cannot be read")?;
    let digests = digests(&fs::read_to_string(root.join("Cargo.lock"))?)?;
    let packages = metadata["packages"].as_array().context("Cargo names no packages")?;
    let mut components = packages.iter().map(|package| krate(package, &digests)).collect::<Result<Vec<_>>>()?;
    for lock in NPM.iter().map(|lock| root.join(lock)).filter(|lock| lock.is_file()) {
        components.extend(npm(&serde_json::from_str(&fs::read_to_string(lock)?)?)?);
    }
    components.sort_by_key(|part| part["bom-ref"].to_string());
    components.dedup_by_key(|part| part["bom-ref"].to_string());
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": "family-help-portal",
            "name": "family-help-portal",
            "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
        } },
        "components": components,
        "dependencies": dependencies(&metadata, packages),
    }))
}

/// What a crate is called everywhere.
fn purl(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(&package["name"]), text(&package["version"]))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn krate(package: &Value, digests: &BTreeMap<(String, String), String>) -> Result<Value> {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let licence = match (text(&package["license"]), text(&package["license_file"])) {
        ("", "") => anyhow::bail!("{name} {version} names no licence"),
        ("", file) => json!([{ "license": { "name": format!("see {}", file.rsplit('/').next().unwrap_or(file)) } }]),
        // Older crates write "MIT/Apache-2.0" for "one or the other".
        (expression, _) => {
            let words: Vec<&str> = expression.split_whitespace().collect();
            json!([{ "expression": words.join(" ").replace(" / ", " OR ").replace('/', " OR ") }])
        }
    };
    let mut part = json!({
        "type": "library",
        "bom-ref": purl(package),
        "name": name,
        "version": version,
        "purl": purl(package),
        "scope": "required",
        "licenses": licence,
    });
    if let Some(digest) = digests.get(&(name.to_owned(), version.to_owned())) {
        part["hashes"] = json!([{ "alg": "SHA-256", "content": digest }]);
    }
    Ok(part)
}

/// The digest of every crate that has one, as `Cargo.lock` has it.
fn digests(lock: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table = lock.parse().context("Cargo.lock cannot be read")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock names no package")?;
    let of = |package: &toml::Value, key: &str| package.get(key)?.as_str().map(str::to_owned);
    Ok(packages.iter().filter_map(|it| Some(((of(it, "name")?, of(it, "version")?), of(it, "checksum")?))).collect())
}

/// The parts that a lock file of npm names.
fn npm(lock: &Value) -> Result<Vec<Value>> {
    let packages = lock["packages"].as_object().context("a lock file of npm names no packages")?;
    let named = packages.iter().filter_map(|(path, package)| Some((path.rsplit_once("node_modules/")?.1, package)));
    Ok(named
        .map(|(name, package)| {
            let version = text(&package["version"]);
            let purl = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
            let licence = match package["license"].as_str() {
                Some(expression) => json!({ "expression": expression }),
                None => json!({ "license": { "name": "see the package" } }),
            };
            json!({
                "type": "library",
                "bom-ref": purl,
                "name": name,
                "version": version,
                "purl": purl,
                "scope": "excluded",
                "licenses": [licence],
            })
        })
        .collect())
}

/// What needs what, by the names of [`purl`].
fn dependencies(metadata: &Value, packages: &[Value]) -> Vec<Value> {
    let names: BTreeMap<&str, String> = packages.iter().map(|package| (text(&package["id"]), purl(package))).collect();
    let name = |id: &Value| names.get(text(id)).cloned();
    let nodes = metadata["resolve"]["nodes"].as_array().map_or(&[][..], Vec::as_slice);
    let needs = nodes.iter().filter_map(|node| {
        let on: BTreeSet<String> = node["dependencies"].as_array()?.iter().filter_map(name).collect();
        Some(json!({ "ref": name(&node["id"])?, "dependsOn": on }))
    });
    needs.collect()
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn every_crate_of_the_lock_file_is_listed_once_with_its_licence_and_digest() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut metadata = Command::new(env!("CARGO"));
        metadata.arg("metadata").current_dir(root);
        let list = list(root, metadata).unwrap();
        let parts = list["components"].as_array().unwrap();
        let by_name: BTreeMap<&str, &Value> = parts.iter().map(|part| (text(&part["bom-ref"]), part)).collect();
        assert_eq!(by_name.len(), parts.len(), "each once");
        let lock: toml::Table = fs::read_to_string(root.join("Cargo.lock")).unwrap().parse().unwrap();
        let locked = lock["package"].as_array().unwrap();
        assert!(locked.len() > 300, "{}", locked.len());
        for package in locked {
            let [name, version] = ["name", "version"].map(|key| package[key].as_str().unwrap());
            let part = by_name[format!("pkg:cargo/{name}@{version}").as_str()];
            assert!(part["licenses"][0].is_object(), "{name}");
            let digest = package.get("checksum").map(|digest| digest.as_str().unwrap());
            assert_eq!(part["hashes"][0]["content"].as_str(), digest, "{name}");
        }
        assert!(parts.iter().any(|part| part["name"] == "sass" && part["scope"] == "excluded"));
        let needs = list["dependencies"].as_array().unwrap();
        let server = needs.iter().find(|it| text(&it["ref"]).starts_with("pkg:cargo/server@")).unwrap();
        assert!(server["dependsOn"].as_array().unwrap().iter().any(|on| text(on).starts_with("pkg:cargo/axum@")));
    }
}
