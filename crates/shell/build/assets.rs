//! Builds the front end into `OUT_DIR/web` and writes the table of its files.
//!
//! With Node: `npm ci` once a lock file, then `web/build.mjs OUT PROFILE`. Without it the product still works (every page is complete HTML): the style sheets are
//! joined, islands written in plain JavaScript are copied, and the build says what is missing. `CENACLE_WEB=require` makes that an error, `skip` makes it silent.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// Builds what is in `web` and writes `OUT/assets.rs`.
pub(crate) fn generate(web: &Path, out: &Path) -> Result<(), String> {
    // Never `web` itself: that would watch node_modules. A missing build.mjs is watched, so that its arrival is noticed.
    for name in
        ["style", "islands", "icons.txt", "package.json", "package-lock.json", "tsconfig.json", "fonts", "public"]
    {
        if web.join(name).exists() {
            println!("cargo::rerun-if-changed={}", web.join(name).display());
        }
    }
    println!("cargo::rerun-if-changed={}", web.join("build.mjs").display());
    println!("cargo::rerun-if-env-changed=CENACLE_WEB");
    println!("cargo::rerun-if-env-changed=PATH");

    let folder = out.join("web");
    let mode = env::var("CENACLE_WEB").unwrap_or_else(|_unset| "auto".to_owned());
    let full = match (mode.as_str(), bundle(web, &folder, &mode)) {
        (_, Ok(())) => true,
        (_, Err(Failure::Broken(words))) => return Err(words),
        ("require", Err(Failure::Missing(words))) => return Err(format!("CENACLE_WEB=require, but {words}")),
        (mode, Err(Failure::Missing(words))) => {
            if mode != "skip" {
                println!(
                    "cargo::warning={words}: building without islands and icons (every page still works). Debian: apt-get install nodejs npm"
                );
            }
            join(web, &folder).map_err(|error| format!("{}: {error}", web.display()))?;
            false
        }
    };
    let table = table(&folder, full).map_err(|error| format!("{}: {error}", folder.display()))?;
    fs::write(out.join("assets.rs"), table).map_err(|error| error.to_string())
}

enum Failure {
    /// The tools are not there; the product can do without.
    Missing(String),
    /// The tools ran and refused; hiding that would ship a broken screen.
    Broken(String),
}

fn bundle(web: &Path, folder: &Path, mode: &str) -> Result<(), Failure> {
    empty(folder).map_err(|error| Failure::Broken(format!("{}: {error}", folder.display())))?;
    if mode == "skip" {
        return Err(Failure::Missing("CENACLE_WEB=skip".to_owned()));
    }
    if !web.join("build.mjs").exists() {
        return Err(Failure::Missing("web/build.mjs is not there".to_owned()));
    }
    if !Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return Err(Failure::Missing("node is not on the PATH".to_owned()));
    }
    install(web).map_err(Failure::Missing)?;
    let profile = env::var("PROFILE").unwrap_or_else(|_unset| "debug".to_owned());
    run(Command::new("node").arg("build.mjs").arg(folder).arg(profile).current_dir(web)).map_err(Failure::Broken)
}

/// `npm ci`, unless `node_modules` is already what the lock file says. Several builds may run at once (rust-analyzer is one), hence the lock.
fn install(web: &Path) -> Result<(), String> {
    let words = |error: io::Error| format!("web: {error}");
    let Ok(wanted) = fs::read(web.join("package-lock.json")) else { return Ok(()) };
    let guard = fs::File::create(web.join(".npm.lock")).map_err(words)?;
    guard.lock().map_err(words)?;
    let stamp = web.join("node_modules/.stamp");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) || installed_by_hand(web) {
        return Ok(());
    }
    let arguments =
        ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    run(Command::new("npm").args(arguments).current_dir(web))?;
    fs::create_dir_all(web.join("node_modules")).map_err(words)?;
    fs::write(stamp, wanted).map_err(words)
}

/// Somebody ran `npm ci` after the lock file last changed, perhaps with what development needs: leave it.
fn installed_by_hand(web: &Path) -> bool {
    let changed = |name: &str| fs::metadata(web.join(name)).and_then(|data| data.modified()).ok();
    changed("node_modules/.package-lock.json").is_some_and(|installed| Some(installed) >= changed("package-lock.json"))
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(format!("{command:?} failed\n{out}\n{err}"))
}

/// Nothing of an earlier build may be shipped.
fn empty(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::create_dir_all(folder)
}

