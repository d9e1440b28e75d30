//! What holds for a service as a whole: itself, its standard, its notices, and how long its cases are kept.

use crate::authoring::shape::{Form, Shape, VALUE, column, further, text};
use crate::authoring::table::{CellKind, ChoiceList, Column};

pub(super) static SERVICE: Shape = Shape {
    key: "service",
    title: text("Layanan", "The service"),
    help: text(
        "Nama layanan, untuk siapa, dan sejak kapan berlaku.",
        "What the service is called, whom it is for, and from when it holds.",
    ),
    form: Form::Single,
    columns: SERVICE_COLUMNS,
    inside: &[],
};

const SERVICE_COLUMNS: &[Column] = &[
    column(
        "name",
        CellKind::Text,
        text("Nama layanan", "Name of the service"),
        text("Juga menjadi judul SOP.", "Also the title of the SOP."),
    )
    .needed()
    .with_english(),
    column(
        "summary",
        CellKind::LongText,
        text("Untuk siapa", "For whom"),
        text(
            "Satu kalimat yang dimengerti warga.",
            "One sentence citizens understand.",
        ),
    )
    .needed()
    .with_english(),
    column(
        "kind",
        CellKind::Choice,
        text("Jenis pelayanan", "Kind of service"),
        text(
            "Administratif, barang, atau jasa.",
            "Administration, goods, or a service.",
        ),
    )
    .from(ChoiceList::ServiceKinds)
    .needed(),
    column(
        "version",
        CellKind::Number,
        text("Versi", "Version"),
        text("Naik satu setiap kali terbit.", "Rises by one with every publication."),
    )
    .needed(),
    column(
        "effective",
        CellKind::Date,
        text("Berlaku sejak", "In force from"),
        text("Tanggal SOP mulai berlaku.", "The day from which the SOP holds."),
    )
    .needed(),
    column(
        "channels",
        CellKind::Choices,
        text("Cara mengajukan", "Ways to apply"),
        text("Boleh lebih dari satu.", "There may be several."),
    )
    .from(ChoiceList::Channels)
    .needed(),
    further(
        "decree",
        CellKind::Choice,
        text("Keputusan penetapan", "Decree"),
        text(
            "Keputusan yang menetapkan standar dan SOP ini. Wajib sebelum terbit.",
            "The decree that establishes this standard and SOP. Needed before it is published.",
        ),
    )
    .from(ChoiceList::Laws),
    further(
        "hours",
        CellKind::Choice,
        text("Jam layanan", "Opening hours"),
        text(
            "Hanya bila berbeda dari jam unit.",
            "Only where they differ from those of the unit.",
        ),
    )
    .from(ChoiceList::Hours),
];

pub(super) static PRIORITY: Shape = Shape {
    key: "priority",
    title: text("Layanan khusus", "Served first"),
    help: text(
        "Golongan yang didahulukan dan tempat melayaninya.",
        "Who is served first, and where.",
    ),
    form: Form::Values,
    columns: &[column(
        VALUE,
        CellKind::Text,
        text("Dilayani di", "Served at"),
        text(
            "Tempat atau cara melayani golongan itu.",
            "The place or way in which they are served.",
        ),
    )
    .needed()
    .with_english()],
    inside: &[],
};

pub(super) static STANDARD: Shape = Shape {
    key: "standard",
    title: text("Standar pelayanan", "Standard of the service"),
    help: text(
        "Komponen yang kosong mengikuti unit atau kabupaten.",
        "What is empty here is taken from the unit or the regency.",
    ),
    form: Form::Single,
    columns: STANDARD_COLUMNS,
    inside: &[],
};

