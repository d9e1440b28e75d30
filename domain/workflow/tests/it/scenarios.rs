//! Services, persons and cases the tests share.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use maklumat_calendar::{Date, Timestamp};
use maklumat_sop::{
    CheckedSop, Facts, Field, FieldKind, Performer, Regency, RegencySources, RequirementKind, Step, Value, check,
    read_regency,
};
use maklumat_vocabulary::{Language, Name, OfficerId, PositionKey, RequirementId, ServiceKey, StepId};
use maklumat_workflow::{
    Actor, Case, Command, Defect, Event, Evidence, EvidenceForm, Officer, Refusal, StepResult, Submission, Visit,
    applicable_requirements, decide, submit,
};

macro_rules! services {
    ($($key:literal),+ $(,)?) => {
        const SERVICES: &[(&str, &str)] =
            &[$(($key, include_str!(concat!("../../../../regency/services/", $key, ".toml")))),+];
    };
}

services!(
    "bagian-organisasi/penetapan-standar",
    "damkar/layak-operasional",
    "damkar/pemadaman",
    "disdukcapil/akta-kelahiran",
    "disdukcapil/kartu-keluarga",
    "disdukcapil/ktp-el",
    "dishub/uji-kir",
    "disnaker/ak-1",
    "dpmptsp/izin-reklame",
    "dpmptsp/sip-dokter",
    "rsud/pendaftaran-rawat-jalan",
    "samsat/pengesahan-stnk",
    "satpolpp/bantuan-personil",
    "satpolpp/pengaduan-trantibum",
);

static REGENCY: LazyLock<Arc<Regency>> = LazyLock::new(|| {
    let (regency, found) = read_regency(&RegencySources {
        organisation: include_str!("../../../../regency/organisation.toml"),
        calendar: include_str!("../../../../regency/calendar.toml"),
        law: include_str!("../../../../regency/law.toml"),
        ..RegencySources::default()
    });
    assert!(
        !found.iter().any(maklumat_vocabulary::Diagnostic::is_error),
        "{found:#?}"
    );
    Arc::new(regency)
});

static CHECKED: LazyLock<BTreeMap<&str, CheckedSop>> =
    LazyLock::new(|| SERVICES.iter().map(|(key, text)| (*key, sound(key, text))).collect());

/// One of the regency's services.
pub(crate) fn service(key: &str) -> CheckedSop {
    CHECKED[key].clone()
}

pub(crate) fn services() -> impl Iterator<Item = CheckedSop> {
    CHECKED.values().cloned()
}

/// A service written in a test.
#[track_caller]
pub(crate) fn sound(key: &str, text: &str) -> CheckedSop {
    let checked = check(text, None, &ServiceKey::parse(key).unwrap(), &REGENCY);
    let errors: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| finding.is_error())
        .map(|finding| {
            format!(
                "{} {} {}",
                finding.code.number,
                finding.address,
                finding.message.within(Language::English)
            )
        })
        .collect();
    checked.sop.unwrap_or_else(|| panic!("{key} has errors: {errors:#?}"))
}

/// A small service of the fire department around these steps, the first of them `periksa`.
#[track_caller]
pub(crate) fn small(steps: &str) -> CheckedSop {
    small_going_to(1, "periksa", steps)
}

/// The same in another version, with another step after the application.
#[track_caller]
pub(crate) fn small_going_to(version: u32, next: &str, steps: &str) -> CheckedSop {
    let text = SMALL.replace("version   = 1", &format!("version   = {version}"));
    let text = text.replace("next   = \"periksa\"", &format!("next   = \"{next}\""));
    sound("damkar/contoh", &format!("{text}\n{steps}"))
}

const SMALL: &str = r#"
[service]
name      = "Contoh"
summary   = "Untuk menguji mesin."
kind      = "administration"
version   = 1
decree    = "kep-damkar-2026"
effective = 2026-02-02
channels  = ["counter"]

