//! Drafts of SOPs: who writes them, several at once, and how one becomes what is in force.

use maklumat_app::{DraftAct, DraftAnswer, DraftConflict, DraftFrom, DraftView, Problem, SignedIn};
use maklumat_sop::Rewrite;
use maklumat_vocabulary::ServiceKey;

use crate::office::Office;

const ONE: &str = "dpmptsp.verifikator.1";
const OTHER: &str = "dpmptsp.front-office.1";

fn permit() -> ServiceKey {
    ServiceKey::new("dpmptsp", "sip-dokter")
}

fn write(address: &str, value: &str) -> Rewrite {
    Rewrite::Write {
        address: address.to_owned(),
        value: value.to_owned(),
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Problem>) -> &'static str {
    match result {
        Err(Problem::Refused(refused)) => refused.code(),
        other => panic!("{other:?}"),
    }
}

fn made(answer: DraftAnswer) -> DraftView {
    match answer {
        DraftAnswer::Made(view) => *view,
        DraftAnswer::Conflicts { conflicts, .. } => panic!("{conflicts:?}"),
    }
}

fn value(view: &DraftView, address: &str) -> String {
    view.outline.cell(address).unwrap().value.clone()
}

async fn begun(office: &Office, by: &SignedIn) -> String {
    office.app.new_draft(by, &permit(), DraftFrom::Published).await.unwrap()
}

