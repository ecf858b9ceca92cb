//! Counts about a place: days and times alone, never whose they are.

use app::{
    domain::place::PlaceId,
    ports::{Fault, Measures, SentMeasure},
};
use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};

use super::{
    SqlStore,
    fault::Doing,
    plan::{day, days},
    values::{maybe_time, millis, time},
};

const WHAT: &str = "counting for a place";

/// A family that asks again within so many days is counted as asking again.
const AGAIN_DAYS: i64 = 365;
const MILLIS_A_DAY: i64 = 24 * 60 * 60 * 1_000;

#[async_trait]
impl Measures for SqlStore {
    async fn requests_since(&self, place: &PlaceId, since: Timestamp) -> Result<Vec<SentMeasure>, Fault> {
        let rows: Vec<(i64, Option<i64>, bool, bool)> = sqlx::query_as(
            "select request.sent_at, request.outcome_at, request.withdrawn_at is not null,
                    exists (select 1 from request as earlier
                            where earlier.family_id = request.family_id and earlier.kind = 'request'
                              and earlier.seq < request.seq and earlier.sent_at > request.sent_at - $3)
             from request
             where request.place = $1 and request.kind = 'request' and request.sent_at >= $2",
        )
        .bind(place.as_str())
        .bind(millis(since))
        .bind(AGAIN_DAYS * MILLIS_A_DAY)
        .fetch_all(&self.reader)
        .await
        .doing(WHAT)?;
        let measure = |(sent_at, outcome_at, withdrawn, again)| {
            Ok(SentMeasure { sent_at: time(sent_at)?, outcome_at: maybe_time(outcome_at)?, again, withdrawn })
        };
        rows.into_iter().map(measure).collect()
    }

    async fn team_meetings_since(&self, place: &PlaceId, since: Date) -> Result<Vec<Date>, Fault> {
        let rows: Vec<i64> = sqlx::query_scalar(
            "select plan_meeting.on_day from plan_meeting join request on request.id = plan_meeting.request_id
             where request.place = $1 and plan_meeting.on_day >= $2 and plan_meeting.state = 'held'
               and plan_meeting.kind in ('taf', 'tayp')",
        )
        .bind(place.as_str())
        .bind(days(since)?)
        .fetch_all(&self.reader)
        .await
        .doing(WHAT)?;
        rows.into_iter().map(day).collect()
    }

    async fn partner_leads_since(&self, place: &PlaceId, since: Timestamp) -> Result<Vec<Timestamp>, Fault> {
        let rows: Vec<i64> = sqlx::query_scalar(
            "select plan.led_at from plan join request on request.id = plan.request_id
             where request.place = $1 and plan.led_by_partner and plan.led_at >= $2",
        )
        .bind(place.as_str())
        .bind(millis(since))
        .fetch_all(&self.reader)
        .await
        .doing(WHAT)?;
        rows.into_iter().map(time).collect()
    }
}
