//! What is asked of the applicant: questions about kinds, requirements, and their fields.

use crate::authoring::shape::{Form, Shape, column, further, text};
use crate::authoring::table::{CellKind, ChoiceList, Column};

pub(super) static VARIANT: Shape = Shape {
    key: "variant",
    title: text("Pilihan layanan", "Variants"),
    help: text(
        "Pertanyaan pertama kepada warga, bila layanan ini punya beberapa jenis.",
        "The first questions to citizens, where the service has several kinds.",
    ),
    form: Form::Sections,
    columns: &[
        column(
            "question",
            CellKind::Text,
            text("Pertanyaan", "Question"),
            text("Kalimat tanya yang dibaca warga.", "The question as citizens read it."),
        )
        .needed()
        .with_english(),
        column(
            "options",
            CellKind::Pairs,
            text("Pilihan", "Options"),
            text(
                "Satu baris satu pilihan: kode = kalimat.",
                "One option a line: id = words.",
            ),
        )
        .needed()
        .with_english(),
    ],
    inside: &[],
};

pub(super) static REQUIREMENT: Shape = Shape {
    key: "requirement",
    title: text("Persyaratan dan formulir", "Requirements and form"),
    help: text(
        "Yang diminta dari pemohon. Isian jenis data menjadi formulir.",
        "What is asked of applicants. Those of kind data are the form.",
    ),
    form: Form::Sections,
    columns: REQUIREMENT_COLUMNS,
    inside: &[&FIELD],
};

const REQUIREMENT_COLUMNS: &[Column] = &[
    column(
        "name",
        CellKind::Text,
        text("Persyaratan", "Requirement"),
        text("Seperti tercetak dalam standar.", "As printed in the standard."),
    )
    .needed()
    .with_english(),
    column(
        "kind",
        CellKind::Choice,
        text("Bentuk", "Form"),
        text(
            "Salinan, ditunjukkan, diserahkan, dan seterusnya.",
            "A copy, shown, handed over, and so on.",
        ),
    )
    .from(ChoiceList::RequirementKinds)
    .needed(),
    column(
        "law",
        CellKind::Law,
        text("Dasar hukum", "Ground"),
        text(
            "Aturan yang membolehkan memintanya.",
            "The rule that lets it be asked for.",
        ),
    )
    .from(ChoiceList::Laws),
    column(
        "when",
        CellKind::Condition,
        text("Hanya bila", "Only when"),
        text("Kosong berarti selalu diminta.", "Empty means it is always asked for."),
    ),
    further(
        "question",
        CellKind::Text,
        text("Judul halaman", "Title of its page"),
        text("Pertanyaan di atas isian.", "The question above its fields."),
    )
    .with_english(),
    further(
        "hint",
        CellKind::LongText,
        text("Petunjuk", "Hint"),
        text("Kalimat bantuan di bawah pertanyaan.", "Help below the question."),
    )
    .with_english(),
    further(
        "optional",
        CellKind::Flag,
        text("Boleh tidak ada", "May be left out"),
        text("Tulis ya bila tidak wajib.", "Write ya where it is not compulsory."),
    ),
    further(
        "rule",
        CellKind::Condition,
        text("Diperiksa sistem", "Checked by the program"),
        text(
            "Syarat yang dapat dihitung dari jawaban.",
            "A condition that follows from answers.",
        ),
    ),
    further(
        "substitutes",
        CellKind::Choice,
        text("Pengganti dari", "Instead of"),
        text(
            "Persyaratan yang dapat digantikan ini.",
            "The requirement it may stand in for.",
        ),
    )
    .from(ChoiceList::Requirements),
    further(
        "max-age",
        CellKind::Duration,
        text("Paling lama terbit", "Issued at most"),
        text(
            "Misalnya 6 bulan sebelum diajukan.",
            "6 bulan before the application, say.",
        ),
    ),
];

static FIELD: Shape = Shape {
    key: "field",
    title: text("Isian", "Fields"),
    help: text("Satu baris satu jawaban.", "One answer a row."),
    form: Form::Lines,
    columns: FIELD_COLUMNS,
    inside: &[],
};

const LABEL: Column = column(
    "label",
    CellKind::Text,
    text("Pertanyaan", "Label"),
    text("Yang dibaca pengisi.", "What is read by whoever fills it in."),
)
.needed()
.with_english();

const TYPE: Column = column(
    "type",
    CellKind::Choice,
    text("Jenis jawaban", "Kind of answer"),
    text(
        "Teks, angka, tanggal, pilihan, dan seterusnya.",
        "Text, number, date, choice, and so on.",
    ),
)
.from(ChoiceList::FieldKinds)
.needed();

const OPTIONS: Column = further(
    "options",
    CellKind::Pairs,
    text("Pilihan", "Options"),
    text("Untuk jenis pilihan: kode = kalimat.", "For choices: id = words."),
)
.with_english();

const UNIT: Column = further(
    "unit",
    CellKind::Text,
    text("Satuan", "Unit"),
    text("Misalnya meter.", "meter, say."),
);

const MIN: Column = further(
    "min",
    CellKind::Number,
    text("Paling kecil", "At least"),
    text("Untuk tanggal: hari dari hari ini.", "For dates: days from today."),
);

const MAX: Column = further(
    "max",
    CellKind::Number,
    text("Paling besar", "At most"),
    text("Untuk tanggal: hari dari hari ini.", "For dates: days from today."),
);

const OPTIONAL: Column = further(
    "optional",
    CellKind::Flag,
    text("Boleh kosong", "May be empty"),
    text("Tulis ya bila tidak wajib.", "Write ya where it is not compulsory."),
);

const WHEN: Column = further(
    "when",
    CellKind::Condition,
    text("Hanya bila", "Only when"),
    text("Kosong berarti selalu ditanyakan.", "Empty means it is always asked."),
);

const FIELD_COLUMNS: &[Column] = &[
    LABEL,
    TYPE,
    OPTIONS,
    UNIT,
    MIN,
    MAX,
    OPTIONAL,
    WHEN,
    further(
        "prefill",
        CellKind::Choice,
        text("Diisi dari", "Filled in from"),
        text("Sumber data yang sudah dimiliki.", "A source the office already has."),
    )
    .from(ChoiceList::Prefills),
];

/// What a step notes or measures: fields of officers.
pub(super) static RECORD: Shape = Shape {
    key: "record",
    title: text("Yang dicatat", "What is recorded"),
    help: text(
        "Hasil pengukuran atau catatan petugas pada langkah ini.",
        "What the officer measures or notes in this step.",
    ),
    form: Form::Lines,
    columns: &[
        LABEL,
        TYPE,
        OPTIONS,
        UNIT,
        MIN,
        MAX,
        OPTIONAL,
        WHEN,
        further(
            "device",
            CellKind::Choice,
            text("Alat ukur", "Device"),
            text("Alat yang dipakai mengukur.", "The device it is measured with."),
        )
        .from(ChoiceList::Devices),
    ],
    inside: &[],
};