async fn changed(office: &Office, (by, id): (&SignedIn, &str), revision: i64, what: &[Rewrite]) -> DraftView {
    made(office.app.change_draft(by, id, (revision, what)).await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_of_the_unit_writes_and_nobody_else_learns_of_it() {
    let office = Office::furnished(0).await;
    let one = office.officer(ONE).await;
    let id = begun(&office, &one).await;
    for login in [ONE, OTHER, "dpmptsp.kepala-dinas.1", "admin"] {
        let officer = office.officer(login).await;
        let view = office.app.draft(&officer, &id).await.unwrap();
        assert_eq!(view.from_version, Some(1), "{login}");
        assert_eq!(view.may_publish, login == "admin");
        let list = office.app.drafts(&officer).await.unwrap();
        assert_eq!(list.drafts.len(), 1, "{login}");
        assert!(list.services.iter().any(|service| service.key == permit()), "{login}");
    }
    for login in ["sekda", "disdukcapil.petugas-loket.1"] {
        let stranger = office.officer(login).await;
        let app = &office.app;
        let what = [write("service.name", "x")];
        assert!(
            matches!(app.draft(&stranger, &id).await, Err(Problem::NotFound)),
            "{login}"
        );
        assert!(matches!(
            app.peek_draft(&stranger, &id, (0, &what)).await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(
            app.change_draft(&stranger, &id, (0, &what)).await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(app.undo_draft(&stranger, &id).await, Err(Problem::NotFound)));
        assert!(matches!(app.redo_draft(&stranger, &id).await, Err(Problem::NotFound)));
        assert!(matches!(
            app.take_fix(&stranger, &id, "x").await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(
            app.draft_history(&stranger, &id).await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(
            app.propose_draft(&stranger, &id).await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(app.drop_draft(&stranger, &id).await, Err(Problem::NotFound)));
        let begun = app.new_draft(&stranger, &permit(), DraftFrom::Published).await;
        assert!(matches!(begun, Err(Problem::NotFound)), "{login}");
    }
    let stranger = office.officer("disdukcapil.petugas-loket.1").await;
    assert!(office.app.drafts(&stranger).await.unwrap().drafts.is_empty());
    let overseer = office.officer("sekda").await;
    assert!(matches!(office.app.drafts(&overseer).await, Err(Problem::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_peeked_at_is_answered_in_full_and_not_kept() {
    let office = Office::furnished(0).await;
    let one = office.officer(ONE).await;
    let id = begun(&office, &one).await;
    let before = office.app.draft(&one, &id).await.unwrap();
    assert_eq!(before.standing.errors, 0);
    assert!(before.standing.tightest.is_some());
    let what = [write("step.periksa.by", "bukan-siapa-siapa")];
    let peeked = made(office.app.peek_draft(&one, &id, (0, &what)).await.unwrap());
    assert_eq!(peeked.revision, 0);
    assert!(peeked.standing.errors > 0);
    let places: Vec<_> = peeked
        .findings
        .iter()
        .filter_map(|finding| finding.place.as_deref())
        .collect();
    assert!(places.contains(&"step.periksa.by"), "{places:?}");
    let after = office.app.draft(&one, &id).await.unwrap();
    assert_eq!((after.text, after.revision), (before.text, 0));
    assert!(office.app.draft_history(&one, &id).await.unwrap().is_empty());
    let nowhere = [write("step.tidak-ada.by", "x")];
    assert_eq!(
        code(office.app.peek_draft(&one, &id, (0, &nowhere)).await),
        "not-rewritten"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_at_different_places_both_keep_what_they_wrote_and_are_told() {
    let office = Office::furnished(0).await;
    let (one, other) = (office.officer(ONE).await, office.officer(OTHER).await);
    let id = begun(&office, &one).await;
    let first = [write("step.periksa.time", "45 menit")];
    assert_eq!(changed(&office, (&one, &id), 0, &first).await.revision, 1);
    office.hours_pass(1);
    // The other still has the page of revision 0 open.
    let second = [
        write("step.periksa.output", "Berkas yang lengkap"),
        write("en:step.periksa.output", "A complete file"),
    ];
    let view = changed(&office, (&other, &id), 0, &second).await;
    assert_eq!(view.revision, 2);
    assert_eq!(value(&view, "step.periksa.time"), "45 menit");
    assert_eq!(value(&view, "step.periksa.output"), "Berkas yang lengkap");
    assert_eq!(view.others.len(), 1);
    assert_eq!(view.others[0].places, ["step.periksa.time"]);
    assert_eq!(view.others[0].who.0, one.name.0);
    // The first asks with an old revision and nothing to change: that is how a page catches up.
    let caught_up = made(office.app.peek_draft(&one, &id, (1, &[])).await.unwrap());
    assert!(caught_up.others[0].places.contains(&"step.periksa.output".to_owned()));
    assert!(
        caught_up.others[0]
            .places
            .contains(&"en:step.periksa.output".to_owned())
    );
    // One's own earlier change is never a conflict.
    let again = [write("step.periksa.time", "50 menit")];
    assert_eq!(changed(&office, (&one, &id), 0, &again).await.revision, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_the_same_place_are_asked_and_neither_loses_anything() {
    let office = Office::furnished(0).await;
    let (one, other) = (office.officer(ONE).await, office.officer(OTHER).await);
    let id = begun(&office, &one).await;
    changed(&office, (&one, &id), 0, &[write("step.periksa.time", "45 menit")]).await;
    let mine = [
        write("step.periksa.time", "20 menit"),
        write("step.periksa.output", "Berkas baru"),
    ];
    let answer = office.app.change_draft(&other, &id, (0, &mine)).await.unwrap();
    let DraftAnswer::Conflicts { revision, conflicts } = answer else {
        panic!("{answer:?}");
    };
    let expected = DraftConflict {
        address: "step.periksa.time".to_owned(),
        mine: "20 menit".to_owned(),
        theirs: "45 menit".to_owned(),
        who: one.name.clone(),
        at: office.app.now(),
    };
    assert_eq!((revision, conflicts), (1, vec![expected]));
    let kept = office.app.draft(&one, &id).await.unwrap();
    assert_eq!(value(&kept, "step.periksa.time"), "45 menit");
    assert_ne!(
        value(&kept, "step.periksa.output"),
        "Berkas baru",
        "of a list none is made"
    );
    // Sent again with the newest revision it is a decision.
    let view = changed(&office, (&other, &id), revision, &mine).await;
    assert_eq!(value(&view, "step.periksa.time"), "20 menit");
    // Whoever typed the very same meets nobody.
    let same = [write("step.periksa.time", "20 menit")];
    assert_eq!(changed(&office, (&one, &id), 1, &same).await.revision, 2);
    // A row somebody wrote in is not removed over their head, and what was in a removed row is told.
    changed(&office, (&one, &id), 2, &[write("step.cek-akhir.time", "30 menit")]).await;
    let remove = [Rewrite::RemoveRow {
        address: "step.cek-akhir".to_owned(),
    }];
    let answer = office.app.change_draft(&other, &id, (2, &remove)).await.unwrap();
    assert!(matches!(answer, DraftAnswer::Conflicts { .. }));
    changed(&office, (&other, &id), 3, &remove).await;
    let late = [write("step.cek-akhir.time", "10 menit")];
    let answer = office.app.change_draft(&one, &id, (3, &late)).await.unwrap();
    let DraftAnswer::Conflicts { conflicts, .. } = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(
        (conflicts[0].mine.as_str(), conflicts[0].theirs.as_str()),
        ("10 menit", "")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_save_at_the_same_moment_every_change_is_kept() {
    let office = Office::furnished(0).await;
    let (one, other) = (office.officer(ONE).await, office.officer(OTHER).await);
    let id = begun(&office, &one).await;
    let save = |by: SignedIn, address: &'static str, typed: &'static str| {
        let (app, id) = (office.app.clone(), id.clone());
        tokio::spawn(async move { app.change_draft(&by, &id, (0, &[write(address, typed)])).await })
    };
    let all = [
        save(one.clone(), "step.periksa.time", "41 menit"),
        save(other.clone(), "step.rekomendasi.time", "42 menit"),
        save(one.clone(), "step.beri-nomor.time", "43 menit"),
        save(other.clone(), "sop.warning", "Peringatan"),
    ];
    for task in all {
        made(task.await.unwrap().unwrap());
    }
    let view = office.app.draft(&one, &id).await.unwrap();
    assert_eq!(view.revision, 4);
    for (address, typed) in [
        ("step.periksa.time", "41 menit"),
        ("step.rekomendasi.time", "42 menit"),
        ("step.beri-nomor.time", "43 menit"),
        ("sop.warning", "Peringatan"),
    ] {
        assert_eq!(value(&view, address), typed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_takes_back_ones_own_changes_and_makes_them_again_while_others_write() {
    let office = Office::furnished(0).await;
    let (one, other) = (office.officer(ONE).await, office.officer(OTHER).await);
    let id = begun(&office, &one).await;
    let start = office.app.draft(&one, &id).await.unwrap();
    assert!(!start.may_undo && !start.may_redo);
    assert_eq!(code(office.app.undo_draft(&one, &id).await), "nothing-to-undo");
    let add = Rewrite::AddRow {
        table: "step".to_owned(),
        after: Some("step.periksa".to_owned()),
        id: None,
        cells: vec![("name".to_owned(), "Meninjau lokasi".to_owned())],
    };
    changed(&office, (&one, &id), 0, &[write("step.periksa.time", "45 menit")]).await;
    changed(&office, (&one, &id), 1, &[write("step.periksa.time", "50 menit")]).await;
    changed(&office, (&other, &id), 2, &[write("service.summary", "Untuk dokter.")]).await;
    let view = changed(&office, (&one, &id), 3, &[add]).await;
    assert!(view.may_undo && view.outline.cell("step.meninjau-lokasi.name").is_some());
    // The history is in the store: another page, another day, the same steps back.
    let view = office.app.undo_draft(&one, &id).await.unwrap();
    assert!(view.outline.cell("step.meninjau-lokasi.name").is_none());
    assert!(view.may_redo);
    let view = office.app.undo_draft(&one, &id).await.unwrap();
    assert_eq!(value(&view, "step.periksa.time"), "45 menit");
    let view = office.app.undo_draft(&one, &id).await.unwrap();
    assert!(!view.may_undo);
    assert_eq!(value(&view, "step.periksa.time"), value(&start, "step.periksa.time"));
    assert_eq!(
        value(&view, "service.summary"),
        "Untuk dokter.",
        "what others wrote stays"
    );
    assert_eq!(
        view.text,
        start.text.replacen(
            &format!("\"{}\"", value(&start, "service.summary")),
            "\"Untuk dokter.\"",
            1
        )
    );
    for _ in 0..3 {
        office.app.redo_draft(&one, &id).await.unwrap();
    }
    assert_eq!(code(office.app.redo_draft(&one, &id).await), "nothing-to-redo");
    let view = office.app.draft(&one, &id).await.unwrap();
    assert_eq!(value(&view, "step.periksa.time"), "50 menit");
    assert!(view.outline.cell("step.meninjau-lokasi.name").is_some());
    let history = office.app.draft_history(&other, &id).await.unwrap();
    assert_eq!(history.len(), 10);
    assert_eq!(
        (history[0].what, history[0].who.0.as_str()),
        (DraftAct::Redone, one.name.0.as_str())
    );
    assert!(
        history
            .iter()
            .filter(|row| row.what == DraftAct::Changed)
            .all(|row| !row.is_undone)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_wrote_over_is_not_taken_back_under_them() {
    let office = Office::furnished(0).await;
    let (one, other) = (office.officer(ONE).await, office.officer(OTHER).await);
    let id = begun(&office, &one).await;
    changed(&office, (&one, &id), 0, &[write("step.periksa.time", "45 menit")]).await;
    changed(&office, (&other, &id), 1, &[write("step.periksa.time", "20 menit")]).await;
    assert_eq!(code(office.app.undo_draft(&one, &id).await), "changed-by-others");
    office.app.undo_draft(&other, &id).await.unwrap();
    // The other has taken theirs back: now nobody is in the way.
    office.app.undo_draft(&one, &id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certain_edit_is_taken_at_the_press_of_a_button_and_taken_back_like_any_change() {
    let office = Office::furnished(0).await;
    let one = office.officer(ONE).await;
    let id = begun(&office, &one).await;
    let before = office.app.draft(&one, &id).await.unwrap();
    let name = value(&before, "step.periksa.name");
    let untidy = before.text.replacen(&name, &name.replacen(' ', "  ", 1), 1);
    let view = changed(&office, (&one, &id), 0, &[Rewrite::SetText { text: untidy.clone() }]).await;
    let fixable: Vec<&str> = view
        .findings
        .iter()
        .filter_map(|finding| finding.fix.as_deref())
        .collect();
    assert!(!fixable.is_empty(), "{:?}", view.findings);
    let view = office.app.take_fix(&one, &id, fixable[0]).await.unwrap();
    assert_eq!(view.text, before.text);
    assert_eq!(
        office.app.draft_history(&one, &id).await.unwrap()[0].what,
        DraftAct::Mended
    );
    assert_eq!(code(office.app.take_fix(&one, &id, fixable[0]).await), "fix-is-gone");
    assert_eq!(office.app.undo_draft(&one, &id).await.unwrap().text, untidy);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_becomes_a_proposal_and_then_the_version_in_force() {
    let office = Office::furnished(0).await;
    let (one, admin) = (office.officer(ONE).await, office.officer("admin").await);
    let id = begun(&office, &one).await;
    changed(&office, (&one, &id), 0, &[write("step.periksa.by", "")]).await;
    assert_eq!(code(office.app.propose_draft(&one, &id).await), "draft-not-sound");
    office.app.undo_draft(&one, &id).await.unwrap();
    let what = [
        write("step.periksa.output", "Berkas yang lengkap"),
        write("service.effective", "24 November 2026"),
    ];
    changed(&office, (&one, &id), 2, &what).await;
    assert!(!office.app.draft(&one, &id).await.unwrap().is_proposed);
    let proposal = office.app.propose_draft(&one, &id).await.unwrap();
    assert!(office.app.draft(&one, &id).await.unwrap().is_proposed);
    assert!(matches!(
        office.app.proposal(&one, &proposal).await,
        Err(Problem::NotFound)
    ));
    let view = office.app.proposal(&admin, &proposal).await.unwrap();
    assert_eq!(view.row.by.0, one.name.0);
    assert_eq!(view.services[0].version, Some(2));
    assert!(view.may_be_published, "{view:?}");
    office
        .app
        .publish_proposal(&admin, &proposal, &view.seen)
        .await
        .unwrap();
    office.hours_pass(24);
    let published = office.app.service(&permit()).unwrap();
    assert_eq!(published.sop.definition().version, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_written_from_nothing_and_a_draft_can_be_thrown_away() {
    let office = Office::furnished(0).await;
    let one = office.officer(ONE).await;
    let key = ServiceKey::new("dpmptsp", "izin-rekaan");
    let blank = || DraftFrom::Blank {
        name: "Izin rekaan".to_owned(),
    };
    let id = office.app.new_draft(&one, &key, blank()).await.unwrap();
    let empty = office.app.draft(&one, &id).await.unwrap();
    assert_eq!((empty.name.as_str(), empty.from_version), ("Izin rekaan", None));
    let row = |name: &str, next: &str| Rewrite::AddRow {
        table: "step".to_owned(),
        after: None,
        id: None,
        cells: [
            ("name", name),
            ("by", "verifikator"),
            ("time", "1 jam"),
            ("output", name),
            ("next", next),
        ]
        .map(|(key, typed)| (key.to_owned(), typed.to_owned()))
        .to_vec(),
    };
    let what = [
        row("Memeriksa berkas", "lengkap -> 3; belum-lengkap -> kembali"),
        row("Menyerahkan izin", "selesai"),
    ];
    let view = changed(&office, (&one, &id), 0, &what).await;
    let leads_nowhere = |view: &DraftView| {
        let mut errors = view.findings.iter().filter(|finding| finding.diagnostic.is_error());
        errors.any(|finding| finding.diagnostic.address.starts_with("step.ajukan"))
    };
    assert!(leads_nowhere(&empty) && !leads_nowhere(&view), "{:?}", view.findings);
    assert_eq!(value(&view, "step.ajukan.next"), "2");
    let misspelt = ServiceKey::new("dpmptsp", "Izin Rekaan");
    assert_eq!(
        code(office.app.new_draft(&one, &misspelt, blank()).await),
        "not-rewritten"
    );
    office.app.drop_draft(&one, &id).await.unwrap();
    assert!(matches!(office.app.draft(&one, &id).await, Err(Problem::NotFound)));
    assert!(office.app.drafts(&one).await.unwrap().drafts.is_empty());
}