/// Without Node: `main.css` with its imports put in place, and the islands that are plain JavaScript.
fn join(web: &Path, folder: &Path) -> io::Result<()> {
    empty(folder)?;
    let style = web.join("style");
    let main = style.join("main.css");
    let css = if main.exists() {
        imported(&main, 0)?
    } else {
        let mut css = String::new();
        for path in files(&style)? {
            if path.extension().is_some_and(|kind| kind == "css") {
                css.push_str(&fs::read_to_string(path)?);
            }
        }
        css
    };
    fs::write(folder.join("main.css"), css)?;
    for path in files(&web.join("islands"))? {
        if let (Some(name), true) = (path.file_name(), path.extension().is_some_and(|kind| kind == "js")) {
            fs::copy(&path, folder.join(name))?;
        }
    }
    Ok(())
}

/// A style sheet in which each `@import "./x.css" layer(y);` of our own is replaced by the file, inside its layer.
fn imported(path: &Path, depth: u8) -> io::Result<String> {
    let mut css = String::new();
    for line in fs::read_to_string(path)?.lines() {
        let target = line.trim().strip_prefix("@import").and_then(|rest| {
            let mut pieces = rest.split(['"', '\'']);
            pieces.next()?;
            Some((pieces.next()?, pieces.next().unwrap_or("")))
        });
        let found = target.and_then(|(name, rest)| Some((path.parent()?.join(name), rest)));
        match found {
            Some((file, rest)) if depth < 4 && file.exists() => {
                let inner = imported(&file, depth + 1)?;
                match rest.split_once("layer(").and_then(|(_, after)| after.split_once(')')) {
                    Some((layer, _)) => {
                        let _ = write!(css, "@layer {layer} {{\n{inner}}}\n");
                    }
                    None => css.push_str(&inner),
                }
            }
            // A package of npm: not there without Node.
            Some(_) => {}
            None => {
                css.push_str(line);
                css.push('\n');
            }
        }
    }
    Ok(css)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(files(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// `main-K3ZQ7A2B.css` → `main.css`; `None` for a name without a hash.
fn logical(name: &str) -> Option<String> {
    let (stem, kind) = name.rsplit_once('.')?;
    // A source map ends in two kinds: `main-HASH.css.map`.
    let (stem, middle) = match stem.rsplit_once('.') {
        Some((front, middle)) if kind == "map" => (front, format!("{middle}.")),
        _ => (stem, String::new()),
    };
    let (front, hash) = stem.rsplit_once('-')?;
    let esbuild = hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let hex = hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    (esbuild || hex).then(|| format!("{front}.{middle}{kind}"))
}

fn table(folder: &Path, full: bool) -> io::Result<String> {
    let (mut rows, mut urls) = (String::new(), String::new());
    for path in files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if Path::new(&name).extension().is_some_and(|kind| kind == "br")
            || name == "manifest.json"
            || name == "meta.json"
        {
            continue;
        }
        let (logical, served) = match logical(&name) {
            Some(logical) => (logical, name.clone()),
            None => {
                let mut hasher = DefaultHasher::new();
                fs::read(&path)?.hash(&mut hasher);
                let (stem, kind) = name.rsplit_once('.').unwrap_or((&name, "bin"));
                (name.clone(), format!("{stem}-{:016x}.{kind}", hasher.finish()))
            }
        };
        let packed = PathBuf::from(format!("{}.br", path.display()));
        let packed = if packed.exists() { format!("Some(include_bytes!({packed:?}))") } else { "None".to_owned() };
        let url = format!("/assets/{served}");
        let _ = writeln!(urls, "        {logical:?} => Some({url:?}),");
        let _ = writeln!(
            rows,
            "    Asset {{ logical: {logical:?}, name: {served:?}, url: {url:?}, media_type: {:?}, bytes: include_bytes!({path:?}), brotli: {packed} }},",
            media_type(&served)
        );
    }
    Ok(format!(
        "/// Every file of the front end.\npub static FILES: &[Asset] = &[\n{rows}];\n\n\
         /// Whether the islands were built; `false` without Node.\npub const ISLANDS: bool = {full};\n\n\
         /// The address of a file by the name that its source has, if it was built.\n#[must_use]\n\
         pub fn find_url(name: &str) -> Option<&'static str> {{\n    match name {{\n{urls}        _ => None,\n    }}\n}}\n"
    ))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}
