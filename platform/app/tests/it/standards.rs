//! A standard on its way, above the engine: the draft that is published, the comments on it, the decree in the text.

use maklumat_app::{CaseId, DraftFrom, NewStandardCase, Private, Problem, SignedIn, StepForm, Taken};
use maklumat_sop::Purpose;
use maklumat_vocabulary::{ServiceKey, StepId};

use crate::bad_input::code;
use crate::office::{Office, PASSWORD};
use crate::staffing::PERMIT;

const ANALYST: &str = "bagian-organisasi.analis-standar.1";
const HEAD: &str = "bagian-organisasi.kepala-bagian.1";

fn permit() -> ServiceKey {
    ServiceKey::new("dpmptsp", "sip-dokter")
}

fn draft() -> String {
    PERMIT
        .replacen("Mengecek SIP dan menyiapkan", "Mengecek SIP lalu menyiapkan", 1)
        .lines()
        .filter(|line| !line.starts_with("decree "))
        .map(|line| format!("{line}\n"))
        .collect()
}

fn upload(text: &str) -> Vec<(String, Vec<u8>)> {
    vec![("sip-dokter.toml".to_owned(), text.as_bytes().to_vec())]
}

async fn opened(office: &Office, by: &SignedIn, purpose: Purpose, files: Vec<(String, Vec<u8>)>) -> CaseId {
    let new = NewStandardCase {
        service: permit(),
        purpose,
        reason: "Langkah terakhir disederhanakan.".to_owned(),
        files,
    };
    office.app.open_standard(by, new).await.unwrap()
}

fn records(values: &[(&str, &str)]) -> Vec<(String, Private)> {
    let typed = values.iter();
    typed
        .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())))
        .collect()
}

async fn complete(office: &Office, login: &str, case: CaseId, step: &str, form: StepForm) -> Result<(), Problem> {
    let officer = office.officer(login).await;
    let form = StepForm {
        password: Some(Private(PASSWORD.to_owned())),
        ..form
    };
    office.app.complete_step(&officer, case, &StepId::new(step), form).await
}

fn chosen(outcome: &str, values: &[(&str, &str)]) -> StepForm {
    StepForm {
        outcome: Some(outcome.to_owned()),
        records: records(values),
        ..StepForm::default()
    }
}

fn noted(values: &[(&str, &str)]) -> StepForm {
    StepForm {
        records: records(values),
        ..StepForm::default()
    }
}

/// Until the minutes are signed, on Monday 23 November 2026.
async fn with_minutes(office: &Office, files: Vec<(String, Vec<u8>)>) -> CaseId {
    let analyst = office.officer(ANALYST).await;
    let case = opened(office, &analyst, Purpose::Change, files).await;
    complete(office, ANALYST, case, "telaah", chosen("bahas", &[]))
        .await
        .unwrap();
    let discussion = [
        ("tanggal-bahas", "23-11-2026"),
        ("tempat-bahas", "Aula"),
        ("jumlah-hadir", "24"),
        ("unsur-hadir", "penerima"),
        ("catatan-bahas", "Langkah terakhir dibahas."),
    ];
    complete(office, ANALYST, case, "bahas", noted(&discussion))
        .await
        .unwrap();
    let minutes = chosen("ditandatangani", &[("tanggal-berita-acara", "23-11-2026")]);
    complete(office, HEAD, case, "tanda-tangan", minutes).await.unwrap();
    case
}

async fn published(office: &Office) -> CaseId {
    let case = with_minutes(office, upload(&draft())).await;
    complete(office, ANALYST, case, "umumkan", noted(&[])).await.unwrap();
    case
}

