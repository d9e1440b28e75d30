//! One's own applications and cases, by phone: a code is sent to the number, and whoever has it sees what was begun or
//! sent with that number. Whether a number is known is told to nobody who does not hold the phone.

use maklumat_calendar::Timestamp;
use maklumat_delivery::{Address, Letter};
use maklumat_store::{Reader, Uuid};
use maklumat_vocabulary::{Language, ServiceKey};

use crate::cases::tracking;
use crate::letters::contact::wrong;
use crate::letters::kinds::{CODE, kind_of};
use crate::letters::words::Values;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::letters::{CodeAsked, LetterChannel, MyCase, MyCases, MyState};
use crate::views::{CaseId, Private};
use crate::{App, answers, random};

/// How long a code is valid, and the page on which it is typed, in seconds.
const CODE_LASTS: i64 = 600;

/// Wrong tries before a code is worth nothing.
const TRIES: i64 = 5;

/// How long the list stays open in a browser, in seconds. Phones are shared.
const LASTS: i64 = 1800;

/// Codes that may be asked for one number in one hour: each costs the office money, and somebody's peace.
const ASKED_FOR_ONE_PHONE: i64 = 5;

/// The same from one place, where many people may share an address.
const ASKED_FROM_ONE_PLACE: i64 = 60;

/// Codes that may be typed from one place in one hour.
const TYPED_FROM_ONE_PLACE: i64 = 120;

/// Most that is listed of each, drafts and cases.
const LISTED: i64 = 200;

/// Rows of one page.
const ROWS: usize = 20;

/// For what a browser holds a token: it waits for the code, or has shown it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Asked,
    Shown,
}

impl Holds {
    const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Shown => "shown",
        }
    }
}

impl App {
    /// Sends a code to a number under which there is anything to find. The answer is the same for every number.
    pub async fn ask_code(&self, typed: &str, client: &str, language: Language) -> Result<CodeAsked, Problem> {
        if !self.letter_channels().phone {
            return Err(Rule::NoGateway.into());
        }
        let phone = answers::phone(typed).ok_or_else(|| wrong("telepon", "error-phone"))?;
        let is_within = self.is_within("code-place", client, ASKED_FROM_ONE_PLACE).await?
            && self.is_within("code-phone", &phone, ASKED_FOR_ONE_PHONE).await?;
        if !is_within {
            return Err(Rule::TooManyCodes.into());
        }
        let now = self.now();
        let subject = self.phone_key(&phone);
        let code = random::pin();
        let mut tx = self.store().begin().await?;
        let is_known = !tx.matters_of_applicant(&subject, 1).await?.is_empty()
            || !tx.drafts_of_applicant(&subject, 1).await?.is_empty();
        tx.keep_code(&subject, &self.one_time_hash(&subject, &code), after(now, CODE_LASTS))
            .await?;
        tx.commit().await?;
        if is_known {
            // Not awaited: how long a gateway takes would tell that the number is known. The code itself is nowhere else.
            let app = self.clone();
            tokio::spawn(async move { app.send_code(phone, &code, language).await });
        }
        Ok(CodeAsked {
            token: self.phone_token(&subject, after(now, CODE_LASTS), Holds::Asked),
        })
    }

    async fn send_code(&self, phone: String, code: &str, language: Language) {
        let sent = async {
            let kind = kind_of(CODE).ok_or(Problem::NotFound)?;
            let values = Values::from([("kode", code.to_owned())]);
            let text = {
                let mut reader = self.store().read().await?;
                self.written(&mut reader, kind, language, &values).await?
            };
            let letter = Letter {
                to: Address::Phone(phone),
                subject: String::new(),
                text,
                key: random::hex(&random::bytes::<16>()),
            };
            self.send_at_once((CODE, LetterChannel::Phone), letter).await
        };
        match sent.await {
            Ok(answer) => tracing::debug!(?answer, "a one-time code was handed over"),
            Err(problem) => tracing::error!(problem = ?problem, "a one-time code could not be sent"),
        }
    }

    /// Opens the list for the code that was sent. After five wrong ones another must be asked for.
    pub async fn open_with_code(&self, token: &str, typed: &str, client: &str) -> Result<Private, Problem> {
        let subject = self.phone_of(token, Holds::Asked)?;
        if !self.is_within("code-typed", client, TYPED_FROM_ONE_PLACE).await? {
            return Err(Rule::TooManyCodes.into());
        }
        let now = self.now();
        let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
        let mut tx = self.store().begin().await?;
        let tried = tx.try_code(&subject, now).await?;
        let given = self.one_time_hash(&subject, &typed);
        let is_right = tried.is_some_and(|tried| {
            tried.tries <= TRIES && random::is_same(&random::hex(&tried.code), &random::hex(&given))
        });
        if is_right {
            tx.drop_code(&subject).await?;
        }
        // A wrong try is kept, too.
        tx.commit().await?;
        if is_right {
            Ok(self.phone_token(&subject, after(now, LASTS), Holds::Shown))
        } else {
            Err(Rule::WrongOneTimeCode.into())
        }
    }

