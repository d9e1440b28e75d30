//! Where officers are signed in: sessions slide while they are used, and end with the working day.

use maklumat_calendar::Timestamp;
use maklumat_store::{Officer, Reader, Session, Tx};
use maklumat_vocabulary::OfficerId;

use super::officers;
use super::sign_in::may_sign_in;
use crate::App;
use crate::audit::{AuditKind, Entry, record};
use crate::problem::Problem;
use crate::random;
use crate::views::Private;
use crate::views::account::{AccountRole, HeldPosition, Origin, OwnAccount, OwnSession, SessionRow, SignedIn};

/// How long a session lasts however much it is used, in seconds: a working day.
const LASTS: i64 = 10 * 3600;

/// A session that was seen so short a time ago is not written anew, in seconds.
const SEEN_LATELY: i64 = 60;

/// Letters of the id of a session in forms.
const ID: usize = 16;

impl App {
    /// Who holds a session, with the positions held today.
    pub async fn signed_in(&self, token: &str) -> Result<SignedIn, Problem> {
        let now = self.now();
        let mut reader = self.store().read().await?;
        let session = reader
            .session(&hashed_token(token), now)
            .await?
            .ok_or(Problem::NotFound)?;
        let officer = reader
            .officer(&session.officer)
            .await?
            .filter(may_sign_in)
            .ok_or(Problem::NotFound)?;
        let holds = self.positions_of(&mut reader, &officer.id).await?;
        let role = AccountRole::of_word(&officer.role);
        // Whoever knows only a first password may do nothing but change it.
        let must_change_password = officer.state == officers::FIRST_PASSWORD;
        let must_set_second_factor = !must_change_password
            && self
                .lacks_second_factor(&mut reader, &officer.id, (role, &holds))
                .await?;
        drop(reader);
        self.keep_alive(&session, now).await;
        let may_act = !must_change_password && !must_set_second_factor;
        let holds = if may_act { holds } else { Vec::new() };
        Ok(SignedIn {
            id: OfficerId::new(&officer.id),
            name: Private(officer.name),
            positions: acted_for(&holds, session.acting.as_deref()),
            holds,
            is_overseer: role == AccountRole::Overseer && may_act,
            is_administrator: role == AccountRole::Administrator && may_act,
            is_helper: role == AccountRole::Helper && may_act,
            notices: 0,
            must_change_password,
            must_set_second_factor,
            form_token: Private(random::hex(&hashed_token(&format!("form/{token}"))[..16])),
            session: OwnSession {
                token_hash: session.token_hash,
                proved_at: session.proved_at,
                origin: Origin::of_text(&session.origin),
            },
        })
    }

    async fn positions_of(&self, reader: &mut Reader, officer: &str) -> Result<Vec<HeldPosition>, Problem> {
        let regency = self.regency();
        let held = reader.holdings(officer, &self.today().to_string()).await?;
        let named = held.into_iter().map(|held| HeldPosition {
            name: regency
                .position(&held.position)
                .map(|position| position.name.clone())
                .unwrap_or_default(),
            unit: regency
                .unit(&held.position.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            key: held.position,
            deputy: officers::deputy(held.tenure),
        });
        Ok(named.collect())
    }

    /// Moves the end of a session that is used. Who reads a page must not fail because that cannot be written.
    async fn keep_alive(&self, session: &Session, now: Timestamp) {
        if now.as_second() - session.seen_at.as_second() < SEEN_LATELY {
            return;
        }
        let until = self.idle_end(now).min(session.ends_at);
        let written = async {
            let mut tx = self.store().begin().await?;
            tx.session_was_seen(&session.token_hash, now, until).await?;
            tx.commit().await
        };
        if let Err(fault) = written.await {
            tracing::warn!(fault = ?fault, "a session could not be prolonged");
        }
    }

    fn idle_end(&self, now: Timestamp) -> Timestamp {
        let idle = i64::from(self.0.settings.idle_minutes.max(1)) * 60;
        Timestamp::from_second(now.as_second() + idle).unwrap_or(now)
    }

    pub async fn sign_out(&self, token: &str) -> Result<(), Problem> {
        let mut tx = self.store().begin().await?;
        tx.close_session(&hashed_token(token)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// One's own account: where it is signed in, and how it is kept safe.
    pub async fn own_account(&self, by: &SignedIn) -> Result<OwnAccount, Problem> {
        let mut reader = self.store().read().await?;
        let officer = reader.officer(by.id.as_str()).await?.ok_or(Problem::NotFound)?;
        let mut sessions = reader.sessions_of(by.id.as_str(), self.now()).await?;
        sessions.sort_by_key(|session| {
            (
                session.token_hash != by.session.token_hash,
                std::cmp::Reverse(session.seen_at),
            )
        });
        let factor = self.factor_view(&mut reader, &officer, by).await?;
        let Officer { login, .. } = officer;
        Ok(OwnAccount {
            login,
            sessions: sessions
                .into_iter()
                .map(|session| SessionRow {
                    id: id_of(&session.token_hash),
                    origin: Origin::of_text(&session.origin),
                    since: session.created_at,
                    seen_at: session.seen_at,
                    is_this: session.token_hash == by.session.token_hash,
                })
                .collect(),
            factor,
        })
    }

    /// Ends one of one's own sessions, or all but this one. Gives how many ended.
    pub async fn end_sessions(&self, by: &SignedIn, one: Option<&str>) -> Result<u64, Problem> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let ended = match one {
            None => tx.close_other_sessions(by.id.as_str(), &by.session.token_hash).await?,
            Some(id) => {
                let sessions = tx.sessions_of(by.id.as_str(), now).await?;
                match sessions.iter().find(|session| id_of(&session.token_hash) == id) {
                    Some(session) => {
                        tx.close_session(&session.token_hash).await?;
                        1
                    }
                    None => 0,
                }
            }
        };
        if ended > 0 {
            let entry = Entry {
                detail: ended.to_string(),
                ..Entry::of(AuditKind::SessionsEnded, by.id.as_str(), by.id.as_str())
            };
            record(&mut tx, entry, now).await?;
        }
        tx.commit().await?;
        Ok(ended)
    }
}

/// Opens a session and gives its token, of which only a hash is kept.
pub(super) async fn opened(app: &App, tx: &mut Tx, officer: &str, origin: &Origin) -> Result<Private, Problem> {
    let (now, token) = (app.now(), random::token());
    let ends_at = Timestamp::from_second(now.as_second() + LASTS).unwrap_or(now);
    let session = Session {
        token_hash: hashed_token(&token),
        officer: officer.to_owned(),
        created_at: now,
        expires_at: app.idle_end(now).min(ends_at),
        ends_at,
        seen_at: now,
        proved_at: now,
        origin: origin.text(),
        acting: None,
    };
    tx.open_session(&session).await?;
    Ok(Private(token))
}

/// All positions, or the one that was chosen, if it is still held.
fn acted_for(holds: &[HeldPosition], chosen: Option<&str>) -> Vec<HeldPosition> {
    let chosen = holds
        .iter()
        .find(|held| chosen.is_some_and(|chosen| held.key.to_string() == chosen));
    chosen.map_or_else(|| holds.to_vec(), |chosen| vec![chosen.clone()])
}

fn id_of(token_hash: &[u8; 32]) -> String {
    random::hex(token_hash)[..ID].to_owned()
}

pub(super) fn hashed_token(token: &str) -> [u8; 32] {
    maklumat_credential::digest(token.as_bytes()).0
}
