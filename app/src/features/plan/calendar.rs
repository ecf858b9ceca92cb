//! The next meeting as a file for a calendar, which others may look into: "Appointment", its time, and nothing else.

use jiff::Timestamp;

use super::Here;
use crate::{
    domain::plan::{Meeting, MeetingState},
    features::carry::Download,
    page::{Asked, Stop},
    ports::{Portal, clock_in_england, instant_in_england},
    urls,
    words::plan::people as text,
};

/// The first planned meeting that is to come.
pub(super) fn next<'a>(portal: &Portal, here: &'a Here) -> Option<&'a Meeting> {
    let now = clock_in_england(portal.clock.now());
    let mut meetings = here.plan.meetings.iter().map(|held| &held.meeting);
    meetings.find(|meeting| meeting.state == MeetingState::Planned && meeting.starts >= now)
}

/// A moment as calendars write it.
fn written(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The file, for whoever has a seat at the plan. Its name and its words say nothing.
pub async fn download(asked: &Asked) -> Result<Download, Stop> {
    let here = Here::on_page(asked).await?;
    let meeting = next(&asked.portal, &here).ok_or_else(|| Stop::Go(urls::PLAN_MEETINGS.to_owned()))?;
    let starts = instant_in_england(meeting.starts).ok_or_else(|| Stop::Go(urls::PLAN_MEETINGS.to_owned()))?;
    let (starts, made, id) = (written(starts), written(asked.portal.clock.now()), here.mark(meeting.key.as_str()));
    let appointment = text::APPOINTMENT;
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Calendar//Appointment//EN",
        "BEGIN:VEVENT",
        &format!("UID:{id}"),
        &format!("DTSTAMP:{made}"),
        &format!("DTSTART:{starts}"),
        &format!("SUMMARY:{appointment}"),
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    Ok(Download { name: "appointment.ics", content_type: "text/calendar; charset=utf-8", body: lines.join("\r\n") })
}
