//! What must hold for every page.

use super::*;
use crate::assets;

/// Bytes a citizen downloads to see the first page: its HTML and the one style sheet.
const FIRST_PAGE_LIMIT: usize = 50 * 1024;

#[test]
fn every_page_renders_in_both_languages() {
    for language in Language::ALL {
        let samples = all(language);
        assert!(samples.len() > 40);
        for (name, html) in &samples {
            let opening = format!("<!DOCTYPE html>\n<html lang=\"{}\">", language.tag());
            assert!(html.starts_with(&opening), "{name}");
            assert!(html.contains("</html>"), "{name}");
            assert!(
                html.matches("<h1").count() == 1,
                "{name} has {} headings of the first rank",
                html.matches("<h1").count()
            );
        }
        keep(&samples, language);
    }
}

#[test]
fn no_page_needs_inline_code_or_style() {
    for (name, html) in all(Language::Indonesian) {
        for forbidden in [" style=\"", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!html.contains(forbidden), "{name}: {forbidden}");
        }
        let inline = html
            .match_indices("<script")
            .any(|(at, _)| !html[at..].starts_with("<script src="));
        assert!(!inline, "{name}");
    }
}

#[test]
fn what_was_searched_in_the_inbox_is_not_lost_on_a_second_page() {
    let samples = all(Language::Indonesian);
    let page = |wanted: &str| &samples.iter().find(|(name, _)| name == wanted).unwrap().1;
    assert!(page("09-kotak-kerja").contains("halaman=3"));
    let found = page("09c-kotak-dicari");
    assert!(!found.contains("halaman=") && found.contains("Masih banyak yang cocok"));
}

#[test]
fn what_people_wrote_is_escaped() {
    let (_, html) = all(Language::Indonesian)
        .into_iter()
        .find(|(name, _)| name == "01c-cari-kosong")
        .unwrap();
    assert!(
        !html.contains("“<script>") && html.contains("&#60;script&#62;"),
        "{html}"
    );
}

#[test]
fn ids_of_one_page_are_different() {
    for (name, html) in all(Language::Indonesian) {
        let mut ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}: {ids:?}");
    }
}

#[test]
fn every_label_names_an_element_that_is_there() {
    for (name, html) in all(Language::Indonesian) {
        for target in html.split(" for=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(html.contains(&format!(" id=\"{target}\"")), "{name}: {target}");
        }
        for target in html
            .split(" href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(html.contains(&format!(" id=\"{target}\"")), "{name}: #{target}");
        }
    }
}

#[test]
fn the_first_page_weighs_less_than_fifty_kilobytes() {
    for language in Language::ALL {
        let home = all(language)
            .into_iter()
            .find(|(name, _)| name == "01-beranda")
            .unwrap()
            .1;
        let whole = home.len() + assets::weight("lembar.css");
        assert!(whole <= FIRST_PAGE_LIMIT, "{whole} bytes");
    }
}

/// Writes the pages where somebody wants to look at them.
fn keep(samples: &[Sample], language: Language) {
    let Some(folder) = std::env::var_os("MAKLUMAT_SAMPLES") else {
        return;
    };
    let folder = Path::new(&folder).join(language.tag());
    std::fs::create_dir_all(&folder).unwrap();
    for asset in ["lembar.css", "work.css", "inbox.js", "verify.js", "tweetnacl.js"] {
        std::fs::write(folder.join(asset), assets::text(asset)).unwrap();
    }
    for (name, html) in samples {
        let mut html = html.clone();
        for asset in ["lembar.css", "work.css", "inbox.js", "verify.js", "tweetnacl.js"] {
            html = html.replace(&assets::url(asset), asset);
        }
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}
