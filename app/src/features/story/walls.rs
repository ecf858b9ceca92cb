//! "Keep this part from ...": a wall against another member of the family, put up and taken down with one button each.
//!
//! The other member learns nothing of it. Their name is theirs, so they are called by the order in which they came.

use leptos::prelude::*;
use uuid::Uuid;

use super::{Here, key_of, part::part_of, writing};
use crate::{
    domain::{
        ids::MemberId,
        raw_form::RawForm,
        story::{About, Author, Deed, Part},
    },
    form_post::Next,
    page::Asked,
    ports::Fault,
    urls,
    words::story as text,
};

/// The buttons, once there is another member.
pub(super) fn control(here: &Here, part: Part) -> Option<AnyView> {
    let me = here.inside.member;
    let kept_from = here.story.kept_from(part, me);
    let others = here.members.iter().filter(|member| **member != me);
    let buttons: Vec<_> = others
        .enumerate()
        .map(|(index, member)| {
            let is_kept = kept_from.contains(member);
            let (keep, label) = if is_kept { ("no", text::NO_WALL) } else { ("yes", text::WALL) };
            let person = match part.about() {
                About::Family => None,
                About::Person(id) => Some(id.uuid().to_string()),
            };
            view! {
                <form method="post" autocomplete="off" action=urls::post::STORY_WALL>
                    <input type="hidden" name="section" value=part.section().slug()/>
                    <input type="hidden" name="person" value=person/>
                    <input type="hidden" name="keep" value=keep/>
                    <button type="submit" class="govuk-button govuk-button--secondary" name="member" value=member.uuid().to_string()>
                        {label} " " {text::other_member(index + 2)}
                    </button>
                </form>
            }
        })
        .collect();
    (!buttons.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{text::WALL_TITLE}</h2>
            <p class="govuk-body">{text::WALL_TEXT}</p>
            {buttons}
        }
        .into_any()
    })
}

/// Puts a wall up, or takes it down; either twice is the same as once.
pub async fn wall(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let part = part_of(&form).or_else(|| (form.get("section") == "people").then_some(Part::PEOPLE));
    let Some(part) = part else {
        return Ok(Next::page(urls::STORY));
    };
    let here = match Here::for_form(&asked, &key_of(part), &RawForm::default()).await? {
        Ok(here) => here,
        Err(next) => return Ok(next),
    };
    let me = here.inside.member;
    let from = Uuid::parse_str(form.get("member")).map(MemberId::new).ok();
    let Some(from) = from.filter(|from| *from != me && here.members.contains(from)) else {
        return Ok(Next::page(urls::STORY));
    };
    let keep = form.get("keep") == "yes";
    writing::write(&asked, &here, &Author::Member { member: me }, |story| {
        let is_kept = story.kept_from(part, me).contains(&from);
        let deed = if keep { Deed::Wall { from } } else { Deed::NoWall { from } };
        (is_kept != keep).then_some((part, deed)).into_iter().collect()
    })
    .await?;
    Ok(Next::page(here.page_of(part).unwrap_or_else(|| urls::STORY.to_owned())))
}
