//! What an author sees happen in the text.

use maklumat_calendar::Date;
use maklumat_sop::{
    CellKind, ChoiceList, NotRewritten, Outline, Rewrite, ServiceTexts, blank, check, outline, rewrite, rewrite_all,
    taken_back,
};
use maklumat_vocabulary::ServiceKey;

use crate::regency::regency;
use crate::services::services;

const TEXT: &str = "# Naskah.
[service]
name    = \"Uji\"  # nama
version = 1

# ---- SOP

[sop]
start     = \"ajukan\"
equipment = [\"Komputer\"]

[step.ajukan]
name   = \"Mengajukan\"
by     = \"applicant\"
time   = \"5 menit\"
output = \"Berkas\"
next   = \"periksa\"

# Memeriksa dahulu.
[step.periksa]
name   = \"Memeriksa\"
by     = \"petugas-loket\"
inputs = [\"Berkas\", \"Komputer\"]
time   = \"5 menit\"
output = \"Berkas lengkap\"

[step.periksa.outcome]
lengkap       = { next = \"cetak\", marks = \"complete\" }
belum-lengkap = { return = \"periksa\", within = \"30 hari\" }

[step.cetak]
name   = \"Mencetak\"
by     = \"operator-cetak\"
inputs = [\"Berkas lengkap\"]
time   = \"1 jam\"
output = \"Kartu\"
end    = \"done\"
";

const ENGLISH: &str = "[step.periksa]
name = \"Check\"

[step.periksa.outcome]
lengkap = { name = \"Complete\" }
";

fn key() -> ServiceKey {
    ServiceKey::new("disdukcapil", "uji")
}

fn shown(text: &str) -> Outline {
    let texts = ServiceTexts { text, english: None };
    outline(texts, &key(), &regency())
}

fn value(text: &str, address: &str) -> String {
    shown(text)
        .cell(address)
        .unwrap_or_else(|| panic!("no {address}"))
        .value
        .clone()
}

fn done(text: &str, all: &[Rewrite]) -> Result<String, NotRewritten> {
    let texts = ServiceTexts { text, english: None };
    rewrite_all(texts, all, &key(), &regency()).map(|done| done.text)
}

fn write(address: &str, value: &str) -> Rewrite {
    Rewrite::Write {
        address: address.to_owned(),
        value: value.to_owned(),
    }
}

fn add(table: &str, after: Option<&str>, cells: &[(&str, &str)]) -> Rewrite {
    Rewrite::AddRow {
        table: table.to_owned(),
        after: after.map(str::to_owned),
        id: None,
        cells: cells
            .iter()
            .map(|(key, typed)| ((*key).to_owned(), (*typed).to_owned()))
            .collect(),
    }
}

/// The lines that are in one text and not in the other.
fn differing(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let only = |text: &str, other: &str| {
        let others: Vec<&str> = other.lines().collect();
        text.lines()
            .filter(|line| !others.contains(line))
            .map(str::to_owned)
            .collect()
    };
    (only(before, after), only(after, before))
}

#[test]
fn a_cell_is_one_line_of_the_text_and_its_comment_stays() {
    let after = done(TEXT, &[write("service.name", "Uji berkala")]).unwrap();
    let (gone, come) = differing(TEXT, &after);
    assert_eq!(gone, ["name    = \"Uji\"  # nama"]);
    assert_eq!(come, ["name    = \"Uji berkala\"  # nama"]);
}

#[test]
fn a_missing_key_comes_to_its_usual_place_below_the_other_signs() {
    let after = done(TEXT, &[write("step.ajukan.inputs", "Komputer; Kertas")]).unwrap();
    let (gone, come) = differing(TEXT, &after);
    assert!(gone.is_empty());
    assert_eq!(come, ["inputs = [\"Komputer\", \"Kertas\"]"]);
    let lines: Vec<&str> = after.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("inputs")).unwrap();
    assert!(lines[at - 1].starts_with("by     =") && lines[at + 1].starts_with("time   ="));
}

#[test]
fn a_list_changes_by_its_items() {
    let text = TEXT.replace(
        "inputs = [\"Berkas\", \"Komputer\"]",
        "inputs = [\n  \"Berkas\", # dari pemohon\n  \"Komputer\",\n]",
    );
    let after = done(&text, &[write("step.periksa.inputs", "Berkas; Komputer; Kamera")]).unwrap();
    assert!(
        after.contains("  \"Berkas\", # dari pemohon\n  \"Komputer\", \"Kamera\",\n]"),
        "{after}"
    );
    let after = done(&text, &[write("step.periksa.inputs", "Berkas")]).unwrap();
    assert_eq!(value(&after, "step.periksa.inputs"), "Berkas");
    assert!(after.contains("# dari pemohon") || !after.contains("Komputer\",\n]"));
}

#[test]
fn people_may_be_named_as_they_are_called() {
    let after = done(
        TEXT,
        &[
            write("step.cetak.by", "Petugas Loket"),
            write("step.periksa.by", "pemohon"),
            write("step.cetak.law", "UU 25/2009 pasal 21"),
            write("service.kind", "Administratif"),
            write("step.cetak.time", "2 hr kerja"),
        ],
    )
    .unwrap();
    for written in [
        "by     = \"petugas-loket\"",
        "by     = \"applicant\"",
        "law    = \"uu-25-2009 pasal 21\"",
        "kind    = \"administration\"",
        "time   = \"2 hari kerja\"",
    ] {
        assert!(after.contains(written), "{written}\n{after}");
    }
}

#[test]
fn arrows_are_shown_by_number_and_written_in_the_same_words() {
    assert_eq!(value(TEXT, "step.ajukan.next"), "2");
    assert_eq!(
        value(TEXT, "step.periksa.next"),
        "lengkap -> 3; belum-lengkap -> kembali"
    );
    assert_eq!(value(TEXT, "step.cetak.next"), "selesai");
    let after = done(
        TEXT,
        &[write("step.periksa.next", "lengkap -> 1; belum lengkap -> kembali 1")],
    )
    .unwrap();
    // What an outcome has beside its arrow stays.
    assert!(
        after.contains("lengkap       = { next = \"ajukan\", marks = \"complete\" }"),
        "{after}"
    );
    assert!(after.contains("belum-lengkap = { return = \"ajukan\", within = \"30 hari\" }"));
    let after = done(TEXT, &[write("step.periksa.next", "3")]).unwrap();
    assert!(
        !after.contains("outcome") && after.contains("next   = \"cetak\""),
        "{after}"
    );
    let after = done(TEXT, &[write("step.cetak.next", "ditolak")]).unwrap();
    assert!(after.contains("end    = \"refused\""));
    let after = done(
        TEXT,
        &[write(
            "step.cetak.next",
            "baik -> selesai; rusak -> 3; habis -> ditolak",
        )],
    )
    .unwrap();
    assert_eq!(
        value(&after, "step.cetak.next"),
        "baik -> selesai; rusak -> 3; habis -> ditolak"
    );
    let after = done(TEXT, &[write("step.ajukan.next", "bersama 2, 3 -> 3")]).unwrap();
    assert!(
        after.contains("parallel = { branches = [\"periksa\", \"cetak\"], join = \"cetak\" }"),
        "{after}"
    );
    assert_eq!(value(&after, "step.ajukan.next"), "bersama 2, 3 -> 3");
    let refused = done(TEXT, &[write("step.cetak.next", "ke mana saja!")]);
    assert_eq!(
        refused,
        Err(NotRewritten::ArrowNotUnderstood("ke mana saja!".to_owned()))
    );
}

#[test]
fn a_new_step_stands_between_its_neighbours_also_in_the_flow() {
    let cells = [
        ("name", "Menandatangani kartu"),
        ("by", "kabid-dafduk"),
        ("time", "1 jam"),
    ];
    let after = done(TEXT, &[add("step", Some("step.periksa"), &cells)]).unwrap();
    assert_eq!(
        value(&after, "step.periksa.next"),
        "lengkap -> 3; belum-lengkap -> kembali"
    );
    assert_eq!(value(&after, "step.menandatangani-kartu.next"), "4");
    let after = done(TEXT, &[add("step", Some("cetak"), &cells)]).unwrap();
    assert_eq!(value(&after, "step.cetak.next"), "4");
    assert_eq!(value(&after, "step.menandatangani-kartu.next"), "selesai");
    // The same name once more gets an id of its own.
    let twice = done(&after, &[add("step", None, &cells)]).unwrap();
    assert!(twice.contains("[step.menandatangani-kartu-2]"));
}

#[test]
fn steps_that_are_typed_one_below_the_other_lead_to_one_another() {
    let text = blank(&key(), "Izin rekaan", Date::constant(2026, 11, 30), &regency());
    let typed = [
        add(
            "step",
            None,
            &[
                ("name", "Memeriksa"),
                ("by", "Petugas Loket"),
                ("next", "lengkap -> 3; belum -> kembali"),
            ],
        ),
        add("step", None, &[("name", "Mengesahkan"), ("by", "kabid-dafduk")]),
        add("step", None, &[("name", "Menyerahkan"), ("next", "selesai")]),
    ];
    let after = done(&text, &typed).unwrap();
    let arrows: Vec<String> = shown(&after)
        .cells()
        .filter(|cell| cell.kind == CellKind::Arrow && !cell.address.contains(".outcome."))
        .map(|cell| cell.value.clone())
        .collect();
    assert_eq!(arrows, ["2", "lengkap -> 3; belum -> kembali", "4", "selesai"]);
}

#[test]
fn arrows_to_a_removed_step_go_where_it_led() {
    let remove = |address: &str| Rewrite::RemoveRow {
        address: address.to_owned(),
    };
    let after = done(TEXT, &[remove("step.periksa")]).unwrap();
    assert_eq!(value(&after, "step.ajukan.next"), "2");
    assert!(
        !after.contains("periksa") && !after.contains("# Memeriksa dahulu."),
        "{after}"
    );
    let after = done(TEXT, &[remove("step.cetak")]).unwrap();
    assert_eq!(
        value(&after, "step.periksa.next"),
        "lengkap -> selesai; belum-lengkap -> kembali"
    );
    assert!(after.contains("# ---- SOP"));
}

#[test]
fn inputs_follow_the_words_of_the_output_they_name() {
    let texts = ServiceTexts {
        text: TEXT,
        english: None,
    };
    let what = write("step.periksa.output", "Berkas yang lengkap");
    let after = rewrite(texts, &what, &key(), &regency()).unwrap();
    assert_eq!(value(&after.text, "step.cetak.inputs"), "Berkas yang lengkap");
    assert_eq!(after.touched, ["step.cetak.inputs", "step.periksa.output"]);
}

#[test]
fn english_words_lie_beside_and_go_with_their_row() {
    let texts = ServiceTexts {
        text: TEXT,
        english: Some(ENGLISH),
    };
    let (key, regency) = (key(), regency());
    let done = |what: Rewrite| rewrite(texts, &what, &key, &regency).unwrap().english.unwrap();
    let twin = outline(texts, &key, &regency);
    let twin = twin.cell("step.periksa.name").unwrap().english.clone().unwrap();
    assert_eq!(
        (twin.address.as_str(), twin.value.as_str()),
        ("en:step.periksa.name", "Check")
    );
    let after = done(write("en:step.cetak.output", "Card"));
    assert!(after.ends_with("\n[step.cetak]\noutput = \"Card\"\n"), "{after}");
    let after = done(write("en:step.periksa.outcome.belum-lengkap.name", "Not complete"));
    assert!(after.contains("belum-lengkap = { name = \"Not complete\" }"), "{after}");
    let after = done(Rewrite::Rename {
        address: "step.periksa".to_owned(),
        id: "teliti".to_owned(),
    });
    assert!(
        after.contains("[step.teliti]") && after.contains("[step.teliti.outcome]"),
        "{after}"
    );
    let after = done(Rewrite::RemoveRow {
        address: "step.periksa".to_owned(),
    });
    assert!(!after.contains("periksa"), "{after}");
    let first = rewrite(
        ServiceTexts {
            text: TEXT,
            english: None,
        },
        &write("en:service.name", "Test"),
        &key,
        &regency,
    );
    assert_eq!(first.unwrap().english.as_deref(), Some("[service]\nname = \"Test\"\n"));
}

#[test]
fn a_table_from_a_letter_becomes_steps() {
    let rows = [
        ["No", "Uraian Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output"],
        [
            "1.",
            "Menerima berkas",
            "Petugas Loket",
            "Berkas",
            "10 mnt",
            "Berkas diterima",
        ],
        ["", "", "", "", "", ""],
        [
            "2.",
            "Mengetik surat",
            "operator-cetak",
            "Berkas diterima",
            "2 jam",
            "Surat",
        ],
    ];
    let paste = |rows: &[[&str; 6]]| Rewrite::PasteRows {
        table: "step".to_owned(),
        after: Some("step.ajukan".to_owned()),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect(),
    };
    let after = done(TEXT, &[paste(&rows)]).unwrap();
    assert_eq!(value(&after, "step.ajukan.next"), "2");
    assert_eq!(value(&after, "step.menerima-berkas.by"), "petugas-loket");
    assert_eq!(value(&after, "step.menerima-berkas.time"), "10 menit");
    assert_eq!(value(&after, "step.menerima-berkas.next"), "3");
    assert_eq!(value(&after, "step.mengetik-surat.next"), "4");
    // Without a header the order of the table counts, the number before it does not.
    let without = done(TEXT, &[paste(&rows[1..])]).unwrap();
    assert_eq!(without, after);
    assert_eq!(done(TEXT, &[paste(&rows[2..3])]), Err(NotRewritten::NothingPasted));
}

#[test]
fn a_broken_line_is_shown_as_broken_and_only_what_needs_the_whole_is_refused() {
    let broken = TEXT.replace("version = 1", "version = ");
    let outline = shown(&broken);
    assert!(outline.is_broken);
    assert_eq!(outline.cell("step.cetak.name").unwrap().value, "Mencetak");
    let after = done(&broken, &[write("step.cetak.name", "Mencetak kartu")]).unwrap();
    assert!(after.contains("name   = \"Mencetak kartu\"") && after.contains("version = \n"));
    let refused = done(&broken, &[add("step", None, &[("name", "Baru")])]);
    assert_eq!(refused, Err(NotRewritten::Broken { line: 4 }));
    let mended = Rewrite::SetText { text: TEXT.to_owned() };
    assert_eq!(done(&broken, &[mended]).unwrap(), TEXT);
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let rename = |id: &str| Rewrite::Rename {
        address: "step.cetak".to_owned(),
        id: id.to_owned(),
    };
    assert_eq!(
        done(TEXT, &[rename("periksa")]),
        Err(NotRewritten::IdTaken("periksa".to_owned()))
    );
    assert_eq!(
        done(TEXT, &[rename("Cetak!")]),
        Err(NotRewritten::IdMisspelt("Cetak!".to_owned()))
    );
    let nowhere = write("step.tidak-ada.name", "x");
    assert_eq!(
        done(TEXT, &[nowhere]),
        Err(NotRewritten::NoSuchPlace("step.tidak-ada.name".to_owned()))
    );
    let nowhere = write("step.cetak.warna", "x");
    assert_eq!(
        done(TEXT, &[nowhere]),
        Err(NotRewritten::NoSuchPlace("step.cetak.warna".to_owned()))
    );
    // Of several changes none is made where one is refused, and the value that is no time is kept for its finding.
    let typed = done(TEXT, &[write("step.cetak.time", "sebentar")]).unwrap();
    assert!(typed.contains("time   = \"sebentar\""));
}

#[test]
fn a_blank_service_tells_by_its_findings_what_is_to_be_written() {
    let regency = regency();
    let text = blank(&key(), "Izin \"rekaan\"", Date::constant(2026, 11, 30), &regency);
    let checked = check(&text, None, &key(), &regency);
    let errors: Vec<&str> = checked
        .findings
        .iter()
        .filter(|finding| finding.is_error())
        .map(|finding| finding.address.as_str())
        .collect();
    for missing in [
        "service.summary",
        "service.effective",
        "standard.legal-basis",
        "promise.selesai.time",
        "sop.number",
        "sop.warning",
        "product.hasil.name",
        "retention.keep",
    ] {
        assert!(errors.contains(&missing), "{missing}: {errors:?}");
    }
    let outline = shown(&text);
    assert!(!outline.is_broken);
    // Every finding has a place where the author sees it.
    for finding in &checked.findings {
        assert!(outline.place_of(&finding.address).is_some(), "{}", finding.address);
    }
}

#[test]
fn every_finding_of_the_project_has_its_place_and_every_choice_is_offered() {
    let regency = regency();
    for (key, text, english) in services() {
        let texts = ServiceTexts {
            text: &text,
            english: english.as_deref(),
        };
        let shown = outline(texts, &key, &regency);
        for finding in check(&text, english.as_deref(), &key, &regency).findings {
            assert!(shown.place_of(&finding.address).is_some(), "{key} {}", finding.address);
        }
        let chosen = shown.cells().filter(|cell| {
            matches!(cell.kind, CellKind::Choice | CellKind::Performer | CellKind::Step) && !cell.value.is_empty()
        });
        for cell in chosen.filter(|cell| cell.choices != ChoiceList::None) {
            let offered = &shown.choices[&cell.choices];
            assert!(
                offered.iter().any(|choice| choice.value == cell.value),
                "{key} {} {}",
                cell.address,
                cell.value
            );
        }
    }
}

#[test]
fn a_section_is_not_taken_back_from_under_what_others_wrote_in_it() {
    let regency = regency();
    let made = |text: &str, what: &Rewrite| {
        let texts = ServiceTexts { text, english: None };
        rewrite(texts, what, &key(), &regency).unwrap()
    };
    let first = made(TEXT, &write("notify.submitted", "Diterima"));
    assert!(first.text.contains("[notify]"), "{}", first.text);
    let second = made(&first.text, &write("notify.returned", "Kembali"));
    assert_eq!(taken_back(&second.text, &first.splices, &second.splices), None);
    // With a heading of its own it stands by itself.
    let second = made(&first.text, &write("retention.keep", "5 tahun"));
    let (text, _) = taken_back(&second.text, &first.splices, &second.splices).unwrap();
    assert!(!text.contains("[notify]") && text.contains("5 tahun"), "{text}");
}
