"""What a query may not ask: nothing that reaches beyond the store.

SPARQL's SERVICE would have the server call any address for anyone. Oxigraph offers no switch against it, so queries are read for
the keyword before they run. Its parser needs no space after a keyword; so the word counts wherever it is not inside a string, a
comment, a variable, the local part of a prefixed name or an IRI that can be nothing else.
"""
from __future__ import annotations

import re

_WORD = re.compile("service", re.IGNORECASE)

_OTHER = re.compile(
    r"""
    \#[^\n\r]*                                              # comment
  | \\.                                                     # escaped character of a prefixed name
  | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"                  # strings
  | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
  | "(?:[^"\\\n\r]|\\.)*"
  | '(?:[^'\\\n\r]|\\.)*'
  | [?$]\w+                                                 # variable
  | :(?:\w|[-.:%]|\\.)*                                     # local part of a prefixed name
  | <(?:[^<>"{}|^`\x00-\x20]*)>                             # IRI, or less than … greater than
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\()\s]*>")
"""An IRI whose text cannot be an expression between `<` and `>`: absolute, without brackets."""


def calls_out(query: str) -> bool:
    """Whether a query may call another server. Errs on the side of yes.

    >>> calls_out('SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }')
    True
    >>> calls_out('SELECT ?service { ?service a schema:Service } # no SERVICE')
    False
    """
    if _WORD.search(query) is None:
        return False
    return _WORD.search(_OTHER.sub(_blank, query)) is not None


def _blank(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("<") and _WORD.search(text) is not None and not _PLAIN_IRI.fullmatch(text):
        return text
    return " "
