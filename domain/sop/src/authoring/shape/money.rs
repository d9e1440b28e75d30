//! The time owed, the money owed, and what the citizen gets.

use crate::authoring::shape::{Form, Shape, column, further, text};
use crate::authoring::table::{CellKind, ChoiceList, Column};

pub(super) static PROMISE: Shape = Shape {
    key: "promise",
    title: text("Janji waktu", "Promises"),
    help: text(
        "Berapa lama pemohon menunggu, dan sejak kapan dihitung.",
        "How long applicants wait, and from when it counts.",
    ),
    form: Form::Sections,
    columns: &[
        column(
            "time",
            CellKind::Duration,
            text("Waktu", "Time"),
            text("Misalnya 3 hari kerja.", "3 hari kerja, say."),
        )
        .needed(),
        column(
            "from",
            CellKind::Choice,
            text("Dihitung sejak", "Counted from"),
            text("Peristiwa yang memulai hitungan.", "What starts the clock."),
        )
        .from(ChoiceList::StartEvents)
        .needed(),
        column(
            "limit",
            CellKind::Choice,
            text("Batas menurut hukum", "Legal limit"),
            text(
                "Janji tidak boleh lebih lama dari ini.",
                "The promise may not be longer.",
            ),
        )
        .from(ChoiceList::Limits),
        further(
            "name",
            CellKind::Text,
            text("Nama", "Name"),
            text("Bila ada beberapa janji.", "Where there are several."),
        )
        .with_english(),
        further(
            "when",
            CellKind::Condition,
            text("Hanya bila", "Only when"),
            text("Untuk jenis layanan tertentu.", "For some variants."),
        ),
        further(
            "until",
            CellKind::Step,
            text("Sampai langkah", "Until step"),
            text("Kosong berarti sampai selesai.", "Empty means until the end."),
        )
        .from(ChoiceList::Steps),
        further(
            "deemed-approval",
            CellKind::Law,
            text("Dianggap dikabulkan", "Deemed approval"),
            text(
                "Dasar hukum bila diam berarti setuju.",
                "The ground where silence means yes.",
            ),
        )
        .from(ChoiceList::Laws),
    ],
    inside: &[],
};

pub(super) static FEE: Shape = Shape {
    key: "fee",
    title: text("Biaya", "Fees"),
    help: text(
        "Juga yang gratis ditulis: Rp 0, dengan dasar hukumnya.",
        "Also what is free of charge: Rp 0, with its ground.",
    ),
    form: Form::Sections,
    columns: FEE_COLUMNS,
    inside: &[],
};

const FEE_COLUMNS: &[Column] = &[
    column(
        "name",
        CellKind::Text,
        text("Biaya", "Fee"),
        text("Seperti tercetak.", "As printed."),
    )
    .needed()
    .with_english(),
    column(
        "amount",
        CellKind::Money,
        text("Besarnya", "Amount"),
        text(
            "Rupiah atau rumus; kosong bila memakai tabel.",
            "Rupiah or a formula; empty with a table.",
        ),
    ),
    column(
        "law",
        CellKind::Law,
        text("Dasar hukum", "Ground"),
        text("Wajib, juga untuk Rp 0.", "Needed, also for Rp 0."),
    )
    .from(ChoiceList::Laws)
    .needed(),
    further(
        "by",
        CellKind::Choice,
        text("Menurut", "By"),
        text("Pilihan yang menentukan besarnya.", "The choice the amount depends on."),
    )
    .from(ChoiceList::Selections),
    further(
        "table",
        CellKind::Pairs,
        text("Tabel", "Table"),
        text(
            "Satu baris satu pilihan: kode = rupiah.",
            "One option a line: id = rupiah.",
        ),
    ),
    further(
        "when",
        CellKind::Condition,
        text("Hanya bila", "Only when"),
        text("Kosong berarti selalu dipungut.", "Empty means it is always due."),
    ),
    further(
        "from",
        CellKind::Date,
        text("Sejak", "From"),
        text("Tanggal mulai berlaku.", "The first day it holds."),
    ),
    further(
        "until",
        CellKind::Date,
        text("Sampai", "Until"),
        text("Hari terakhir berlaku.", "The last day it holds."),
    ),
];

pub(super) static PRODUCT: Shape = Shape {
    key: "product",
    title: text("Produk", "Products"),
    help: text("Yang diterima pemohon.", "What applicants get."),
    form: Form::Sections,
    columns: &[
        column(
            "name",
            CellKind::Text,
            text("Produk", "Product"),
            text(
                "Nama surat, kartu, barang, atau jasa.",
                "A letter, card, good or service.",
            ),
        )
        .needed()
        .with_english(),
        column(
            "valid",
            CellKind::Duration,
            text("Berlaku selama", "Valid for"),
            text("Misalnya 5 tahun, atau tanpa batas.", "5 tahun, say, or tanpa batas."),
        ),
        further(
            "template",
            CellKind::Choice,
            text("Templat", "Template"),
            text(
                "Untuk dokumen yang dicetak sistem; surat cocok untuk semua layanan.",
                "For documents the program prints; surat fits every service.",
            ),
        )
        .from(ChoiceList::Templates),
        further(
            "number",
            CellKind::Text,
            text("Pola nomor", "Pattern of its number"),
            text("Misalnya 500/{sequence}/{year}.", "500/{sequence}/{year}, say."),
        ),
        further(
            "remind",
            CellKind::List,
            text("Ingatkan", "Reminders"),
            text("Misalnya 30 hari sebelum berakhir.", "30 hari sebelum berakhir, say."),
        ),
    ],
    inside: &[],
};
