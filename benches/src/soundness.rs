//! How long the proof of a procedure takes that is as long as procedures may be: five hundred steps, ten branches at once,
//! each with decisions that go back and a step that goes on by itself.

use std::time::Instant;

use maklumat_sop::{Verdict, check, soundness};
use maklumat_vocabulary::ServiceKey;

use crate::arguments::Arguments;
use crate::check::shipped_regency;
use crate::measurement::Measurement;
use crate::stopped::Stopped;

const STEPS: usize = 500;
const BRANCHES: usize = 10;
const TIMES: usize = 20;
const TARGET_SECONDS: f64 = 1.0;

pub(crate) fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let regency = shipped_regency()?;
    let key = ServiceKey::new("disdukcapil", "panjang");
    let text = procedure();
    let begun = Instant::now();
    let checked = check(&text, None, &key, &regency);
    let whole = begun.elapsed().as_secs_f64();
    let Some(sop) = checked.sop else {
        return Err(Stopped::new("the long procedure does not pass the checks"));
    };
    let times = arguments.times(TIMES);
    let begun = Instant::now();
    let mut places = 0;
    for _ in 0..times {
        let proof = std::hint::black_box(soundness(&sop));
        if proof.verdict != Verdict::Sound {
            return Err(Stopped::new("the long procedure is not found sound"));
        }
        places = proof.places;
    }
    let seconds = begun.elapsed().as_secs_f64() / f64::from(u32::try_from(times).unwrap_or(u32::MAX));
    tell(
        Measurement::new(format!("soundness: {STEPS} steps, {BRANCHES} branches"), seconds, "s")
            .aiming("under 1 s", seconds < TARGET_SECONDS)
            .with("places", places)
            .with("combinations", sop.combinations().len())
            .with("runs", times),
    );
    tell(
        Measurement::new(format!("soundness: the whole check of {STEPS} steps"), whole, "s")
            .with("bytes", text.len())
            .with("findings", checked.findings.len()),
    );
    Ok(())
}

/// The text of a service: apply, split, ten branches, meet, hand over.
fn procedure() -> String {
    let length = (STEPS - 4) / BRANCHES;
    let rest = STEPS - 4 - length * BRANCHES;
    let mut steps = String::new();
    let firsts: Vec<String> = (0..BRANCHES).map(|branch| format!("\"b{branch}-0\"")).collect();
    steps.push_str(&plain("ajukan", "applicant", "next = \"bagi\""));
    let split = format!("parallel = {{ branches = [{}], join = \"gabung\" }}", firsts.join(", "));
    steps.push_str(&plain("bagi", "kabid-dafduk", &split));
    for branch in 0..BRANCHES {
        let length = length + usize::from(branch < rest);
        for step in 0..length {
            let id = format!("b{branch}-{step}");
            let next = if step + 1 == length {
                "gabung".to_owned()
            } else {
                format!("b{branch}-{}", step + 1)
            };
            steps.push_str(&inner(&id, &next, &format!("b{branch}-{}", step / 2), step));
        }
    }
    steps.push_str(&plain("gabung", "kabid-dafduk", "next = \"serahkan\""));
    steps.push_str(&plain("serahkan", "petugas-loket", "end = \"done\""));
    HEAD.replace("{steps}", &steps)
}

/// A decision now and then, a return inside the branch, a step that goes on by itself, else a plain step.
fn inner(id: &str, next: &str, back: &str, step: usize) -> String {
    match step % 7 {
        2 => {
            let outcomes =
                format!("\n[step.{id}.outcome]\nbaik = {{ next = \"{next}\" }}\nulang = {{ next = \"{back}\" }}\n");
            plain(id, "operator-siak", "") + &outcomes
        }
        4 => {
            let outcomes = format!(
                "\n[step.{id}.outcome]\nbaik = {{ next = \"{next}\" }}\nkurang = {{ return = \"{back}\", within = \"3 hari\" }}\n"
            );
            plain(id, "operator-siak", "") + &outcomes
        }
        6 => plain(
            id,
            "operator-siak",
            &format!("next = \"{next}\"\ntimeout = {{ after = \"1 jam\", next = \"{next}\" }}"),
        ),
        _ => plain(id, "operator-siak", &format!("next = \"{next}\"")),
    }
}

fn plain(id: &str, by: &str, exit: &str) -> String {
    let inputs = if id == "ajukan" { "" } else { "inputs = [\"Berkas\"]\n" };
    format!(
        "\n[step.{id}]\nname = \"Memeriksa bagian {id}\"\nby = \"{by}\"\n{inputs}time = \"1 menit\"\noutput = \"Berkas\"\n{exit}\n"
    )
}

const HEAD: &str = r#"
[service]
name = "Layanan panjang"
summary = "Untuk mengukur pemeriksa."
kind = "administration"
version = 1
decree = "kep-disdukcapil-2026"
effective = 2026-02-02
channels = ["counter"]

[standard]
legal-basis = ["uu-23-2006"]

[requirement.identitas]
name = "Data diri pemohon"
kind = "data"
question = "Siapa pemohonnya?"

[requirement.identitas.field]
nik = { label = "NIK", type = "nik" }

[promise.selesai]
time = "30 hari kerja"
from = "submitted"

[fee.penerbitan]
name = "Penerbitan"
amount = "Rp 0"
law = "uu-24-2013 pasal 79A"

[sop]
number = "SOP/PANJANG"
made = 2026-01-12
start = "ajukan"
warning = "Contoh."
equipment = ["Komputer"]
records = ["Register"]
{steps}
[product.hasil]
name = "Layanan selesai"

[retention]
keep = "1 tahun"
then = "destroy"
law = "perbup-retensi-2025"
"#;
