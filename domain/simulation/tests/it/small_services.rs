//! Services of one step and of two, with the hours a test needs.

use std::collections::BTreeMap;

use maklumat_calendar::Date;
use maklumat_simulation::{Arrivals, Plan, Scenario, Work};
use maklumat_sop::CheckedSop;
use maklumat_vocabulary::{PositionKey, StepId};

use crate::scenarios::sound;

const HEAD: &str = r#"
[service]
name      = "Contoh"
summary   = "Untuk menguji simulasi."
kind      = "administration"
version   = 1
decree    = "kep-damkar-2026"
effective = 2026-02-02
channels  = ["counter"]
hours     = "{hours}"

[standard]
legal-basis = ["permendagri-114-2018"]

[requirement.pemohon]
name     = "Data pemohon"
kind     = "data"
question = "Siapa pemohonnya?"
law      = "permendagri-114-2018"

[requirement.pemohon.field]
nik = { label = "NIK", type = "nik" }

[promise.selesai]
time = "{promise}"
from = "submitted"

[fee.gratis]
name   = "Pemeriksaan"
amount = "Rp 0"
law    = "permendagri-114-2018"

[product.jawaban]
name = "Jawaban"

[retention]
keep = "5 tahun"
then = "destroy"
law  = "perbup-retensi-2025"

[sop]
number    = "300.2/SOP/099/2026"
made      = 2026-01-22
start     = "ajukan"
warning   = "Contoh."
equipment = ["Komputer"]
records   = ["Register"]

[step.ajukan]
name   = "Mengajukan permohonan"
by     = "applicant"
time   = "5 menit"
output = "Berkas permohonan"
next   = "periksa"
"#;

const ONE: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "inspektur"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Jawaban"
end    = "done"
"#;

/// The second step by somebody else of the same position.
const TWO: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "inspektur"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas terperiksa"

[step.periksa.outcome]
lengkap = { next = "putus" }
kurang  = { return = "periksa", within = "10 hari" }

[step.putus]
name          = "Memutuskan permohonan"
by            = "inspektur"
inputs        = ["Berkas terperiksa"]
time          = "1 jam"
output        = "Jawaban"
separate-from = ["periksa"]
end           = "done"
"#;

/// The same with a second step that somebody else does, written before the first.
const WITH_ANOTHER: &str = r#"
[step.catat]
name   = "Mencatat jawaban"
by     = "sekretariat"
inputs = ["Jawaban"]
time   = "1 jam"
output = "Register"
end    = "done"

[step.periksa]
name   = "Memeriksa berkas"
by     = "inspektur"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Jawaban"
next   = "catat"
"#;

fn with(steps: &str, hours: &str, promise: &str) -> CheckedSop {
    let head = HEAD.replace("{hours}", hours).replace("{promise}", promise);
    sound("damkar/contoh", &format!("{head}{steps}"))
}

/// One step by one position, around the clock or in office hours.
pub(crate) fn one_step(hours: &str, promise: &str) -> Plan {
    Plan::new(&with(ONE, hours, promise), Date::constant(2026, 2, 2)).unwrap()
}

/// One step, and another of which nobody needs to notice anything.
pub(crate) fn one_step_more(hours: &str, promise: &str) -> Plan {
    Plan::new(&with(WITH_ANOTHER, hours, promise), Date::constant(2026, 2, 2)).unwrap()
}

pub(crate) fn two_steps(hours: &str, promise: &str) -> Plan {
    Plan::new(&with(TWO, hours, promise), Date::constant(2026, 2, 2)).unwrap()
}

pub(crate) fn inspectors(count: u32) -> BTreeMap<PositionKey, u32> {
    BTreeMap::from([(PositionKey::parse("damkar/inspektur").unwrap(), count)])
}

/// So many cases a day, each of this much work by so many officers.
pub(crate) fn scenario(cases: f64, work: Work, officers: u32) -> Scenario {
    let arrivals = Arrivals::PerDay {
        cases,
        peaks: Vec::new(),
    };
    let mut scenario = Scenario::new(Date::constant(2026, 4, 6), arrivals);
    scenario.staff = inspectors(officers);
    scenario.work = BTreeMap::from([(StepId::new("periksa"), work)]);
    scenario
}
