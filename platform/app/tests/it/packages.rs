//! What a package tells of its origin is what the public figures tell.

use std::io::Write;

use maklumat_app::{Period, PeriodChoice, Problem};
use maklumat_credential::{KeyRing, PackageSeal, digest};
use maklumat_vocabulary::ServiceKey;

use crate::office::Office;
use crate::staffing::PERMIT;

#[tokio::test(flavor = "multi_thread")]
async fn results_of_a_package_are_the_public_figures_with_the_cases_behind_them() {
    let office = Office::furnished(300).await;
    let period = Period::of(PeriodChoice::Days90, office.app.today());
    let table = office.app.public_performance_in(period).await.unwrap();
    let mut told = 0;
    for row in &table.rows {
        let results = office.app.package_results(&row.service, period).await.unwrap();
        let Some(results) = results else {
            assert!(row.finished + row.withdrawn < 5, "{row:?}");
            continue;
        };
        told += 1;
        assert_eq!((results.from, results.until), (period.from, period.until));
        let on_time = results.on_time.map(|share| (share.part, share.cases));
        assert_eq!(on_time, (row.finished >= 5).then_some((row.on_time, row.finished)));
        let returned = results.returned.unwrap();
        assert_eq!(
            (returned.part, returned.cases),
            (row.returned, row.finished + row.withdrawn)
        );
        let times = row
            .times
            .map(|times| (times.median.minutes, times.p90.minutes, times.count));
        let measured = results.median.zip(results.ninetieth);
        assert_eq!(
            measured.map(|(half, most)| (half.minutes, most.minutes, half.cases)),
            times
        );
        assert_eq!(results.satisfaction, None, "nobody is asked");
    }
    assert!(told >= 3, "only {told} services had enough cases");
    let unknown = office
        .app
        .package_results(&ServiceKey::new("disnaker", "tidak-ada"), period)
        .await;
    assert!(matches!(unknown, Err(Problem::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_is_signed_with_a_key_that_the_office_publishes() {
    let office = Office::furnished(20).await;
    let seal = PackageSeal::parse(&office.app.sign_package(&digest(b"package.toml"))).unwrap();
    let ring = KeyRing::parse(&office.app.key_ring_text()).unwrap();
    assert_eq!(seal.digest, digest(b"package.toml"));
    assert!(ring.keys().any(|published| published.key == seal.signer));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_uploaded_overlay_is_kept_back_for_one_reason_and_its_package_is_no_service() {
    let office = Office::furnished(0).await;
    let admin = office.officer("admin").await;
    let digest = "0".repeat(64);
    let overlay = format!(
        "[adopts]\npackage = \"99.01/disnaker/ak-1\"\nversion = 1\ndigest = \"sha256:{digest}\"\n\n[promise.selesai]\ntime = \"4 jam\"\n"
    );
    let files = [
        ("services/dpmptsp/ak-1.toml", overlay.as_str()),
        ("packages/99.01/disnaker/ak-1/1/service.toml", PERMIT),
        ("packages/lock.toml", "# kunci\n"),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in files {
        archive
            .start_file(path, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let files = vec![("kabupaten.zip".to_owned(), archive.finish().unwrap().into_inner())];
    let id = office.app.propose(&admin, files, None).await.unwrap();
    let proposal = office.app.proposal(&admin, &id).await.unwrap();
    let codes: Vec<&str> = proposal
        .files
        .iter()
        .flat_map(|file| &file.findings)
        .map(|finding| finding.diagnostic.code.number)
        .collect();
    assert_eq!(codes, ["ADO-001"]);
    assert!(!proposal.may_be_published);
    let left_out = proposal.files.iter().filter(|file| file.is_left_out).count();
    assert_eq!(left_out, 2, "{:#?}", proposal.files);
}