[standard]
legal-basis = ["permendagri-114-2018"]

[variant.jenis]
question = "Jenis apa?"
options  = { biasa = "Biasa", khusus = "Khusus" }

[requirement.pemohon]
name     = "Data pemohon"
kind     = "data"
question = "Siapa pemohonnya?"
law      = "permendagri-114-2018"

[requirement.pemohon.field]
nik    = { label = "NIK", type = "nik" }
lokasi = { label = "Lokasi", type = "location" }

[requirement.surat]
name = "Surat permohonan"
kind = "copy"
law  = "permendagri-114-2018"

[requirement.denah]
name = "Denah"
kind = "copy"
when = "jenis is khusus"
law  = "permendagri-114-2018"

[promise.selesai]
time = "20 hari kerja"
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

/// An instant in the regency, `2026-11-23 08:00`.
pub(crate) fn at(text: &str) -> Timestamp {
    format!("{}:00+07:00", text.replace(' ', "T")).parse().unwrap()
}

pub(crate) fn officer(id: &str, positions: &[&str]) -> Actor {
    Actor::Officer(Officer {
        id: OfficerId::new(id),
        positions: positions
            .iter()
            .map(|position| PositionKey::parse(position).unwrap())
            .collect(),
        deputy_for: BTreeMap::new(),
    })
}

pub(crate) fn step(id: &str) -> StepId {
    StepId::new(id)
}

pub(crate) fn defect(requirement: &str) -> Defect {
    Defect {
        requirement: RequirementId::new(requirement),
        field: None,
        explanation: "Tidak terbaca.".to_owned(),
    }
}

pub(crate) fn result(outcome: &str) -> StepResult {
    StepResult {
        outcome: Some(outcome.into()),
        ..StepResult::default()
    }
}

pub(crate) fn files(requirement: &str) -> Evidence {
    Evidence {
        requirement: RequirementId::new(requirement),
        form: EvidenceForm::Files(vec![digest(1)]),
    }
}

pub(crate) fn digest(seed: u64) -> String {
    format!("{seed:064x}")
}

/// A case under way, with its events, at a moving instant.
#[derive(Clone)]
pub(crate) struct Running {
    pub(crate) sop: CheckedSop,
    pub(crate) case: Case,
    pub(crate) events: Vec<Event>,
    pub(crate) now: Timestamp,
}

impl Running {
    /// Submits with plausible answers; `choices` are the variants and choices that matter.
    #[track_caller]
    pub(crate) fn submitted(sop: &CheckedSop, choices: &[(&str, Value)], now: &str) -> Self {
        let submission = submission(sop, choices, &mut Dice::new(7));
        Self::begin(sop, submission, &Actor::Applicant, at(now)).unwrap()
    }

    pub(crate) fn begin(sop: &CheckedSop, submission: Submission, by: &Actor, now: Timestamp) -> Result<Self, Refusal> {
        let events = submit(sop, submission, by, now)?;
        let case = Case::replay(&events).unwrap();
        Ok(Self {
            sop: sop.clone(),
            case,
            events,
            now,
        })
    }

    pub(crate) fn wait_until(&mut self, now: &str) -> &mut Self {
        self.now = at(now);
        self
    }

