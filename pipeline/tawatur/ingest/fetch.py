"""Fetching a page or feed over http(s), from public addresses only.

The host is resolved here, every address it has must be public, and the connection goes to the address that
was checked: a name that resolves differently a moment later gains nothing. Redirects are followed by hand
and held to the same rule.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import httpx

from tawatur.errors import FetchError, TooLargeError
from tawatur.ingest.limits import Limits
from tawatur.ingest.validators import Validators

AGENT: Final = "tawatur (+https://pypi.org/project/tawatur/)"
_KINDS: Final = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "text/plain",
        "application/json",
        "application/feed+json",
        "application/x-ndjson",
        "application/jsonl",
    }
)
_NOT_MODIFIED: Final = 304
_LONGEST_VALIDATOR: Final = 1_000
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# IPv6 addresses that carry an IPv4 address inside: what counts is the one inside.
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the address after redirects, the bytes, and what the headers say of them."""

    url: str
    data: bytes
    kind: str
    charset: str | None
    validators: Validators | None = None


def fetch(
    url: str,
    limits: Limits,
    *,
    validators: Validators | None = None,
    allowed: Callable[[str, str], None] | None = None,
    kinds: frozenset[str] = _KINDS,
) -> Fetched | None:
    """Fetch one address; None when it holds what it held when it gave `validators`.

    `allowed` is asked before each request, redirects too, with the address and the one that was asked for; it raises
    what speaks against it.

    Raises `FetchError` when it is refused or does not answer in time, `TooLargeError` over the size limit.
    """
    deadline = time.monotonic() + limits.timeout
    at = _parsed(url, url)
    with httpx.Client(follow_redirects=False, trust_env=False, timeout=limits.timeout, verify=True) as client:
        for _ in range(limits.redirects + 1):
            if allowed is not None:
                waits = time.monotonic()
                allowed(str(at), url)
                deadline += time.monotonic() - waits
            address = _public_address(at, url, limits)
            try:
                headers = _headers(at) | (validators.headers() if validators else {})
                with client.stream("GET", at.copy_with(host=address), headers=headers, extensions=_tls(at)) as response:
                    if response.status_code == _NOT_MODIFIED and validators:
                        return None
                    if response.status_code in _REDIRECTS and "location" in response.headers:
                        at = _parsed(_joined(at, response.headers["location"], url), url)
                        continue
                    return _read(response, str(at), url, limits, deadline, kinds)
            except httpx.HTTPError as error:
                raise FetchError(url, f"does not answer: {_why(error)}") from None
    raise FetchError(url, f"redirects more than {limits.redirects} times")


def _parsed(url: str, source: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise FetchError(source, "is no address that can be read") from None
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise FetchError(source, "only http and https addresses are fetched")
    if parsed.userinfo:
        raise FetchError(source, "carries a user name or password; such addresses are refused")
    return parsed


def _joined(at: httpx.URL, location: str, source: str) -> str:
    try:
        return str(at.join(location))
    except (httpx.InvalidURL, ValueError):
        raise FetchError(source, "redirects to an address that cannot be read") from None


def _public_address(at: httpx.URL, source: str, limits: Limits) -> str:
    """Resolve the host and return one of its addresses, after making sure that all of them are public."""
    port = at.port or (443 if at.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(at.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(source, f"the host {at.host!r} has no address") from None
    addresses = [str(info[4][0]) for info in found]
    if not addresses:
        raise FetchError(source, f"the host {at.host!r} has no address")
    for address in addresses:
        if not limits.allow_private and not is_public(address):
            raise FetchError(source, f"{at.host} is the private address {address}; only public ones are fetched")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public Internet, looking into IPv6 forms of IPv4 addresses."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inside is None and ip in _NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _headers(at: httpx.URL) -> dict[str, str]:
    host = at.raw_host.decode("ascii")
    host = f"[{host}]" if ":" in host else host
    return {
        "Host": host if at.port is None else f"{host}:{at.port}",
        "User-Agent": AGENT,
        "Accept": "text/html,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.1",
        "Accept-Language": "ar",
        "Accept-Encoding": "identity",  # a compressed answer could unpack to any size
    }


def _tls(at: httpx.URL) -> dict[str, str]:
    """The name that the certificate must bear, since the connection goes to a number."""
    return {"sni_hostname": at.raw_host.decode("ascii")} if at.scheme == "https" else {}


def _read(
    response: httpx.Response, at: str, source: str, limits: Limits, deadline: float, kinds: frozenset[str]
) -> Fetched:
    if not response.is_success:
        raise FetchError(source, f"answers with status {response.status_code}", status=response.status_code)
    kind, _, rest = response.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in kinds:
        raise FetchError(source, f"is {kind or 'of no stated type'}; pages, feeds, text and JSON are read")
    if response.headers.get("content-encoding", "identity").lower() not in {"", "identity"}:
        raise FetchError(source, "answers in a compressed form that was not asked for")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.fetch_bytes:
        raise TooLargeError(source, f"is larger than {limits.fetch_bytes:,} bytes")
    data = bytearray()
    for chunk in response.iter_raw():
        data += chunk
        if len(data) > limits.fetch_bytes:
            raise TooLargeError(source, f"is larger than {limits.fetch_bytes:,} bytes")
        if time.monotonic() > deadline:
            raise FetchError(source, f"takes longer than {limits.timeout:g} seconds")
    charset = next(
        (
            part.partition("=")[2].strip(" \"'")
            for part in rest.split(";")
            if part.strip().lower().startswith("charset=")
        ),
        None,
    )
    return Fetched(at, bytes(data), kind, charset or None, _validators(response))


def _validators(response: httpx.Response) -> Validators:
    """Take what can be sent back as it came; what is too long to be a version is none."""
    kept = [response.headers.get(name) or None for name in ("etag", "last-modified")]
    etag, modified = (value if value and len(value) <= _LONGEST_VALIDATOR else None for value in kept)
    return Validators(etag, modified)


def _why(error: httpx.HTTPError) -> str:
    return "timed out" if isinstance(error, httpx.TimeoutException) else (str(error) or type(error).__name__)[:120]
