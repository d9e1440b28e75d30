//! The short link of a letter: a random code that leads to one case and says nothing of it. The PIN still opens it.

use maklumat_calendar::Timestamp;
use maklumat_store::Uuid;

use crate::App;
use crate::problem::Problem;
use crate::problem::rule::Rule;
use crate::views::Private;

/// Places of the sites that letters lead to. A test of the sites knows each.
pub(crate) const SHORT: &str = "/l/";
pub(crate) const OVERSIGHT: &str = "/pengawasan";
pub(crate) const INBOX: &str = "/petugas";
pub(crate) const WISHES: &str = "/petugas/kabar";

/// All of them.
pub const LETTER_PLACES: [&str; 4] = [SHORT, OVERSIGHT, INBOX, WISHES];

/// Letters and digits people do not confuse: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Fifty bits: a million guesses at a million links find one in a thousand tries of all of that.
const LETTERS: usize = 10;

/// How long a link leads anywhere, in seconds.
const LASTS: i64 = 60 * 86_400;

/// Links that may be followed from one place in one hour. Many people share an address.
const FOLLOWED_FROM_ONE_PLACE: i64 = 120;

impl App {
    /// The same code for each try to send the same letter, and nobody without the key of this installation can make it.
    pub(crate) fn link_code(&self, letter: Uuid) -> String {
        let keys = self.store().keys();
        let hash = keys.lookup(self.store().tenant(), "short-link-code", &letter.to_string());
        let letters = hash.iter().take(LETTERS);
        letters
            .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
            .collect()
    }

    /// What is kept of a code.
    pub(crate) fn link_hash(&self, code: &str) -> [u8; 32] {
        let keys = self.store().keys();
        keys.lookup(self.store().tenant(), "short-link", code)
    }

    pub(crate) fn short_link(&self, letter: Uuid) -> String {
        format!("{}{SHORT}{}", self.site(), self.link_code(letter))
    }

    /// The address of the site with its scheme. Only on this machine it is reached without TLS.
    pub(crate) fn site(&self) -> String {
        let host = self.public_address();
        if host.starts_with("http://") || host.starts_with("https://") {
            return host.trim_end_matches('/').to_owned();
        }
        let is_here = ["localhost", "127.", "[::1]"].iter().any(|here| host.starts_with(here));
        format!("{}://{host}", if is_here { "http" } else { "https" })
    }

    /// Whether a short link leads to a case. Whoever follows too many is told that none does.
    pub async fn is_link(&self, code: &str, client: &str) -> Result<bool, Problem> {
        Ok(self.case_of_link(code, client).await?.is_some())
    }

    /// Opens a case by the link of a letter and its PIN, with the same limits as by reference and PIN.
    pub async fn open_with_link(&self, code: &str, pin: &str, client: &str) -> Result<Private, Problem> {
        let case = self.case_of_link(code, client).await?;
        let matter = match case {
            Some(case) => self.store().read().await?.matter(case).await?,
            None => None,
        };
        let reference = matter.map(|matter| matter.reference).ok_or(Rule::WrongPin)?;
        self.open_with_pin(&reference, pin, client).await
    }

    async fn case_of_link(&self, code: &str, client: &str) -> Result<Option<Uuid>, Problem> {
        let code: String = code.trim().to_ascii_uppercase();
        let is_code = code.len() == LETTERS && code.bytes().all(|letter| ALPHABET.contains(&letter));
        if !self.is_within("link", client, FOLLOWED_FROM_ONE_PLACE).await? || !is_code {
            return Ok(None);
        }
        let now = self.now();
        let oldest = Timestamp::from_second(now.as_second() - LASTS).unwrap_or(now);
        let mut reader = self.store().read().await?;
        Ok(reader.matter_of_link(&self.link_hash(&code), oldest).await?)
    }
}