    /// Drafts and cases of whoever has shown a code: what is not sent yet first, then the newest.
    pub async fn my_cases(&self, token: &str, page: u32) -> Result<MyCases, Problem> {
        let subject = self.phone_of(token, Holds::Shown)?;
        let mut reader = self.store().read().await?;
        let drafts = reader.drafts_of_applicant(&subject, LISTED).await?;
        let cases = reader.matters_of_applicant(&subject, LISTED).await?;
        let total = drafts.len() + cases.len();
        let pages = total.div_ceil(ROWS).max(1);
        let current = (page.max(1) as usize).min(pages);
        let all = drafts
            .into_iter()
            .map(|id| (id, false))
            .chain(cases.into_iter().map(|id| (id, true)));
        let mut rows = Vec::new();
        for (id, is_case) in all.skip((current - 1) * ROWS).take(ROWS) {
            let row = if is_case {
                self.my_case(&mut reader, id).await
            } else {
                self.my_draft(&mut reader, id).await
            };
            match row {
                Ok(row) => rows.push(row),
                // Sent or erased while it was listed.
                Err(Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(MyCases {
            rows,
            total: total as u64,
            page: u32::try_from(current).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
        })
    }

    /// Opens one of them as its reference and PIN would. One that is not among them does not exist.
    pub async fn open_my_case(&self, token: &str, case: CaseId) -> Result<Private, Problem> {
        let subject = self.phone_of(token, Holds::Shown)?;
        let mut reader = self.store().read().await?;
        let mut theirs = reader.matters_of_applicant(&subject, LISTED).await?;
        theirs.extend(reader.drafts_of_applicant(&subject, LISTED).await?);
        if !theirs.contains(&case.0) {
            return Err(Problem::NotFound);
        }
        let pin_hash = match reader.matter(case.0).await? {
            Some(matter) => matter.pin_hash,
            None => reader.draft(case.0).await?.ok_or(Problem::NotFound)?.pin_hash,
        };
        Ok(self.applicant_token(case.0, pin_hash.as_deref(), self.now()))
    }

    async fn my_case(&self, reader: &mut Reader, id: Uuid) -> Result<MyCase, Problem> {
        let loaded = self.load(reader, id).await?;
        let sop = &loaded.published.sop;
        Ok(MyCase {
            case: CaseId(id),
            reference: loaded.matter.reference.clone(),
            service_name: sop.definition().name.clone(),
            unit_name: tracking::unit_name(sop),
            state: MyState::Sent {
                submitted_at: loaded.case.submitted_at,
                due: loaded.matter.due_at,
                state: tracking::state(sop, &loaded.case),
            },
        })
    }

    async fn my_draft(&self, reader: &mut Reader, id: Uuid) -> Result<MyCase, Problem> {
        let draft = reader.draft(id).await?.ok_or(Problem::NotFound)?;
        let published = self.service(&ServiceKey::new(&draft.unit, &draft.service));
        let sop = published.ok_or(Problem::NotFound)?.sop;
        Ok(MyCase {
            case: CaseId(id),
            reference: draft.reference,
            service_name: sop.definition().name.clone(),
            unit_name: tracking::unit_name(&sop),
            state: MyState::Draft {
                saved_at: draft.updated_at,
                kept_until: draft.expires_at,
            },
        })
    }

    fn phone_key(&self, phone: &str) -> [u8; 32] {
        self.store().keys().lookup(self.store().tenant(), "phone", phone)
    }

    fn one_time_hash(&self, subject: &[u8; 32], code: &str) -> [u8; 32] {
        let text = format!("{}/{code}", random::hex(subject));
        self.store()
            .keys()
            .lookup(self.store().tenant(), "one-time-code", &text)
    }

    fn phone_token(&self, subject: &[u8; 32], until: Timestamp, holds: Holds) -> Private {
        let body = format!("{}.{}.{}", random::hex(subject), until.as_second(), holds.word());
        let proof = self.phone_proof(&body);
        Private(format!("{body}.{proof}"))
    }

    fn phone_proof(&self, body: &str) -> String {
        let keys = self.store().keys();
        random::hex(&keys.lookup(self.store().tenant(), "phone-token", body))
    }

    /// Whose token it is. An expired or foreign one, or one for something else, is nobody's.
    fn phone_of(&self, token: &str, holds: Holds) -> Result<[u8; 32], Problem> {
        let (body, proof) = token.rsplit_once('.').ok_or(Problem::NotFound)?;
        if !random::is_same(&self.phone_proof(body), proof) {
            return Err(Problem::NotFound);
        }
        let mut parts = body.split('.');
        let mut part = || parts.next().ok_or(Problem::NotFound);
        let (subject, until, word) = (part()?, part()?, part()?);
        let until: i64 = until.parse().map_err(|_| Problem::NotFound)?;
        if word != holds.word() || until <= self.now().as_second() {
            return Err(Problem::NotFound);
        }
        let bytes = random::from_hex(subject).ok_or(Problem::NotFound)?;
        bytes.try_into().map_err(|_| Problem::NotFound)
    }
}

fn after(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() + seconds).unwrap_or(now)
}
