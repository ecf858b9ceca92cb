//! Which network a request came from, as a keyed digest: enough to count tries, useless to find anybody.
//!
//! Behind our own proxies the address is taken from the right of `X-Forwarded-For`, as many hops in as there are
//! trusted proxies: what stands further left was written by the client and is never believed. An IPv6 network
//! counts as one by its first 64 bits, because one home has that many addresses.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use app::ports::ClientNetwork;
use axum::extract::ConnectInfo;
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, request::Parts};
use sha2::Sha256;

/// Finds and digests the network.
#[derive(Clone)]
pub struct Networks {
    key: [u8; 32],
    proxies: usize,
}

impl Networks {
    /// With `proxies` of our own in front, digests with `key`.
    pub const fn new(key: [u8; 32], proxies: usize) -> Self {
        Self { key, proxies }
    }

    /// The network this request came from. A request without a peer (in tests) counts as one network.
    pub fn of(&self, parts: &Parts) -> ClientNetwork {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let address = forwarded(&parts.headers, self.proxies).or(peer);
        // HMAC takes a key of any length, so this cannot fail; a constant stands in rather than a panic.
        Hmac::<Sha256>::new_from_slice(&self.key).map_or(ClientNetwork([0; 32]), |mut mac| {
            mac.update(&address.map_or([0; 16], network));
            ClientNetwork(mac.finalize().into_bytes().into())
        })
    }
}

/// The address our outermost proxy saw.
fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let hops: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let index = hops.len().checked_sub(proxies.max(1))?;
    if proxies == 0 {
        return None;
    }
    hops.get(index)?.trim().parse().ok()
}

fn network(address: IpAddr) -> [u8; 16] {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).octets(),
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn network_of(proxies: usize, peer: &str, forwarded: Option<&str>) -> ClientNetwork {
        let mut request = Request::builder();
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        Networks::new([1; 32], proxies).of(&parts)
    }

    #[test]
    fn without_proxies_a_forwarded_header_is_not_believed() {
        assert_eq!(network_of(0, "192.0.2.1", Some("198.51.100.7")), network_of(0, "192.0.2.1", None));
    }

    #[test]
    fn with_one_proxy_only_the_right_most_hop_counts() {
        let real = network_of(1, "10.0.0.1", Some("198.51.100.7"));
        assert_eq!(network_of(1, "10.0.0.1", Some("203.0.113.9, 198.51.100.7")), real);
        assert_ne!(network_of(1, "10.0.0.1", Some("203.0.113.9")), real);
    }

    #[test]
    fn a_header_with_too_few_hops_falls_back_to_the_peer() {
        assert_eq!(network_of(2, "10.0.0.1", Some("203.0.113.9")), network_of(2, "10.0.0.1", None));
    }

    #[test]
    fn one_home_is_one_network_and_the_next_home_another() {
        assert_eq!(network_of(0, "2001:db8:1:2::1", None), network_of(0, "2001:db8:1:2:ffff::9", None));
        assert_ne!(network_of(0, "2001:db8:1:2::1", None), network_of(0, "2001:db8:1:3::1", None));
        assert_eq!(network_of(0, "::ffff:192.0.2.1", None), network_of(0, "192.0.2.1", None));
    }
}
