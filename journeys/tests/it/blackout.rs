//! The power fails: forms printed ahead are handed out, and entered the next day with their true time.

use std::sync::Arc;

use crate::browser::Browser;
use crate::citizen;
use crate::officer;
use crate::stage::{Stage, in_every_manner, on_both_databases};

on_both_databases!(a_form_of_a_blackout_becomes_a_case_with_its_true_time);
in_every_manner!(a_form_of_a_blackout_becomes_a_case_with_its_true_time: elsewhere);

const CLERK: &str = "disnaker.petugas-loket.1";

async fn a_form_of_a_blackout_becomes_a_case_with_its_true_time(stage: Arc<Stage>) {
    let desk = stage.at_the_office().await;
    let phone = stage.at_home().await;
    let printed = print(&stage, &desk).await;
    // The code on the slip, before anybody has typed anything.
    if let Some(slip) = &printed.slip {
        phone.go(&slip.code).await;
        phone.expect("Formulir ini belum dimasukkan ke sistem").await;
        phone.look("paper-form-open").await;
    }
    // Tuesday morning the power is back. The form was received on Monday at 11.30.
    stage.hours_pass(22);
    enter_the_form(&stage, (&desk, &phone), &printed).await;
    see_the_case((&desk, &phone), &printed).await;
}

/// A pack as it came out of the printer, and its first form.
struct Printed {
    pack: String,
    number: String,
    slip: Option<Slip>,
}

async fn print(stage: &Stage, desk: &Browser) -> Printed {
    officer::sign_in(desk, CLERK).await;
    desk.go("/petugas").await;
    desk.press("main a[href=\"/petugas/kertas\"]").await;
    desk.fill("main", "layanan", "disnaker/ak-1").await;
    desk.fill("main", "jumlah", "2").await;
    desk.press("main form[action=\"/petugas/kertas\"] button[type=submit]")
        .await;
    desk.expect("masih terbuka").await;
    desk.look("paper-pack").await;
    let pack = desk.path().await;
    let pdf = desk.download(&format!("{pack}/formulir.pdf")).await;
    assert!(pdf.body.starts_with(b"%PDF"), "{}", pdf.status);
    let number = desk.words(&desk.find("main tbody th").await).await;
    let slip = slip(stage, &pdf.body);
    Printed { pack, number, slip }
}

async fn enter_the_form(stage: &Stage, (desk, phone): (&Browser, &Browser), printed: &Printed) {
    officer::sign_in(desk, CLERK).await;
    // One is typed, the other read by a scanner.
    let scanned = printed
        .slip
        .as_ref()
        .filter(|_| !desk.runs_scripts)
        .map(|slip| slip.code.clone());
    enter(desk, &scanned.unwrap_or_else(|| printed.number.clone()), "11.30").await;
    assert!(
        desk.path().await.starts_with("/permohonan/isi/"),
        "{}",
        desk.reads().await
    );
    citizen::answer(desk, &citizen::LOOKS_FOR_WORK, &stage.sheet).await;
    if let Some(slip) = &printed.slip {
        phone.go(&slip.code).await;
        phone.expect("sedang dimasukkan").await;
    }
    citizen::send(desk).await;
    assert_eq!(desk.path().await, "/permohonan/tanda-terima", "{}", desk.reads().await);
    desk.expect("Senin, 23 November 2026 pukul 11.30").await;
    desk.expect("Diterima di kertas").await;
    desk.go("/petugas").await;
    desk.expect("dari kertas").await;
    desk.look("inbox-from-paper").await;
}

async fn see_the_case((desk, phone): (&Browser, &Browser), printed: &Printed) {
    // The same number a second time leads nowhere.
    enter(desk, &printed.number, "11.30").await;
    desk.expect("Nomor ini sudah dimasukkan atau sudah dicoret").await;
    desk.go(&printed.pack).await;
    desk.expect("dimasukkan").await;
    if let Some(slip) = &printed.slip {
        phone.go(&slip.code).await;
        phone.expect("Formulir Anda sudah masuk").await;
        citizen::come_back(phone, &printed.number, &slip.pin).await;
        phone.expect("Diterima di kertas").await;
        phone.look("tracking-from-paper").await;
    }
    officer::sign_out(desk).await;
    officer::sign_in(desk, "sekda").await;
    desk.go("/pengawasan/kertas").await;
    desk.expect("Dinas Tenaga Kerja").await;
    desk.look("oversight-from-paper").await;
}

async fn enter(desk: &Browser, number: &str, time: &str) {
    desk.go("/petugas/kertas/masukkan").await;
    desk.fill("main", "nomor", number).await;
    desk.date("main", "tanggal", "2026-11-23").await;
    desk.fill("main", "jam", time).await;
    desk.fill("main", "sebab", "no-power").await;
    desk.press("main form[action=\"/petugas/kertas/masukkan\"] button[type=submit]")
        .await;
}

/// What stands on the first slip of a pack.
struct Slip {
    pin: String,
    /// The path its code leads to.
    code: String,
}

/// `None` where the programs that read a PDF are not installed.
fn slip(stage: &Stage, pdf: &[u8]) -> Option<Slip> {
    let file = stage.folder.join("paket.pdf");
    std::fs::write(&file, pdf).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let output = std::process::Command::new(program).args(arguments).output().ok()?;
        output.status.success().then_some(output.stdout)
    };
    let path = file.to_str().unwrap();
    let text = String::from_utf8(run("pdftotext", &[path, "-"])?).unwrap();
    let is_pin = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let pin = text.split_whitespace().find(is_pin)?.to_owned();
    for page in 1..12 {
        let page = page.to_string();
        let picture = stage.folder.join("halaman");
        let picture = picture.to_str().unwrap();
        run(
            "pdftoppm",
            &[
                "-r",
                "150",
                "-png",
                "-singlefile",
                "-f",
                &page,
                "-l",
                &page,
                path,
                picture,
            ],
        )?;
        let Some(read) = run("zbarimg", &["-q", "--raw", &format!("{picture}.png")]) else {
            continue;
        };
        let address = String::from_utf8(read).unwrap();
        if let Some(at) = address.find("/kertas/") {
            let code = address[at..].trim().to_owned();
            return Some(Slip { pin, code });
        }
    }
    None
}
