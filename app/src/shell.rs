//! The HTML document and the route table.
//!
//! The document carries the content policy with its nonce as a header. The loader script is our own few lines: it wakes
//! islands and nothing else, after the page is there and usable.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    domain::language::Language,
    features::{
        access, advice, ask, carry, codes, desk, display, doors, for_you, guide, helping, later, letter, near, pages,
        permissions, plan, rights, status, story, trusted, words,
    },
    page::Asked,
};

/// Wakes the islands of a page: loads the browser half and hands each island element to its function.
fn loader(js: &str, wasm: &str) -> String {
    format!(
        "import({js:?}).then(m=>m.default({{module_or_path:{wasm:?}}}).then(()=>{{m.hydrate();\
         document.querySelectorAll('leptos-island').forEach(e=>m[e.dataset.component]?.(e));\
         document.documentElement.dataset.ready='yes'}}))"
    )
}

/// The document around every page.
pub fn document() -> impl IntoView {
    let asked = Asked::take();
    let nonce = use_nonce();
    if let (Some(asked), Some(nonce)) = (&asked, &nonce) {
        asked.set_header(http::header::CONTENT_SECURITY_POLICY, &policy(nonce, &asked.portal.settings.exit_url));
    }
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    let language = asked.as_ref().map_or(Language::English, Asked::language);
    let look = asked.as_ref().map(display::chosen).unwrap_or_default();
    let assets = asked.map(|asked| asked.portal.settings.assets.clone()).unwrap_or_default();
    let css = assets.css_rtl.filter(|_| language.dir() == "rtl").unwrap_or(assets.css);
    let script = assets.js.zip(assets.wasm).map(|(js, wasm)| {
        view! { <script type="module" nonce=nonce>{loader(&js, &wasm)}</script> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=language.slug() dir=language.dir() class=format!("govuk-template{}", look.classes())>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="robots" content="noindex"/>
                <meta name="format-detection" content="telephone=no"/>
                <link rel="stylesheet" href=css/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <MetaTags/>
            </head>
            <body class="govuk-template__body">
                <App/>
                {script}
            </body>
        </html>
    }
}

/// What the browser may do on a page: nothing from anywhere else, ever.
/// Some browsers hold a form's redirect to `form-action`, so the neutral site of "exit this page" is named there.
fn policy(nonce: &str, exit_url: &str) -> String {
    let exit_origin: String = exit_url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'; form-action 'self' {exit_origin}; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Every page.
#[expect(clippy::too_many_lines, reason = "one line a page, in one list")]
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if let Some(asked) = Asked::take() {
        provide_context(asked.language());
    }
    view! {
        <Router>
            <FlatRoutes fallback=pages::NotFound>
                <Route path=path!("/") view=pages::Start ssr=SsrMode::Async/>
                <Route path=path!("/safety") view=pages::Safety ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=pages::Privacy ssr=SsrMode::Async/>
                <Route path=path!("/numbers") view=pages::Numbers ssr=SsrMode::Async/>
                <Route path=path!("/if-you-say-no") view=pages::IfNo ssr=SsrMode::Async/>
                <Route path=path!("/ended") view=pages::Ended ssr=SsrMode::Async/>
                <Route path=path!("/place/:id") view=guide::PlacePage ssr=SsrMode::Async/>
                <Route path=path!("/ask/area") view=ask::AreaPage ssr=SsrMode::Async/>
                <Route path=path!("/ask/phone-first") view=ask::PhoneFirst ssr=SsrMode::Async/>
                <Route path=path!("/ask/elsewhere") view=pages::Elsewhere ssr=SsrMode::Async/>
                <Route path=path!("/ask/not-agreed") view=ask::NotAgreed ssr=SsrMode::Async/>
                <Route path=path!("/ask/later") view=later::LaterPage ssr=SsrMode::Async/>
                <Route path=path!("/ask/saved") view=codes::Saved ssr=SsrMode::Async/>
                <Route path=path!("/ask/sent") view=status::SentPage ssr=SsrMode::Async/>
                <Route path=path!("/ask/bring") view=carry::AlongPage ssr=SsrMode::Async/>
                <Route path=path!("/ask/practise") view=codes::PractisePage ssr=SsrMode::Async/>
                <Route path=path!("/ask/:step") view=ask::StepPage ssr=SsrMode::Async/>
                <Route path=path!("/y") view=ask::OwnStart ssr=SsrMode::Async/>
                <Route path=path!("/y/talk") view=ask::OwnTalk ssr=SsrMode::Async/>
                <Route path=path!("/y/trusted") view=trusted::LetPage ssr=SsrMode::Async/>
                <Route path=path!("/y/:step") view=ask::OwnStepPage ssr=SsrMode::Async/>
                <Route path=path!("/near") view=near::NearPage ssr=SsrMode::Async/>
                <Route path=path!("/near/pinned") view=near::PinnedPage ssr=SsrMode::Async/>
                <Route path=path!("/near/:id") view=near::OfferPage ssr=SsrMode::Async/>
                <Route path=path!("/note") view=codes::Note ssr=SsrMode::Async/>
                <Route path=path!("/back") view=codes::ComeBackPage ssr=SsrMode::Async/>
                <Route path=path!("/status") view=status::StatusPage ssr=SsrMode::Async/>
                <Route path=path!("/status/stop") view=status::WithdrawPage ssr=SsrMode::Async/>
                <Route path=path!("/story") view=story::StoryPage ssr=SsrMode::Async/>
                <Route path=path!("/story/begin") view=story::BeginPage ssr=SsrMode::Async/>
                <Route path=path!("/story/words") view=story::WordsPage ssr=SsrMode::Async/>
                <Route path=path!("/story/changes") view=story::ChangesPage ssr=SsrMode::Async/>
                <Route path=path!("/story/:section") view=story::PartPage ssr=SsrMode::Async/>
                <Route path=path!("/words") view=words::WordsPage ssr=SsrMode::Async/>
                <Route path=path!("/words/:id") view=words::WordPage ssr=SsrMode::Async/>
                <Route path=path!("/words/sheet/:place") view=words::SheetPage ssr=SsrMode::Async/>
                <Route path=path!("/letter") view=letter::LetterPage ssr=SsrMode::Async/>
                <Route path=path!("/plan") view=plan::PlanPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/open") view=plan::OpenPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/steps") view=plan::StepsPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/agree") view=plan::AgreePage ssr=SsrMode::Async/>
                <Route path=path!("/plan/words") view=plan::WordsPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/team") view=plan::TeamPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/meetings") view=plan::MeetingsPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/progress") view=plan::ProgressPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/history") view=plan::HistoryPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/child") view=plan::ChildPage ssr=SsrMode::Async/>
                <Route path=path!("/plan/print") view=plan::PrintPage ssr=SsrMode::Async/>
                <Route path=path!("/carry") view=carry::CarryPage ssr=SsrMode::Async/>
                <Route path=path!("/carry/print") view=carry::PrintPage ssr=SsrMode::Async/>
                <Route path=path!("/carry/bring") view=carry::BringPage ssr=SsrMode::Async/>
                <Route path=path!("/carry/look") view=carry::LookPage ssr=SsrMode::Async/>
                <Route path=path!("/carry/here") view=carry::HerePage ssr=SsrMode::Async/>
                <Route path=path!("/display") view=display::DisplayPage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/doors") view=doors::DoorsPage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/doors/code") view=doors::WordsPage ssr=SsrMode::Async/>
                <Route path=path!("/shared") view=doors::SharedPage ssr=SsrMode::Async/>
                <Route path=path!("/shared/open/:token") view=doors::SharedOpenPage ssr=SsrMode::Async/>
                <Route path=path!("/shared/paper") view=doors::SharedPaperPage ssr=SsrMode::Async/>
                <Route path=path!("/shared/story") view=doors::SharedStoryPage ssr=SsrMode::Async/>
                <Route path=path!("/seen") view=doors::SeenPage ssr=SsrMode::Async/>
                <Route path=path!("/access") view=access::AccessPage ssr=SsrMode::Async/>
                <Route path=path!("/access/open") view=access::OpenPage ssr=SsrMode::Async/>
                <Route path=path!("/access/check") view=access::CheckPage ssr=SsrMode::Async/>
                <Route path=path!("/access/passkeys") view=access::PasskeysPage ssr=SsrMode::Async/>
                <Route path=path!("/access/people") view=access::PeoplePage ssr=SsrMode::Async/>
                <Route path=path!("/access/join") view=access::JoinPage ssr=SsrMode::Async/>
                <Route path=path!("/access/joined") view=access::JoinedPage ssr=SsrMode::Async/>
                <Route path=path!("/access/lost") view=access::LostPage ssr=SsrMode::Async/>
                <Route path=path!("/permissions") view=permissions::MinePage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/new") view=permissions::NewPage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/choose") view=permissions::ChoosePage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/preview") view=permissions::PreviewPage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/receipt") view=permissions::ReceiptPage ssr=SsrMode::Async/>
                <Route path=path!("/permissions/not-me") view=permissions::NotMePage ssr=SsrMode::Async/>
                <Route path=path!("/rights") view=rights::RightsPage ssr=SsrMode::Async/>
                <Route path=path!("/rights/correct") view=rights::CorrectPage ssr=SsrMode::Async/>
                <Route path=path!("/rights/erase") view=rights::ErasePage ssr=SsrMode::Async/>
                <Route path=path!("/rights/erased") view=rights::ErasedPage ssr=SsrMode::Async/>
                <Route path=path!("/helping") view=helping::HelpingPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/who") view=helping::WhoPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/code") view=helping::CodePage ssr=SsrMode::Async/>
                <Route path=path!("/helping/second") view=helping::SecondPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/account") view=helping::AccountPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/mine") view=helping::MinePage ssr=SsrMode::Async/>
                <Route path=path!("/helping/lead") view=helping::LeadPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/plan") view=helping::PlansPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/draft/:step") view=helping::DraftPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/phone-first") view=helping::DangerPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/ready") view=helping::ReadyPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/words") view=helping::WordsPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/spoken") view=helping::SpokenPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/concern") view=helping::ConcernPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/concern/now") view=helping::ConcernNowPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/concern/sent") view=helping::ConcernSentPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/concern/:step") view=helping::ConcernStepPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/area") view=helping::AreaPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/sheet/:place") view=helping::SheetPage ssr=SsrMode::Async/>
                <Route path=path!("/helping/sheet") view=helping::SheetPage ssr=SsrMode::Async/>
                <Route path=path!("/for-you") view=for_you::ForYouPage ssr=SsrMode::Async/>
                <Route path=path!("/for-you/open/:token") view=for_you::ForYouOpenPage ssr=SsrMode::Async/>
                <Route path=path!("/for-you/read") view=for_you::ReadPage ssr=SsrMode::Async/>
                <Route path=path!("/for-you/theirs") view=trusted::TheirsPage ssr=SsrMode::Async/>
                <Route path=path!("/for-you/closed") view=for_you::ClosedPage ssr=SsrMode::Async/>
                <Route path=path!("/advice") view=advice::AdvicePage ssr=SsrMode::Async/>
                <Route path=path!("/advice/ask") view=advice::AskPage ssr=SsrMode::Async/>
                <Route path=path!("/advice/phone-first") view=advice::DangerPage ssr=SsrMode::Async/>
                <Route path=path!("/advice/check") view=advice::CheckPage ssr=SsrMode::Async/>
                <Route path=path!("/desk") view=desk::DeskPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/measures") view=desk::MeasuresPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/people") view=desk::DeskPeoplePage ssr=SsrMode::Async/>
                <Route path=path!("/desk/sign-in") view=desk::SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/code") view=desk::DeskCodePage ssr=SsrMode::Async/>
                <Route path=path!("/desk/second") view=desk::DeskSecondPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/open") view=desk::DeskOpenPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/concerns") view=desk::DeskConcernsPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/concerns/:reference") view=desk::DeskConcernPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/organisations") view=desk::OrganisationsPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/meetings") view=desk::plan::MeetingsPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/drift") view=desk::plan::DriftPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/plan/:reference") view=desk::plan::PlanPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/plan/:reference/seats") view=desk::plan::SeatsPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/plan/:reference/print") view=desk::plan::PrintPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/plan/:reference/:form") view=desk::plan::FormPage ssr=SsrMode::Async/>
                <Route path=path!("/desk/case/:reference") view=desk::DeskCasePage ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