    pub(crate) fn try_act(&mut self, by: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.sop, &self.case, command, by, self.now)?;
        self.go_through(&events);
        Ok(events)
    }

    pub(crate) fn go_through(&mut self, events: &[Event]) {
        for event in events {
            self.case.apply(event);
        }
        self.events.extend(events.iter().cloned());
    }

    #[track_caller]
    pub(crate) fn act(&mut self, by: &Actor, command: Command) -> Vec<Event> {
        self.try_act(by, command)
            .unwrap_or_else(|refusal| panic!("refused: {refusal:?}, open: {:#?}", self.case.open))
    }

    #[track_caller]
    pub(crate) fn complete(&mut self, by: &Actor, id: &str, result: StepResult) -> Vec<Event> {
        self.act(by, Command::Complete { step: step(id), result })
    }

    #[track_caller]
    pub(crate) fn refused(&self, by: &Actor, command: Command) -> Refusal {
        decide(&self.sop, &self.case, command, by, self.now).expect_err("the rules should have said no")
    }

    #[track_caller]
    pub(crate) fn refused_completion(&self, by: &Actor, id: &str, result: StepResult) -> Refusal {
        self.refused(by, Command::Complete { step: step(id), result })
    }

    pub(crate) fn open_steps(&self) -> Vec<&str> {
        self.case.open.iter().map(|open| open.step.as_str()).collect()
    }

    /// Somebody who holds the position of an open step and has not touched the case.
    pub(crate) fn fresh_officer(&self, id: &StepId, name: &str) -> Actor {
        match &self.case.open_step(id).unwrap().performer {
            Performer::Applicant => Actor::Applicant,
            Performer::Position(position) => officer(name, &[&position.to_string()]),
        }
    }
}

/// Draws numbers from a seed, always the same.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A complete submission: a value for every field that is asked, a page for every paper.
pub(crate) fn submission(sop: &CheckedSop, choices: &[(&str, Value)], dice: &mut Dice) -> Submission {
    let definition = sop.definition();
    let mut facts: Facts = choices
        .iter()
        .map(|(name, value)| (Name::new(name), value.clone()))
        .collect();
    for variant in &definition.variants {
        let option = variant.options[dice.below(variant.options.len())].id.clone();
        facts
            .entry(Name::new(variant.id.as_str()))
            .or_insert(Value::Choice(option));
    }
    for requirement in &definition.requirements {
        for field in &requirement.fields {
            facts.entry(field.name.clone()).or_insert_with(|| value(field, dice));
        }
    }
    let today = definition.effective;
    agree(sop, choices, &mut facts, today);
    let channel = definition.channels[0];
    let evidence = applicable_requirements(sop, &facts, today)
        .unwrap()
        .into_iter()
        .filter(|requirement| match requirement.kind {
            RequirementKind::Copy | RequirementKind::Surrendered | RequirementKind::Statement => true,
            RequirementKind::Shown | RequirementKind::Data | RequirementKind::Condition => false,
        })
        .map(|requirement| files(requirement.id.as_str()))
        .collect();
    Submission {
        facts,
        evidence,
        channel,
        priority: None,
        consent: None,
        paper: None,
    }
}

/// What the dice chose must not contradict what the rules work out from the answers.
fn agree(sop: &CheckedSop, choices: &[(&str, Value)], facts: &mut Facts, today: Date) {
    let context = maklumat_sop::condition::Context {
        today,
        all_checks_passed: true,
    };
    let definition = sop.definition();
    for rule in definition.requirements.iter().filter_map(|asked| asked.rule.as_ref()) {
        let names = rule.names();
        for variant in &definition.variants {
            let name = Name::new(variant.id.as_str());
            let is_free = names.contains(&name) && choices.iter().all(|(chosen, _)| *chosen != name.as_str());
            for option in variant.options.iter().filter(|_| is_free) {
                if !rule.holds(facts, &context).unwrap_or(true) {
                    facts.insert(name.clone(), Value::Choice(option.id.clone()));
                }
            }
        }
    }
}

