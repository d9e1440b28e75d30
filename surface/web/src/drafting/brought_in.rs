//! A file from another program became a draft: what could not be read in it, before one goes on writing.

use askama::Template;
use maklumat_app::BroughtIn;
use maklumat_vocabulary::Diagnostic;

use crate::administration::proposal::sentence;
use crate::frame::Frame;

#[derive(Template)]
#[template(path = "drafting/brought_in.html")]
pub(crate) struct BroughtInPage {
    pub(crate) f: Frame,
    /// Of the draft that was begun.
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) brought: BroughtIn,
}

impl BroughtInPage {
    fn kind(&self) -> &'static str {
        match self.brought.notation {
            "xlsx" => "writing-from-excel",
            "docx" => "writing-from-word",
            _ => "writing-from-bpmn",
        }
    }

    fn message(&self, finding: &Diagnostic) -> String {
        sentence(&finding.message.within(self.f.language))
    }

    fn fix(&self, finding: &Diagnostic) -> Option<String> {
        let fix = finding.fix.as_ref()?;
        Some(sentence(&fix.within(self.f.language)))
    }
}
