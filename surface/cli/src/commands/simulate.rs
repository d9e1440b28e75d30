//! `maklumat simulate`: whether a service can keep its promises, with so many applicants and so many officers.

use std::path::PathBuf;

use clap::Args;
use maklumat_calendar::Date;
use maklumat_simulation::{
    Basis, Compared, Plan, Scenario, ScenarioError, StaffNeeded, compare, simulate, staff_needed,
};
use maklumat_vocabulary::{Language, ServiceKey};

use super::{Format, Tongue};
use crate::commands::simulate::asked::{Named, Pair, Times};
use crate::config::Installation;
use crate::exit::{Exit, Stop};
use crate::render;

mod asked;
mod figures;
mod history;
mod loaded;
mod report;
mod supposed;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Layanan, misalnya disdukcapil/ktp-el. The service.
    #[arg(value_name = "UNIT/SERVICE", value_parser = asked::service_key)]
    service: ServiceKey,
    /// Folder kabupaten dengan organisation.toml, calendar.toml, law.toml. The regency folder.
    #[arg(long, value_name = "DIR")]
    regency: Option<PathBuf>,
    /// Rata-rata permohonan yang masuk pada satu hari buka. Cases that come on an open day.
    #[arg(long, value_name = "N", value_parser = asked::count, required_unless_present = "from_history")]
    per_day: Option<f64>,
    /// Andaian diambil dari berkas yang sudah selesai di pemasangan --data; yang disebut di sini tetap berlaku. From the installation's own closed cases.
    #[arg(long)]
    from_history: bool,
    /// Catatan sejak awal bulan tanggal ini; tanpa ini setahun terakhir. Records from the month of this day on, else of a year.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "from_history")]
    since: Option<Date>,
    /// Jam ramai, misalnya 08.00-10.00=3 untuk tiga kali lipat. Hours in which more come.
    #[arg(long, value_name = "HH.MM-HH.MM=N", value_parser = asked::peak)]
    peak: Vec<maklumat_simulation::Peak>,
    /// Banyaknya petugas, misalnya petugas-loket=3; bila tidak disebut, menurut organisation.toml. Officers.
    #[arg(long, value_name = "POSITION=N", value_parser = asked::staff)]
    staff: Vec<Named<u32>>,
    /// Lama kerja nyata dalam menit: LANGKAH=20, 10,15,40 (tercepat, biasanya, terlama), atau ~20 (acak, rata-rata 20). Minutes of work.
    #[arg(long, value_name = "STEP=MINUTES", value_parser = asked::work)]
    work: Vec<Named<maklumat_simulation::Work>>,
    /// Lama langkah lainnya, dalam persen waktu menurut SOP: tercepat, biasanya, terlama. Other steps, in per cent.
    #[arg(long, value_name = "%,%,%", default_value = "25,50,100", value_parser = asked::times)]
    usual: Times,
    /// Seberapa sering satu keputusan jatuh begitu, misalnya periksa.lengkap=80. How often a decision falls so.
    #[arg(long, value_name = "STEP.OUTCOME=%", value_parser = asked::pair)]
    outcome: Vec<Pair>,
    /// Seberapa sering satu ragam dipilih, misalnya jenis.baru=60. How often a variant is chosen.
    #[arg(long, value_name = "VARIANT.OPTION=%", value_parser = asked::pair)]
    variant: Vec<Pair>,
    /// Seberapa sering langkah bersyarat diperlukan, bila syaratnya isian. How often a conditional step is needed.
    #[arg(long, value_name = "STEP=%", value_parser = asked::share)]
    needed: Vec<Named<f64>>,
    /// Kapan pemohon menjawab pengembalian, dalam persen batas waktunya; bila tidak disebut 5,20,100. When applicants answer a return.
    #[arg(long, value_name = "%,%,%", value_parser = asked::times)]
    answer: Option<Times>,
    /// Pengembalian yang tidak pernah dijawab; bila tidak disebut 0. Returns that are never answered.
    #[arg(long, value_name = "%", value_parser = asked::percent)]
    unanswered: Option<f64>,
    /// Pemohon yang didahulukan; bila tidak disebut 0. Applicants who are served first.
    #[arg(long, value_name = "%", value_parser = asked::percent)]
    priority: Option<f64>,
    /// Hari pertama; bila tidak disebut, hari mulai berlakunya layanan, dengan catatan hari ini. The first day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<Date>,
    /// Banyaknya hari yang dihitung. Days that are counted.
    #[arg(long, default_value_t = 91)]
    days: u32,
    /// Hari pembuka sampai antrean wajar, tidak dihitung. Days before them until queues are usual.
    #[arg(long, value_name = "DAYS", default_value_t = 28)]
    warm_up: u32,
    /// Banyaknya percobaan yang saling lepas. Independent runs.
    #[arg(long, default_value_t = 30)]
    runs: u32,
    /// Benih: benih yang sama memberi jawaban yang sama. Same seed, same answer.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Bagian yang harus tepat waktu: mencari banyaknya petugas. The share wanted on time: looks for enough officers.
    #[arg(long, value_name = "%", value_parser = asked::percent)]
    want: Option<f64>,
    /// Bandingkan dengan berkas layanan lain, misalnya versi baru. Compare with another definition.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Bandingkan dengan petugas sebanyak ini. Compare with so many officers.
    #[arg(long, value_name = "POSITION=N", value_parser = asked::staff)]
    against_staff: Vec<Named<u32>>,
    /// Bandingkan dengan lama kerja ini. Compare with this work.
    #[arg(long, value_name = "STEP=MINUTES", value_parser = asked::work)]
    against_work: Vec<Named<maklumat_simulation::Work>>,
    /// Bandingkan dengan permohonan sebanyak ini. Compare with so many cases.
    #[arg(long, value_name = "N", value_parser = asked::count)]
    against_per_day: Option<f64>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Bahasa laporan. Language of the report.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
    #[command(flatten)]
    installation: Installation,
}

