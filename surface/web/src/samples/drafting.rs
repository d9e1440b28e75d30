//! Writing a service: the drafts there are, tables, rows, conflicts and history.

use std::fmt::Write as _;
use std::sync::Arc;

use maklumat_app::{
    BroughtIn, DraftAct, DraftChangeRow, DraftConflict, DraftFinding, DraftList, DraftRow, DraftSource, DraftStanding,
    DraftView,
};
use maklumat_sop::{Regency, ServiceTexts, Splice, check, outline};
use maklumat_vocabulary::{Diagnostic, Language, ServiceKey, Severity, UnitId};

use super::officer::work;
use super::values::{at, private, read, regency, text};
use super::{Sample, rendered};
use crate::drafting::brought_in::BroughtInPage;
use crate::drafting::draft::DraftPage;
use crate::drafting::explain::ExplainPage;
use crate::drafting::history::HistoryPage;
use crate::drafting::list::{DraftsPage, Typed};
use crate::drafting::row::{Left, RowPage};
use crate::drafting::text::TextPage;
use crate::form::Form;

const ID: &str = "0193a5b0-0000-7000-8000-000000000021";

/// What the use cases would say of a text.
fn draft(source: &str, regency: &Arc<Regency>) -> DraftView {
    let key = ServiceKey::new("disnaker", "ak-1");
    let texts = ServiceTexts {
        text: source,
        english: None,
    };
    let outline = outline(texts, &key, regency);
    let found = check(source, None, &key, regency).findings;
    let count = |severity| found.iter().filter(|one| one.code.severity == severity).count();
    let standing = DraftStanding {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        advice: count(Severity::Advice),
        tightest: None,
    };
    let finding = |diagnostic: Diagnostic| DraftFinding {
        line: diagnostic.span.position(source).line,
        place: outline.place_of(&diagnostic.address),
        fix: diagnostic.edit.is_some().then(|| "0".to_owned()),
        diagnostic,
    };
    DraftView {
        id: ID.to_owned(),
        key,
        name: "Penerbitan Kartu Tanda Bukti Pencari Kerja (AK-1)".to_owned(),
        from_version: Some(1),
        text: source.to_owned(),
        english: None,
        findings: found.into_iter().map(finding).collect(),
        outline,
        english_findings: Vec::new(),
        standing,
        revision: 12,
        changed_at: at(11, 23, 9, 52),
        changed_by: private("Sekar Contoh"),
        others: Vec::new(),
        touched: Vec::new(),
        may_undo: true,
        may_redo: false,
        is_proposed: false,
        may_publish: true,
    }
}

/// With a performer nobody has, an output that is missing and a name that is no verb.
fn faulty() -> String {
    read("services/disnaker/ak-1.toml")
        .replacen("\"pengantar-kerja\"", "\"pengantar-kerjaa\"", 1)
        .replacen("output = \"Kartu AK-1 tercetak dan diparaf\"\n", "", 1)
        .replacen("Menyerahkan kartu", "Penyerahan kartu", 1)
}

/// Thirty steps, each after the other.
fn long() -> String {
    let whole = read("services/disnaker/ak-1.toml");
    let (before, rest) = whole.split_once("[step.serahkan]").unwrap();
    let mut steps = before.replacen("next          = \"serahkan\"", "next          = \"catat-1\"", 1);
    for number in 1..=25 {
        let next = if number == 25 {
            "serahkan".to_owned()
        } else {
            format!("catat-{}", number + 1)
        };
        let _ = write!(
            steps,
            "[step.catat-{number}]\nname   = \"Mencatat kartu dalam register ke-{number}\"\nby     = \"petugas-loket\"\n\
             inputs = [\"Kartu AK-1 bertanda tangan\"]\ntime   = \"1 menit\"\noutput = \"Register ke-{number} terisi\"\n\
             next   = \"{next}\"\n\n"
        );
    }
    format!("{steps}[step.serahkan]{rest}")
}

fn page(language: Language, draft: DraftView, part: &str) -> DraftPage {
    let owner = ("0a1b2c3d4e5f6071".to_owned(), "0a1b".to_owned());
    DraftPage::of(work(language), draft, part, owner)
}

fn list(language: Language, list: DraftList) -> DraftsPage {
    DraftsPage {
        f: work(language).titled_by("writing-title"),
        list,
        typed: Typed::default(),
        refusal: None,
        form_token: "0a1b".to_owned(),
    }
}

