"""Groups of HTML elements by how they affect text."""

from __future__ import annotations


def _names(said: str) -> frozenset[str]:
    return frozenset(said.split())


# Elements that do not break a text.
INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd "
    "label mark nobr picture q rt ruby s samp small source span strike strong sub sup "
    "time tt u var wbr"
)
# Elements without an end tag.
VOID = _names(
    "area base basefont bgsound br col command embed frame hr img input keygen link meta "
    "param source spacer track wbr"
)
# Elements whose start ends a paragraph, and those whose start ends one of their own name.
ENDS_PARAGRAPH = _names(
    "article aside blockquote div dl figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table ul"
)
ENDS_ITS_LIKE = _names("dd dt li td tr")
# Block elements, which begin and end a line.
BLOCK = (
    ENDS_PARAGRAPH | ENDS_ITS_LIKE | _names("address body center figcaption html tbody tfoot thead")
)
# Elements whose text is chrome, and elements whose names never make them chrome.
ASIDE = _names("aside caption dialog figcaption figure footer form header nav")
WHOLE = _names("article body html main")
# Elements that hold metadata of the article.
NOTED = _names("html link meta script time title")
HEADINGS = _names("h1 h2 h3")
# Elements whose content is not shown as text.
UNSEEN = _names(
    "audio button canvas iframe map math noscript object option script select style svg "
    "template textarea title video"
)
# Those of them without any words for readers; the title is read separately.
CODE = _names("script style title svg math map")
