"""Goals: results in their many shapes, and goals told without a number."""

import pytest

from tawatur.quantities import read_quantities


def goals(text):
    return [(q.text, str(q.number)) for q in read_quantities(text) if q.unit == "هدف" and q.negative is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تغلب المنتخب على ضيفه بثلاثية نظيفة", [("ثلاثية", "3")]),
        ("سحق الفريق جاره بسداسية مقابل هدف", [("سداسية", "6")]),
        ("اكتفى الفريق بهدف نظيف", [("هدف", "1")]),
        ("فازت الدولفين بهدف مقابل هدفين", [("هدف", "1"), ("هدفين", "2")]),
        ("هزم ضيفه بأربعة أهداف مقابل لا شيء", [("أربعة", "4"), ("لا شيء", "0")]),
        ("انتهى اللقاء بالتعادل 3/3", [("3", "3"), ("3", "3")]),
        ("أحرز اللقب بتغلبه على غريمه 4/2", [("4", "4"), ("2", "2")]),
        ("وصل إلى النهائي بانتصاره (2/1) بعد التمديد", [("2", "2"), ("1", "1")]),
        ("احتفظ باللقب على حساب غريمه 5 / 0", [("5", "5"), ("0", "0")]),
    ],
)
def test_goals_are_read(text, expected):
    assert goals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "اجتماع لجنة ثلاثية في العاصمة",
        "بدأ المشروع بثنائية غريبة بين الشكل واللون",
        "سافر بهدف مقابلة الوزير",
        "طالبوا بهدف مقابل زيادة الدعم",
        "قال لا شيء يمنع ذلك",
    ],
)
def test_other_words_are_no_goals(text):
    assert goals(text) == []
