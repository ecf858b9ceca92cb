//! E-mail by any SMTP server.
//!
//! The connection is encrypted, or goes to this machine; a server that offers no encryption is not spoken to. A message
//! has one recipient, our neutral subject and text, and no header that names the portal or this machine.

use app::{
    domain::{
        contact::{Email, Mobile},
        ids::SendingId,
        lock::Carrier,
        neutral::NeutralText,
    },
    ports::{Fault, Mailer, Posted},
};
use async_trait::async_trait;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, MIME_VERSION_1_0},
    },
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
        response::Category,
    },
};
use secrecy::ExposeSecret;

use super::TOTAL;
use crate::settings::notify::{Encryption, Smtp};

/// An SMTP server.
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

impl SmtpMailer {
    /// Gets ready to use the server; it is not spoken to before the first message.
    pub fn new(settings: &Smtp) -> Result<Self, Fault> {
        const WHAT: &str = "setting up e-mail";
        let parameters = || TlsParameters::new(settings.host.clone()).map_err(|error| Fault::new(WHAT, error));
        let tls = match settings.encryption {
            Encryption::StartTls => Tls::Required(parameters()?),
            Encryption::Tls => Tls::Wrapper(parameters()?),
            Encryption::NoneOnThisMachine => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host.clone())
            .port(settings.port)
            .tls(tls)
            .timeout(Some(TOTAL))
            // The machine's own name would say whose message it is.
            .hello_name(ClientId::Domain("localhost".to_owned()));
        if let Some((name, password)) = &settings.login {
            builder = builder.credentials(Credentials::new(name.clone(), password.expose_secret().to_owned()));
        }
        let from = settings.from.as_str().parse().map_err(|error| Fault::new(WHAT, error))?;
        Ok(Self { transport: builder.build(), from })
    }
}

impl SmtpMailer {
    /// Greets the server, logs in if the settings say so, and leaves.
    pub async fn greet(&self) -> Result<(), Fault> {
        match tokio::time::timeout(TOTAL, self.transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            // The server's own words are not kept.
            Ok(Ok(false) | Err(_)) | Err(_) => Err(Fault::bare("greeting the mail server")),
        }
    }
}

/// The whole message. `None` for an address that e-mail cannot carry.
fn message(from: &Address, to: &Email, text: &NeutralText) -> Option<Message> {
    let to: Address = to.as_str().parse().ok()?;
    Message::builder()
        .from(Mailbox::new(None, from.clone()))
        .to(Mailbox::new(None, to))
        .subject(text.subject())
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(text.as_str().to_owned())
        .ok()
}

/// The whole message as it is said to a server, for whoever must look at it. `None` for an address that e-mail cannot carry.
pub fn letter(from: &Email, to: &Email, text: &NeutralText) -> Option<Vec<u8>> {
    Some(message(&from.as_str().parse().ok()?, to, text)?.formatted())
}

/// Whether a server will not have the message, or will not have us: 530 to 539 are about signing in.
fn refusal(error: &Error) -> Posted {
    let is_ours = error.status().is_some_and(|code| code.category == Category::Unspecified3);
    if is_ours {
        tracing::error!("the mail server does not let us sign in: check login and password_file");
        return Posted::Unable;
    }
    Posted::Refused
}

#[async_trait]
impl Mailer for SmtpMailer {
    fn carries(&self, carrier: Carrier) -> bool {
        carrier == Carrier::Email
    }

    async fn send_email(&self, to: &Email, text: &NeutralText, _id: SendingId) -> Posted {
        let Some(message) = message(&self.from, to, text) else { return Posted::Refused };
        match tokio::time::timeout(TOTAL, self.transport.send(message)).await {
            Ok(Ok(_)) => Posted::Taken,
            // The server's words can repeat the address, so they are not kept.
            Ok(Err(error)) if error.is_permanent() => refusal(&error),
            Ok(Err(_)) | Err(_) => Posted::NotNow,
        }
    }

    async fn send_text(&self, _: &Mobile, _: &NeutralText, _: SendingId) -> Posted {
        Posted::Unable
    }
}

#[cfg(test)]
mod tests {
    use app::domain::{lock::OnceCode, neutral::banned_word};

    use super::*;

    #[test]
    fn of_ten_thousand_messages_none_says_a_canary_or_a_banned_word() {
        let from: Address = "codes@post.example".parse().unwrap();
        let to = Email::parse("canary-7f3a@example.org").unwrap();
        for number in 0..10_000 {
            let code = OnceCode::new(number * 97);
            let whole = message(&from, &to, &NeutralText::of(&code)).unwrap().formatted();
            let whole = String::from_utf8(whole).unwrap();
            let rest: String = whole.lines().filter(|line| !line.starts_with("To: ")).collect::<Vec<_>>().join("\n");
            assert_eq!(banned_word(&rest), None, "{rest}");
            assert!(!rest.contains("canary") && rest.contains(code.figures()), "{rest}");
        }
    }

    #[test]
    fn a_message_has_five_headers_one_recipient_and_no_name_of_this_machine() {
        let from: Address = "codes@post.example".parse().unwrap();
        let to = Email::parse("a@example.org").unwrap();
        let whole = message(&from, &to, &NeutralText::of(&OnceCode::new(7))).unwrap();
        assert_eq!(whole.envelope().to().len(), 1);
        let whole = String::from_utf8(whole.formatted()).unwrap();
        let (head, _) = whole.split_once("\r\n\r\n").unwrap();
        let mut names: Vec<&str> = head.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            ["Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version", "Subject", "To"]
        );
    }

    #[test]
    fn no_address_can_add_a_header_or_a_recipient() {
        for hostile in [
            "a@example.org\r\nBcc: b@example.org",
            "a@example.org,b@example.org",
            "a@example.org b@example.org",
            "<a@example.org>",
            "a@example.org\u{2028}Bcc: b@example.org",
            "\"a\r\n\"@example.org",
        ] {
            let parsed = Email::parse(hostile);
            let from: Address = "codes@post.example".parse().unwrap();
            let made = parsed.ok().and_then(|to| message(&from, &to, &NeutralText::of(&OnceCode::new(7))));
            assert!(made.is_none(), "{hostile:?}");
        }
    }
}
