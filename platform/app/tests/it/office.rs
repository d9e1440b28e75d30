//! A furnished regency for tests: few cases, a clock that stands still until it is moved.

use maklumat_app::{App, Applicant, CaseId, Private, Settings, SignedIn, StepForm, demo};
use maklumat_calendar::Timestamp;
use maklumat_sop::Channel;
use maklumat_vocabulary::{ServiceKey, StepId};
use tempfile::TempDir;

/// Of every account of a furnished regency.
pub(crate) const PASSWORD: &str = "sungai-raya-2026";

/// A regency to act in. The folder goes when it does.
pub(crate) struct Office {
    pub(crate) app: App,
    pub(crate) folder: TempDir,
}

/// Monday 23 November 2026, 09.00 in western Indonesia.
pub(crate) fn monday_morning() -> Timestamp {
    "2026-11-23T02:00:00Z".parse().unwrap()
}

impl Office {
    pub(crate) async fn furnished(cases: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(Settings::at(folder.path()).standing_at(monday_morning()))
            .await
            .unwrap();
        app.furnish(&demo::Plan { seed: 7, cases }, |_, _| {}).await.unwrap();
        Self { app, folder }
    }

    /// The same without cases, with letters handed to a test.
    pub(crate) async fn with_letters_to(taker: maklumat_app::Taker) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::at(folder.path())
            .standing_at(monday_morning())
            .with_letters_to(taker);
        let app = App::open(settings).await.unwrap();
        app.furnish(&demo::Plan { seed: 7, cases: 0 }, |_, _| {}).await.unwrap();
        Self { app, folder }
    }

    /// Moves the clock some hours on.
    pub(crate) fn hours_pass(&self, hours: i64) {
        let later = Timestamp::from_second(self.app.now().as_second() + hours * 3600).unwrap();
        self.app.advance_to(later);
    }

    pub(crate) async fn officer(&self, login: &str) -> SignedIn {
        let token = self
            .app
            .sign_in(login, PASSWORD, "test")
            .await
            .unwrap()
            .session()
            .unwrap();
        self.app.signed_in(&token.0).await.unwrap()
    }

    pub(crate) async fn begin(&self, unit: &str, service: &str) -> Applicant {
        let key = ServiceKey::new(unit, service);
        let started = self
            .app
            .start_application(&key, "0800 1234 5678", Channel::Online, None)
            .await
            .unwrap();
        self.app.applicant(&started.token.0).await.unwrap()
    }

    pub(crate) async fn save(&self, applicant: &Applicant, page: &str, answers: &[(&str, &str)]) {
        let typed = answers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Private((*value).to_owned())))
            .collect();
        self.app.save_page(applicant, page, typed).await.unwrap();
    }

    /// Uploads a small photo for every page that still lacks one.
    pub(crate) async fn upload_what_is_missing(&self, applicant: &Applicant) {
        let application = self.app.application(applicant).await.unwrap();
        for page in application.pages.iter().filter(|page| !page.is_complete) {
            self.app.attach(applicant, &page.id, "foto.png", photo()).await.unwrap();
        }
    }

    /// The same person again, after sending.
    pub(crate) async fn again(&self, applicant: &Applicant) -> Applicant {
        Applicant::clone(applicant).sent()
    }

    pub(crate) async fn case_of(&self, officer: &SignedIn, applicant: &Applicant) -> CaseId {
        self.app
            .case_by_reference(officer, applicant.reference())
            .await
            .unwrap()
            .unwrap()
    }

    /// The text of a PDF; `None` where no program to read one is installed.
    pub(crate) fn text_of(&self, pdf: &[u8]) -> Option<String> {
        let path = self.folder.path().join("dibaca.pdf");
        std::fs::write(&path, pdf).unwrap();
        let text = std::process::Command::new("pdftotext").arg(&path).arg("-").output();
        Some(String::from_utf8(text.ok()?.stdout).unwrap())
    }

    /// Completes a step with an outcome, or plainly.
    pub(crate) async fn complete(&self, login: &str, applicant: &Applicant, step: &str, outcome: Option<&str>) {
        let form = StepForm {
            outcome: outcome.map(str::to_owned),
            ..StepForm::default()
        };
        self.complete_with(login, applicant, step, form).await;
    }

    pub(crate) async fn complete_with(&self, login: &str, applicant: &Applicant, step: &str, form: StepForm) {
        let form = StepForm {
            password: Some(Private(PASSWORD.to_owned())),
            ..form
        };
        let officer = self.officer(login).await;
        let case = self.case_of(&officer, applicant).await;
        if let Err(problem) = self.app.complete_step(&officer, case, &StepId::new(step), form).await {
            panic!("{login} cannot complete {step}: {problem:?}");
        }
    }
}

/// The smallest honest PNG.
pub(crate) fn photo() -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];
    bytes.extend([0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82]);
    bytes
}

/// Runs acts at the same time, each on a thread of its own, and gives back what came of them in their order.
pub(crate) fn at_once<T: Send>(acts: impl IntoIterator<Item = impl Future<Output = T> + Send>) -> Vec<T> {
    let runtime = tokio::runtime::Handle::current();
    std::thread::scope(|scope| {
        let running: Vec<_> = acts
            .into_iter()
            .map(|act| {
                let runtime = runtime.clone();
                scope.spawn(move || runtime.block_on(act))
            })
            .collect();
        running.into_iter().map(|act| act.join().unwrap()).collect()
    })
}
