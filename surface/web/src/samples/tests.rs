//! What must hold for every page.

use super::*;
use crate::assets;

/// Bytes of a page with every style sheet and script it loads, before they are packed for sending.
const PAGE_LIMIT: usize = 150 * 1024;

const ASSETS: [&str; 11] = [
    "antrean.js",
    "drafts.js",
    "penyusun.css",
    "penyusun.js",
    "lembar.css",
    "work.css",
    "share.js",
    "inbox.js",
    "upload.js",
    "verify.js",
    "tweetnacl.js",
];

#[test]
fn every_page_renders_in_both_languages() {
    for language in Language::ALL {
        let samples = all(language);
        assert!(samples.len() > 40);
        for (name, html) in &samples {
            let opening = format!("<!DOCTYPE html>\n<html lang=\"{}\"", language.tag());
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
fn a_second_page_keeps_what_the_list_is_narrowed_to_and_never_says_who_is_looked_for() {
    let samples = all(Language::Indonesian);
    let page = |wanted: &str| &samples.iter().find(|(name, _)| name == wanted).unwrap().1;
    let link = |page: &str| {
        let next = page.split("rel=\"next\" href=\"").nth(1).unwrap();
        next.split('"').next().unwrap().to_owned()
    };
    let narrowed = link(page("09f-kotak-disaring"));
    for kept in [
        "layanan=dpmptsp",
        "tenggat=tiga-hari",
        "dari=2026-11-02",
        "sesudah=1.5.ab.periksa",
        "no=29",
    ] {
        assert!(narrowed.contains(kept), "{kept}: {narrowed}");
    }
    let found = link(page("09c-kotak-dicari"));
    assert!(found.contains("tampil=cari") && !found.contains("Melati"), "{found}");
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
fn no_page_weighs_more_than_a_hundred_and_fifty_kilobytes_with_all_it_loads() {
    for language in Language::ALL {
        for (name, html) in all(language) {
            let loaded: usize = ASSETS
                .iter()
                .filter(|asset| html.contains(&assets::url(asset)))
                .map(|asset| assets::weight(asset))
                .sum();
            let whole = html.len() + loaded;
            assert!(loaded > 10_000, "{name} loads no style sheet");
            assert!(whole <= PAGE_LIMIT, "{name}: {whole} bytes");
        }
    }
}

#[test]
fn no_page_names_another_host_but_for_a_link_to_pass_it_on() {
    let own = "https://layanan.sungairaya.example";
    for (name, html) in all(Language::English) {
        for at in ["href=\"", "src=\"", "action=\"", "content=\""] {
            let values = html.split(at).skip(1).filter_map(|rest| rest.split('"').next());
            for value in values.filter(|value| value.contains("//")) {
                let is_ours = value.starts_with(own);
                let is_clicked = at == "href=\"" && value.starts_with("https://wa.me/?text=");
                assert!(is_ours || is_clicked, "{name}: {value}");
            }
        }
    }
    for asset in ASSETS {
        let text = assets::text(asset);
        assert!(
            !text.contains("http://") && !text.contains("https://") || asset == "tweetnacl.js",
            "{asset}"
        );
    }
}

#[test]
fn a_page_is_either_described_for_everybody_or_kept_out_of_search_engines() {
    for language in Language::ALL {
        for (name, html) in all(language).into_iter().filter(|(name, _)| name != "07b-struk") {
            let is_private = html.contains("<meta name=\"robots\" content=\"noindex\">");
            let has_address = html.contains("<link rel=\"canonical\" href=\"https://");
            assert!(is_private != has_address, "{name}");
            assert!(html.contains("<meta name=\"description\" content=\""), "{name}");
            assert_eq!(has_address, html.contains("<meta property=\"og:url\""), "{name}");
        }
    }
    let public = all(Language::English);
    let (_, home) = public.iter().find(|(name, _)| name == "01-beranda").unwrap();
    assert!(home.contains("<link rel=\"canonical\" href=\"https://layanan.sungairaya.example/?bahasa=en\">"));
    for place in ["05-unggah", "08-lacak", "06b-periksa", "09-kotak-kerja", "01b-cari"] {
        let (_, html) = public.iter().find(|(name, _)| name == place).unwrap();
        assert!(html.contains("noindex"), "{place}");
    }
}

#[test]
fn every_picture_a_life_event_may_have_is_drawn() {
    for icon in maklumat_sop::EVENT_ICONS {
        assert!(crate::markup::icon(icon).to_string().contains("<path"), "{icon}");
    }
}

/// Writes the pages where somebody wants to look at them.
fn keep(samples: &[Sample], language: Language) {
    let Some(folder) = std::env::var_os("MAKLUMAT_SAMPLES") else {
        return;
    };
    let folder = Path::new(&folder).join(language.tag());
    std::fs::create_dir_all(&folder).unwrap();
    for asset in ASSETS {
        std::fs::write(folder.join(asset), assets::text(asset)).unwrap();
    }
    for (name, html) in samples {
        let mut html = html.clone();
        for asset in ASSETS {
            html = html.replace(&assets::url(asset), asset);
        }
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}
