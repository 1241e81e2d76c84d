"""The schemas of the repository are those of the models, and both judge the examples alike."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from tawatur.export.schemas import MODELS, schemas
from tawatur.language import annotate
from tawatur.records import Article, Claim, Rejection, Span

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
EXAMPLES = SCHEMAS / "examples"
VALID = sorted(EXAMPLES.glob("*/valid.json"))
INVALID = sorted(EXAMPLES.glob("*/invalid-*.json"))
MODEL_OF = {**MODELS, "article_input": Article}
# JSON Schema cannot compare two fields of a record: these only the models refuse.
BEYOND_THE_SCHEMA = {
    "annotation/invalid-span-too-long",
    "annotation/invalid-value-and-range",
    "claim/invalid-bound-without-modality",
    "claim/invalid-modality-without-kind",
    "claim/invalid-period-backwards",
    "claim/invalid-share-without-denominator",
    "claim/invalid-span-too-short",
    "claim/invalid-value-outside-evidence",
}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def example(name: str, case: str = "valid") -> dict:
    return json.loads((EXAMPLES / name / f"{case}.json").read_text(encoding="utf-8"))


def test_the_files_are_not_stale():
    """Otherwise: `python -m tawatur.export.schemas schemas/`."""
    written = {path.name.split(".")[0]: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.schema.json")}
    assert written == schemas()


def test_the_module_writes_the_files(tmp_path):
    command = [sys.executable, "-W", "error", "-m", "tawatur.export.schemas", str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == done.stderr == ""
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.schema.json")} == {
        path.name: path.read_bytes() for path in SCHEMAS.glob("*.schema.json")
    }


@pytest.mark.parametrize("name", schemas())
def test_a_schema_says_what_it_is(name):
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:tawatur:schema:1.0:{name}"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", schemas())
def test_a_schema_has_one_valid_and_several_invalid_examples(name):
    cases = {path.stem for path in (EXAMPLES / name).iterdir()}
    assert "valid" in cases
    assert len(cases) >= 3


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_examples_are_valid(path):
    text = path.read_text(encoding="utf-8")
    validator(path.parent.name).validate(json.loads(text))
    MODEL_OF[path.parent.name].model_validate_json(text)


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_examples_are_refused(path):
    text = path.read_text(encoding="utf-8")
    with pytest.raises(ValidationError):
        MODEL_OF[path.parent.name].model_validate_json(text)
    assert validator(path.parent.name).is_valid(json.loads(text)) is (name_of(path) in BEYOND_THE_SCHEMA)


@pytest.mark.parametrize("name", sorted(set(MODELS) - {"annotation", "annotation_request"}))
def test_what_a_model_writes_fits_its_schema(name):
    record = MODEL_OF[name].model_validate(example(name))
    validator(name).validate(json.loads(record.to_json()))
    assert json.loads(record.to_json()) == example(name)


def test_the_examples_quote_their_article():
    article = Article.model_validate(example("article"))
    Claim.model_validate(example("claim")).check(article)
    rejection = Rejection.model_validate(example("rejection"))
    assert Span.cut(article.body, rejection.start, rejection.end).text == rejection.text


def test_the_article_of_the_examples_is_in_the_corpus():
    corpus = json.loads((SCHEMAS.parent / "corpus" / "articles" / "e02a.json").read_text(encoding="utf-8"))
    assert corpus.items() <= example("article").items()


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت صادرات البلاد 12.5% في مايو 2025 إلى 97 مليون دولار",
        "بين 3 و5 كيلومترات، نحو ثلاثة أضعاف، المركز الثالث، خلال 48 ساعة",
        "فاز الفريق 2-1 الساعة 5 مساء، هاتف 0551234567، قال الوزير في الرياض",
    ],
)
def test_what_annotate_writes_fits_its_schema(text):
    mentions = annotate(text, reference_time="2025-06-01T00:00:00")
    validator("annotation").validate(json.loads(json.dumps({"id": "1", "mentions": mentions})))
    MODELS["annotation"].model_validate({"id": "1", "mentions": mentions})
