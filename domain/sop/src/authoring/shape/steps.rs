//! The SOP: its identity, its steps, and what belongs to one step.

use crate::authoring::shape::asked::RECORD;
use crate::authoring::shape::{Form, Shape, column, further, text};
use crate::authoring::table::{CellKind, ChoiceList, Column};

pub(super) static SOP: Shape = Shape {
    key: "sop",
    title: text("Identitas SOP", "Identity of the SOP"),
    help: text(
        "Kepala lembar SOP. Yang lain diambil dari layanan, unit, dan pelaksana.",
        "The head of the SOP sheet. The rest comes from service, unit and performers.",
    ),
    form: Form::Single,
    columns: &[
        column(
            "number",
            CellKind::Text,
            text("Nomor SOP", "Number"),
            text(
                "Nomor menurut tata naskah.",
                "The number by the rules of correspondence.",
            ),
        )
        .needed(),
        column(
            "made",
            CellKind::Date,
            text("Tanggal pembuatan", "Made on"),
            text("Hari naskah selesai.", "The day the text was finished."),
        )
        .needed(),
        column(
            "start",
            CellKind::Step,
            text("Langkah pertama", "First step"),
            text("Kegiatan yang memulai.", "The activity that begins it."),
        )
        .from(ChoiceList::Steps)
        .needed(),
        column(
            "warning",
            CellKind::LongText,
            text("Peringatan", "Warning"),
            text(
                "Akibat bila SOP tidak dijalankan.",
                "What happens if the SOP is not followed.",
            ),
        )
        .needed()
        .with_english(),
        column(
            "equipment",
            CellKind::List,
            text("Peralatan dan perlengkapan", "Equipment"),
            text(
                "Boleh dipakai sebagai kelengkapan langkah.",
                "May be an input of steps.",
            ),
        )
        .needed()
        .with_english(),
        column(
            "records",
            CellKind::List,
            text("Pencatatan dan pendataan", "Records"),
            text("Register dan catatan yang diisi.", "Registers that are kept."),
        )
        .needed()
        .with_english(),
        further(
            "related",
            CellKind::List,
            text("Keterkaitan", "Related"),
            text("SOP lain yang berkaitan.", "Other SOPs that belong to it."),
        )
        .with_english(),
    ],
    inside: &[],
};

pub(super) static STEP: Shape = Shape {
    key: "step",
    title: text("Tabel kegiatan", "Steps"),
    help: text(
        "Satu baris satu kegiatan: kata kerja di depan, tanpa pelaksana.",
        "One activity a row: the verb first, without who does it.",
    ),
    form: Form::Sections,
    columns: STEP_COLUMNS,
    inside: &[&OUTCOME, &RECORD, &CHECK],
};

const ISSUES: Column = further(
    "issues",
    CellKind::Choice,
    text("Menerbitkan", "Issues"),
    text("Produk yang terbit di sini.", "The product that is issued here."),
)
.from(ChoiceList::Products);

const WITHIN: Column = further(
    "within",
    CellKind::Duration,
    text("Dilengkapi dalam", "Answered within"),
    text(
        "Waktu bagi pemohon setelah dikembalikan.",
        "The applicant's time after a return.",
    ),
);

const REASONS: Column = further(
    "reasons",
    CellKind::List,
    text("Alasan", "Reasons"),
    text("Alasan menolak atau mengalihkan.", "Reasons to refuse or redirect."),
)
.with_english();