/// A service and what is supposed of it.
pub(crate) struct Case {
    pub(crate) plan: Plan,
    pub(crate) scenario: Scenario,
}

/// The days of a history, its closed cases, and what each figure rests on.
pub(crate) struct Recorded {
    pub(crate) from: Date,
    pub(crate) until: Date,
    pub(crate) cases: u64,
    pub(crate) bases: Vec<Basis>,
}

/// What was found out.
pub(crate) struct Told {
    pub(crate) first: Case,
    pub(crate) recorded: Option<Recorded>,
    pub(crate) answer: maklumat_simulation::Answer,
    pub(crate) other: Option<(Case, Compared)>,
    pub(crate) staff: Option<(f64, StaffNeeded)>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let told = told(arguments)?;
    match arguments.format {
        Format::Json => render::json(&figures::Figures::of(&told)),
        Format::Text => {
            for line in report::lines(&told, Language::from(arguments.language)) {
                render::line(line);
            }
        }
    }
    let is_enough = told.staff.as_ref().is_none_or(|(_, staff)| match staff {
        StaffNeeded::Enough { more, .. } => more.is_empty(),
        StaffNeeded::NotByStaff { .. } | StaffNeeded::NotFound { .. } => false,
    });
    Ok(if is_enough { Exit::Fine } else { Exit::Findings })
}

fn told(arguments: &Arguments) -> Result<Told, Stop> {
    let (first, recorded) = loaded::first(arguments)?;
    let refused = |error: ScenarioError| asked::refused(&error);
    let other = loaded::other(arguments, &first)?;
    let other = other.map(|other| {
        let compared = compare((&first.plan, &first.scenario), (&other.plan, &other.scenario)).map_err(refused)?;
        Ok((other, compared))
    });
    let other: Option<(Case, Compared)> = other.transpose()?;
    let answer = match &other {
        Some((_, compared)) => compared.first.clone(),
        None => simulate(&first.plan, &first.scenario).map_err(refused)?,
    };
    let staff = arguments.want.map(|share| {
        let needed = staff_needed(&first.plan, &first.scenario, share).map_err(refused)?;
        Ok((share, needed))
    });
    Ok(Told {
        staff: staff.transpose()?,
        recorded,
        answer,
        other,
        first,
    })
}
