//! What a keystroke in the editor costs, in a procedure of two hundred steps: the change, the outline and the findings,
//! against the bare check of the same text; and the same through the use case with its database.

use std::time::Instant;

use maklumat_app::{DraftAnswer, DraftFrom};
use maklumat_sop::{Rewrite, ServiceTexts, check, outline, rewrite};
use maklumat_vocabulary::ServiceKey;

use crate::arguments::Arguments;
use crate::check::shipped_regency;
use crate::measurement::Measurement;
use crate::office::Office;
use crate::stopped::Stopped;

const STEPS: usize = 200;
const PASTED: usize = 30;
const TIMES: usize = 200;
const TARGET_SECONDS: f64 = 0.050;

pub(crate) async fn measure(arguments: &Arguments, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let key = ServiceKey::new("disdukcapil", "panjang");
    let text = procedure();
    let times = arguments.times(TIMES);
    keystroke((&key, &text), times, tell)?;
    paste((&key, &text), arguments.times(TIMES / 10), tell)?;
    peek(arguments, (key, text), times, tell).await
}

/// Another time typed into a step in the middle.
fn typed(at: usize) -> Rewrite {
    Rewrite::Write {
        address: format!("step.s{}.time", STEPS / 2),
        value: format!("{} menit", 5 + at % 50),
    }
}

fn keystroke(
    (key, text): (&ServiceKey, &str),
    times: usize,
    tell: &mut impl FnMut(Measurement),
) -> Result<(), Stopped> {
    let regency = shipped_regency()?;
    let texts = ServiceTexts { text, english: None };
    let begun = Instant::now();
    for _ in 0..times {
        std::hint::black_box(check(text, None, key, &regency).findings.len());
    }
    let bare = begun.elapsed().as_secs_f64() / count(times);
    let begun = Instant::now();
    let mut rows = 0;
    for at in 0..times {
        let changed = rewrite(texts, &typed(at), key, &regency)
            .map_err(|reason| Stopped::new(format!("a cell cannot be written: {reason:?}")))?;
        let changed = ServiceTexts {
            text: &changed.text,
            english: None,
        };
        rows = outline(changed, key, &regency).rows().len();
        std::hint::black_box(check(changed.text, None, key, &regency).findings.len());
    }
    let seconds = begun.elapsed().as_secs_f64() / count(times);
    tell(
        Measurement::new(format!("editor: a keystroke in {STEPS} steps"), seconds, "s")
            .over(bare)
            .aiming("under 50 ms", seconds < TARGET_SECONDS)
            .with("floor_is", "the check of the same text alone")
            .with("bytes", text.len())
            .with("rows", rows)
            .with("runs", times),
    );
    Ok(())
}

/// A table of thirty lines put into the middle.
fn paste((key, text): (&ServiceKey, &str), times: usize, tell: &mut impl FnMut(Measurement)) -> Result<(), Stopped> {
    let regency = shipped_regency()?;
    let row = |at: usize| {
        ["Memeriksa", "petugas-loket", "Berkas", "5 menit", "Hasil"]
            .map(|cell| format!("{cell} {at}"))
            .to_vec()
    };
    let what = Rewrite::PasteRows {
        table: "step".to_owned(),
        after: Some(format!("step.s{}", STEPS / 2)),
        rows: (0..PASTED).map(row).collect(),
    };
    let begun = Instant::now();
    for _ in 0..times {
        let pasted = rewrite(ServiceTexts { text, english: None }, &what, key, &regency)
            .map_err(|reason| Stopped::new(format!("a table cannot be pasted: {reason:?}")))?;
        std::hint::black_box(pasted.touched.len());
    }
    let seconds = begun.elapsed().as_secs_f64() / count(times);
    tell(
        Measurement::new(format!("editor: {PASTED} rows pasted into {STEPS} steps"), seconds, "s").with("runs", times),
    );
    Ok(())
}