const STEP_COLUMNS: &[Column] = &[
    column(
        "name",
        CellKind::Text,
        text("Kegiatan", "Activity"),
        text("Mulai dengan kata kerja.", "Begin with a verb."),
    )
    .needed()
    .with_english(),
    column(
        "by",
        CellKind::Performer,
        text("Pelaksana", "Performer"),
        text("Jabatan, atau pemohon.", "A position, or the applicant."),
    )
    .from(ChoiceList::Performers)
    .needed(),
    column(
        "inputs",
        CellKind::List,
        text("Kelengkapan", "Inputs"),
        text(
            "Output langkah lain, persyaratan, atau peralatan.",
            "Outputs, requirements or equipment.",
        ),
    )
    .from(ChoiceList::Inputs)
    .with_english(),
    column(
        "time",
        CellKind::Duration,
        text("Waktu", "Time"),
        text("Paling lama, misalnya 15 menit.", "At the longest, 15 menit, say."),
    )
    .needed(),
    column(
        "output",
        CellKind::Text,
        text("Output", "Output"),
        text("Hasil kegiatan ini.", "What comes of it."),
    )
    .needed()
    .with_english(),
    ARROW,
    further(
        "when",
        CellKind::Condition,
        text("Hanya bila", "Only when"),
        text("Selain itu langkah dilewati.", "Else the step is skipped."),
    ),
    further(
        "law",
        CellKind::Law,
        text("Dasar hukum", "Ground"),
        text(
            "Aturan yang mewajibkan langkah ini.",
            "The rule that asks for this step.",
        ),
    )
    .from(ChoiceList::Laws),
    WITHIN,
    REASONS,
    ISSUES,
    further(
        "collects",
        CellKind::Choices,
        text("Memungut biaya", "Collects"),
        text("Biaya yang dibayar di langkah ini.", "Fees that are paid in this step."),
    )
    .from(ChoiceList::Fees),
    further(
        "separate-from",
        CellKind::Steps,
        text("Orang lain dari langkah", "Another person than in"),
        text(
            "Langkah yang tidak boleh dikerjakan orang yang sama.",
            "Steps the same person may not have done.",
        ),
    )
    .from(ChoiceList::Steps),
    further(
        "visit",
        CellKind::Choice,
        text("Dikerjakan di lokasi", "Done at"),
        text(
            "Isian lokasi yang didatangi.",
            "The field with the place that is visited.",
        ),
    )
    .from(ChoiceList::Places),
    further(
        "timeout.after",
        CellKind::Duration,
        text("Lanjut sendiri setelah", "Goes on by itself after"),
        text("Batas menunggu langkah ini.", "How long this step is waited for."),
    ),
    further(
        "timeout.next",
        CellKind::Step,
        text("Lanjut sendiri ke", "Goes on by itself to"),
        text("Langkah setelah batas menunggu.", "The step after that time."),
    )
    .from(ChoiceList::Steps),
];

const ARROW: Column = column(
    "next",
    CellKind::Arrow,
    text("Lalu", "Then"),
    text(
        "Nomor langkah, selesai, kembali, atau lengkap -> 3; belum -> kembali.",
        "The number of a step, selesai, kembali, or lengkap -> 3; belum -> kembali.",
    ),
)
.from(ChoiceList::Arrows)
.needed();

static OUTCOME: Shape = Shape {
    key: "outcome",
    title: text("Hasil keputusan", "Outcomes"),
    help: text(
        "Bila langkah ini memutuskan: satu baris satu kemungkinan.",
        "Where this step decides: one possibility a row.",
    ),
    form: Form::Lines,
    columns: &[
        column(
            "name",
            CellKind::Text,
            text("Hasil", "Outcome"),
            text("Satu atau dua kata.", "One or two words."),
        )
        .needed()
        .with_english(),
        ARROW,
        WITHIN,
        REASONS,
        further(
            "when",
            CellKind::Condition,
            text("Hanya bila", "Only when"),
            text("Selain itu tidak dapat dipilih.", "Else it cannot be chosen."),
        ),
        further(
            "marks",
            CellKind::Choice,
            text("Menandai", "Marks"),
            text(
                "Berkas lengkap: janji mulai dihitung.",
                "The file is complete: the clock starts.",
            ),
        )
        .from(ChoiceList::Marks),
        ISSUES,
    ],
    inside: &[],
};

static CHECK: Shape = Shape {
    key: "check",
    title: text("Pemeriksaan ambang", "Checks"),
    help: text(
        "Nilai yang harus dipenuhi catatan di atas.",
        "What the recorded values must meet.",
    ),
    form: Form::Lines,
    columns: &[
        column(
            "pass",
            CellKind::Condition,
            text("Lulus bila", "Passes when"),
            text("Syarat lulus.", "The condition to pass."),
        )
        .needed(),
        column(
            "repair",
            CellKind::Text,
            text("Perbaikan", "Repair"),
            text("Yang harus diperbaiki bila gagal.", "What to mend if it fails."),
        )
        .needed()
        .with_english(),
        further(
            "when",
            CellKind::Condition,
            text("Hanya bila", "Only when"),
            text("Selain itu tidak diperiksa.", "Else it is not checked."),
        ),
        further(
            "law",
            CellKind::Law,
            text("Dasar hukum", "Ground"),
            text("Aturan yang menetapkan ambangnya.", "The rule that sets the threshold."),
        )
        .from(ChoiceList::Laws),
    ],
    inside: &[],
};
