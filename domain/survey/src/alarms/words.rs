//! What an alarm says: the figure, what it is compared with, and what to do.

use maklumat_vocabulary::{Phrase, Text};

use super::{Alarm, BURST_ANSWERS, BURST_TIME, OUTSIDE_PER_CENT, RUN_FORMS, STRAIGHT_LINES_PER_CENT};

impl Alarm {
    /// A word that stays, for programs: `burst`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::StraightLines { .. } => "straight-lines",
            Self::Burst { .. } => "burst",
            Self::Run { .. } => "run",
            Self::OutsideHours { .. } => "outside-hours",
        }
    }

    /// The figure.
    #[must_use]
    pub fn what(&self) -> Phrase {
        match self {
            Self::StraightLines { forms, of } => Phrase::new(STRAIGHT_LINES).with("forms", forms).with("of", of),
            Self::Burst {
                answers, from, until, ..
            } => {
                let minutes = (until.as_microsecond() - from.as_microsecond()).div_euclid(60_000_000) + 1;
                Phrase::new(BURST).with("answers", answers).with("minutes", minutes)
            }
            Self::Run { forms, .. } => Phrase::new(RUN).with("forms", forms),
            Self::OutsideHours { answers, of } => Phrase::new(OUTSIDE).with("answers", answers).with("of", of),
        }
    }

    /// What the figure is compared with.
    #[must_use]
    pub fn compared(&self) -> Phrase {
        match self {
            Self::StraightLines { .. } => {
                Phrase::new(STRAIGHT_LINES_COMPARED).with("per_cent", STRAIGHT_LINES_PER_CENT)
            }
            Self::Burst { .. } => Phrase::new(BURST_COMPARED)
                .with("answers", BURST_ANSWERS)
                .with("minutes", BURST_TIME.as_secs() / 60),
            Self::Run { .. } => Phrase::new(RUN_COMPARED).with("forms", RUN_FORMS),
            Self::OutsideHours { .. } => Phrase::new(OUTSIDE_COMPARED).with("per_cent", OUTSIDE_PER_CENT),
        }
    }

    /// What to do.
    #[must_use]
    pub const fn then(&self) -> Text {
        match self {
            Self::StraightLines { .. } => STRAIGHT_LINES_THEN,
            Self::Burst { .. } => BURST_THEN,
            Self::Run { .. } => RUN_THEN,
            Self::OutsideHours { .. } => OUTSIDE_THEN,
        }
    }
}

const STRAIGHT_LINES: Text = Text {
    id: "{forms} dari {of} kuesioner lengkap berisi satu nilai yang sama untuk semua unsur",
    en: "{forms} of {of} complete forms have one and the same answer throughout",
};
const STRAIGHT_LINES_COMPARED: Text = Text {
    id: "dikabarkan bila lebih dari {per_cent} dari 100",
    en: "told when it is more than {per_cent} in 100",
};
const STRAIGHT_LINES_THEN: Text = Text {
    id: "tanyakan kepada beberapa orang apakah pertanyaannya jelas, dan apakah mereka mengisi sendiri tanpa dibantu petugas",
    en: "ask some people whether the questions are clear, and whether they answered by themselves, without an officer",
};
const BURST: Text = Text {
    id: "{answers} jawaban masuk dari satu perangkat dalam {minutes} menit",
    en: "{answers} answers came from one device within {minutes} minutes",
};
const BURST_COMPARED: Text = Text {
    id: "dikabarkan bila lebih dari {answers} dalam {minutes} menit, karena satu orang perlu sekitar satu menit",
    en: "told when it is more than {answers} within {minutes} minutes, because one person needs about a minute",
};
const BURST_THEN: Text = Text {
    id: "periksa apakah kuesioner kertas disalin pada jam itu; bila tidak, tanyakan siapa yang memakai perangkat itu",
    en: "see whether paper forms were being copied at that time; if not, ask who was using that device",
};
const RUN: Text = Text {
    id: "{forms} kuesioner berturut-turut dari satu perangkat berisi jawaban yang persis sama",
    en: "{forms} forms in a row from one device have exactly the same answers",
};
const RUN_COMPARED: Text = Text {
    id: "dikabarkan mulai {forms} berturut-turut, yang jarang terjadi kebetulan",
    en: "told from {forms} in a row on, which seldom comes by chance",
};
const RUN_THEN: Text = Text {
    id: "cocokkan dengan banyaknya orang yang dilayani saat itu; hitung juga hasilnya tanpa kuesioner ini dan bandingkan",
    en: "compare with how many people were served then; compute the result without these forms too, and compare",
};
const OUTSIDE: Text = Text {
    id: "{answers} dari {of} jawaban pada perangkat di kantor masuk di luar jam buka",
    en: "{answers} of {of} answers on devices in the office came outside opening hours",
};
const OUTSIDE_COMPARED: Text = Text {
    id: "dikabarkan bila lebih dari {per_cent} dari 100; pelayanan kadang selesai setelah jam tutup",
    en: "told when it is more than {per_cent} in 100; some are still served after closing",
};
const OUTSIDE_THEN: Text = Text {
    id: "periksa jam pada perangkat dan jam buka di kalender, lalu siapa yang berada di kantor saat itu",
    en: "check the clock of the device and the opening hours of the calendar, then who was in the office at that time",
};