const STANDARD_COLUMNS: &[Column] = &[
    column(
        "legal-basis",
        CellKind::Laws,
        text("Dasar hukum", "Legal basis"),
        text(
            "Peraturan yang mengatur layanan ini.",
            "The regulations about this service.",
        ),
    )
    .from(ChoiceList::Laws)
    .needed(),
    words(
        "facilities",
        text("Sarana dan prasarana", "Facilities"),
        text("Yang tersedia bagi pemohon.", "What is there for applicants."),
    ),
    words(
        "supervision",
        text("Pengawasan internal", "Internal supervision"),
        text("Siapa mengawasi, dan bagaimana.", "Who supervises, and how."),
    ),
    words(
        "complaints",
        text("Penanganan pengaduan", "Complaints"),
        text(
            "Ke mana mengadu, dan berapa lama dijawab.",
            "Where to complain, and how soon it is answered.",
        ),
    ),
    words(
        "guarantee",
        text("Jaminan pelayanan", "Guarantee of service"),
        text(
            "Kepastian bahwa layanan sesuai standar.",
            "What assures service by the standard.",
        ),
    ),
    words(
        "safety",
        text("Jaminan keamanan", "Safety"),
        text(
            "Keamanan dan keselamatan pelayanan.",
            "Safety and security of the service.",
        ),
    ),
    words(
        "evaluation",
        text("Evaluasi kinerja", "Evaluation"),
        text(
            "Bagaimana kinerja dinilai, dan seberapa sering.",
            "How performance is judged, and how often.",
        ),
    ),
];

const fn words(key: &'static str, label: maklumat_vocabulary::Text, help: maklumat_vocabulary::Text) -> Column {
    further(key, CellKind::List, label, help).with_english()
}

pub(super) static NOTIFY: Shape = Shape {
    key: "notify",
    title: text("Pemberitahuan", "Notices"),
    help: text(
        "Kalimat sendiri menggantikan kalimat baku. Bagian seperti {reference} diisi sistem.",
        "Own words instead of the standard ones. Parts such as {reference} are filled in.",
    ),
    form: Form::Single,
    columns: &[
        notice("submitted", text("Saat diajukan", "When submitted")),
        notice("returned", text("Saat dikembalikan", "When returned")),
        notice("resumed", text("Saat dilanjutkan", "When resumed")),
        notice("paid", text("Saat dibayar", "When paid")),
        notice("done", text("Saat selesai", "When done")),
        notice("refused", text("Saat ditolak", "When refused")),
        notice("redirected", text("Saat dialihkan", "When redirected")),
        notice("withdrawn", text("Saat ditarik", "When withdrawn")),
        notice(
            "expiring",
            text("Saat hampir habis masa berlaku", "When about to expire"),
        ),
    ],
    inside: &[],
};

const fn notice(key: &'static str, label: maklumat_vocabulary::Text) -> Column {
    let help = text(
        "Boleh memuat {reference}, {due}, {link}, dan {product}.",
        "May hold {reference}, {due}, {link} and {product}.",
    );
    further(key, CellKind::LongText, label, help).with_english()
}

pub(super) static SURVEY: Shape = Shape {
    key: "survey",
    title: text("Survei", "Survey"),
    help: text(
        "Kapan pemohon ditanya pendapatnya.",
        "When applicants are asked for their opinion.",
    ),
    form: Form::Single,
    columns: &[further(
        "delay",
        CellKind::Duration,
        text("Ditanya setelah", "Asked after"),
        text("Kosong berarti langsung saat selesai.", "Empty means right at the end."),
    )],
    inside: &[],
};

pub(super) static RETENTION: Shape = Shape {
    key: "retention",
    title: text("Retensi", "Retention"),
    help: text(
        "Berapa lama berkas disimpan setelah selesai.",
        "How long cases are kept after their end.",
    ),
    form: Form::Single,
    columns: &[
        column(
            "keep",
            CellKind::Duration,
            text("Disimpan selama", "Kept for"),
            text("Misalnya 5 tahun, atau tanpa batas.", "5 tahun, say, or tanpa batas."),
        )
        .needed(),
        column(
            "then",
            CellKind::Choice,
            text("Setelah itu", "Then"),
            text(
                "Diserahkan ke arsip, atau dimusnahkan.",
                "Handed to the archive, or destroyed.",
            ),
        )
        .from(ChoiceList::Disposals)
        .needed(),
        column(
            "law",
            CellKind::Law,
            text("Dasar hukum", "Ground"),
            text("Jadwal retensi arsip.", "The schedule of retention."),
        )
        .from(ChoiceList::Laws)
        .needed(),
    ],
    inside: &[],
};