async fn peek(
    arguments: &Arguments,
    (key, text): (ServiceKey, String),
    times: usize,
    tell: &mut impl FnMut(Measurement),
) -> Result<(), Stopped> {
    let folder = tempfile::Builder::new()
        .prefix("editor")
        .tempdir_in(&arguments.folder)?;
    let office = Office::furnish(folder.path(), None).await?;
    let officer = office.officer("disdukcapil.petugas-loket.1").await?;
    let from = DraftFrom::Text { text, english: None };
    let draft = office.app.new_draft(&officer, &key, from).await?;
    let mut slowest = 0.0_f64;
    let begun = Instant::now();
    for at in 0..times {
        let one = Instant::now();
        let answer = office.app.peek_draft(&officer, &draft, (0, &[typed(at)])).await?;
        if !matches!(answer, DraftAnswer::Made(_)) {
            return Err(Stopped::new("nobody else writes, and yet there is a conflict"));
        }
        slowest = slowest.max(one.elapsed().as_secs_f64());
    }
    let seconds = begun.elapsed().as_secs_f64() / count(times);
    let saves = arguments.times(TIMES / 4);
    let begun = Instant::now();
    for at in 0..saves {
        let revision = i64::try_from(at).unwrap_or(i64::MAX);
        office
            .app
            .change_draft(&officer, &draft, (revision, &[typed(at + 1)]))
            .await?;
    }
    let saved = begun.elapsed().as_secs_f64() / count(saves);
    tell(
        Measurement::new(
            format!("editor: the answer to a keystroke in {STEPS} steps"),
            seconds,
            "s",
        )
        .aiming("under 50 ms", seconds < TARGET_SECONDS)
        .with("slowest_s", slowest)
        .with("runs", times),
    );
    tell(
        Measurement::new(format!("editor: a cell kept in {STEPS} steps"), saved, "s")
            .with("commits", saves)
            .with("runs", saves),
    );
    Ok(())
}

fn count(times: usize) -> f64 {
    f64::from(u32::try_from(times).unwrap_or(u32::MAX))
}

/// The text of a service: apply, then one step after another, each decision with a way back.
fn procedure() -> String {
    let mut steps = String::new();
    for at in 1..STEPS - 1 {
        let next = at + 1;
        let output = if at == STEPS - 2 {
            "Hasil akhir".to_owned()
        } else {
            format!("Hasil {at}")
        };
        let input = if at == 1 {
            "Berkas".to_owned()
        } else {
            format!("Hasil {}", at - 1)
        };
        steps.push_str(&format!(
            "[step.s{at}]\nname   = \"Memeriksa bagian {at}\"\nby     = \"petugas-loket\"\n\
             inputs = [\"{input}\"]\ntime   = \"5 menit\"\noutput = \"{output}\"\n"
        ));
        let marks = if at == 1 { ", marks = \"complete\"" } else { "" };
        if at % 5 == 1 {
            steps.push_str(&format!(
                "\n[step.s{at}.outcome]\nlengkap       = {{ next = \"s{next}\"{marks} }}\n\
                 belum-lengkap = {{ return = \"s{at}\", within = \"30 hari\" }}\n\n"
            ));
        } else {
            steps.push_str(&format!("next   = \"s{next}\"\n\n"));
        }
    }
    let last = STEPS - 1;
    format!(
        "[service]\nname = \"Layanan panjang\"\nsummary = \"Untuk mengukur.\"\nkind = \"administration\"\nversion = 1\n\
         effective = 2026-02-02\nchannels = [\"counter\"]\n\n[standard]\nlegal-basis = [\"uu-23-2006\"]\n\n\
         [promise.selesai]\ntime = \"30 hari kerja\"\nfrom = \"complete\"\n\n\
         [fee.layanan]\nname = \"Layanan\"\namount = \"Rp 0\"\nlaw = \"uu-24-2013 pasal 79A\"\n\n\
         [sop]\nnumber = \"1\"\nmade = 2026-01-12\nstart = \"ajukan\"\nwarning = \"Tidak ada.\"\n\
         equipment = [\"Komputer\"]\nrecords = [\"Register\"]\n\n\
         [step.ajukan]\nname = \"Mengajukan\"\nby = \"applicant\"\ntime = \"5 menit\"\noutput = \"Berkas\"\nnext = \"s1\"\n\n\
         {steps}[step.s{last}]\nname = \"Menyerahkan\"\nby = \"petugas-loket\"\ninputs = [\"Hasil akhir\"]\n\
         time = \"5 menit\"\noutput = \"Hasil diterima\"\nend = \"done\"\n\n\
         [product.hasil]\nname = \"Hasil\"\nvalid = \"tanpa batas\"\n\n\
         [retention]\nkeep = \"5 tahun\"\nthen = \"archive\"\nlaw = \"perbup-retensi-2025\"\n"
    )
}
