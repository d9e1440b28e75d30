//! What is asked for: a furnished regency, people who are signed in, applications that only wait to be sent.

use std::path::Path;

use maklumat_app::{App, Private, demo};
use maklumat_sop::Channel;
use maklumat_vocabulary::ServiceKey;

use crate::arguments::Arguments;
use crate::office::{PASSWORD, settings};
use crate::stopped::Stopped;

/// Cases of the demo.
const CASES: usize = 20_000;
/// Applications to be sent: half for the measurement, half for the overload.
const UNSENT: usize = 12_000;
/// Cases just sent that are tracked in turn.
const SENT: usize = 500;

/// The smallest picture there is.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

pub(crate) struct Prepared {
    /// Cookies of applicants who track their cases: some with a long history, most just sent.
    pub(crate) applicants: Vec<String>,
    /// Cookie of an officer with files waiting.
    pub(crate) officer: String,
    /// Cookies of applicants who have answered everything.
    pub(crate) unsent: Vec<String>,
    pub(crate) cases: usize,
}

pub(crate) async fn furnish(folder: &Path, arguments: &Arguments) -> Result<Prepared, Stopped> {
    let app = App::open(settings(folder, None)).await?;
    let cases = if arguments.is_quick { 40 } else { CASES };
    let plan = demo::Plan {
        seed: 7,
        cases: u32::try_from(cases).unwrap_or(u32::MAX),
    };
    let furnished = app.furnish(&plan, |_, _| {}).await?;
    let mut applicants = Vec::new();
    for open in &furnished.trackable {
        applicants.push(app.open_with_pin(&open.reference, &open.pin, "benches").await?.0);
    }
    for number in 0..arguments.times(SENT) {
        let token = ready_to_send(&app, UNSENT + number).await?;
        app.submit(&app.applicant(&token.0).await?).await?;
        applicants.push(token.0);
    }
    let officer = app.sign_in("disnaker.petugas-loket.1", PASSWORD, "benches").await?;
    let officer = officer
        .session()
        .ok_or_else(|| Stopped::new("the officer needs a code".to_owned()))?;
    let mut unsent = Vec::new();
    for number in 0..arguments.times(UNSENT) {
        unsent.push(format!("pemohon={}", ready_to_send(&app, number).await?.0));
    }
    Ok(Prepared {
        applicants: applicants.iter().map(|token| format!("pemohon={token}")).collect(),
        officer: format!("petugas={}", officer.0),
        unsent,
        cases,
    })
}

/// An application for the card of a job seeker with every answer in it; gives what its browser would hold.
async fn ready_to_send(app: &App, number: usize) -> Result<Private, Stopped> {
    let key = ServiceKey::new("disnaker", "ak-1");
    let phone = format!("0812{number:08}");
    let started = app.start_application(&key, &phone, Channel::Online, None).await?;
    let applicant = app.applicant(&started.token.0).await?;
    let nik = format!("990101410790{:04}", 1 + number % 9_000);
    let pages: [(&str, &[(&str, &str)]); 4] = [
        (
            "identitas",
            &[
                ("nik", &nik),
                ("nama", "Melati Contoh"),
                ("alamat", "Jalan Muara 1"),
                ("hp", &phone),
            ],
        ),
        (
            "pendidikan",
            &[("jenjang", "sd"), ("tahun-lulus", "2008"), ("keterampilan", "")],
        ),
        ("ktp", &[]),
        ("punya-pengalaman", &[("pernah-bekerja", "tidak")]),
    ];
    for page in ["ijazah", "foto"] {
        app.attach(&applicant, page, "a.png", PICTURE.to_vec()).await?;
        app.save_page(&applicant, page, Vec::new()).await?;
    }
    for (page, answers) in pages {
        let typed = answers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())));
        app.save_page(&applicant, page, typed.collect()).await?;
    }
    Ok(started.token)
}
