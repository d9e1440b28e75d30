//! What search engines may read: the public pages, and nothing that belongs to one person.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use maklumat_app::Published;
use maklumat_sop::Regency;
use maklumat_vocabulary::Language;

use crate::frame::sharing;
use crate::guard::KeptByAnybody;
use crate::preferences::in_language;
use crate::respond;
use crate::urls::{self, Url, route};
use crate::visit::Visit;

/// Addresses below these are nobody else's business; results of a search are no pages of their own.
const PRIVATE: [&str; 5] = ["/petugas", "/pengawasan", "/permohonan", "/ajukan", route::SEARCH];

pub(crate) async fn robots(visit: Visit) -> Response {
    let lines: Vec<String> = PRIVATE.iter().map(|place| format!("Disallow: {place}")).collect();
    let site = sharing::site(visit.app.public_address());
    respond::list(format!(
        "User-agent: *\n{}\n\nSitemap: {site}{}\n",
        lines.join("\n"),
        route::SITEMAP
    ))
}

pub(crate) async fn sitemap(visit: Visit) -> Response {
    let site = sharing::site(visit.app.public_address());
    let text = sitemap_text(&site, &visit.app.regency(), &visit.app.catalogue());
    let mut response = ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response();
    response.extensions_mut().insert(KeptByAnybody);
    response
}

fn sitemap_text(site: &str, regency: &Regency, catalogue: &[Published]) -> String {
    let mut places = vec![
        urls::home(),
        urls::catalogue(),
        urls::performance(),
        urls::complain(),
        urls::verify(),
        urls::track_form(),
    ];
    places.extend(regency.guide.events.iter().map(|event| urls::life_event(&event.id)));
    for published in catalogue {
        let key = &published.sop.definition().key;
        places.extend([urls::service(key), urls::legal_sop(key)]);
    }
    let pages: Vec<String> = places.iter().map(|place| entry(site, place)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
        pages.concat()
    )
}

/// A page with its address in each language. Addresses of ours hold no letter that XML would read.
fn entry(site: &str, place: &Url) -> String {
    let plain = format!("{site}{place}");
    let english = in_language(&plain, Language::English);
    let alternate = |language: &str, address: &str| {
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>")
    };
    format!(
        "<url><loc>{plain}</loc>{}{}</url>\n",
        alternate("id", &plain),
        alternate("en", &english)
    )
}
