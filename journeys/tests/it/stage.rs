//! Where a journey takes place: the program on a database of its own, and the browsers of those who take part.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use maklumat_app::demo::Plan;
use maklumat_app::{App, Furnished, Settings};
use maklumat_calendar::Timestamp;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, SemaphorePermit, oneshot};

use crate::browser::{Browser, Size};
use crate::driver::Driver;

/// Names a server on which databases may be made: `postgres://postgres@127.0.0.1:5432/postgres`.
const POSTGRES: &str = "MAKLUMAT_TEST_POSTGRES";

/// Browsers are heavy: so many journeys at once.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Upload of everybody who takes part: a drawn sheet that says it is an example.
const SHEET: &[u8] = include_bytes!("../../../platform/app/src/demo/contoh-unggahan.png");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

/// In which browsers a journey is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Citizens on a phone, officers at a desk, scripts on; every page is examined and kept as a picture.
    Usual,
    /// Citizens at a desk, officers on a phone.
    Turned,
    /// As usual, where no script runs.
    Plain,
    PlainTurned,
}

impl Manner {
    const fn runs_scripts(self) -> bool {
        matches!(self, Self::Usual | Self::Turned)
    }

    const fn sizes(self) -> (Size, Size) {
        match self {
            Self::Usual | Self::Plain => (Size::Phone, Size::Desk),
            Self::Turned | Self::PlainTurned => (Size::Desk, Size::Phone),
        }
    }
}

/// Runs each journey on the embedded database alone, where what it shows does not depend on the database.
macro_rules! on_sqlite {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::stage::{Database, play};

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                play(stringify!($name), Database::Sqlite, 0, super::$name).await;
            }
        }
    )+};
}
pub(crate) use on_sqlite;

/// Runs each journey on the embedded database and, where a server is named, on PostgreSQL.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::stage::{Database, play};

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                play(stringify!($name), Database::Sqlite, 0, super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                play(stringify!($name), Database::Postgres, 0, super::$name).await;
            }
        }
    )+};
}
pub(crate) use on_both_databases;

