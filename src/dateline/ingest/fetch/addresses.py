"""Which addresses are public. All others are refused, unless a person allows them."""

from __future__ import annotations

import ipaddress
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: IPv6 addresses that stand for an IPv4 address: how many bits lie behind it. RFC 6052 (NAT64), RFC 3056 (6to4),
#: RFC 4291 2.5.5 (mapped, and compatible, which is out of use).
_CARRIERS = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
)
#: What the standard library of some Python holds to be global, and is not: NAT64 of a network's own (RFC 8215), Teredo,
#: site-local addresses (RFC 3879), the relays of 6to4 (RFC 7526), 192.0.0.0/24 (RFC 6890) and CGNAT (RFC 6598).
_CLOSED = tuple(
    ipaddress.ip_network(each)
    for each in ("64:ff9b:1::/48", "2001::/32", "fec0::/10", "192.88.99.0/24", "192.0.0.0/24", "100.64.0.0/10")
)


def is_closed(address: str) -> bool:
    """Whether an IP address is of this machine, of a private network, or of no single machine on the Internet."""
    return _closed(ipaddress.ip_address(address.partition("%")[0]))


def _closed(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if address in (ipaddress.IPv6Address("::"), ipaddress.IPv6Address("::1")):
            return True
        for network, behind in _CARRIERS:
            if address in network:
                return _closed(ipaddress.IPv4Address((int(address) >> behind) & 0xFFFFFFFF))
    if any(address in network for network in _CLOSED if network.version == address.version):
        return True
    return not address.is_global or address.is_multicast


def is_closed_name(host: str) -> bool:
    """The same for a host as it stands in an address, where it is a number in any of its spellings, or localhost.

    For what a proxy connects to: there no address is seen. "2130706433", "0x7f.1" and "0177.0.0.1" are 127.0.0.1.
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return is_closed(name)
    except ValueError:
        pass
    try:
        return _closed(ipaddress.IPv4Address(socket.inet_aton(name)))
    except (OSError, ValueError):
        return False


def refusal(host: str) -> str:
    """What a person is told."""
    return f"{host} is on this machine or in a private network: not fetched unless these are allowed (--allow-private)"
