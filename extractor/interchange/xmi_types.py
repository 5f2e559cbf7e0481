"""The types of the XMI: DKPro's, as far as they are used, and two for records."""

from __future__ import annotations

_CORE = "de.tudarmstadt.ukp.dkpro.core.api"
_ANNOTATION, _TEXT = "uima.tcas.Annotation", "uima.cas.String"
_RECORD = "webanno.custom.Record"

# Each type: what it is a kind of, and its features with their types.
_TYPES: dict[str, tuple[str, dict[str, str]]] = {
    f"{_CORE}.metadata.type.DocumentMetaData": (
        "uima.tcas.DocumentAnnotation",
        {"documentTitle": _TEXT, "documentId": _TEXT},
    ),
    f"{_CORE}.segmentation.type.Sentence": (_ANNOTATION, {}),
    f"{_CORE}.segmentation.type.Token": (_ANNOTATION, {}),
    f"{_CORE}.ner.type.NamedEntity": (_ANNOTATION, {"value": _TEXT, "identifier": _TEXT}),
    _RECORD: (_ANNOTATION, {"kind": _TEXT, "status": _TEXT, "recordId": _TEXT}),
    "webanno.custom.RecordRole": (
        _ANNOTATION,
        {"role": _TEXT, "Governor": _ANNOTATION, "Dependent": _ANNOTATION},
    ),
}

NAMESPACES = {
    "xmi": "http://www.omg.org/XMI",
    "cas": "http:///uima/cas.ecore",
    "meta": "http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore",
    "segmentation": "http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore",
    "ner": "http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore",
    "custom": "http:///webanno/custom.ecore",
}


def _feature(name: str, kind: str) -> str:
    return (
        f"<featureDescription><name>{name}</name><rangeTypeName>{kind}</rangeTypeName>"
        "</featureDescription>"
    )


def _type(name: str, parent: str, features: dict[str, str]) -> str:
    inner = "".join(_feature(*one) for one in features.items())
    return (
        f"<typeDescription><name>{name}</name><supertypeName>{parent}</supertypeName>"
        f"<features>{inner}</features></typeDescription>"
    )


TYPE_SYSTEM = "\n".join(
    [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>',
        *(_type(name, *said) for name, said in _TYPES.items()),
        "</types></typeSystemDescription>\n",
    ]
)