/// Runs each journey again with the sizes turned round, and in both sizes where no script runs.
macro_rules! in_every_manner {
    ($($name:ident: $place:ident),+ $(,)?) => {$(
        mod $place {
            use crate::stage::{Manner, play_in};

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn with_sizes_turned() {
                play_in(Manner::Turned, concat!(stringify!($name), "_turned"), super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn without_scripts() {
                play_in(Manner::Plain, concat!(stringify!($name), "_plain"), super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn without_scripts_with_sizes_turned() {
                play_in(Manner::PlainTurned, concat!(stringify!($name), "_plain_turned"), super::$name).await;
            }
        }
    )+};
}
pub(crate) use in_every_manner;

/// Waits until a browser may be opened.
pub(crate) async fn a_turn() -> SemaphorePermit<'static> {
    TURNS.acquire().await.unwrap()
}

pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) furnished: Furnished,
    /// A file that anybody may hand in.
    pub(crate) sheet: PathBuf,
    pub(crate) folder: PathBuf,
    manner: Manner,
    driver: String,
    site: String,
    browsers: Mutex<Vec<Browser>>,
}

impl Stage {
    /// A browser of a citizen or helper.
    pub(crate) async fn at_home(&self) -> Browser {
        self.open(self.manner.sizes().0, self.manner.runs_scripts()).await
    }

    /// A browser of the office.
    pub(crate) async fn at_the_office(&self) -> Browser {
        self.open(self.manner.sizes().1, self.manner.runs_scripts()).await
    }

    /// A browser of this size in which scripts run, however the journey is played.
    pub(crate) async fn browser(&self, size: Size) -> Browser {
        self.open(size, true).await
    }

    /// The same, where no script runs.
    pub(crate) async fn plain_browser(&self, size: Size) -> Browser {
        self.open(size, false).await
    }

    async fn open(&self, size: Size, runs_scripts: bool) -> Browser {
        let mut browser = Browser::open(&self.driver, &self.site, size, runs_scripts).await;
        browser.is_examined = runs_scripts && self.manner == Manner::Usual;
        self.keep(browser)
    }

    fn keep(&self, browser: Browser) -> Browser {
        self.browsers.lock().unwrap().push(browser.clone());
        browser
    }

    fn all_browsers(&self) -> Vec<Browser> {
        self.browsers.lock().unwrap().clone()
    }

    /// Moves the clock of the office.
    pub(crate) fn hours_pass(&self, hours: i64) {
        self.minutes_pass(hours * 60);
    }

    pub(crate) fn minutes_pass(&self, minutes: i64) {
        let later = self.app.now().as_second() + minutes * 60;
        self.app.advance_to(Timestamp::from_second(later).unwrap());
    }
}

/// Plays a journey in a regency with so many past cases; tells afterwards all that went wrong.
pub(crate) async fn play<F>(name: &'static str, database: Database, cases: u32, story: impl FnOnce(Arc<Stage>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    perform(name, (database, Manner::Usual), cases, story).await;
}

/// The same on the embedded database, in other browsers.
pub(crate) async fn play_in<F>(manner: Manner, name: &'static str, story: impl FnOnce(Arc<Stage>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    perform(name, (Database::Sqlite, manner), 0, story).await;
}

async fn perform<F>(
    name: &'static str,
    (database, manner): (Database, Manner),
    cases: u32,
    story: impl FnOnce(Arc<Stage>) -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    let server = std::env::var(POSTGRES).ok();
    if database == Database::Postgres && server.is_none() {
        eprintln!("skipped: {POSTGRES} is not set");
        return;
    }
    let _turn = a_turn().await;
    let Some(driver) = Driver::find().await else { return };
    let made = (database == Database::Postgres).then(|| MadeDatabase::on(&server.unwrap()));
    let folder = tempfile::tempdir().unwrap();
    let (stage, stop) = open(&folder, made.as_ref(), (&driver, manner), cases).await;

    let told = tokio::spawn(story(Arc::clone(&stage))).await;
    let browsers = stage.all_browsers();
    if told.is_err() {
        keep_pictures(name, database, &browsers).await;
    }
    let mut blemishes = Vec::new();
    for browser in &browsers {
        blemishes.extend(browser.blemishes.lock().unwrap().drain(..));
        browser.close().await;
    }
    let _ = stop.send(());
    stage.app.stop();
    if let Err(broken) = told {
        std::panic::resume_unwind(broken.into_panic());
    }
    assert!(
        blemishes.is_empty(),
        "{name}: {} blemishes\n{}",
        blemishes.len(),
        blemishes.join("\n")
    );
}

async fn open(
    folder: &TempDir,
    database: Option<&MadeDatabase>,
    (driver, manner): (&Driver, Manner),
    cases: u32,
) -> (Arc<Stage>, oneshot::Sender<()>) {
    // Monday 23 November 2026, 09.40 in western Indonesia.
    let mut settings = Settings::at(folder.path().join("kantor")).standing_at("2026-11-23T02:40:00Z".parse().unwrap());
    settings.database = database.map(|made| made.url.clone());
    let app = App::open(settings)
        .await
        .unwrap_or_else(|why| panic!("{}", why.what(maklumat_vocabulary::Language::English)));
    let furnished = app.furnish(&Plan { seed: 7, cases }, |_, _| {}).await.unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let site = listener.local_addr().unwrap().to_string();
    let (stop, stopped) = oneshot::channel();
    let serving = maklumat_web::serve(listener, app.clone(), async {
        let _ = stopped.await;
    });
    tokio::spawn(serving);
    tokio::spawn(app.clone().work_until_stopped());
    let sheet = folder.path().join("contoh.png");
    std::fs::write(&sheet, SHEET).unwrap();
    let (folder, driver) = (folder.path().to_owned(), driver.host.clone());
    (
        Arc::new(Stage {
            app,
            furnished,
            sheet,
            folder,
            manner,
            driver,
            site,
            browsers: Mutex::default(),
        }),
        stop,
    )
}

/// What every browser showed when a journey failed.
async fn keep_pictures(name: &str, database: Database, browsers: &[Browser]) {
    let folder = target_folder("journeys");
    eprintln!("{name}: pictures and pages are in {}", folder.display());
    for (number, browser) in browsers.iter().enumerate() {
        let file = folder.join(format!("{name}-{database:?}-{}", number + 1).to_lowercase());
        if let Ok(picture) = browser.picture().await {
            std::fs::write(file.with_extension("png"), picture).unwrap();
        }
        let page = format!("<!-- {} -->\n{}", browser.path().await, browser.source().await);
        std::fs::write(file.with_extension("html"), page).unwrap();
    }
}

/// A folder beside what is built, made when it is missing.
pub(crate) fn target_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A database for one journey, gone after it.
struct MadeDatabase {
    url: String,
    name: String,
    server: String,
}

impl MadeDatabase {
    fn on(server: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "maklumat_journey_{}_{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        );
        let (address, _) = server.rsplit_once('/').unwrap();
        let made = Self {
            url: format!("{address}/{name}"),
            name,
            server: server.to_owned(),
        };
        assert!(
            made.order(&format!("CREATE DATABASE {}", made.name)),
            "psql cannot make a database on {server}"
        );
        made
    }

    fn order(&self, statement: &str) -> bool {
        let done = Command::new("psql")
            .args(["-X", "-q", "-d", &self.server, "-c", statement])
            .output();
        done.is_ok_and(|output| output.status.success())
    }
}

impl Drop for MadeDatabase {
    fn drop(&mut self) {
        self.order(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}
