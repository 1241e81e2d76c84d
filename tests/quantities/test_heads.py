"""Numbers that stand behind the noun which they count."""

import pytest

from tawatur.quantities import read_quantities


def values(text):
    return [(q.text, str(q.number), q.unit) for q in read_quantities(text) if q.negative is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أخفقت الجولات الخمس السابقة", ("الخمس", "5", "جولة")),
        ("حلقت مروحيات الأباتشي الثلاث فوق الميناء", ("الثلاث", "3", "مروحية")),
        ("أقلعت طائرات سو-30 الثماني من القاعدة", ("الثماني", "8", "طائرة")),
        ("خسر المنتخب مبارياته الأربع", ("الأربع", "4", "مباراة")),
        ("نجا الركاب الاثنا عشر", ("الاثنا عشر", "12", "راكب")),
        ("شاهد أهداف برشلونة الستة", ("الستة", "6", "هدف")),
        ("وقعت دول الاتحاد الأفريقي الـ55", ("55", "55", "دولة")),
        ("صوت أعضاء المجلس الـ 15", ("15", "15", "عضو")),
    ],
)
def test_a_definite_number_counts_the_plural_before_it(text, expected):
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "نهاية القرن العشرين",
        "في دورته الثلاثين",
        "مباريات الجولة الـ28",
        "أحداث القرن الـ20",
        "الأشهر الستة المقبلة",
        "بلغ دور الأربعة",
    ],
)
def test_a_definite_number_behind_a_singular_ranks(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال ناطق إن 14 على الأقل من جنود الكتيبة أصيبوا", ("14", "14", "جندي")),
        ("اعتقل 20 على الأقل من مسلحي التنظيم", ("20", "20", "مسلح")),
    ],
)
def test_a_hedged_number_counts_what_it_is_a_part_of(text, expected):
    assert values(text) == [expected]
