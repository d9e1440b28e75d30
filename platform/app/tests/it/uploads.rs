//! Files sent in parts and put in order: nothing is lost over a bad line, and nobody fills the disk.

use maklumat_app::{App, Applicant, Coming, PART_BYTES, Place, Settings};
use maklumat_credential::digest;

use crate::bad_input::code;
use crate::office::{Office, at_once, monday_morning, photo};

const PAGE: &str = "ijazah";

/// A document of some parts and a bit.
fn document(parts: usize, first: u8) -> Vec<u8> {
    let mut content = b"%PDF-1.7 ".to_vec();
    content.push(first);
    content.resize(parts * PART_BYTES + 100, b'x');
    content
}

fn coming<'a>(content: &[u8], digest: &'a str) -> Coming<'a> {
    Coming {
        length_bytes: content.len(),
        digest,
        replaces: None,
    }
}

/// Sends the parts that are awaited, up to a number.
async fn send(app: &App, applicant: &Applicant, content: &[u8], until: usize) {
    let name = digest(content).to_string();
    for (number, part) in (0_u32..).zip(content.chunks(PART_BYTES)).take(until) {
        app.take_part(applicant, (PAGE, &name), (number, part)).await.unwrap();
    }
}

async fn names(app: &App, applicant: &Applicant) -> Vec<String> {
    let application = app.application(applicant).await.unwrap();
    let page = application.pages.iter().find(|page| page.id == PAGE).unwrap();
    page.files.iter().map(|file| file.digest.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_on_where_it_stopped_after_the_program_was_stopped() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let content = document(2, b'a');
    let name = digest(&content).to_string();
    let begun = office.app.begin_upload(&applicant, PAGE, coming(&content, &name)).await;
    assert_eq!(begun.unwrap().parts, 0);
    send(&office.app, &applicant, &content, 2).await;
    let early = office.app.finish_upload(&applicant, PAGE, &name).await.unwrap_err();
    assert_eq!(code(&early), "upload-misses");

    let app = App::open(Settings::at(office.folder.path()).standing_at(monday_morning()))
        .await
        .unwrap();
    let again = app
        .begin_upload(&applicant, PAGE, coming(&content, &name))
        .await
        .unwrap();
    assert_eq!((again.parts, again.is_kept), (2, false));
    send(&app, &applicant, &content, 3).await;
    for _ in 0..2 {
        assert!(app.finish_upload(&applicant, PAGE, &name).await.unwrap().is_kept);
    }
    let kept = names(&app, &applicant).await;
    assert_eq!(kept.len(), 1, "a lost answer asked for again hands in nothing twice");
    let (kind, back) = app.own_file(&applicant, &kept[0]).await.unwrap();
    assert_eq!((kind.as_str(), back == content), ("application/pdf", true));
    let known = app
        .begin_upload(&applicant, PAGE, coming(&content, &name))
        .await
        .unwrap();
    assert!(known.is_kept, "chosen again, it need not be sent again");
    app.detach(&applicant, PAGE, &kept[0]).await.unwrap();
    let anew = app
        .begin_upload(&applicant, PAGE, coming(&content, &name))
        .await
        .unwrap();
    assert_eq!((anew.parts, anew.is_kept), (0, false), "taken off, it is sent anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_sent_twice_or_out_of_turn_changes_nothing() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let content = document(1, b'a');
    let name = digest(&content).to_string();
    office
        .app
        .begin_upload(&applicant, PAGE, coming(&content, &name))
        .await
        .unwrap();
    let part = |number: u32, bytes| office.app.take_part(&applicant, (PAGE, &name), (number, bytes));
    assert_eq!(part(1, &content[PART_BYTES..]).await.unwrap().parts, 0);
    assert_eq!(part(0, &content[..10]).await.unwrap().parts, 0, "cut on the way");
    let whole = &content[..PART_BYTES];
    for taken in at_once([part(0, whole), part(0, whole)]) {
        assert_eq!(taken.unwrap().parts, 1);
    }
    assert_eq!(part(0, whole).await.unwrap().parts, 1);
    assert_eq!(part(1, &content[PART_BYTES..]).await.unwrap().parts, 2);
    assert!(office.app.finish_upload(&applicant, PAGE, &name).await.unwrap().is_kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrives_damaged_or_is_no_document_is_said_and_removed() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let content = document(0, b'a');
    let other = digest(b"another file").to_string();
    office
        .app
        .begin_upload(&applicant, PAGE, coming(&content, &other))
        .await
        .unwrap();
    office
        .app
        .take_part(&applicant, (PAGE, &other), (0, &content))
        .await
        .unwrap();
    let damaged = office.app.finish_upload(&applicant, PAGE, &other).await.unwrap_err();
    assert_eq!(code(&damaged), "upload-differs");
    let gone = office.app.finish_upload(&applicant, PAGE, &other).await.unwrap_err();
    assert_eq!(code(&gone), "upload-unknown");

    let program = b"MZ a program".to_vec();
    let name = digest(&program).to_string();
    office
        .app
        .begin_upload(&applicant, PAGE, coming(&program, &name))
        .await
        .unwrap();
    office
        .app
        .take_part(&applicant, (PAGE, &name), (0, &program))
        .await
        .unwrap();
    let refused = office.app.finish_upload(&applicant, PAGE, &name).await.unwrap_err();
    assert_eq!(code(&refused), "file-kind-unknown");
    assert!(names(&office.app, &applicant).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_announces_more_than_fits() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let named = |first: u8| digest(&[first]).to_string();
    let announced = |length_bytes: usize, digest: String| {
        let (app, applicant) = (office.app.clone(), applicant.clone());
        async move {
            let coming = Coming {
                length_bytes,
                digest: &digest,
                replaces: None,
            };
            app.begin_upload(&applicant, PAGE, coming).await
        }
    };
    let limit = maklumat_app::UPLOAD_LIMIT_BYTES;
    assert_eq!(
        code(&announced(limit + 1, named(0)).await.unwrap_err()),
        "file-too-large"
    );
    assert_eq!(code(&announced(0, named(0)).await.unwrap_err()), "file-empty");
    assert!(announced(9, "../../etc/passwd".to_owned()).await.is_err());
    for first in 0..5 {
        announced(limit, named(first)).await.unwrap();
    }
    let sixth = announced(9, named(9)).await.unwrap_err();
    assert_eq!(code(&sixth), "too-many-uploads");
    office.app.cancel_upload(&applicant, PAGE, &named(0)).await.unwrap();
    announced(limit, named(9)).await.unwrap();
    // A day later nobody waits for them any more.
    office.hours_pass(25);
    office.app.work_once().await.unwrap();
    let late = office.app.finish_upload(&applicant, PAGE, &named(9)).await.unwrap_err();
    assert_eq!(code(&late), "upload-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_holds_a_hundred_megabytes_of_files_and_no_more() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    let large = |first: u8| {
        let mut content = document(0, first);
        content.resize(maklumat_app::UPLOAD_LIMIT_BYTES, b'x');
        content
    };
    for first in 0..10 {
        office
            .app
            .attach(&applicant, PAGE, "a.pdf", large(first))
            .await
            .unwrap();
    }
    let eleventh = office.app.attach(&applicant, PAGE, "a.pdf", photo()).await.unwrap_err();
    assert_eq!(code(&eleventh), "no-room-left");
    let first = names(&office.app, &applicant).await.remove(0);
    office.app.detach(&applicant, PAGE, &first).await.unwrap();
    office.app.attach(&applicant, PAGE, "a.pdf", photo()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn sheets_keep_their_order_and_a_retaken_one_its_place() {
    let office = Office::furnished(0).await;
    let applicant = office.begin("disnaker", "ak-1").await;
    for first in [b'a', b'b', b'c'] {
        office
            .app
            .attach(&applicant, PAGE, "", document(0, first))
            .await
            .unwrap();
    }
    let [a, b, c] = names(&office.app, &applicant).await.try_into().unwrap();
    office
        .app
        .move_file(&applicant, PAGE, &c, Place::Earlier)
        .await
        .unwrap();
    office
        .app
        .move_file(&applicant, PAGE, &a, Place::Earlier)
        .await
        .unwrap();
    office.app.move_file(&applicant, PAGE, &a, Place::Later).await.unwrap();
    assert_eq!(names(&office.app, &applicant).await, [c.clone(), a.clone(), b.clone()]);
    let d = office
        .app
        .retake(&applicant, PAGE, &a, document(0, b'd'))
        .await
        .unwrap()
        .digest;
    assert_eq!(names(&office.app, &applicant).await, [c.clone(), d.clone(), b.clone()]);
    assert!(
        office.app.own_file(&applicant, &a).await.is_err(),
        "its content is gone"
    );
    // Retaken as what is there already: one of both is left.
    office
        .app
        .retake(&applicant, PAGE, &d, document(0, b'b'))
        .await
        .unwrap();
    assert_eq!(names(&office.app, &applicant).await, [c, b]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sends_parts_to_somebody_elses_application() {
    let office = Office::furnished(0).await;
    let (mine, other) = (
        office.begin("disnaker", "ak-1").await,
        office.begin("disnaker", "ak-1").await,
    );
    let content = document(0, b'a');
    let name = digest(&content).to_string();
    office
        .app
        .begin_upload(&mine, PAGE, coming(&content, &name))
        .await
        .unwrap();
    let foreign = office.app.take_part(&other, (PAGE, &name), (0, &content)).await;
    assert_eq!(code(&foreign.unwrap_err()), "upload-unknown");
}
