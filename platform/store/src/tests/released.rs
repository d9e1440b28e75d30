//! A database as the first release leaves it: a row in every table, written by the statements of that release.

use std::sync::Arc;

use crate::database::Database;
use crate::database::sqlite::Undo;
use crate::migrations::{migrate, newest_migration};
use crate::tests::{ANSWERS, MASTER, Place, TENANT, at, event, now, on_both_databases, submitted};
use crate::{Break, CaseKey, Keys, Purpose, Session, Tx, Uuid, Value};

on_both_databases!(every_row_of_the_first_release_is_still_read);

/// The schema people have.
const RELEASED: i64 = 6;

const KEY_CHECK: &str = "INSERT INTO key_check (tenant, purpose, value) VALUES ($1, 'master', $2)";
const DEFINITION: &str =
    "INSERT INTO definition (tenant, unit, service, version, digest, source, published_at, effective)
    VALUES ($1, 'disdukcapil', 'ktp-el', 1, 'a', 'b', $2, '2026-01-01')";
const REGENCY_FILE: &str = "INSERT INTO regency_file (tenant, name, revision, source, stored_at)
    VALUES ($1, 'law.toml', 1, 'c', $2)";
const MATTER: &str = "INSERT INTO matter (
        tenant, id, reference, unit, service, version, sequence, status, channel, submitted_at, due_at, next_timer, late,
        data_key, snapshot, chain_hash)
    VALUES ($1, $2, 'KTP-1', 'disdukcapil', 'ktp-el', 1, 1, 'open', 'online', $3, $3, $3, $4, $5, $6, $7)";
const EVENT: &str =
    "INSERT INTO event (tenant, matter, sequence, at, kind, wire_version, actor_kind, body, private, hash)
    VALUES ($1, $2, 1, $3, 'submitted', 1, 'applicant', '{}', $4, $5)";
const WORK_ITEM: &str = "INSERT INTO work_item (
        tenant, matter, step, unit, position, service_unit, service, priority_rank, ready_at, due_at)
    VALUES ($1, $2, 'periksa', 'disdukcapil', 'loket', 'disdukcapil', 'ktp-el', 1, $3, $3)";
const RECEIPT: &str = "INSERT INTO receipt (tenant, matter, payload, signature, issued_at) VALUES ($1, $2, $3, $4, $5)";
const PRODUCT: &str = "INSERT INTO product (tenant, credential, matter, product, unit, service, number, issued_at)
    VALUES ($1, 'c-1', $2, 'ktp', 'disdukcapil', 'ktp-el', '001', $3)";
const COUNTER: &str = "INSERT INTO counter (tenant, name, value) VALUES ($1, 'KTP/2026', 1)";
const SERVICE_DAY: &str = "INSERT INTO service_day (tenant, unit, service, day, opened, closed, on_time, late)
    VALUES ($1, 'disdukcapil', 'ktp-el', '2026-11-23', 1, 0, 0, 0)";
const OUTBOX: &str = "INSERT INTO outbox (tenant, id, matter, at, kind, payload, attempts, lease_until)
    VALUES ($1, $2, $2, $3, 'notify', $4, 0, $3)";
const JOB: &str = "INSERT INTO job (tenant, name, id, kind, payload, planned_at, attempts, lease_until)
    VALUES ($1, 'j-1', $2, 'remind', $3, $4, 0, $4)";
const DRAFT: &str = "INSERT INTO draft (
        tenant, id, reference, unit, service, version, data_key, answers, updated_at, expires_at)
    VALUES ($1, $2, 'KTP-2', 'disdukcapil', 'ktp-el', 1, $3, $4, $5, $5)";
const ATTACHMENT: &str = "INSERT INTO attachment (tenant, owner, digest, kind, length_bytes, stored_at)
    VALUES ($1, $2, 'd', 'image/jpeg', 1, $3)";
const ATTEMPT: &str = "INSERT INTO attempt (tenant, subject, failures) VALUES ($1, $2, 3)";
const OFFICER: &str = "INSERT INTO officer (
        tenant, id, login, name, password_hash, role, state, failed_attempts, created_at)
    VALUES ($1, 'p-1', 'sari', $2, 'h', 'officer', 'active', 0, $3)";
