"""`croissant.json`: the dataset in MLCommons Croissant 1.0, for those who train and evaluate with it."""

from __future__ import annotations

import json
from typing import Any, Final

from tawatur.export.columns import TABLES, Column, ColumnType
from tawatur.export.release import MEDIA_TYPES, Release, ending

# The context that the format's specification asks each file to carry.
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES: Final[dict[ColumnType, str]] = {
    "string": "sc:Text",
    "strings": "sc:Text",
    "decimal": "sc:Text",
    "float": "sc:Float",
    "integer": "sc:Integer",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:Date",
}
_KEYS: Final = {"claims": "id", "articles": "id", "agreement": "id", "reviews": "id"}


def croissant(release: Release) -> str:
    """Describe a dataset: its files, and the columns of each Parquet file as a record set."""
    about = release.about
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.name,
        "description": release.description,
        "inLanguage": "ar",
        "version": release.version.partition("+")[0],  # the format takes three numbers alone
        "citeAs": f"{about.creator or 'tawatur'}: {about.title}, {release.version}",
    }
    if release.newest:
        described["datePublished"] = str(release.newest)
    if about.url:
        described["url"] = about.url
    if about.license:
        described["license"] = about.license
    if about.creator:
        described["creator"] = {"@type": "sc:Organization", "name": about.creator}
    files = release.data()
    described["distribution"] = [
        {
            "@type": "cr:FileObject",
            "@id": file.name,
            "name": file.name,
            "contentUrl": file.name,
            "contentSize": f"{file.size} B",
            "encodingFormat": _format(file.name),
            "sha256": file.sha256,
        }
        for file in files
    ]
    names = {file.name for file in files}
    described["recordSet"] = [_record_set(table) for table in TABLES if f"{table}.parquet" in names]
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _format(name: str) -> str:
    return "application/x-parquet" if name.endswith(".parquet") else MEDIA_TYPES[ending(name)]


def _record_set(table: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "field": [_field(table, column) for column in TABLES[table]],
    }
    return made | ({"key": {"@id": f"{table}/{_KEYS[table]}"}} if table in _KEYS else {})


def _field(table: str, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": column.about,
        "dataType": _TYPES[column.type],
        "source": {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": column.name}},
    }
    if column.type == "strings":
        field["repeated"] = True
    if column.name == "article_id":
        field["references"] = {"field": {"@id": "articles/id"}}
    return field
