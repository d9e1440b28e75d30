//! What every document must hold, whatever is written on it.

use maklumat_documents::{DocumentFault, Pdf, Renderer, Row, Signer, has_template, paper_pack, product};

use crate::reading::{code_on, text_of};
use crate::samples;

fn set(document: &maklumat_documents::Document) -> Pdf {
    Renderer::new().unwrap().render(document).unwrap()
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

#[test]
fn every_template_is_set_as_a_tagged_and_archivable_pdf() {
    for (name, document) in samples::all() {
        let pdf = set(&document);
        let bytes = pdf.as_bytes();
        assert!(bytes.starts_with(b"%PDF-"), "{name}");
        assert!(contains(bytes, "/StructTreeRoot"), "{name} has no structure tree");
        assert!(contains(bytes, "/MarkInfo"), "{name} is not marked");
        assert!(
            contains(bytes, "<pdfaid:part>2</pdfaid:part>"),
            "{name} does not say it is PDF/A-2"
        );
        assert!(pdf.replaced().is_empty(), "{name}: {:?}", pdf.replaced());
    }
}

#[test]
fn a_licence_shows_number_name_signer_and_validity() {
    let sheet = samples::sip_dokter();
    let Some(text) = text_of(set(&product(&sheet, &samples::seal_product(&sheet))).as_bytes()) else {
        return;
    };
    for wanted in [
        "PEMERINTAH KABUPATEN SUNGAI RAYA",
        "Nomor: 500.16/417/SIP/XII/2026",
        "dr. Melati Contoh, Sp.A",
        "Berlaku sampai 4 Desember 2031",
        "Dra. Kenanga Misal, M.Si.",
        "Halaman 1 dari 1",
    ] {
        assert!(text.contains(wanted), "`{wanted}` is not in: {text}");
    }
}

#[test]
fn a_receipt_shows_the_promise_on_sheet_and_strip() {
    let receipt = samples::receipt();
    let seal = samples::seal_receipt(&receipt);
    for document in [
        maklumat_documents::receipt_a4(&receipt, &seal),
        maklumat_documents::receipt_strip(&receipt, &seal),
    ] {
        let Some(text) = text_of(set(&document).as_bytes()) else {
            return;
        };
        for wanted in [
            "4 Desember 2026",
            "SR 2611 7K4Q",
            "Rp 0, tidak ada biaya lain",
            "Melati Contoh",
            "Ombudsman",
        ] {
            assert!(text.contains(wanted), "`{wanted}` is not in: {text}");
        }
    }
}

#[test]
fn every_form_of_a_pack_has_its_number_its_pin_once_and_a_code_of_its_own() {
    let sheet = samples::pack();
    let pdf = set(&paper_pack(&sheet).unwrap());
    let Some(text) = text_of(pdf.as_bytes()) else { return };
    for form in &sheet.forms {
        // The list for officers, the heads of two sheets, the receipt and the office's part, and both feet.
        assert!(text.matches(&form.number).count() >= 6, "{}: {text}", form.number);
        assert_eq!(text.matches(&form.pin).count(), 1, "the PIN is the applicant's alone");
    }
    let wanted = [
        "Siapa Anda?",
        "hanya jika “Izin ke”: kedua",
        "STR yang berlaku",
        "Rp 0",
        "9 hari kerja",
        "BATAL",
    ];
    for wanted in wanted {
        assert!(text.contains(wanted), "`{wanted}` is not in: {text}");
    }
    // A page for officers, then a form and a receipt for each number.
    for (form, page) in sheet.forms.iter().zip([3, 5]) {
        let Some(code) = code_on(page, pdf.as_bytes()) else {
            return;
        };
        assert_eq!(code, form.address);
    }
}

#[test]
fn markup_in_a_value_is_only_text() {
    let hostile = "#panic(\"x\") *tebal* $x$ @lab <lab> // = judul \\ \"}";
    let mut sheet = samples::surat();
    sheet.rows = vec![Row::new("#x", hostile, hostile)];
    sheet.items = vec![hostile.into()];
    sheet.number = Some(hostile.into());
    sheet.letterhead.unit = hostile.into();
    sheet.signer = Signer {
        on_behalf_of: None,
        position: hostile.into(),
        name: Some("[#]".into()),
    };
    let pdf = set(&product(&sheet, &samples::seal_product(&sheet)));
    let Some(text) = text_of(pdf.as_bytes()) else { return };
    assert!(text.contains(hostile), "{text}");
}

#[test]
fn what_cannot_be_printed_is_reported_and_what_hides_text_is_dropped() {
    let mut sheet = samples::surat();
    sheet.rows = vec![Row::new("nama", "Nama", "Mel\u{202e}ati\u{0} \u{1f600} Contoh")];
    let pdf = set(&product(&sheet, &samples::seal_product(&sheet)));
    assert_eq!(pdf.replaced(), ['\u{1f600}']);
    let Some(text) = text_of(pdf.as_bytes()) else { return };
    assert!(text.contains("Melati □ Contoh"), "{text}");
}

#[test]
fn a_long_document_goes_on_over_pages_and_keeps_its_signature() {
    let mut sheet = samples::surat_penolakan();
    sheet.items = (1..=120)
        .map(|number| format!("Alasan ke-{number}, {}", "panjang ".repeat(20)))
        .collect();
    sheet.rows.push(Row::new("x", "Tanpa spasi", "x".repeat(400)));
    let pdf = set(&product(&sheet, &samples::seal_product(&sheet)));
    let Some(text) = text_of(pdf.as_bytes()) else { return };
    assert!(text.contains("Alasan ke-120"));
    assert!(text.contains("Tembusan"));
    assert!(!text.contains("Halaman 1 dari 1"));
}

#[test]
fn a_sheet_without_end_is_refused_before_it_is_set() {
    let mut sheet = samples::surat();
    sheet.closing = vec!["panjang ".repeat(100_000)];
    let fault = Renderer::new()
        .unwrap()
        .render(&product(&sheet, &samples::seal_product(&sheet)));
    assert!(matches!(fault, Err(DocumentFault::TooLong { .. })), "{fault:?}");
}

#[test]
fn an_empty_sheet_is_still_a_document() {
    let mut sheet = samples::surat();
    let template_names = [
        "ak-1",
        "akta-kelahiran",
        "bukti-lulus-uji",
        "kartu-keluarga",
        "surat-penolakan",
    ];
    (sheet.opening, sheet.rows, sheet.number) = (vec![], vec![], None);
    for name in template_names {
        sheet.template = name.into();
        assert!(has_template(name));
        set(&product(&sheet, &samples::seal_product(&sheet)));
    }
    assert!(!has_template("tidak-ada"));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = samples::surat();
    let document = product(&sheet, &samples::seal_product(&sheet));
    assert_eq!(set(&document), set(&document));
}

#[test]
fn another_word_on_the_sheet_is_another_content() {
    let sheet = samples::sip_dokter();
    let mut other = sheet.clone();
    other.rows[0].value.push('.');
    assert_ne!(sheet.content(), other.content());
    assert_eq!(sheet.content(), sheet.clone().content());
}

#[test]
fn several_threads_may_set_documents_at_once() {
    let sheet = samples::surat();
    let document = product(&sheet, &samples::seal_product(&sheet));
    let alone = set(&document);
    std::thread::scope(|scope| {
        let together: Vec<_> = (0..2).map(|_| scope.spawn(|| set(&document))).collect();
        for one in together {
            assert_eq!(one.join().unwrap(), alone);
        }
    });
}