const HOLDING: &str = "INSERT INTO holding (tenant, officer, unit, position, from_date, deputy)
    VALUES ($1, 'p-1', 'disdukcapil', 'loket', '2026-01-01', $2)";
const SESSION: &str = "INSERT INTO session (tenant, token_hash, officer, created_at, expires_at)
    VALUES ($1, $2, 'p-1', $3, $4)";
const CHECKPOINT: &str = "INSERT INTO checkpoint (
        tenant, number, first_position, last_position, events, root, previous_root, at, signature, key_id)
    VALUES ($1, 1, 1, 1, 1, $2, $2, $3, $4, 'k-1')";

const CASE: Uuid = Uuid::from_u128(1);
const DRAFT_ID: Uuid = Uuid::from_u128(2);
const ZERO: [u8; 32] = [0; 32];

/// Tables that release did not have.
const LATER: &[&str] = &[
    "draft_comment",
    "public_draft",
    "standard_matter",
    "sop_draft",
    "sop_draft_change",
    "observation",
    "review_campaign",
    "review_campaign_sop",
    "sop_assessor",
    "sop_follow_up",
    "sop_sheet",
    "absence",
    "audit",
    "half_session",
    "recovery_code",
    "opinion",
    "till",
    "review",
    "second_factor",
    "sign_in_rule",
    "closing",
    "closing_day",
    "closing_fill",
    "closing_step",
    "closing_time",
    "helped",
    "message",
    "upload",
    "upload_part",
    "contact",
    "letter",
    "letter_words",
    "officer_contact",
    "one_time_code",
    "proposal",
    "proposal_file",
    "paper_form",
    "paper_pack",
    "sending",
];

async fn furnish(tx: &mut Tx) {
    let keys = Keys::from_master(&MASTER);
    let key = CaseKey::generate().unwrap();
    let tenant = || Value::Int(TENANT);
    let sealed = |owner, purpose| key.seal(TENANT, owner, purpose, ANSWERS).unwrap();
    let (wrapped, drafts_key) = (
        keys.wrap(TENANT, CASE, &key).unwrap(),
        keys.wrap(TENANT, DRAFT_ID, &key).unwrap(),
    );
    let private = sealed(CASE, Purpose::Event(1));
    let submitted = event("submitted", "{}", None);
    let hash = crate::chain::link(&ZERO, TENANT, CASE, 1, &submitted.linked(Some(&private)));
    let snapshot = sealed(CASE, Purpose::Snapshot);
    let (receipt, effect) = (sealed(CASE, Purpose::Receipt), sealed(CASE, Purpose::Effect));
    let answers = sealed(DRAFT_ID, Purpose::Draft);
    let job = keys.seal(TENANT, CASE, Purpose::Job, ANSWERS).unwrap();
    let name = crate::people::sealed_name(&keys, TENANT, "p-1", "Sari Contoh").unwrap();
    let check = keys.check_value(TENANT);
    let (id, when, bytes) = (Value::Uuid(CASE), Value::from(now()), Value::Bytes);
    let no = Value::Bool(false);
    let rows: Vec<(&'static str, Vec<Value<'_>>)> = vec![
        (KEY_CHECK, vec![tenant(), bytes(&check)]),
        (DEFINITION, vec![tenant(), when]),
        (REGENCY_FILE, vec![tenant(), when]),
        (
            MATTER,
            vec![tenant(), id, when, no, bytes(&wrapped), bytes(&snapshot), bytes(&hash)],
        ),
        (EVENT, vec![tenant(), id, when, bytes(&private), bytes(&hash)]),
        (WORK_ITEM, vec![tenant(), id, when]),
        (RECEIPT, vec![tenant(), id, bytes(&receipt), bytes(b"s"), when]),
        (PRODUCT, vec![tenant(), id, when]),
        (COUNTER, vec![tenant()]),
        (SERVICE_DAY, vec![tenant()]),
        (OUTBOX, vec![tenant(), id, when, bytes(&effect)]),
        (JOB, vec![tenant(), id, bytes(&job), when]),
        (
            DRAFT,
            vec![
                tenant(),
                Value::Uuid(DRAFT_ID),
                bytes(&drafts_key),
                bytes(&answers),
                when,
            ],
        ),
        (ATTACHMENT, vec![tenant(), id, when]),
        (ATTEMPT, vec![tenant(), bytes(&ZERO)]),
        (OFFICER, vec![tenant(), bytes(&name), when]),
        (HOLDING, vec![tenant(), no]),
        (SESSION, vec![tenant(), bytes(&ZERO), when, at(600).into()]),
        (CHECKPOINT, vec![tenant(), bytes(&ZERO), when, bytes(b"s")]),
    ];
    for (sql, values) in rows {
        assert_eq!(tx.execute(sql, &values).await.unwrap(), 1, "{sql}");
    }
}

