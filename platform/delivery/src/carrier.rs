//! What an office has set up, and the choice between its channels.

use crate::answer::{Answer, Why};
use crate::gateway::Gateway;
use crate::letter::{Address, Letter};
use crate::mail::MailServer;

/// The channels of an office. Without any, nothing is sent.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    pub mail: Option<MailServer>,
    pub gateway: Option<Gateway>,
}

impl Delivery {
    /// Sends one letter and waits for the answer: seconds, where the other side is slow.
    #[must_use]
    pub fn send(&self, letter: &Letter) -> Answer {
        let none = Answer::Later {
            why: Why::NoChannel,
            after: None,
        };
        match &letter.to {
            Address::Phone(number) => self
                .gateway
                .as_ref()
                .map_or(none, |gateway| gateway.send(number, letter)),
            Address::Mailbox(mailbox) => self.mail.as_ref().map_or(none, |server| server.send(mailbox, letter)),
        }
    }
}