async fn say(office: &Office, case: CaseId, words: &str) -> Result<(), Problem> {
    let (body, name) = (Private(words.to_owned()), Private("Ibu Contoh".to_owned()));
    let said = ("step.periksa", &body, &name);
    office
        .app
        .comment_on_draft(&case.0.to_string(), said, "192.0.2.7")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standard_goes_from_the_proposal_to_the_maklumat_with_its_decree_in_the_text() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let case = published(&office).await;
    say(&office, case, "Terlalu lama bagi dokter di pulau.").await.unwrap();

    let early = complete(&office, ANALYST, case, "tunggu-tanggapan", noted(&[]))
        .await
        .unwrap_err();
    assert_eq!(code(&early), "comments-still-open");
    let shown = app.read_public_draft(&case.0.to_string()).await.unwrap();
    assert!(shown.row.is_open && shown.comments.is_empty() && shown.count == 1);
    assert!(!shown.differences.is_empty(), "what changes is told in words");

    office.hours_pass(24 * 10);
    app.work_once().await.unwrap();
    let unanswered = complete(&office, ANALYST, case, "perbaiki", noted(&[]))
        .await
        .unwrap_err();
    assert_eq!(code(&unanswered), "comments-unanswered");
    let analyst = office.officer(ANALYST).await;
    let view = app.standard_case(&analyst, case).await.unwrap();
    let id = view.comments[0].id.clone();
    assert_eq!(
        view.comments[0].name.as_ref().map(|name| name.0.as_str()),
        Some("Ibu Contoh")
    );
    app.answer_comment(&analyst, (case, &id), (Taken::Partly, "Akan dipertimbangkan."))
        .await
        .unwrap();
    complete(&office, ANALYST, case, "perbaiki", noted(&[])).await.unwrap();

    let decree = noted(&[("nomor-keputusan", "500/7/2026"), ("tanggal-keputusan", "03-12-2026")]);
    complete(&office, HEAD, case, "tetapkan", decree).await.unwrap();
    let too_early = complete(
        &office,
        ANALYST,
        case,
        "maklumatkan",
        noted(&[("tempat-maklumat", "Loket")]),
    )
    .await;
    assert_eq!(code(&too_early.unwrap_err()), "standard-not-published");

    let view = app.standard_case(&analyst, case).await.unwrap();
    let proposal_id = view.proposal.expect("the decree made it a proposal");
    let admin = office.officer("admin").await;
    let proposal = app.proposal(&admin, &proposal_id).await.unwrap();
    assert!(proposal.may_be_published, "{proposal:#?}");
    app.publish_proposal(&admin, &proposal_id, &proposal.seen)
        .await
        .unwrap();
    let now = app.service(&permit()).unwrap();
    let definition = now.sop.definition();
    assert_eq!(definition.version, 2);
    let law = definition
        .decree
        .as_ref()
        .and_then(|key| now.sop.regency().laws.get(key))
        .unwrap();
    assert!(law.title.id.contains("500/7/2026"), "{}", law.title.id);
    assert_eq!(law.from.to_string(), "2026-12-03");

    complete(
        &office,
        ANALYST,
        case,
        "maklumatkan",
        noted(&[("tempat-maklumat", "Loket")]),
    )
    .await
    .unwrap();
    let view = app.standard_case(&analyst, case).await.unwrap();
    assert!(view.row.closed_at.is_some() && view.is_published && !view.may_work);
    let told = app.read_public_draft(&case.0.to_string()).await.unwrap();
    assert_eq!(
        told.comments[0].answer.as_ref().map(|answer| answer.taken),
        Some(Taken::Partly)
    );
    assert!(told.comments[0].name.is_none(), "the public is not told who said it");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_public_comments_on_stays_when_another_text_is_handed_in() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let case = published(&office).await;
    let before = app.read_public_draft(&case.0.to_string()).await.unwrap();
    let analyst = office.officer(ANALYST).await;
    let revision = app.standard_case(&analyst, case).await.unwrap().text.unwrap().revision;
    let other = draft().replacen("Mengecek SIP lalu", "Memeriksa SIP lalu", 1);
    app.hand_in_standard(&analyst, (case, revision), upload(&other))
        .await
        .unwrap();
    let after = app.read_public_draft(&case.0.to_string()).await.unwrap();
    assert_eq!(before.digest, after.digest);
    let words = |view: &maklumat_app::PublicDraftView| format!("{:?}", view.differences);
    assert_eq!(words(&before), words(&after));
    let stale = app
        .hand_in_standard(&analyst, (case, revision), upload(&draft()))
        .await
        .unwrap_err();
    assert_eq!(code(&stale), "changed-elsewhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_hands_in_what_it_wrote_in_the_editor() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let own = office.officer("dpmptsp.verifikator.1").await;
    let case = opened(&office, &own, Purpose::Change, Vec::new()).await;
    let draft_id = app.new_draft(&own, &permit(), DraftFrom::Published).await.unwrap();
    let view = app.standard_case(&own, case).await.unwrap();
    assert_eq!(view.drafts.len(), 1);
    app.hand_in_draft(&own, (case, 1), &draft_id).await.unwrap();
    let text = app.standard_case(&own, case).await.unwrap().text.unwrap();
    assert_eq!((text.errors, text.revision), (0, 2));
    let analyst = office.officer(ANALYST).await;
    assert!(app.standard_case(&analyst, case).await.unwrap().drafts.is_empty());
    let of_another = app.hand_in_draft(&analyst, (case, 2), &draft_id).await;
    assert!(
        matches!(of_another, Err(Problem::NotFound)),
        "no unit reads another's drafts"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_is_taken_until_the_office_closes_on_the_seventh_working_day_and_not_after() {
    let office = Office::furnished(0).await;
    let case = published(&office).await;
    let shown = office.app.read_public_draft(&case.0.to_string()).await.unwrap();
    // Monday 23 November and seven working days: Wednesday 2 December, 16.00 in western Indonesia.
    assert_eq!(shown.row.comments_until.to_string(), "2026-12-02T09:00:00Z");
    office.app.advance_to(shown.row.comments_until);
    say(&office, case, "Masih tepat waktu.").await.unwrap();
    office.hours_pass(1);
    assert_eq!(
        code(&say(&office, case, "Terlambat.").await.unwrap_err()),
        "comments-over"
    );
    assert_eq!(code(&say(&office, case, "  ").await.unwrap_err()), "comment-empty");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_place_cannot_bury_a_draft_under_comments() {
    let office = Office::furnished(0).await;
    let case = published(&office).await;
    for number in 0..20 {
        say(&office, case, &format!("Tanggapan {number}")).await.unwrap();
    }
    assert_eq!(
        code(&say(&office, case, "Satu lagi").await.unwrap_err()),
        "too-many-comments"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_published_without_a_text_or_with_one_that_has_errors() {
    let office = Office::furnished(0).await;
    let case = with_minutes(&office, Vec::new()).await;
    let refused = complete(&office, ANALYST, case, "umumkan", noted(&[]))
        .await
        .unwrap_err();
    assert_eq!(code(&refused), "no-draft-text");
    let analyst = office.officer(ANALYST).await;
    let broken = draft().replacen("by     = \"front-office\"", "by     = \"tidak-ada\"", 1);
    office
        .app
        .hand_in_standard(&analyst, (case, 1), upload(&broken))
        .await
        .unwrap();
    let view = office.app.standard_case(&analyst, case).await.unwrap();
    assert!(
        view.text
            .is_some_and(|text| text.errors > 0 && text.first_error.is_some())
    );
    let refused = complete(&office, ANALYST, case, "umumkan", noted(&[]))
        .await
        .unwrap_err();
    assert_eq!(code(&refused), "draft-has-errors");
    assert!(office.app.public_drafts().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_opens_a_case_about_its_own_standard_and_nobody_about_anothers() {
    let office = Office::furnished(0).await;
    let app = &office.app;
    let own = office.officer("dpmptsp.verifikator.1").await;
    let case = opened(&office, &own, Purpose::Evaluation, Vec::new()).await;
    let listed = app.standards(&own).await.unwrap();
    assert_eq!(listed.rows.len(), 1);
    assert_eq!(
        (listed.rows[0].case, listed.rows[0].purpose),
        (case, Purpose::Evaluation)
    );
    let new = |service: ServiceKey, purpose| NewStandardCase {
        service,
        purpose,
        reason: "Setahun sudah lewat.".to_owned(),
        files: Vec::new(),
    };
    let again = app
        .open_standard(&own, new(permit(), Purpose::Review))
        .await
        .unwrap_err();
    assert_eq!(code(&again), "standard-is-open");
    let stranger = office.officer("dishub.penguji.1").await;
    let refused = app.open_standard(&stranger, new(permit(), Purpose::Evaluation)).await;
    assert!(matches!(refused, Err(Problem::NotFound)));
    assert!(matches!(
        app.hand_in_standard(&stranger, (case, 1), upload(&draft())).await,
        Err(Problem::NotFound)
    ));
    let wrong = app
        .open_standard(&own, new(ServiceKey::new("dpmptsp", "izin-reklame"), Purpose::New))
        .await;
    assert_eq!(code(&wrong.unwrap_err()), "standard-purpose-wrong");
    let helper = office.officer("pendamping").await;
    assert!(matches!(app.standards(&helper).await, Err(Problem::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standard_is_listed_as_due_a_year_after_it_came_into_force() {
    let office = Office::furnished(0).await;
    let analyst = office.officer(ANALYST).await;
    assert!(office.app.standards(&analyst).await.unwrap().due.is_empty());
    // In force since 2 February 2026: listed two months ahead, late the day after.
    office.hours_pass(24 * 20);
    let due = office.app.standards(&analyst).await.unwrap().due;
    let of_permit = due.iter().find(|due| due.service == permit()).expect("listed ahead");
    assert_eq!((of_permit.purpose, of_permit.is_late), (Purpose::Evaluation, false));
    assert_eq!(of_permit.by.to_string(), "2027-02-02");
    assert!(of_permit.may_open && of_permit.opened.is_none());
    assert!(of_permit.law.is_some_and(|law| law.sanction.is_some()));
    let case = opened(&office, &analyst, Purpose::Evaluation, Vec::new()).await;
    let due = office.app.standards(&analyst).await.unwrap().due;
    let of_permit = due.iter().find(|due| due.service == permit()).unwrap();
    assert!(of_permit.opened.as_ref().is_some_and(|(open, _)| *open == case) && !of_permit.may_open);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stage_past_its_legal_day_is_late_with_its_article() {
    let office = Office::furnished(0).await;
    let case = with_minutes(&office, upload(&draft())).await;
    let analyst = office.officer(ANALYST).await;
    let stands = office.app.standard_case(&analyst, case).await.unwrap().row.stands_at;
    assert_eq!(stands[0].due.to_string(), "2026-11-30T09:00:00Z");
    assert!(!stands[0].is_late);
    assert_eq!(stands[0].law.unwrap().short(), "PP 96/2012, Pasal 27");
    office.hours_pass(24 * 8);
    let stands = office.app.standard_case(&analyst, case).await.unwrap().row.stands_at;
    assert!(stands[0].is_late);
    let (words, by) = stands[0].law.unwrap().sanction.as_ref().unwrap();
    assert_eq!(
        (words.id.as_str(), by.as_str()),
        ("teguran tertulis", "PP 96/2012, Pasal 49")
    );
}