fn session_of_the_first_release() -> Session {
    Session {
        token_hash: ZERO,
        officer: "p-1".to_owned(),
        created_at: now(),
        expires_at: at(600),
        ends_at: at(600),
        seen_at: now(),
        proved_at: now(),
        origin: String::new(),
        acting: None,
    }
}

async fn every_row_of_the_first_release_is_still_read(place: &Place) {
    let database = Database::open(&place.url).await.unwrap();
    migrate(&database, RELEASED, now()).await.unwrap();
    let mut tx = database
        .begin(TENANT, Arc::new(place.config().keys), Undo::Alone)
        .await
        .unwrap();
    furnish(&mut tx).await;
    tx.commit().await.unwrap();
    migrate(&database, newest_migration(), now()).await.unwrap();
    drop(database);

    let store = place.open().await;
    let counts = store.row_counts().await.unwrap();
    assert!(
        counts
            .iter()
            .all(|(table, count)| *count == 1 || LATER.contains(table) && *count == 0),
        "{counts:?}"
    );
    let mut reader = store.read().await.unwrap();
    let matter = reader.matter_by_reference("KTP-1").await.unwrap().unwrap();
    assert_eq!(matter.snapshot().unwrap().as_deref(), Some(ANSWERS));
    let events = reader.events(&matter.head).await.unwrap();
    assert_eq!(events[0].private.as_deref(), Some(ANSWERS));
    assert_eq!(reader.receipt(&matter.head).await.unwrap().unwrap().payload, ANSWERS);
    assert_eq!(reader.products_of(CASE).await.unwrap().len(), 1);
    assert_eq!(reader.definitions().await.unwrap().len(), 1);
    assert_eq!(reader.regency_file("law.toml").await.unwrap().unwrap().1, "c");
    assert_eq!(reader.last_number("KTP/2026").await.unwrap(), 1);
    assert_eq!(reader.attachments_of(CASE).await.unwrap().len(), 1);
    assert_eq!(reader.attempts(&ZERO).await.unwrap().failures, 3);
    assert_eq!(
        reader.officer_by_login("sari").await.unwrap().unwrap().name,
        "Sari Contoh"
    );
    assert_eq!(reader.holdings("p-1", "2026-11-23").await.unwrap().len(), 1);
    assert_eq!(
        reader.session(&ZERO, at(1)).await.unwrap(),
        Some(session_of_the_first_release())
    );
    assert_eq!(reader.checkpoints(0, 10).await.unwrap().len(), 1);
    let draft = reader.draft_by_reference("KTP-2").await.unwrap().unwrap();
    assert_eq!(draft.answers, ANSWERS);
    drop(reader);
    let mut tx = store.begin().await.unwrap();
    // What the release before began can be gone on with.
    tx.save_draft(&draft).await.unwrap();
    assert_eq!(tx.lease_effects(at(1), at(2), 10).await.unwrap()[0].payload, ANSWERS);
    assert_eq!(tx.lease_jobs(at(1), at(2), 10).await.unwrap()[0].payload, ANSWERS);
    tx.commit().await.unwrap();
    let report = store.verify_chain(&|_, _, _| true).await.unwrap();
    // The fixture signs no real root.
    assert_eq!(report.breaks, [Break::Root { checkpoint: 1 }]);
    submitted(&store, "KTP-3", 0).await;
}
