//! Publishing by page: what is in force, what waits, and what it would become.

use maklumat_app::{
    DefinitionList, DefinitionRow, DefinitionState, DifferenceView, Finding, MovedDue, MovedDues, ProposalRow,
    ProposalView, ProposedFile, ProposedShared, ProposedVersion, Sentence, SharedRow, Standing, WaitingProposal,
};
use maklumat_sop::{ChangeClass, check};
use maklumat_vocabulary::{Language, ServiceKey};

use super::officer::work;
use super::values::{at, both, date, frame, private, published, read, regency, text};
use super::{Sample, rendered};
use crate::administration::definitions::DefinitionsPage;
use crate::administration::preview::{PreviewFormPage, marked};
use crate::administration::proposal::ProposalPage;
use crate::administration::start::{StartPage, groups};
use crate::administration::upload::UploadPage;
use crate::citizen::legal_sop::LegalSopPage;
use crate::citizen::service::{self, ServicePage};
use crate::frame::{Frame, Here, Preview};

const ID: &str = "0193a5b0-0000-7000-8000-000000000009";

fn waiting(name: &str, published: bool) -> ProposalRow {
    ProposalRow {
        id: ID.to_owned(),
        by: private(name),
        uploaded_at: at(11, 23, 9, 5),
        kept_until: at(12, 7, 9, 5),
        published_at: published.then(|| at(11, 23, 9, 38)),
        paths: vec!["services/dishub/uji-kir.toml".to_owned(), "law.toml".to_owned()],
    }
}

/// What the checker really finds in a file with two faults.
fn findings() -> Vec<Finding> {
    let text = read("services/dishub/uji-kir.toml").replacen("\"petugas-loket\"", "\"petugas-lobi\"", 1);
    let checked = check(&text, None, &ServiceKey::new("dishub", "uji-kir"), &regency());
    let findings = checked.findings.into_iter().map(|diagnostic| {
        let position = diagnostic.span.position(&text);
        Finding {
            excerpt: text.lines().nth(position.line - 1).unwrap_or_default().to_owned(),
            line: position.line,
            column: position.column,
            diagnostic,
        }
    });
    findings.collect()
}

fn proposed(standing: Standing) -> ProposedVersion {
    let difference = |id: &str, en: &str, class| DifferenceView {
        class,
        words: both(id, en),
    };
    ProposedVersion {
        key: ServiceKey::new("dishub", "uji-kir"),
        name: text("Uji Berkala Kendaraan Bermotor (KIR)"),
        version: (standing != Standing::HasErrors).then_some(3),
        effective: (standing != Standing::HasErrors).then(|| date(12, 1)),
        in_force: Some(2),
        standing,
        differences: vec![
            difference(
                "Persyaratan Foto kendaraan: lebih berat bagi pemohon.",
                "Requirement Photo of the vehicle: heavier for the applicant.",
                ChangeClass::Burdening,
            ),
            difference(
                "Jangka waktu Selesai: lebih ringan bagi pemohon.",
                "Promise Done: lighter for the applicant.",
                ChangeClass::Favourable,
            ),
        ],
        running: vec![(1, 2), (2, 37)],
        keeps_english: true,
        has_preview: standing != Standing::HasErrors,
    }
}

fn proposal(language: Language, standing: Standing, is_published: bool) -> ProposalPage {
    let has_errors = standing == Standing::HasErrors;
    ProposalPage {
        f: work(language).titled_by("proposal-title"),
        proposal: ProposalView {
            row: waiting("Sekar Contoh", is_published),
            files: vec![
                ProposedFile {
                    path: "services/dishub/uji-kir.toml".to_owned(),
                    findings: if has_errors { findings() } else { Vec::new() },
                    is_left_out: false,
                },
                ProposedFile {
                    path: "foto.png".to_owned(),
                    findings: Vec::new(),
                    is_left_out: true,
                },
            ],
            shared: vec![ProposedShared {
                name: "law.toml",
                changes: true,
                added: 12,
                removed: 3,
            }],
            services: vec![proposed(standing)],
            broken: if has_errors {
                vec![(
                    ServiceKey::new("dpmptsp", "sip-dokter"),
                    1,
                    text("jabatan `kabid-sdk` tidak ada"),
                )]
            } else {
                Vec::new()
            },
            moved: MovedDues {
                looked_at: 212,
                is_cut_off: false,
                earlier: 1,
                later: 18,
                first: vec![MovedDue {
                    service: text("Uji Berkala Kendaraan Bermotor (KIR)"),
                    from: at(11, 27, 16, 0),
                    to: at(11, 30, 16, 0),
                }],
            },
            others: if is_published {
                Vec::new()
            } else {
                vec![waiting("Melati Contoh", false)]
            },
            seen: "14.6".to_owned(),
            may_be_published: !has_errors && !is_published,
        },
        refusal: has_errors.then(|| Sentence {
            what: "Usulan ini belum dapat diterbitkan.".to_owned(),
            then: "Perbaiki yang ditandai di bawah pada berkasnya, lalu unggah lagi.".to_owned(),
        }),
        form_token: "0a1b".to_owned(),
    }
}

