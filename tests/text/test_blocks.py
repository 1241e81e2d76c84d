"""Blocks: tables in both forms, list items, and site furniture with its reason."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.blocks import read_blocks
from tawatur.text.sentences import read_sentences

CORPUS = Path(__file__).parents[2] / "corpus"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.reason or block.kind, text[block.start : block.end]) for block in read_blocks(text)]


def the_table(text: str) -> dict[str, object]:
    (block,) = [block for block in read_blocks(text) if block.kind == "table"]
    table = block.table
    assert table is not None

    def quote(part):
        return None if part is None else text[part.start : part.end]

    def cells(row):
        return None if row is None else [text[cell.start : cell.end] for cell in row.cells]

    return {
        "caption": quote(table.caption),
        "header": cells(table.header),
        "rows": [cells(row) for row in table.rows],
        "evidence": [quote(row) for row in table.rows],
        "footer": quote(table.footer),
        "broken": table.broken,
    }


WHEAT = """\
قال الوزير إن المحصول وفير.
إنتاج القمح في الأقاليم (ألف طن)
الإقليم | 2023 | 2024
الشمال | 410 | 455.5
الجنوب | 1,200 | 990
المصدر: وزارة الزراعة
وأضاف أن الأسعار ستستقر."""


def test_a_table_takes_its_caption_and_footer():
    table = the_table(WHEAT)
    assert table == {
        "caption": "إنتاج القمح في الأقاليم (ألف طن)",
        "header": ["الإقليم", "2023", "2024"],
        "rows": [["الشمال", "410", "455.5"], ["الجنوب", "1,200", "990"]],
        "evidence": ["الشمال | 410 | 455.5", "الجنوب | 1,200 | 990"],
        "footer": "المصدر: وزارة الزراعة",
        "broken": False,
    }
    assert [kind for kind, _ in kinds(WHEAT)] == ["paragraph", "table", "paragraph"]
    sentences = read_sentences(WHEAT, read_blocks(WHEAT))
    assert [s.kind for s in sentences] == [
        "sentence",
        "sentence",
        "table_row",
        "table_row",
        "table_row",
        "sentence",
        "sentence",
    ]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("تونس | 12 |", ["تونس", "12"]),
        ("| تونس | 12 |", ["تونس", "12"]),
        ("تونس|12", ["تونس", "12"]),
        ("تونس | - | 12", ["تونس", "-", "12"]),
        ("تونس |  | 12", ["تونس", "", "12"]),
        ("تونس\t12", ["تونس", "12"]),
    ],
)
def test_forms_of_a_row(row, cells):
    text = "\n".join([row, row.replace("تونس", "ليبيا")])
    table = the_table(text)
    assert table["rows"] == [cells, ["ليبيا", *cells[1:]]]


def test_a_markdown_rule_is_no_row():
    table = the_table("| البلد | النمو (%) |\n|---|:--:|\n| تونس | 1.4 |\n| الأردن | 2.6 |")
    assert table["header"] == ["البلد", "النمو (%)"]
    assert table["rows"] == [["تونس", "1.4"], ["الأردن", "2.6"]]


def test_a_table_without_a_header():
    table = the_table("الذهب | 2,650\nالفضة | 31.2\nالنحاس | 4.1")
    assert table["header"] is None
    assert len(table["rows"]) == 3


@pytest.mark.parametrize("bar", [" |", "|", ""])
@pytest.mark.parametrize("caption", ["أسعار المعادن في الأسبوع الماضي\n", ""])
def test_a_table_that_scraping_broke_into_one_cell_a_line(bar, caption):
    cells = ["المعدن", "السعر", "التغير (%)", "الذهب", "2,650", "1.2", "الفضة", "31.2", "-0.4", "النحاس", "4.1", "٪0"]
    text = (
        "انتهى الأسبوع بارتفاع.\n" + caption + "\n".join(cell + bar for cell in cells) + "\nوختم المحلل حديثه متفائلا."
    )
    table = the_table(text)
    assert table["broken"]
    assert table["caption"] == (caption.strip() or None)
    assert table["header"] == ["المعدن", "السعر", "التغير (%)"]
    assert table["rows"] == [["الذهب", "2,650", "1.2"], ["الفضة", "31.2", "-0.4"], ["النحاس", "4.1", "٪0"]]
    assert table["evidence"][0] == "\n".join(cell + bar for cell in ["الذهب", "2,650", "1.2"])
    assert kinds(text)[-1] == ("paragraph", "وختم المحلل حديثه متفائلا.")


@pytest.mark.parametrize(
    "text",
    [
        "قال أ | ب في كلمته.",  # one line with a bar
        "1 - رواية أولى | كاتب أول (1969)\n2 - رواية ثانية | كاتب ثان (1971)\n3 - رواية ثالثة | كاتب ثالث (1992)",
        "عنوان فرعي\nعنوان آخر\nعنوان ثالث\nنص الفقرة الأولى طويل بما يكفي.",
        "الهدف الأول\n12\nكان الجمهور كبيرا.",
    ],
)
def test_what_is_no_table(text):
    assert all(block.kind != "table" for block in read_blocks(text))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("تبقى لك 60% من المقال", "paywall"),
        ("هذا المحتوى للمشتركين فقط", "paywall"),
        ("للاشتراك: 25 درهما شهريا", "subscription"),
        ("اشترك بـ4.99 دولار في الشهر", "subscription"),
        ("اشترك في نشرتنا البريدية", "newsletter"),
        ("تعليقات: ١٢", "comments"),
        ("14 تعليقا", "comments"),
        ("أضف تعليقا", "comments"),
        ("1,204 مشاهدة", "counter"),
        ("مشاهدات: 1204 | مشاركات: 33", "counter"),
        ("4 دقائق قراءة", "counter"),
        ("مدة القراءة: 4 دقائق", "counter"),
        ("شارك الخبر على فيسبوك", "share"),
        ("نسخة للطباعة - قراءات: ٣٤٥", "share"),
        ("اقرأ أيضا: 10 نصائح للادخار", "related"),
        ("اقرأ أيضاً", "related"),
        ("المزيد...", "related"),
        ("تصوير: خالد السالم", "photo_credit"),
        ("صورة: رويترز", "photo_credit"),
        ("جميع الحقوق محفوظة © 2024", "copyright"),
        ("رقم الإيداع: 778 - هاتف التحرير: 12345678", "imprint"),
        ("هاتف: 0021671000000", "contact"),
        ("للحجز اتصلوا على 80010022", "contact"),
        ("news@example.org", "contact"),
        ("كلمات مفتاحية: نفط، أوبك، 2025", "tags"),
        ("صفحة 7", "page_artefact"),
        ("3", "page_artefact"),
        ("2/5", "page_artefact"),
        ("// انتهى //", "page_artefact"),
        ("14:20 ت م", "page_artefact"),
        ("حملوا التطبيق الآن (تقييم 4.5)", "app_promotion"),
        ("خصم 20% على الكتب لقراء الصحيفة", "promotion"),
    ],
)
def test_site_furniture_and_its_reason(line, reason):
    assert kinds(line) == [(reason, line)]
    assert kinds(f"ارتفعت الأسعار 3%.\n{line}")[1] == (reason, line)


@pytest.mark.parametrize(
    "line",
    [
        "شارك في البطولة 24 لاعبا من تسع دول.",
        "وقالت المنصة إنها سترفع قيمة الاشتراك إلى 20 دولارا في الشهر.",
        "اشترك في تنظيم المعرض 12 ناشرا.",
        "وبلغ عدد المشاهدات 3 ملايين مشاهدة في يومين.",
        "وحصد المقطع 3 آلاف تعليق و12 ألف إعجاب خلال ساعة.",
        "أوقفت الشركة تصوير 4 أفلام.",
        "رسم 5% على الواردات يثير غضب التجار",
        "وزعت الوزارة صفحة من 12 بندا على النواب.",
        "للتواصل مع الناخبين أطلق الحزب حملة في 3 مدن.",
        "قال المحامي إن جميع الحقوق محفوظة للورثة.",
        "قررت المنصة إلزام 40 مليون مستخدم بتسجيل الدخول.",
        "هاتف 5 آلاف شخص الخط الساخن خلال الليل.",
        "85%",
        "المصدر: وزارة المالية",
        "ارتفع النفط 2.1%. وهبط الذهب 0.3%.",
    ],
)
def test_a_sentence_that_mentions_such_words_is_news(line):
    assert [kind for kind, _ in kinds(line)] == ["paragraph"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("زاد الإقبال 5%. اقرأ أيضا: 7 مدن تستحق الزيارة", ["paragraph", "related"]),
        ("زاد الإقبال 5% اقرأ أيضا: 7 مدن تستحق الزيارة", ["paragraph", "related"]),
        ("ولم يعلن الرقم. صفحة 9", ["paragraph", "page_artefact"]),
        ("وأغلق السهم عند 12.4 دينار. السجل التجاري: 2020202020", ["paragraph", "imprint"]),
        ("تبقى لك 20% من المقال. تفضل بالاشتراك", ["paywall"]),
        ("تصوير: سعاد نادر. ارتفع السعر 5%.", ["photo_credit", "paragraph"]),
    ],
)
def test_furniture_behind_a_sentence_is_a_block_of_its_own(line, expected):
    assert [kind for kind, _ in kinds(line)] == expected


def test_furniture_goes_on_over_short_lines():
    text = "للتواصل أرسل رسالة sms إلى\n88123 - شركة أولى\n635000 - شركة ثانية\nقال الوزير إن 88123 طالبا نجحوا."
    assert [kind for kind, _ in kinds(text)] == ["contact", "contact", "contact", "paragraph"]
    text = "اقرأ أيضا: 9 أسباب للتفاؤل\nمقتل 5 في حادث سير\nوقال الشهود إن السرعة هي السبب."
    assert [kind for kind, _ in kinds(text)] == ["related", "paragraph", "paragraph"]
    text = "اقرأ أيضا:\n9 أسباب للتفاؤل في الربيع\nوقال الوزير إن 9 مدارس أغلقت."
    assert [kind for kind, _ in kinds(text)] == ["related", "related", "paragraph"]


def test_gold_evidence_is_ours():
    """At least 99.5 % of the evidence spans of the corpus are sentences of ours, exactly."""
    texts = {path.name: json.loads(path.read_text("utf-8")) for path in (CORPUS / "articles").glob("*.json")}
    ours: dict[tuple[str, str], set[tuple[int, int]]] = {}
    hits = total = 0
    for line in (CORPUS / "gold_claims.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        key = record["file"], record["field"]
        if key not in ours:
            text = texts[key[0]][key[1]]
            ours[key] = {(s.start, s.end) for s in read_sentences(text, read_blocks(text, key[1]))}
        total += 1
        hits += (record["evidence"]["start"], record["evidence"]["end"]) in ours[key]
    assert total > 600
    assert hits / total >= 0.995


@pytest.mark.parametrize(
    "name", ["boilerplate.tsv", "reporting_openings.tsv", "abbreviations.tsv", "table_footers.tsv"]
)
def test_tables_are_clean(name):
    import unicodedata
    from importlib.resources import files

    text = (files("tawatur.text") / "data" / name).read_text(encoding="utf-8").replace("…", "")
    assert unicodedata.normalize("NFKC", text) == text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert "\u0640" not in text
    assert len(lines) == len(set(lines))


NAMES = ["تونس", "ليبيا", "المغرب الأقصى", "جمهورية مصر", "لبنان", "الأردن (الضفتان)"]
HEADS = ["المنطقة", "السعر", "التغير (%)", "العدد (ألف)", "الربع الثاني", "القيمة"]
NUMBERS = ["3,410", "-1.4", "٢٫٥", "12%", "1 204", "85.02 مليار", "-", "0"]


@given(
    columns=st.integers(2, 5),
    rows=st.lists(st.sampled_from(NAMES), min_size=2, max_size=5),
    form=st.sampled_from(["row", "outer", "bars", "bare"]),
    data=st.data(),
)
def test_a_table_is_read_back_from_each_of_its_forms(columns, rows, form, data):
    grid = [[name, *(data.draw(st.sampled_from(NUMBERS)) for _ in range(columns - 1))] for name in rows]
    for row in grid:
        row[1] = "12"  # every row holds a number
    lines = [HEADS[:columns], *grid]
    match form:
        case "row":
            text = "\n".join(" | ".join(row) for row in lines)
        case "outer":
            text = "\n".join("| " + " | ".join(row) + " |" for row in lines)
        case "bars":
            text = "\n".join(f"{cell} |" for row in lines for cell in row)
        case _:
            text = "\n".join(cell for row in lines for cell in row)
    table = the_table(f"قال الوزير إن الأرقام جيدة.\n{text}\nوختم حديثه بالشكر.")
    assert table["header"] == HEADS[:columns]
    assert table["rows"] == grid