/// A value that fits a field.
pub(crate) fn value(field: &Field, dice: &mut Dice) -> Value {
    let min = field.min.unwrap_or(0);
    let max = field.max.unwrap_or(min + 1_000);
    let within = min + i64::try_from(dice.below(usize::try_from(max - min).unwrap() + 1)).unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    match &field.kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Region => text("Contoh"),
        FieldKind::Integer | FieldKind::Decimal => Value::Number(within.into()),
        FieldKind::Money => Value::Money(maklumat_vocabulary::Money(within)),
        FieldKind::YesNo => Value::YesNo(dice.chance(50)),
        FieldKind::Date => Value::Date(Date::constant(1990, 5, 17)),
        FieldKind::Choice(options) => Value::Choice(options[dice.below(options.len())].id.clone()),
        FieldKind::Choices(options) => Value::Choices([options[dice.below(options.len())].id.clone()].into()),
        FieldKind::Nik => text("9901011705900001"),
        FieldKind::Nib => text("9901234567890"),
        FieldKind::Phone => text("0800 0000 0101"),
        FieldKind::Email => text("warga@sungairaya.example"),
        FieldKind::Location => text("-1.234567,109.123456"),
        FieldKind::Plate => text("XX 1234 YZ"),
    }
}

/// Everything a step asks to be recorded, with devices and proof of visit.
pub(crate) fn recorded(sop: &CheckedSop, case: &Case, step: &Step, now: Timestamp, dice: &mut Dice) -> StepResult {
    let context = maklumat_sop::condition::Context {
        today: sop.calendar().date(case.submitted_at),
        all_checks_passed: case.all_checks_pass(),
    };
    let mut facts = case.facts.clone();
    let mut result = StepResult::default();
    for field in &step.records {
        if field
            .when
            .as_ref()
            .is_some_and(|when| !when.holds(&facts, &context).unwrap())
        {
            continue;
        }
        let value = value(field, dice);
        facts.insert(field.name.clone(), value.clone());
        result.records.insert(field.name.clone(), value);
        if let Some(device) = &field.device {
            result.devices.insert(field.name.clone(), device.clone());
        }
    }
    if step.visit.is_some() {
        result.visit = Some(Visit {
            at: now,
            position: "-1.234567,109.123456".to_owned(),
            photo: digest(2),
        });
    }
    result
}

/// Changes measured values until the step's checks pass, if that can be done by trying.
pub(crate) fn mend(sop: &CheckedSop, case: &Case, step: &Step, result: &mut StepResult, dice: &mut Dice) {
    const LIKELY: [i64; 12] = [0, 1, 2, 5, 15, 20, 90, 100, 700, 1_000, 15_000, 60_000];
    let context = maklumat_sop::condition::Context {
        today: sop.calendar().date(case.submitted_at),
        all_checks_passed: true,
    };
    for _ in 0..200 {
        let mut facts = case.facts.clone();
        facts.extend(result.records.clone());
        let holds = |condition: &maklumat_sop::condition::Expression| condition.holds(&facts, &context).unwrap();
        let failing = step
            .checks
            .iter()
            .find(|check| check.when.as_ref().is_none_or(holds) && !holds(&check.pass));
        let Some(failing) = failing else { return };
        let numbers = facts.values().filter_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        });
        let sums: Vec<_> = numbers
            .clone()
            .flat_map(|one| numbers.clone().map(move |other| one + other))
            .collect();
        for name in failing.pass.names() {
            match result.records.get_mut(&name) {
                Some(Value::YesNo(yes)) => *yes = true,
                Some(Value::Number(number)) if dice.chance(70) => *number = LIKELY[dice.below(LIKELY.len())].into(),
                Some(Value::Number(number)) => *number = sums[dice.below(sums.len())],
                _ => {}
            }
        }
    }
}

pub(crate) fn choice(option: &str) -> Value {
    Value::Choice(option.to_owned())
}

/// One decision by one officer.
pub(crate) const ONE_STEP: &str = r#"
[step.periksa]
name   = "Memeriksa berkas"
by     = "sekretariat"
inputs = ["Berkas permohonan"]
time   = "1 jam"
output = "Berkas lengkap"

[step.periksa.outcome]
lengkap = { end = "done" }
kurang  = { return = "periksa", within = "30 hari" }
tolak   = { end = "refused", reasons = ["Tidak memenuhi syarat", "Bukan wewenang kami"] }
"#;
