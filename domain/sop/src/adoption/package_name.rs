//! What a package is called: the regency it comes from, the unit and the service.

use std::fmt;

use maklumat_vocabulary::ServiceKey;

/// `99.01/disnaker/ak-1`. Spelt so that it is always a path of three plain folders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackageName {
    /// Code of the region of the origin, `99.01`.
    pub code: String,
    pub service: ServiceKey,
}

impl PackageName {
    /// Reads `code/unit/service`; `None` for anything else, paths that lead out among it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (code, service) = text.split_once('/')?;
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (code.len() <= 20 && code.split('.').all(is_number)).then_some(())?;
        Some(Self {
            code: code.to_owned(),
            service: ServiceKey::parse(service)?,
        })
    }
}

impl fmt::Display for PackageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.code, self.service)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_code_unit_and_service_and_never_leads_out_of_a_folder() {
        let name = PackageName::parse("99.01/disnaker/ak-1").unwrap();
        assert_eq!(name.to_string(), "99.01/disnaker/ak-1");
        for wrong in [
            "disnaker/ak-1",
            "../disnaker/ak-1",
            "99../disnaker/ak-1",
            "99.01/../ak-1",
            "99.01/a/b/c",
            "/a/b",
            "",
        ] {
            assert_eq!(PackageName::parse(wrong), None, "{wrong}");
        }
    }
}
