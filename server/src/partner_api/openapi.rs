//! The published description of the API: OpenAPI 3.1, made from the types that are read and the refusals that are given.
//!
//! It is kept in `server/schemas/partner-1.json` and served at `/partner/v1/openapi.json`, without a signature, so that a
//! hub's developers read exactly what we check against. utoipa holds the addresses, schemars the shapes: OpenAPI 3.1 says
//! its shapes in the same JSON Schema as our outgoing messages. It describes nothing that is not a hub's.

use std::{collections::BTreeMap, sync::LazyLock};

use app::domain::plan::{LeadOffer, Meeting, Outcome, PlanText, Stage, Team, ToolReading};
use axum::{Router, http::header, routing::get};
use jsonschema::Validator;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};
use utoipa::openapi::{
    ComponentsBuilder, Content, HttpMethod, InfoBuilder, LicenseBuilder, OpenApiBuilder, PathItem, Paths, Ref,
    Required, ResponseBuilder, ServerBuilder,
    path::{Operation, OperationBuilder},
    request_body::RequestBodyBuilder,
    security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
};

use super::{
    Answer,
    news::News,
    plan::{PlanReport, lead::LeadAnswer, message::Words},
    problem::{KIND, Problem, Refusal},
    report::Report,
};
use crate::forward::signature;

/// The description as committed; a test keeps it equal to [`generate`].
pub const PUBLISHED: &str = include_str!("../../schemas/partner-1.json");

/// Printable characters without blanks: an event id, which is also a header.
pub(crate) const EVENT: &str = "^[!-~]{1,100}$";
/// The same for what is looked up as a reference.
const REFERENCE: &str = "^[!-~]{1,40}$";
/// A short name.
const SLUG: &str = "^[a-z0-9-]{1,40}$";
/// A day and a time by clocks in England.
const MOMENT: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
/// Fields that are days.
const DAYS: [(&str, &str); 6] = [
    ("Meeting", "next"),
    ("OfferTried", "on"),
    ("PlanText", "next_review"),
    ("Stage", "on"),
    ("Step", "by"),
    ("ToolReading", "on"),
];
/// At least one character that can be seen.
const VISIBLE: &str = r"[^\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]";

const ABOUT: &str = "What a council's own system tells the Family Help Portal, one request at a time.\n\n\
Every body is signed over its raw bytes by Standard Webhooks (HMAC-SHA256) with the hub's own secret: `webhook-id` is the \
event's id, `webhook-timestamp` within five minutes of now. An event may be sent again, late and in any order: the same id \
with the same content is `already`, with other content a 409. Answers to 408, 429 and 5xx: send it again later, under the same \
id.\n\nBelow `/partner/sandbox/v1` the same addresses take made-up requests, signed with the sandbox's own secret: \
`TEST-0001`, `TEST-0002` and `TEST-0003`, and the question `TEST-0009`. Nothing there reaches a family, and events are \
forgotten after a day.\n\nWhat the portal sends to a hub is described at `/schemas/message-1.json`.";

/// One address, for the description.
struct Described {
    name: &'static str,
    operation: Operation,
}

/// The description, made from the types.
pub fn generate() -> Value {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let mut shapes = settings.with(|set| set.definitions_path = "/components/schemas".into()).into_generator();
    let server = |url: &str, about: &str| ServerBuilder::new().url(url).description(Some(about)).build();
    let license = LicenseBuilder::new().name("MIT OR Apache-2.0").build();
    let info = InfoBuilder::new().title("Family Help Portal, partner API").version("1").description(Some(ABOUT));
    let paths = every(&mut shapes).into_iter().fold(Paths::new(), |mut paths, Described { name, operation }| {
        paths.paths.insert(format!("/{name}"), PathItem::new(HttpMethod::Post, operation));
        paths
    });
    let (schemes, all_three) = secrets();
    let document = OpenApiBuilder::new()
        .info(info.license(Some(license)).build())
        .servers(Some([
            server("/partner/v1", "Families' own requests"),
            server("/partner/sandbox/v1", "Made-up requests, to try things out"),
        ]))
        .paths(paths)
        .components(Some(schemes.build()))
        .security(Some([all_three]))
        .build();
    with_shapes(serde_json::to_value(document).unwrap_or_default(), shapes)
}

/// Every address there is.
fn every(shapes: &mut SchemaGenerator) -> [Described; 10] {
    [
        describe::<News>(shapes),
        describe::<PlanReport<Outcome>>(shapes),
        describe::<PlanReport<Stage>>(shapes),
        describe::<PlanReport<PlanText>>(shapes),
        describe::<PlanReport<ToolReading>>(shapes),
        describe::<PlanReport<Team>>(shapes),
        describe::<PlanReport<LeadOffer>>(shapes),
        describe::<PlanReport<LeadAnswer>>(shapes),
        describe::<PlanReport<Meeting>>(shapes),
        describe::<PlanReport<Words>>(shapes),
    ]
}

/// The three headers of a signature, which only together open anything.
fn secrets() -> (ComponentsBuilder, SecurityRequirement) {
    let names = [&signature::ID, &signature::TIMESTAMP, &signature::SIGNATURE];
    names.into_iter().fold((ComponentsBuilder::new(), SecurityRequirement::default()), |(schemes, all), name| {
        let scheme = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new(name.as_str())));
        (schemes.security_scheme(name.as_str(), scheme), all.add(name.as_str(), Vec::<String>::new()))
    })
}

