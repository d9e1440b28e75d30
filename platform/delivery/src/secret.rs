//! A password or token of the office: usable, never printed.

use std::fmt;

#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

/// Where secrets come from: the environment, or files beside the settings.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    pub mail_password: Option<Secret>,
    pub gateway_secret: Option<Secret>,
}
