"""What describes a dataset to other programs: each is read by its own validator, or against its published terms."""

from __future__ import annotations

import hashlib
import json

import pytest
import yaml
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import PROV, SDO

from tawatur.export import export_dataset
from tawatur.export.release import About

OA = Namespace("http://www.w3.org/ns/oa#")
# rdflib, mlcroissant and prov call what their own dependencies have deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def read(path):
    return json.loads(path.read_text("utf-8"))


def lines(path):
    return path.read_bytes().count(b"\n")


@pytest.fixture(params=["dataset", "bare"])
def folder(request):
    """The dataset with texts, and without."""
    return request.getfixturevalue(request.param)


# The data package


def test_frictionless_finds_no_error(folder):
    from frictionless import Package, validate

    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["errors"] == report.stats["warnings"] == 0
    table = Package(str(folder / "datapackage.json")).get_resource("claims-csv").read_rows()
    assert len(table) == lines(folder / "claims.jsonl")


def test_frictionless_sees_a_changed_byte(dataset, tmp_path):
    import shutil

    from frictionless import validate

    copy = tmp_path / "copy"
    shutil.copytree(dataset, copy)
    with (copy / "claims.jsonl").open("r+b") as file:
        file.write(b"[")
    assert not validate(str(copy / "datapackage.json")).valid


def test_the_data_package_names_every_file_with_its_sum(folder):
    resources = {resource["path"]: resource for resource in read(folder / "datapackage.json")["resources"]}
    beside = {path.name for path in folder.iterdir() if path.is_file()} - {"datapackage.json", "README.md"}
    assert set(resources) == beside
    for name, resource in resources.items():
        data = (folder / name).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)


# The card


def front_matter(folder):
    return yaml.safe_load((folder / "README.md").read_text("utf-8").split("---\n")[1])


def test_the_card_says_what_hugging_face_asks(folder):
    from huggingface_hub import DatasetCard

    card = DatasetCard.load(folder / "README.md")
    assert card.data.language == ["ar"]
    assert card.data.license == "cc-by-4.0"
    assert card.data.size_categories == ["n<1K"]
    assert {one["config_name"] for one in front_matter(folder)["configs"]} == {
        path.stem for path in folder.glob("*.parquet")
    }


def test_the_version_is_that_of_the_records(folder, corpus, tmp_path):
    version = read(folder / "datapackage.json")["version"]
    assert version.startswith("2026.1.5+")  # the day of the newest review
    assert version in (folder / "README.md").read_text("utf-8")
    export_dataset(tmp_path, **{**corpus, "claims": corpus["claims"][:-1]}, selection=True)
    assert read(tmp_path / "datapackage.json")["version"] != version


def test_a_name_that_no_package_may_have_is_refused():
    with pytest.raises(ValueError, match="name"):
        About(name="Our Claims")


# Croissant


def test_mlcroissant_finds_nothing_to_complain_of_and_reads_the_records(folder, caplog):
    import mlcroissant

    described = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert described.metadata.issues.report() == ""
    assert not [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]
    loaded = {table: list(described.records(table)) for table in ("claims", "articles", "agreement", "reviews")}
    assert {table: len(records) for table, records in loaded.items()} == {
        table: lines(folder / f"{table}.jsonl") for table in loaded
    }
    assert {record["claims/kind"] for record in loaded["claims"]} == {b"level", b"change", b"share"}


def test_croissant_sums_are_those_of_the_files(folder):
    for file in read(folder / "croissant.json")["distribution"]:
        assert file["sha256"] == hashlib.sha256((folder / file["contentUrl"]).read_bytes()).hexdigest()


# W3C Web Annotations

# The terms of http://www.w3.org/ns/anno.jsonld that an export uses, as the Recommendation defines them
# (https://www.w3.org/TR/annotation-vocab/, appendix A); tests reach no network.
ANNOTATION_CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "Software": "as:Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "tagging": "oa:tagging",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "via": {"@type": "@id", "@id": "oa:via"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "start": "oa:start",
    "end": "oa:end",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
}


def terms(value):
    """Every key and type of a JSON-LD value."""
    if isinstance(value, list):
        for item in value:
            yield from terms(item)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key in {"type", "@type", "motivation", "purpose"}:
                yield inner
            else:
                yield from terms(inner)


