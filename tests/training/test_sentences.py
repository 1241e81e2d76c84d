"""Annotated sentences: what the mark-up says, what is refused, what a checker sees, what others get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from tawatur.errors import InputError
from tawatur.training.articles import read_articles
from tawatur.training.sentences import main, read_record, read_sentences, write_marks
from tawatur.training.sentences_agreement import compare, overlap
from tawatur.training.sentences_check import alike, check, doubtful, wrong
from tawatur.training.sentences_convert import as_json

MARKED = (
    "أبقى {مصرف النخيل|E1 S2} {سعر الخصم|M1} عند {7.25%|V1=level} في {اجتماع الأحد|P1}، و{رجح|C2} أن يستقر "
    "{نمو الائتمان|M2} ل{عملائه|E2} حول {4%|V2=level} ب{نهاية 2031|P2}."
)


def read(line: str, id: str = "econ-001"):  # noqa: A002 - the record's own name
    return read_record(line, id=id, style="agency", where=f"f.txt:{id}")


def words(record, number: int) -> dict[str, str]:
    return {name: mark.of(record.text) for name, mark in record.values[number - 1].roles.items()}


def write(folder: Path, name: str, *sentences: str, prefix: str = "econ") -> Path:
    path = folder / name
    path.write_text("".join(f"@{prefix}-{i:03} agency\n{s}\n\n" for i, s in enumerate(sentences, 1)), "utf-8")
    return path


def test_marks_are_taken_out_of_the_text():
    record = read(MARKED)
    assert record.text.startswith("أبقى مصرف النخيل سعر الخصم عند 7.25% في اجتماع الأحد، ورجح أن يستقر")
    assert not set(record.text) & set("{|}")
    assert [(v.span.of(record.text), v.kind) for v in record.values] == [("7.25%", "level"), ("4%", "level")]


def test_a_span_serves_the_values_that_its_labels_name():
    record = read(MARKED)
    assert words(record, 1) == {"entity": "مصرف النخيل", "metric": "سعر الخصم", "period": "اجتماع الأحد"}
    assert words(record, 2) == {
        "entity": "عملائه", "metric": "نمو الائتمان", "period": "نهاية 2031", "source": "مصرف النخيل", "cue": "رجح",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "served"), [("E1", {1}), ("E1,3", {1, 3}), ("E1-3", {1, 2, 3}), ("E1-2,4", {1, 2, 4})]
)
def test_numbers_of_a_label(labels, served):
    record = read(f"{{المتحف|{labels}}} {{1|V1=level}} {{2|V2=level}} {{3|V3=level}} {{4|V4=level}}")
    assert {n for n, value in enumerate(record.values, 1) if "entity" in value.roles} == served


def test_marks_nest():
    record = read("شحن {متجر {سامر 24|N=identifier}|E1} {ست|V1=level} {حاويات|M1} في {شهر {7|N=date}|P1}")
    assert words(record, 1) == {"entity": "متجر سامر 24", "metric": "حاويات", "period": "شهر 7"}
    assert [(n.span.of(record.text), n.negative) for n in record.negatives] == [
        ("سامر 24", "identifier"),
        ("7", "date"),
    ]


def test_a_file_is_records_comments_and_empty_lines(tmp_path):
    path = tmp_path / "spo.txt"
    path.write_text("# رأس\n@spo-001 sports final cup\nفاز {الوداد|E1}.\n".replace("E1", "N=ordinal"), "utf-8")
    (record,) = read_sentences(path)
    assert (record.id, record.topic, record.style, record.tags) == ("spo-001", "spo", "sports", ("final", "cup"))
    assert record.where == f"{path}:3"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("باع {متجر", "not closed"),
        ("باع متجر}", "no label"),
        ("باع {متجر|}", "without a label"),
        ("باع | متجر", "outside of a mark"),
        ("باع {متجر|X1} ", "begins or ends with a blank"),
        ("باع {متجر|X1}", "unknown label 'X1'"),
        ("باع {متجر |E1}", "begins or ends with a blank"),
        ("باع {|E1}", "empty"),
        ("باع {3|V1=amount}", "unknown kind"),
        ("باع {3|N=year}", "unknown class"),
        ("باع {متجر|E2} {3|V1=level}", "a value that is not marked: 2"),
        ("باع {3|V1=level} {4|V1=level}", "two values are numbered 1"),
        ("باع {3|V2=level}", "without gaps"),
        ("باع {3|V2=level} {4|V1=level}", "by their place"),
        ("باع {متجر|E1} {فرع|E1} {3|V1=level}", "two spans are marked entity of value 1"),
        ("باع {متجر|E2-1} {3|V1=level}", "counts backwards"),
    ],
)
def test_what_is_not_in_the_format_is_refused_with_its_place(line, reason):
    with pytest.raises(InputError, match=r"f\.txt:econ-001") as caught:
        read(line)
    assert reason in str(caught.value)


@pytest.mark.parametrize("reader", [read_sentences, read_articles])
def test_a_file_that_is_not_there_is_named(tmp_path, reader):
    with pytest.raises(InputError, match=r"none\.txt: cannot be read"):
        list(reader(tmp_path / "none.txt"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@econ-1 agency\nنص\n", "expected"),
        ("@econ-001 radio\nنص\n", "unknown style radio"),
        ("نص\n", "without a line"),
        ("@econ-001 agency\nنص\nنص\n", "without a line"),
        ("@econ-001 agency\n\nنص\n", "no sentence below it"),
        ("@econ-001 agency\n", "no sentence below it"),
    ],
)
def test_a_file_that_is_not_in_the_format_is_refused(tmp_path, text, reason):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=reason):
        list(read_sentences(path))


@pytest.mark.parametrize(
    "line",
    [
        MARKED,
        "بلا أرقام.",
        "شحن {متجر {سامر 24|N=identifier}|E1,2} {ست|V1=level} و{سبع|V2=change} {{هدفين|V3=level}|M3}",
    ],
)
def test_what_is_written_reads_back(line):
    record = read(line)
    again = read(write_marks(record))
    assert (again.text, again.values, again.negatives) == (record.text, record.values, record.negatives)


@settings(max_examples=200)
@given(st.text(alphabet="{}|اب1 EV=level-,N", max_size=40))
def test_any_line_is_read_or_refused(line):
    try:
        record = read(line)
    except InputError:
        return
    assert read(write_marks(record)).text == record.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("باع {المتجر|E1} {ستين|V1=level} سيارة. ثم أغلق.", "more than one sentence"),
        ("باع {المتجر|E1} {60|V1=level} سيارة في 2030", "the number «2030»"),
        ("باع {المتجر|E1} {60|V1=level} سيارة في {2030|P1}", None),
        ("تعادلا {1|V1=level}-{2|V2=level}", None),
        ("باع {المتجر،|E1} {60|V1=level} سيارة", "ends in a punctuation mark"),
        ("قالت {أ.ف.ب.|S1} إن {60|V1=level} سيارة", None),
        ("باع {«المتجر|E1}» {60|V1=level} سيارة", "half a pair"),
        ("باع {المتجر {60|V1=level} سيارة|E1}", "holds its own value"),
        ("باع {{60|N=date}|V1=level} سيارة", "both a value and none"),
    ],
)
def test_errors(line, said):
    found = list(wrong(read(line)))
    assert any(said in what for what in found) if said else not found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("رد {المتجر|E1} {ثلث|V1=share} {ما باع|M1}", "without a denominator"),
        ("رد {المتجر|E1} {ثلث|V1=level} {ما باع|D1}", "is no share and has a denominator"),
        ("باع {المتجر|E1} {60|V1=level} سيارة في خمس مدن", "«خمس» is read as a number"),
        ("باع {المتجر|E1} {60|V1=level} ألف سيارة", "is read as «60 ألف»"),
        ("{قال|C1} إن {60|V1=level} سيارة بيعت", "not both"),
        ("باع {والمتجر|E1} {60|V1=level} سيارة", "seems to begin with the proclitic"),
        ("{بحسب|C1} {المتجر|S1} بيعت {60|V1=level} سيارة", None),
        ("باع {المتج|E1}ر {60|V1=level} سيارة", "ends inside a word"),
        ("باع {60|V1=level} سيارة", "no role at all"),
    ],
)
def test_doubts(line, said):
    found = [what for _, what in doubtful(read(line))]
    assert any(said in what for what in found) if said else not found


def test_sentences_that_share_over_half_of_their_word_sequences_are_found_whatever_their_figures():
    one = read("زاد إنتاج المصنع الجديد في سطيف بنسبة 12% خلال شهر واحد")
    two = read("زاد إنتاج المصنع الجديد في سطيف بنسبة 31% خلال عام كامل", "econ-002")
    far = read("تراجع سعر القنطار في أسواق بني ملال للمرة الثالثة", "econ-003")
    assert [(a.id, b.id) for a, b, _ in alike([one, far, two])] == [("econ-001", "econ-002")]


def test_a_check_sees_the_other_files_of_the_folder(tmp_path):
    line = "{زاد|M1} إنتاج {مصنع سطيف|E1} الجديد بنسبة {12%|V1=change} خلال شهر واحد"
    write(tmp_path, "a.txt", line)
    second = write(tmp_path, "b.txt", line)
    errors = check([second]).errors
    assert len(errors) == 2
    assert "the id stands at" in errors[0]
    assert "shares 100% of its 4-grams" in errors[1]


def test_the_command_says_what_is_wrong_and_fails(tmp_path, capsys):
    assert main(["check", str(write(tmp_path, "a.txt", "باع {60|V1=level} و70"))]) == 1
    assert "a.txt:2: econ-001: the number «70»" in capsys.readouterr().out
    assert main(["check", str(write(tmp_path, "a.txt", "باع {المتجر|E1} {60|V1=level} {سيارة|M1}"))]) == 0
    assert "1 sentences, 1 values" in capsys.readouterr().out


def test_json_quotes_every_span():
    row = as_json(read(MARKED))
    spans = [*row["values"], *(span for value in row["values"] for span in value["roles"].values()), *row["negatives"]]
    assert all(row["text"][span["start"] : span["end"]] == span["text"] for span in spans)
    assert row["topic"] == "econ"


def test_a_docbin_gives_the_roles_back(tmp_path):
    path = write(tmp_path, "a.txt", MARKED, "بلا أرقام.")
    assert (
        main(["convert", str(path), "--docbin", str(tmp_path / "o.spacy"), "--jsonl", str(tmp_path / "o.jsonl")]) == 0
    )
    one, two = DocBin().from_disk(tmp_path / "o.spacy").get_docs(spacy.blank("ar").vocab)
    assert one.text == read(MARKED).text
    assert [(s.text, s.label_, s.id_) for s in one.spans["values"]] == [("7.25%", "level", "1"), ("4%", "level", "2")]
    assert ("عملائه", "entity", "2") in [(s.text, s.label_, s.id_) for s in one.spans["roles"]]
    assert (one.user_data["id"], len(two.spans["values"])) == ("econ-001", 0)
    rows = [json.loads(row) for row in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["econ-001", "econ-002"]


def test_bare_sentences_have_no_marks(tmp_path, capsys):
    assert main(["bare", str(write(tmp_path, "a.txt", MARKED, "بلا أرقام.")), "--share", "0.5"]) == 0
    assert capsys.readouterr().out == f"@econ-001 agency\n{read(MARKED).text}\n\n"


def test_agreement_of_two_markings():
    one = read("باع {المتجر الكبير|E1} في {فاس|P1} {60|V1=level} {سيارة|M1} و{3|V2=level} {شاحنات|M2}")
    two = read("باع {المتجر|E1} الكبير في فاس {60|V1=change} {سيارة|M1} و{3|N=identifier} شاحنات")
    figures = compare([one], [two])
    assert figures["values"] == {"shared": 1, "f1": 0.6667}
    assert figures["kinds"] == 0.0
    assert figures["entity"] == {
        "exact": 0.0, "lenient": 1.0, "marked": 1, "exact_marked": 0.0, "lenient_marked": 1.0,
    }  # fmt: skip
    assert figures["metric"]["exact"] == 1.0
    assert figures["period"]["lenient"] == 0.0
    assert figures["cue"] == {
        "exact": 1.0, "lenient": 1.0, "marked": 0, "exact_marked": None, "lenient_marked": None,
    }  # fmt: skip


def test_markings_of_different_sentences_are_not_compared():
    with pytest.raises(InputError, match="is not that of"):
        compare([read("باع {60|V1=level}")], [read("باع {61|V1=level}")])


@pytest.mark.parametrize(
    ("one", "two", "share"), [("المتجر", "والمتجر", 1.0), ("سعر النفط", "النفط", 0.5), ("أ", "ب", 0)]
)
def test_overlap_of_phrases(one, two, share):
    assert overlap(one, two) == share
