//! Every page of every site in every state it has a sample of: accessible in both languages, at both widths, in the light
//! and in the dark; a picture of each, and one sheet with all of them for people to look at.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::browser::{Browser, Size};
use crate::driver::Driver;
use crate::stage::{a_turn, target_folder};

/// Where the tests of the sites have written their samples, one folder a language.
const SAMPLES: &str = "MAKLUMAT_SAMPLES";

/// Pictures end here.
const LONGEST: u64 = 7000;

/// Fewer would mean that samples were lost on the way.
const FEWEST: usize = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_sample_page_in_indonesian_is_accessible() {
    look_at_all("id").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_sample_page_in_english_is_accessible() {
    look_at_all("en").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_shuts_people_out_is_told() {
    let _turn = a_turn().await;
    let Some(driver) = Driver::find().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("halaman.html");
    let poor = "<!DOCTYPE html><html><title>a</title><main><h1>a</h1><img src='data:,'><p style='color:#ccc'>pudar</p>";
    std::fs::write(&page, poor).unwrap();
    let browser = Browser::open(&driver.host, "", Size::Phone, true).await;
    browser.open_file(&page).await;
    let told = browser.barriers().await.join("\n");
    browser.close().await;
    for rule in ["color-contrast", "html-has-lang", "image-alt"] {
        assert!(told.contains(rule), "{rule} is missing in {told}");
    }
}

async fn look_at_all(language: &str) {
    let Some(samples) = samples(language) else { return };
    let _turn = a_turn().await;
    let Some(driver) = Driver::find().await else { return };
    let browser = Browser::open(&driver.host, "", Size::Phone, true).await;
    let mut barriers = Vec::new();
    for page in &samples {
        barriers.extend(look_at(&browser, page, language).await);
    }
    browser.close().await;
    if language == "id" {
        write_contact_sheet(&samples);
    }
    assert!(
        barriers.is_empty(),
        "{} barriers\n{}",
        barriers.len(),
        barriers.join("\n")
    );
}

/// The files of a language; `None` where nobody has written any.
fn samples(language: &str) -> Option<Vec<PathBuf>> {
    let Some(folder) = std::env::var_os(SAMPLES) else {
        eprintln!("skipped: {SAMPLES} is not set");
        return None;
    };
    let folder = Path::new(&folder).join(language);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut pages: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    pages.sort();
    assert!(pages.len() > FEWEST, "{} samples in {}", pages.len(), folder.display());
    Some(pages)
}

async fn look_at(browser: &Browser, page: &Path, language: &str) -> Vec<String> {
    let name = name(page);
    browser.open_file(page).await;
    let mut found = Vec::new();
    for size in Size::BOTH {
        for scheme in ["light", "dark"] {
            browser.resize(size.width(), size.height()).await;
            let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            browser.devtools("Emulation.setEmulatedMedia", dark).await;
            let place = format!("{name} ({language}) at {} px, {scheme}", size.width());
            found.extend(
                browser
                    .barriers()
                    .await
                    .into_iter()
                    .map(|barrier| format!("{place}: {barrier}")),
            );
            let over = browser
                .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await;
            if over.as_i64().unwrap_or(0) > 0 {
                found.push(format!("{place}: scrolls sideways by {over} px"));
            }
            if language == "id" && scheme == "light" {
                keep_picture(browser, &name, size).await;
            }
        }
    }
    found
}

async fn keep_picture(browser: &Browser, name: &str, size: Size) {
    let height = browser.script("return document.documentElement.scrollHeight").await;
    let height = height.as_u64().unwrap().clamp(u64::from(size.height()), LONGEST);
    browser.resize(size.width(), u32::try_from(height).unwrap()).await;
    let picture = browser.picture().await.unwrap();
    let file = target_folder("contact-sheet").join(picture_name(name, size));
    std::fs::write(file, picture).unwrap();
}

fn name(page: &Path) -> String {
    page.file_stem().unwrap().to_string_lossy().into_owned()
}

fn picture_name(name: &str, size: Size) -> String {
    format!("{name}-{}.png", size.width())
}

/// One page with a small picture of every page at both widths, each leading to the large one.
fn write_contact_sheet(samples: &[PathBuf]) {
    let mut sheet = String::from(
        "<!DOCTYPE html>\n<html lang=\"id\"><meta charset=\"utf-8\"><title>Semua halaman</title>\n\
         <style>body{font:14px sans-serif;margin:1rem}figure{display:inline-block;vertical-align:top;margin:0 1rem 1.5rem 0}\
         img{border:1px solid #999;vertical-align:top;max-height:30rem;object-fit:cover;object-position:top}</style>\n<h1>Semua halaman</h1>\n",
    );
    for page in samples {
        let name = name(page);
        let _ = write!(sheet, "<figure><figcaption>{name}</figcaption>");
        for (size, width) in [(Size::Phone, 160), (Size::Desk, 400)] {
            let picture = picture_name(&name, size);
            let _ = write!(
                sheet,
                "<a href=\"{picture}\"><img src=\"{picture}\" width=\"{width}\" loading=\"lazy\" alt=\"{name}, {} px\"></a> ",
                size.width()
            );
        }
        sheet.push_str("</figure>\n");
    }
    std::fs::write(target_folder("contact-sheet").join("index.html"), sheet).unwrap();
}
