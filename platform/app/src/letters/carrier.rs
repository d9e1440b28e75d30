//! What carries letters: what the office has set up in `messages.toml`, or whoever runs the program takes them.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use maklumat_delivery::{Answer, Delivery, Flaw, Hours, Letter, MessageSettings, Secrets, Why};

use crate::App;
use crate::views::letters::{LetterChannel, LetterChannels};

/// The settings of letters, in the folder of an installation.
pub(crate) const FILE: &str = "messages.toml";

/// Takes a letter in the place of a server.
pub type Taker = Arc<dyn Fn(&Letter) -> Answer + Send + Sync>;

/// Where letters go.
#[derive(Clone, Default)]
pub enum Outlet {
    /// As `messages.toml` says; without it, nowhere.
    #[default]
    AsSetUp,
    /// To whoever runs the program: a demo shows them, a test keeps them. Nothing leaves the machine.
    Taken(Taker),
}

impl fmt::Debug for Outlet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsSetUp => "AsSetUp",
            Self::Taken(_) => "Taken",
        })
    }
}

/// The settings as they were read when the program started.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    outlet: Outlet,
    delivery: Delivery,
    pub(crate) quiet: Option<Hours>,
    pub(crate) urgent: Vec<String>,
    pub(crate) flaws: Vec<Flaw>,
}

impl Letters {
    pub(crate) fn read(folder: &Path, secrets: &Secrets, outlet: Outlet) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE)).ok();
        let beside = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        let read = MessageSettings::read(&text.unwrap_or_default(), secrets, &beside);
        let (settings, flaws) = match read {
            Ok(settings) => (settings, Vec::new()),
            Err(flaws) => (MessageSettings::default(), flaws),
        };
        for flaw in &flaws {
            tracing::error!(key = %flaw.key, what = %flaw.what, "{FILE} cannot be used; no letter is sent");
        }
        Self {
            outlet,
            delivery: settings.delivery,
            quiet: settings.quiet,
            urgent: settings.urgent,
            flaws,
        }
    }

    pub(crate) fn channels(&self) -> LetterChannels {
        match &self.outlet {
            Outlet::AsSetUp => LetterChannels {
                phone: self.delivery.gateway.is_some(),
                mail: self.delivery.mail.is_some(),
            },
            Outlet::Taken(_) => LetterChannels {
                phone: true,
                mail: true,
            },
        }
    }

    /// Letters are shown to whoever runs the program instead of being sent.
    pub(crate) const fn is_shown(&self) -> bool {
        matches!(self.outlet, Outlet::Taken(_))
    }

    pub(crate) fn carries(&self, channel: LetterChannel) -> bool {
        self.channels().has(channel)
    }
}

impl App {
    /// The ways in which this office can send letters.
    #[must_use]
    pub fn letter_channels(&self) -> LetterChannels {
        self.0.letters.channels()
    }

    /// Whether letters only appear where the program was started, as in a demo.
    #[must_use]
    pub fn shows_letters(&self) -> bool {
        self.0.letters.is_shown()
    }

    /// Hands a letter over and waits for the answer, beside the requests.
    pub(crate) async fn carry(&self, letter: Letter) -> Answer {
        let app = self.clone();
        let handed = tokio::task::spawn_blocking(move || {
            let letters = &app.0.letters;
            match &letters.outlet {
                Outlet::AsSetUp => letters.delivery.send(&letter),
                Outlet::Taken(taker) => taker(&letter),
            }
        });
        handed.await.unwrap_or_else(|panic| {
            tracing::error!(error = %panic, "handing a letter over broke off");
            Answer::Later {
                why: Why::NotUnderstood,
                after: None,
            }
        })
    }
}
