//! What the furnished regency lived through: how much came, who worked, who was slow, who was unfair.

use maklumat_vocabulary::ServiceKey;

/// How much history to make.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub seed: u64,
    /// Cases over six months, all services together.
    pub cases: u32,
}

/// How one service is asked for and worked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habit {
    service: (&'static str, &'static str),
    /// Share of all cases, in thousandths.
    pub(crate) share: u32,
    /// Usual work time against the time the SOP allows.
    pub(crate) pace: f64,
    /// Share of files with something missing.
    pub(crate) incomplete: f64,
    /// Share that is refused or redirected where a step allows it.
    pub(crate) refused: f64,
    /// Around the clock.
    pub(crate) any_hour: bool,
}

const fn habit(unit: &'static str, service: &'static str, share: u32, pace: f64, incomplete: f64) -> Habit {
    Habit {
        service: (unit, service),
        share,
        pace,
        incomplete,
        refused: 0.02,
        any_hour: false,
    }
}

/// One line a service. Damkar answers at any hour; Samsat is quick; the signature in DPMPTSP is where files wait.
pub(crate) const HABITS: [Habit; 13] = [
    habit("disdukcapil", "ktp-el", 190, 0.45, 0.14),
    habit("disdukcapil", "kartu-keluarga", 140, 0.50, 0.18),
    habit("disdukcapil", "akta-kelahiran", 90, 0.55, 0.20),
    habit("dishub", "uji-kir", 120, 0.70, 0.06),
    habit("disnaker", "ak-1", 80, 0.60, 0.08),
    habit("dpmptsp", "sip-dokter", 14, 0.62, 0.24),
    habit("dpmptsp", "izin-reklame", 22, 0.60, 0.22),
    habit("rsud", "pendaftaran-rawat-jalan", 210, 0.55, 0.04),
    habit("samsat", "pengesahan-stnk", 90, 0.65, 0.05),
    habit("damkar", "layak-operasional", 8, 0.70, 0.15),
    Habit {
        any_hour: true,
        ..habit("damkar", "pemadaman", 6, 0.70, 0.0)
    },
    habit("satpolpp", "pengaduan-trantibum", 22, 0.60, 0.0),
    habit("satpolpp", "bantuan-personil", 8, 0.55, 0.0),
];

impl Habit {
    pub(crate) fn key(&self) -> ServiceKey {
        ServiceKey::new(self.service.0, self.service.1)
    }
}

/// An officer whose way of working leaves a trace in the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conduct {
    Fair,
    /// Picks files out of order for those who ask.
    Overtakes,
    /// Finds one defect at a time, so that files come back twice.
    ReturnsTwice,
    /// Lets files lie.
    Slow,
}

/// Whose conduct is not fair: unit, position and which of its holders, counted from 0.
pub(crate) const UNFAIR: [(&str, &str, u32, Conduct); 4] = [
    ("disdukcapil", "petugas-loket", 2, Conduct::Overtakes),
    ("dpmptsp", "front-office", 1, Conduct::ReturnsTwice),
    ("dpmptsp", "kepala-dinas", 0, Conduct::Slow),
    ("dishub", "petugas-loket", 1, Conduct::Overtakes),
];

pub(crate) fn conduct(unit: &str, position: &str, holder: u32) -> Conduct {
    UNFAIR
        .iter()
        .find(|(of_unit, of_position, of_holder, _)| {
            *of_unit == unit && *of_position == position && *of_holder == holder
        })
        .map_or(Conduct::Fair, |(_, _, _, conduct)| *conduct)
}
