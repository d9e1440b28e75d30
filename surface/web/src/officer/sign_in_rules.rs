//! An administrator says whose accounts must have a second factor.

use askama::Template;
use maklumat_app::{SignInRole, SignInRuleView};

use crate::failure::Answer;
use crate::form::Form;
use crate::frame::{Flash, Frame, Here};
use crate::guard::require_token;
use crate::officer::prove::unless_proved;
use crate::respond::{go_with, page};
use crate::urls;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "officer/sign_in_rules.html")]
pub(crate) struct SignInRulesPage {
    pub(crate) f: Frame,
    pub(crate) rules: Vec<SignInRuleView>,
    pub(crate) form_token: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let officer = visit.officer().await?;
    let rules = visit.app.sign_in_rules(&officer).await?;
    Ok(page(&SignInRulesPage {
        f: visit
            .work_frame(Here::Accounts, &officer)
            .titled_by("sign-in-rules-title"),
        rules,
        form_token: officer.form_token.0.clone(),
    }))
}

pub(crate) async fn post(visit: Visit, form: Form) -> Answer {
    let officer = visit.officer().await?;
    require_token(&officer, &form)?;
    let roles: Vec<SignInRole> = SignInRole::ALL
        .into_iter()
        .filter(|role| form.all("wajib").any(|word| word == role.word()))
        .collect();
    match visit.app.set_sign_in_rules(&officer, &roles).await {
        Ok(()) => Ok(go_with(&visit, &urls::sign_in_rules(), Flash::SignInRulesKept)),
        Err(problem) => Err(unless_proved(problem, &urls::sign_in_rules())),
    }
}

/// Key of whom a rule is about.
pub(crate) fn role_key(role: &SignInRole) -> &'static str {
    match role {
        SignInRole::Administrator => "sign-in-role-administrator",
        SignInRole::Signer => "sign-in-role-signer",
        SignInRole::Overseer => "sign-in-role-overseer",
        SignInRole::Officer => "sign-in-role-officer",
    }
}
