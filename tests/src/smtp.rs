//! An SMTP server on this machine that speaks the real protocol as far as a mailer may use it, and hands over what came.
//!
//! It answers by script: a trouble stands for one command of one message. It holds clients to the protocol: commands in
//! order, lines that end in CRLF, dots doubled at the start of a line.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    ops::ControlFlow,
    sync::{Arc, Mutex},
};

use app::domain::contact::Email;
use server::settings::notify::{Encryption, Notify, Smtp};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::{
        Mutex as AsyncMutex,
        mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    },
};

/// A message as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// How the client called itself.
    pub hello: String,
    /// The sender on the envelope.
    pub from: String,
    /// The recipients on the envelope.
    pub to: Vec<String>,
    /// Headers and text, with doubled dots undone.
    pub data: String,
    /// The lines of data as they came over the wire.
    pub wire: Vec<String>,
}

impl Mail {
    /// The six figures in it.
    pub fn code(&self) -> String {
        let text = self.data.split_once("\n\n").expect("a text after the headers").1;
        let figures = text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 6);
        figures.expect("six figures").to_owned()
    }
}

/// What happens in place of a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// An answer, such as `450 later`.
    Says(&'static str),
    /// The connection ends without one.
    CutOff,
    /// Nothing comes, and the connection stays.
    Silence,
}

/// A trouble and the command that meets it, such as `RCPT`; `TEXT` stands for the end of the data.
type Scripted = (&'static str, Trouble);

/// The running server.
pub struct SmtpStub {
    /// Where it listens.
    pub address: SocketAddr,
    script: Script,
    mails: AsyncMutex<UnboundedReceiver<Mail>>,
}

impl SmtpStub {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let script = Arc::new(Mutex::new(VecDeque::new()));
        let (sender, mails) = unbounded_channel();
        let for_server = Arc::clone(&script);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&for_server), sender.clone()));
            }
        });
        Self { address, script, mails: AsyncMutex::new(mails) }
    }

    /// The settings of a portal that sends its mail here.
    pub fn notify(&self) -> Notify {
        Notify::Smtp(Smtp {
            host: "127.0.0.1".to_owned(),
            port: self.address.port(),
            encryption: Encryption::NoneOnThisMachine,
            login: None,
            from: Email::parse("codes@post.example").expect("an address"),
        })
    }

    /// The next time this command comes, it is refused.
    pub fn refuse(&self, to: &'static str, says: &'static str) {
        self.trouble(to, Trouble::Says(says));
    }

    /// The next time this command comes, this happens.
    pub fn trouble(&self, to: &'static str, trouble: Trouble) {
        self.script.lock().expect("the script").push_back((to, trouble));
    }

    /// Whether every trouble has met its command.
    pub fn is_done(&self) -> bool {
        self.script.lock().expect("the script").is_empty()
    }

    /// The next message, once it is there.
    pub async fn next(&self) -> Mail {
        self.mails.lock().await.recv().await.expect("the server runs")
    }

    /// A message that is there already, if any.
    pub async fn waiting(&self) -> Option<Mail> {
        self.mails.lock().await.try_recv().ok()
    }
}

type Script = Arc<Mutex<VecDeque<Scripted>>>;

/// One session.
struct Session {
    lines: BufReader<TcpStream>,
    script: Script,
    hello: String,
    from: Option<String>,
    to: Vec<String>,
}

async fn talk(stream: TcpStream, script: Script, mails: UnboundedSender<Mail>) {
    let (hello, from, to) = (String::new(), None, Vec::new());
    let mut session = Session { lines: BufReader::new(stream), script, hello, from, to };
    session.say("220 post.example ESMTP").await;
    while let Some(line) = session.line().await {
        let (command, rest) = line.split_at_checked(4).unwrap_or((&line, ""));
        let command = command.to_ascii_uppercase();
        if let Some(trouble) = session.trouble(&command) {
            if session.meet(trouble).await.is_break() {
                return;
            }
            continue;
        }
        match command.as_str() {
            "EHLO" => {
                session.hello = rest.trim().to_owned();
                session.say("250-post.example\r\n250-8BITMIME\r\n250 SIZE 100000").await;
            }
            "MAIL" if !session.hello.is_empty() && session.from.is_none() => {
                session.from = Some(address(rest));
                session.say("250 ok").await;
            }
            "RCPT" if session.from.is_some() => {
                session.to.push(address(rest));
                session.say("250 ok").await;
            }
            "DATA" if !session.to.is_empty() => {
                if session.data(&mails).await.is_break() {
                    return;
                }
            }
            "QUIT" => {
                session.say("221 bye").await;
                return;
            }
            "RSET" => {
                (session.from, session.to) = (None, Vec::new());
                session.say("250 ok").await;
            }
            _ => session.say("503 not now").await,
        }
    }
}

/// What stands between the brackets of `FROM:<…>` or `TO:<…>`.
fn address(rest: &str) -> String {
    let inner = rest.split_once('<').and_then(|(_, after)| after.split_once('>'));
    inner.map(|(inner, _)| inner.to_owned()).unwrap_or_default()
}

impl Session {
    /// The next line, which must end as the protocol says.
    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.lines.read_line(&mut line).await.ok()?;
        if read == 0 {
            return None;
        }
        let whole = line.strip_suffix("\r\n").expect("a line ends in CRLF");
        assert!(!whole.contains(['\r', '\n']), "a bare line end inside a line: {whole:?}");
        Some(whole.to_owned())
    }

    async fn say(&mut self, text: &str) {
        // A client that has gone hears nothing; the next read ends the session.
        let _ = self.lines.get_mut().write_all(format!("{text}\r\n").as_bytes()).await;
    }

    fn trouble(&self, command: &str) -> Option<Trouble> {
        let mut script = self.script.lock().expect("the script");
        let is_next = script.front().is_some_and(|(to, _)| *to == command);
        is_next.then(|| script.pop_front()).flatten().map(|(_, trouble)| trouble)
    }

    /// Lets it happen; breaks when the conversation is over.
    async fn meet(&mut self, trouble: Trouble) -> ControlFlow<()> {
        match trouble {
            Trouble::Says(says) => {
                self.say(says).await;
                ControlFlow::Continue(())
            }
            Trouble::CutOff => ControlFlow::Break(()),
            Trouble::Silence => {
                // Until the client has had enough.
                while self.line().await.is_some() {}
                ControlFlow::Break(())
            }
        }
    }

    async fn data(&mut self, mails: &UnboundedSender<Mail>) -> ControlFlow<()> {
        self.say("354 go on").await;
        let mut wire = Vec::new();
        loop {
            let Some(line) = self.line().await else { return ControlFlow::Break(()) };
            if line == "." {
                break;
            }
            wire.push(line);
        }
        if let Some(trouble) = self.trouble("TEXT") {
            return self.meet(trouble).await;
        }
        let lines: Vec<&str> = wire.iter().map(|line| line.strip_prefix('.').unwrap_or(line)).collect();
        let mail = Mail {
            hello: self.hello.clone(),
            from: self.from.take().unwrap_or_default(),
            to: std::mem::take(&mut self.to),
            data: lines.join("\n"),
            wire,
        };
        // Heard before it is said: who waits for the message never sees it later than the client's yes.
        let _ = mails.send(mail);
        self.say("250 taken").await;
        ControlFlow::Continue(())
    }
}