def test_annotations_use_the_published_terms_and_say_the_evidence(dataset, corpus):
    document = read(dataset / "annotations.jsonld")
    assert document.pop("@context") == "http://www.w3.org/ns/anno.jsonld"
    assert set(terms(document)) <= set(ANNOTATION_CONTEXT)
    graph = Graph().parse(data=json.dumps({"@context": ANNOTATION_CONTEXT, **document}), format="json-ld")
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == document["total"] == len(corpus["claims"])
    claim = corpus["claims"][10]
    (target,) = graph.objects(URIRef(f"urn:tawatur:claim:{claim.id}"), OA.hasTarget)
    found = {}
    for selector in graph.objects(target, OA.hasSelector):
        (kind,) = graph.objects(selector, RDF.type)
        found[kind] = {name: graph.value(selector, OA[name]) for name in ("exact", "prefix", "suffix", "start", "end")}
    quote, position = found[OA.TextQuoteSelector], found[OA.TextPositionSelector]
    assert str(quote["exact"]) == claim.evidence.text
    assert str(quote["prefix"]) == claim.evidence.prefix
    assert (position["start"].toPython(), position["end"].toPython()) == (claim.evidence.start, claim.evidence.end)


def test_annotations_of_a_dataset_without_texts_only_point(bare):
    kinds = {kind for kind in terms(read(bare / "annotations.jsonld")) if kind.endswith("Selector")}
    assert kinds == {"TextPositionSelector"}


# schema.org


def test_claim_reviews_are_of_reviewed_claims_alone_and_use_the_published_terms(dataset, corpus):
    document = read(dataset / "claimreview.jsonld")
    assert document.pop("@context") == "https://schema.org"
    used = {term for term in terms(document) if not term.startswith("@")}
    assert all(term in SDO for term in used), used
    graph = Graph().parse(data=json.dumps({"@context": {"@vocab": str(SDO)}, **document}), format="json-ld")
    reviewed = {str(item) for item in graph.objects(None, SDO.itemReviewed)}
    wanted = {claim.id for claim in corpus["claims"] if claim.review.status != "unreviewed"}
    assert reviewed == {f"urn:tawatur:claim:{name}" for name in wanted}
    for review in graph.subjects(RDF.type, SDO.ClaimReview):
        for needed in (SDO.claimReviewed, SDO.reviewRating, SDO.author, SDO.datePublished):
            assert graph.value(review, needed), needed


@pytest.mark.parametrize(
    ("status", "grade", "wording"),
    [
        ("accepted", 3, "the article says so"),
        ("corrected", 2, "the reading was corrected"),
        ("rejected", 1, "the article does not say so"),
    ],
)
def test_a_rating_says_whether_the_article_says_so_and_not_whether_it_is_true(dataset, corpus, status, grade, wording):
    (claim,) = (claim for claim in corpus["claims"] if claim.review.status == status)
    graph = {node["itemReviewed"]["@id"]: node for node in read(dataset / "claimreview.jsonld")["@graph"]}
    node = graph[f"urn:tawatur:claim:{claim.id}"]
    assert node["reviewAspect"] == "whether the article says so"
    assert node["reviewRating"]["ratingValue"] == grade
    assert node["reviewRating"]["alternateName"].endswith(wording)


# PROV


def test_prov_reads_it_back(folder, corpus):
    from prov.model import ProvDerivation, ProvDocument, ProvEntity

    document = ProvDocument.deserialize(folder / "prov.json", format="json")
    derived = {(str(record.args[0]), str(record.args[1])) for record in document.get_records(ProvDerivation)}
    assert derived == {(f"t:claim:{claim.id}", f"t:article:{claim.article_id}") for claim in corpus["claims"]}
    named = {str(record.identifier) for record in document.get_records(ProvEntity)}
    assert {name for pair in derived for name in pair} <= named
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document


def test_a_review_whose_claim_is_gone_still_has_its_claim_in_prov(corpus, tmp_path):
    gone = corpus["reviews"][0].claim_id
    kept = [claim for claim in corpus["claims"] if claim.id != gone]
    lines = [line for line in corpus["agreements"] if gone not in line.members]
    export_dataset(tmp_path, **{**corpus, "claims": kept, "agreements": lines}, also=["prov"])
    document = read(tmp_path / "prov.json")
    assert document["entity"][f"t:claim:{gone}"] == {"t:status": "orphaned"}
    named = {row["prov:generalEntity"] for row in document["specializationOf"].values()}
    assert named <= document["entity"].keys()


def test_prov_is_prov_o_for_those_who_read_rdf(bare, tmp_path):
    from prov.model import ProvDocument

    document = ProvDocument.deserialize(bare / "prov.json", format="json")
    graph = Graph().parse(data=document.serialize(format="rdf", rdf_format="trig"), format="trig")
    people = set(graph.subjects(RDF.type, PROV.Person))
    assert len(people) == 1
    assert len(set(graph.subjects(PROV.wasAssociatedWith, next(iter(people))))) == 3