/// Puts the shapes beside what utoipa wrote.
fn with_shapes(mut document: Value, mut shapes: SchemaGenerator) -> Value {
    let mut shapes = shapes.take_definitions(true);
    for (name, shape) in &mut shapes {
        narrow(name, shape);
    }
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.insert("schemas".to_owned(), Value::Object(shapes));
    }
    document
}

/// Says of a shape what its Rust type checks but does not derive, and that it has no other fields: a misspelt `seen_by` must
/// not show a family what is not for its view.
fn narrow(name: &str, shape: &mut Value) {
    if shape.get("additionalProperties").is_none() {
        close(shape);
    }
    for (_, field) in DAYS.into_iter().filter(|(of, _)| *of == name) {
        say_more(shape.pointer_mut(&format!("/properties/{field}")), json!({ "format": "date" }));
    }
    if name == "Meeting" {
        say_more(shape.pointer_mut("/properties/starts"), json!({ "pattern": MOMENT }));
    }
    let text = |most: u32| json!({ "minLength": 1, "maxLength": most, "pattern": VISIBLE });
    let more = match name {
        "FreeText" => text(app::domain::text::FREE_TEXT_LIMIT),
        "Line" => text(app::domain::text::LINE_LIMIT),
        "PersonName" => text(100),
        "PlaceId" | "HubId" => json!({ "pattern": SLUG }),
        "Reference" => json!({ "pattern": REFERENCE }),
        _ => return,
    };
    say_more(Some(shape), more);
}

fn say_more(shape: Option<&mut Value>, more: Value) {
    if let (Some(shape), Value::Object(more)) = (shape.and_then(Value::as_object_mut), more) {
        shape.extend(more);
    }
}

/// Closes a shape, and every shape that stands in it, to fields it does not name.
fn close(shape: &mut Value) {
    match shape {
        Value::Object(parts) => {
            if parts.contains_key("properties") {
                parts.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            parts.values_mut().for_each(close);
        }
        Value::Array(parts) => parts.iter_mut().for_each(close),
        _ => {}
    }
}

/// Whether a body is what is described for this report.
pub(super) fn describes(report: &str, body: &Value) -> bool {
    VALIDATORS.get(report).is_some_and(|validator| validator.is_valid(body))
}

static VALIDATORS: LazyLock<BTreeMap<String, Validator>> = LazyLock::new(|| {
    let published: Value = serde_json::from_str(PUBLISHED).unwrap_or_default();
    let paths = published.get("paths").and_then(Value::as_object).into_iter().flatten();
    let validator = |(path, item): (&String, &Value)| {
        let shape = item.pointer("/post/requestBody/content/application~1json/schema/$ref")?;
        let schema = json!({ "$ref": shape, "components": published.get("components")? });
        Some((path.trim_start_matches('/').to_owned(), jsonschema::validator_for(&schema).ok()?))
    };
    paths.filter_map(validator).collect()
});

fn describe<R: Report>(shapes: &mut SchemaGenerator) -> Described {
    let body =
        RequestBodyBuilder::new().content("application/json", shape_of::<R>(shapes)).required(Some(Required::True));
    let answered = ResponseBuilder::new()
        .description("Taken, now or before")
        .content("application/json", shape_of::<Answer>(shapes));
    let operation = OperationBuilder::new()
        .operation_id(Some(R::NAME))
        .summary(Some(R::SUMMARY))
        .description(Some(format!("Needs the scope `{}`.", R::SCOPE.slug())))
        .request_body(Some(body.build()))
        .response("200", answered.build());
    let operation = refusals(shapes)
        .into_iter()
        .fold(operation, |operation, (status, response)| operation.response(status, response.build()));
    Described { name: R::NAME, operation: operation.build() }
}

/// Every status that is no yes, with all that it can mean.
fn refusals(shapes: &mut SchemaGenerator) -> Vec<(String, ResponseBuilder)> {
    let mut by_status: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for refusal in Refusal::ALL {
        let (status, name, title) = refusal.parts();
        by_status.entry(status.as_u16()).or_default().push(format!("`/problems/{name}`: {title}"));
    }
    let told = |(status, meanings): (u16, Vec<String>)| {
        let response = ResponseBuilder::new().description(meanings.join("\n\n"));
        (status.to_string(), response.content(KIND, shape_of::<Problem>(shapes)))
    };
    by_status.into_iter().map(told).collect()
}

fn shape_of<T: JsonSchema>(shapes: &mut SchemaGenerator) -> Content {
    shapes.subschema_for::<T>();
    Content::new(Some(Ref::from_schema_name(T::schema_name())))
}

/// Serves the description.
pub(super) fn router() -> Router {
    let description = || async { ([(header::CONTENT_TYPE, "application/json")], PUBLISHED) };
    Router::new().route("/partner/v1/openapi.json", get(description))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rewrites the committed copy when `UPDATE_SCHEMA` is set; a change there is a change hubs must hear of.
    #[test]
    fn the_committed_description_is_the_one_the_types_make() {
        let made = format!("{:#}\n", generate());
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/partner-1.json"), &made).unwrap();
        }
        assert!(made == PUBLISHED || std::env::var_os("UPDATE_SCHEMA").is_some(), "run with UPDATE_SCHEMA=1");
    }

    #[test]
    fn every_field_that_is_a_day_says_so_and_every_report_can_be_checked() {
        let made = generate();
        for (shape, field) in DAYS {
            assert_eq!(made["components"]["schemas"][shape]["properties"][field]["format"], "date", "{shape}.{field}");
        }
        assert_eq!(made["paths"].as_object().unwrap().len(), VALIDATORS.len());
        assert!(VALIDATORS.len() > 9, "run with UPDATE_SCHEMA=1");
    }
}