fn some() -> DraftList {
    let row = |name: &str, errors| DraftRow {
        id: ID.to_owned(),
        key: ServiceKey::new("disnaker", "ak-1"),
        name: name.to_owned(),
        from_version: Some(1),
        revision: 12,
        changed_at: at(11, 23, 9, 52),
        changed_by: private("Sekar Contoh"),
        errors,
        warnings: 2,
        advice: 1,
    };
    DraftList {
        drafts: vec![
            row("Penerbitan Kartu Tanda Bukti Pencari Kerja (AK-1)", 2),
            row("Surat Keterangan Usaha", 0),
        ],
        units: vec![
            (UnitId::new("disnaker"), text("Dinas Tenaga Kerja")),
            (UnitId::new("dishub"), text("Dinas Perhubungan")),
        ],
        services: vec![DraftSource {
            key: ServiceKey::new("disnaker", "ak-1"),
            name: text("Penerbitan Kartu Tanda Bukti Pencari Kerja (AK-1)"),
            version: 1,
        }],
    }
}

fn disputed(language: Language, draft: &DraftView) -> RowPage {
    let form = Form::of(&[
        ("isi.step.periksa.time", "5 menit"),
        ("dulu.step.periksa.time", "3 menit"),
    ]);
    let left = Left {
        form: Some(&form),
        conflicts: vec![DraftConflict {
            address: "step.periksa.time".to_owned(),
            mine: "5 menit".to_owned(),
            theirs: "10 menit".to_owned(),
            who: private("Melati Contoh"),
            at: at(11, 23, 9, 51),
        }],
        refusal: None,
        revision: Some(13),
    };
    RowPage::of(work(language), draft, ("step.periksa", left), "0a1b".to_owned()).unwrap()
}

fn history(language: Language, draft: DraftView) -> HistoryPage {
    let change = |what, is_undone| DraftChangeRow {
        revision: 12,
        who: private("Melati Contoh"),
        at: at(11, 23, 9, 51),
        what,
        places: vec!["step.periksa.time".to_owned()],
        splices: vec![Splice {
            at: 0,
            old: "\"3 menit\"".to_owned(),
            new: "\"10 menit\"".to_owned(),
        }],
        english_splices: Vec::new(),
        is_undone,
        answers: None,
    };
    HistoryPage {
        f: work(language).titled_by("writing-history-title"),
        draft,
        changes: vec![
            change(DraftAct::Changed, false),
            change(DraftAct::Undone, false),
            change(DraftAct::Mended, true),
        ],
    }
}

/// A file of which everything but its faults could be read.
fn brought_in(language: Language, draft: &DraftView) -> BroughtInPage {
    let findings = draft.findings.iter().map(|finding| Diagnostic {
        address: "SOP!D7".to_owned(),
        ..finding.diagnostic.clone()
    });
    BroughtInPage {
        f: work(language).titled_by("writing-brought-title"),
        id: ID.to_owned(),
        file: "SOP AK-1.xlsx".to_owned(),
        brought: BroughtIn {
            notation: "xlsx",
            text: draft.text.clone(),
            english: None,
            findings: findings.collect(),
            is_unchanged: false,
        },
    }
}

/// As it was handed on, and nothing since.
fn proposed(mut draft: DraftView) -> DraftView {
    draft.is_proposed = true;
    draft
}

pub(super) fn writing(language: Language) -> Vec<Sample> {
    let regency = regency();
    let faulty = draft(&faulty(), &regency);
    let sound = draft(&read("services/disnaker/ak-1.toml"), &regency);
    let text = TextPage {
        f: work(language).titled_by("writing-text-title"),
        draft: sound.clone(),
        typed: None,
        is_overtaken: true,
        refusal: None,
        form_token: "0a1b".to_owned(),
    };
    let row = RowPage::of(
        work(language),
        &faulty,
        ("step.wawancara", Left::default()),
        "0a1b".to_owned(),
    );
    let code = maklumat_sop::explain("SOP-001").unwrap();
    vec![
        rendered("17t-naskah-daftar", &list(language, some())),
        rendered("17ta-naskah-belum-ada", &list(language, DraftList::default())),
        rendered("17tb-naskah-dari-berkas", &brought_in(language, &faulty)),
        rendered("17u-naskah", &page(language, faulty.clone(), "step")),
        rendered("17ua-naskah-panjang", &page(language, draft(&long(), &regency), "step")),
        rendered("17ub-naskah-siap", &page(language, sound.clone(), "step")),
        rendered("17uba-naskah-diajukan", &page(language, proposed(sound), "step")),
        rendered("17uc-naskah-layanan", &page(language, faulty.clone(), "service")),
        rendered("17ud-naskah-syarat", &page(language, faulty.clone(), "requirement")),
        rendered("17v-naskah-baris", &row.unwrap()),
        rendered("17va-naskah-berselisih", &disputed(language, &faulty)),
        rendered("17w-naskah-riwayat", &history(language, faulty)),
        rendered("17x-naskah-teks", &text),
        rendered("17y-temuan", &ExplainPage::new(work(language), code)),
    ]
}
