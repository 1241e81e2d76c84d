"""The command line: each command on real input, and what it says of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.records import Agreement, Claim, Rejection

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLES = [str(CORPUS / "articles" / name) for name in ("e01a.json", "e01b.json")]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder; gives exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAWATUR_STORE", raising=False)
    runner = CliRunner()

    def call(*arguments: str, stdin: str | None = None):
        return runner.invoke(app, list(arguments), input=stdin)

    return call


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_writes_a_claim_a_line(run):
    result = run("extract", *ARTICLES)
    assert result.exit_code == 0
    claims = [Claim.model_validate(row) for row in lines(result.stdout)]
    assert {claim.article_id for claim in claims} == {"e01a", "e01b"}


def test_extract_with_two_workers_gives_the_same_bytes(run):
    assert run("extract", *ARTICLES, "--workers", "2").stdout == run("extract", *ARTICLES).stdout


def test_extract_explain_writes_the_rejections_beside_the_claims(run):
    run("extract", ARTICLES[0], "-o", "claims.jsonl", "--explain")
    rejections = [Rejection.model_validate(row) for row in lines(Path("claims.rejections.jsonl").read_text("utf-8"))]
    assert "date" in {rejection.class_ for rejection in rejections}


def test_extract_reads_articles_from_standard_input(run):
    row = json.dumps({"id": "x", "body": "بلغ عدد السكان 5 ملايين نسمة."}, ensure_ascii=False)
    assert [claim["article_id"] for claim in lines(run("extract", "-", stdin=row + "\n").stdout)] == ["x"]


def test_extract_names_what_it_cannot_read_and_does_the_rest(run):
    result = run("extract", "missing.json", ARTICLES[0])
    assert result.exit_code == 1
    assert "missing.json" in result.stderr
    assert lines(result.stdout)


def test_extract_touches_no_store_when_it_has_inputs(run):
    run("extract", ARTICLES[0])
    assert not Path("tawatur.db").exists()


def test_agree_reads_what_extract_wrote(run):
    run("extract", *ARTICLES, "-o", "claims.jsonl")
    result = run("agree", "claims.jsonl", "--articles", ARTICLES[0], "--articles", ARTICLES[1])
    verdicts = [Agreement.model_validate(row) for row in lines(result.stdout)]
    assert verdicts
    assert all(len(line.members) > 1 or line.verdict == "single_source" for line in verdicts)


def test_agree_writes_a_page_without_outside_addresses(run):
    run("extract", *ARTICLES, "-o", "claims.jsonl")
    run("agree", "claims.jsonl", "-o", "agreement.jsonl", "--html", "report.html")
    page = Path("report.html").read_text("utf-8")
    assert 'dir="rtl"' in page
    assert "src=" not in page


def test_agree_writes_figures_that_do_not_add_up(run):
    row = {"id": "x", "body": "ارتفع عدد موظفي شركة أرامكو بنسبة 50% من 100 إلى 110 موظفين."}
    claims = run("extract", "-", stdin=json.dumps(row, ensure_ascii=False) + "\n").stdout
    assert run("agree", "-", "--warnings", "warnings.jsonl", stdin=claims).exit_code == 0
    (warning,) = lines(Path("warnings.jsonl").read_text("utf-8"))
    assert warning["check"] == "change_and_levels"


def test_check_says_what_is_held_for_a_sentence(run):
    row = {"id": "x", "outlet": "صحيفة", "date": "2025-02-01", "body": "بلغ عدد سكان الأردن 11 مليون نسمة في عام 2024."}
    claims = run("extract", "-", stdin=json.dumps(row, ensure_ascii=False) + "\n").stdout
    Path("claims.jsonl").write_text(claims, encoding="utf-8")
    sentence = "عدد سكان الأردن 11 مليون نسمة في عام 2024"
    (checked,) = json.loads(run("check", sentence, "--claims", "claims.jsonl", "--json").stdout)["claims"]
    assert [finding["stand"] for finding in checked["findings"]] == ["agreeing"]
    assert checked["support"]["independent_sources"] == 1
    assert "11 مليون" in run("check", sentence, "--claims", "claims.jsonl").stdout


def test_check_of_a_sentence_without_numbers_says_so(run):
    result = run("check", "ذهب الولد إلى المدرسة", "--claims", "-", stdin="")
    assert (result.exit_code, "لا ادعاء رقميا" in result.stdout) == (0, True)
    assert run("check", " ").exit_code == 2


def test_agree_names_the_line_that_is_no_claim(run):
    Path("claims.jsonl").write_text('{"id": 1}\n', "utf-8")
    result = run("agree", "claims.jsonl")
    assert result.exit_code == 1
    assert "claims.jsonl:1" in result.stderr


def test_the_store_goes_from_ingest_to_export(run):
    assert run("ingest", *ARTICLES).exit_code == 0
    assert run("extract").exit_code == 0
    assert run("agree").exit_code == 0
    assert run("export", "dataset").exit_code == 0
    claims = lines(Path("dataset/claims.jsonl").read_text("utf-8"))
    assert {Claim.model_validate(row).article_id for row in claims} == {"e01a", "e01b"}


def test_ingest_twice_changes_nothing(run):
    run("ingest", *ARTICLES)
    assert "2 unchanged" in run("ingest", *ARTICLES).stderr


def test_extract_on_the_store_does_an_article_once(run):
    run("ingest", *ARTICLES)
    run("extract")
    assert "0 articles" in run("extract").stderr


def test_the_store_is_named_by_the_environment(run, monkeypatch):
    monkeypatch.setenv("TAWATUR_STORE", "sqlite:///other.db")
    run("ingest", ARTICLES[0])
    assert Path("other.db").exists()


def test_a_store_that_cannot_be_opened_is_named(run):
    result = run("ingest", ARTICLES[0], "--store", "sqlite:////nowhere/at/all.db")
    assert result.exit_code == 1
    assert "/nowhere/at/all.db" in result.stderr


def test_annotate_keeps_the_order_and_ids_of_its_input(run):
    rows = [{"id": "1", "text": "ارتفع 3%"}, {"id": "2", "text": "بلا أرقام"}]
    result = run("annotate", stdin="".join(json.dumps(row) + "\n" for row in rows))
    assert [(row["id"], [m["kind"] for m in row["mentions"]]) for row in lines(result.stdout)] == [
        ("1", ["percent"]),
        ("2", []),
    ]


def test_annotate_names_the_line_it_cannot_read(run):
    result = run("annotate", stdin='{"id": "1"}\n{"id": "2", "text": "3%"}\n')
    assert result.exit_code == 1
    assert "-:1" in result.stderr
    assert [row["id"] for row in lines(result.stdout)] == ["2"]


def test_eval_scores_the_gold_against_itself(run):
    rows = [json.loads(line) for line in (CORPUS / "gold_claims.jsonl").read_text("utf-8").splitlines()]
    gold = [row for row in rows if row["record_type"] != "negative"]
    Path("gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), "utf-8")
    result = run("eval", "gold.jsonl", "--gold", str(CORPUS), "--json")
    assert json.loads(result.stdout)["strict"]["value"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("host", "asks"),
    [("127.0.0.1", False), ("::1", False), ("localhost", False), ("0.0.0.0", True), ("example.org", True)],  # noqa: S104
)
def test_audit_asks_for_a_token_beyond_loopback(run, monkeypatch, host, asks):
    served = []
    monkeypatch.setattr("uvicorn.run", lambda page, **options: served.append((page, options["host"])))
    run("ingest", str(CORPUS / "articles" / "e01a.json"))
    result = run("audit", "--host", host)
    ((page, listened),) = served
    page.state.desk.store.close()
    assert (result.exit_code, listened) == (0, host)
    assert ("access token: " in result.stderr) is asks
    assert page.state.desk.sessions.guarded is asks


def test_audit_refuses_a_token_that_can_be_guessed(run):
    run("ingest", str(CORPUS / "articles" / "e01a.json"))
    assert run("audit", "--token", "1234").exit_code == 2


def test_review_writes_gold(run):
    run("ingest", str(CORPUS / "articles" / "e01a.json"))
    assert run("review", "--gold", "gold").exit_code == 0
    assert Path("gold/gold_claims.jsonl").read_text("utf-8") == ""


def test_ingest_without_input_is_wrong_use(run):
    assert run("ingest").exit_code == 2


def test_version_is_told(run):
    assert run("--version").stdout.startswith("tawatur ")