fn definitions(language: Language, rows: Vec<DefinitionRow>) -> DefinitionsPage {
    DefinitionsPage {
        f: work(language).titled_by("definitions-title"),
        list: DefinitionList {
            shared: vec![SharedRow {
                name: "calendar.toml",
                revision: 4,
                stored_at: at(11, 2, 8, 0),
                by: Some(private("Sekar Contoh")),
            }],
            waiting: 1,
            rows,
        },
    }
}

pub(super) fn administering(language: Language) -> Vec<Sample> {
    let row = |version, state, running| DefinitionRow {
        key: ServiceKey::new("dishub", "uji-kir"),
        name: text("Uji Berkala Kendaraan Bermotor (KIR)"),
        unit: text("Dinas Perhubungan"),
        version,
        state,
        effective: date(11, 2),
        published_at: at(11, 1, 9, 0),
        by: (version > 1).then(|| private("Sekar Contoh")),
        running,
        has_english: true,
    };
    let rows = vec![
        row(1, DefinitionState::Former, 2),
        row(2, DefinitionState::InForce, 37),
        row(3, DefinitionState::Coming, 0),
    ];
    let upload = |refusal: Option<Sentence>| UploadPage {
        f: work(language).titled_by("propose-title"),
        units: vec![("dishub".to_owned(), "Dinas Perhubungan".to_owned())],
        unit: "dishub".to_owned(),
        waiting: vec![WaitingProposal {
            row: waiting("Sekar Contoh", false),
            services: vec![proposed(Standing::NewVersion)],
            shared: vec![ProposedShared {
                name: "law.toml",
                changes: true,
                added: 3,
                removed: 1,
            }],
        }],
        refusal,
        form_token: "0a1b".to_owned(),
    };
    let refused = Sentence {
        what: "Arsip itu rusak atau terpotong.".to_owned(),
        then: "Kemas lagi sebagai .zip biasa, tanpa kata sandi, lalu unggah lagi.".to_owned(),
    };
    let start = StartPage {
        f: work(language).titled_by("administration-title"),
        groups: groups(),
    };
    let mut samples = vec![
        rendered("17-pengelolaan", &start),
        rendered("17b-layanan-berlaku", &definitions(language, rows)),
        rendered("17c-layanan-kosong", &definitions(language, Vec::new())),
        rendered("17d-unggah", &upload(None)),
        rendered("17e-unggah-ditolak", &upload(Some(refused))),
        rendered("17f-usulan", &proposal(language, Standing::NewVersion, false)),
        rendered("17g-usulan-salah", &proposal(language, Standing::HasErrors, false)),
        rendered("17h-usulan-terbit", &proposal(language, Standing::NewVersion, true)),
    ];
    samples.extend(previews(language));
    samples
}

fn previews(language: Language) -> Vec<Sample> {
    let regency = regency();
    let proposed = published("dishub", "uji-kir", &regency);
    let f = || Frame {
        here: Here::Elsewhere,
        preview: Some(Preview::of(ID, &ServiceKey::new("dishub", "uji-kir"))),
        ..frame(language)
    };
    let mut page = ServicePage::new(
        f(),
        &regency,
        &proposed,
        service::Asked {
            outlook: proposed.outlook(&maklumat_sop::Facts::new(), at(11, 23, 9, 40)),
            ..service::Asked::default()
        },
    );
    page.f = marked(page.f);
    let mut sop = LegalSopPage::new(f(), &regency, &proposed);
    sop.f = marked(sop.f);
    vec![
        rendered("17i-pratinjau", &page),
        rendered("17j-pratinjau-sop", &sop),
        rendered(
            "17k-pratinjau-isian",
            &PreviewFormPage::new(f(), proposed.sop.definition()),
        ),
    ]
}
