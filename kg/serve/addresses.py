"""Which page stands for which IRI: the server mirrors the paths of the graph's namespaces.

An IRI holds Chinese as it is, an address on the web has it percent-encoded (RFC 3987, section 3.1); what the IRI itself has
percent-encoded stays so on both sides.
"""
from __future__ import annotations

import re
from urllib.parse import quote

from ontology.namespaces import PLAN

CONCEPTS = "https://w3id.org/plankg/"
SPACES = ("industry", "indicator", "unit", "gbt4754")
"""Concept schemes that have pages, as paths below the namespace of the project."""

_SAFE = "/%-._~()+,!$&'*;=:@#"
_ENCODED = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")
_KEPT = set(b"-._~()+,")


class Addresses:
    """Translates between IRIs and paths. `base` is the base of the entities' IRIs."""

    def __init__(self, base: str) -> None:
        self._spaces = {"id": base, **{name: f"{CONCEPTS}{name}/" for name in SPACES}}

    @property
    def spaces(self) -> dict[str, str]:
        """The first part of paths → the namespace that it stands for."""
        return {**self._spaces, "ontology#": PLAN}

    @property
    def base(self) -> str:
        """The base of the entities' IRIs."""
        return self._spaces["id"]

    def path(self, iri: str, kind: str = "") -> str | None:
        """The path of an IRI's page (`kind` "page") or data ("data"), or that which leads to both (""); None if it has none.

        >>> Addresses("https://w3id.org/plankg/id/").path("https://w3id.org/plankg/id/990101/target/率-8%25")
        '/id/990101/target/%E7%8E%87-8%25'
        """
        if iri.startswith(PLAN):
            return f"/ontology#{quote(iri.removeprefix(PLAN))}"
        for name, space in self._spaces.items():
            if iri.startswith(space) and len(iri) > len(space):
                return f"{f'/{kind}' if kind else ''}/{name}/{quote(iri[len(space):], safe=_SAFE)}"
        return None

    def iri(self, raw_path: bytes) -> str | None:
        """The IRI that a path of `path` stands for, `/page` or `/data` before it or not.

        >>> Addresses("https://w3id.org/plankg/id/").iri(b"/page/id/990101/target/%E7%8E%87-8%25")
        'https://w3id.org/plankg/id/990101/target/率-8%25'
        """
        found = re.fullmatch(rb"(?:/page|/data)?/(\w+)/(.+)", raw_path)
        if found is None or found[1].decode() not in self._spaces:
            return None
        rest = _ENCODED.sub(_decode, found[2])
        try:
            return self._spaces[found[1].decode()] + rest.decode("utf-8")
        except UnicodeDecodeError:
            return None


def _decode(run: re.Match[bytes]) -> bytes:
    """Percent-encoded bytes as they stand in an IRI: beyond ASCII and harmless ASCII plain, the rest encoded in capitals."""
    values = bytes.fromhex(run[0].replace(b"%", b"").decode())
    plain = (v >= 0x80 or v in _KEPT or bytes([v]).isalnum() for v in values)
    return b"".join(bytes([v]) if as_is else b"%%%02X" % v for v, as_is in zip(values, plain, strict=True))
