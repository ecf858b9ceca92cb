//! A door with a certificate in front of a server on this machine, as a council's hub has one: it can have expired, and can be
//! renewed.
//!
//! The main type is [`TlsDoor`]. Every certificate is made anew for each test and signed by an authority that nobody else
//! trusts. It refuses to pass on anything that did not come through a finished handshake.

use std::{
    net::SocketAddr,
    sync::{
        Arc, RwLock,
        atomic::{AtomicU32, Ordering},
    },
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, pki_types::PrivateKeyDer},
};

/// How long a certificate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It ended years ago.
    Expired,
    /// For longer than anybody will run this.
    ForLong,
}

/// A door with a certificate.
pub struct TlsDoor {
    /// Its address.
    pub base: String,
    /// The authority that its certificates are signed by, as clients read it (PEM).
    pub authority: String,
    issuer: CertifiedIssuer<'static, KeyPair>,
    shown: Arc<RwLock<TlsAcceptor>>,
    turned_away: Arc<AtomicU32>,
}

impl TlsDoor {
    /// Opens one on a free port, in front of `server`.
    pub async fn open(server: SocketAddr, holds: Holds) -> Self {
        let mut params = CertificateParams::new([]).expect("names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("an authority");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("https://{}", listener.local_addr().expect("an address"));
        let shown = Arc::new(RwLock::new(acceptor(&issuer, holds)));
        let turned_away = Arc::new(AtomicU32::new(0));
        let (acceptors, count) = (Arc::clone(&shown), Arc::clone(&turned_away));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptors.read().expect("the certificate").clone();
                tokio::spawn(pass(stream, acceptor, server, Arc::clone(&count)));
            }
        });
        Self { base, authority: issuer.pem(), issuer, shown, turned_away }
    }

    /// Shows a new certificate from now on.
    pub fn renew(&self) {
        *self.shown.write().expect("the certificate") = acceptor(&self.issuer, Holds::ForLong);
    }

    /// How many left without a word because of what they were shown.
    pub fn turned_away(&self) -> u32 {
        self.turned_away.load(Ordering::SeqCst)
    }
}

fn acceptor(issuer: &CertifiedIssuer<'static, KeyPair>, holds: Holds) -> TlsAcceptor {
    let mut params = CertificateParams::new(["127.0.0.1".to_owned()]).expect("names");
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(if holds == Holds::Expired { 2021 } else { 2090 }, 1, 1);
    let key = KeyPair::generate().expect("a key");
    let certificate = params.signed_by(&key, issuer).expect("a certificate");
    let config = ServerConfig::builder().with_no_client_auth();
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key that was just made");
    TlsAcceptor::from(Arc::new(
        config.with_single_cert(vec![certificate.into()], key).expect("a certificate and its key"),
    ))
}

async fn pass(stream: TcpStream, acceptor: TlsAcceptor, server: SocketAddr, turned_away: Arc<AtomicU32>) {
    let Ok(mut client) = acceptor.accept(stream).await else {
        turned_away.fetch_add(1, Ordering::SeqCst);
        return;
    };
    // Either side may go at any time: what that means is for the other to find out.
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    let _ = copy_bidirectional(&mut client, &mut server).await;
}
