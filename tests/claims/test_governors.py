"""Level or change: what a move reaches, and by how much it moves."""

import pytest
from tests.claims.plain import claims_of


def last(body):
    claim = claims_of(body)[-1]
    return str(claim.value.number), claim.metric.kind


@pytest.mark.parametrize(
    ("body", "number", "kind"),
    [
        ("هوى سعر النحاس دون 9 آلاف دولار للطن.", "9000", "level"),
        ("قفز سعر النحاس فوق 9 آلاف دولار للطن.", "9000", "level"),
        ("تراجعت الليرة إلى ما دون 40 ليرة للدولار.", "40", "level"),
        ("وهبط سعر النحاس عن 9 آلاف دولار للطن.", "9000", "level"),
        ("هبط سعر النحاس بأقل من 90 دولارا.", "-90", "change"),
        ("هبطت المبيعات 7% إلى وتيرة سنوية معدلة قدرها 350 ألف سيارة.", "350000", "level"),
        ("وخسر المنتخب مباراته في الدوري بثلاثة أهداف أمام ضيفه.", "3", "level"),
        ("تراجعت مؤشرات البورصة الخمسة أمس.", "5", "level"),
        ("زادت المبيعات بزيادة قدرها 4 ملايين دولار.", "4000000", "change"),
    ],
)
def test_a_mark_that_is_passed_is_a_level(body, number, kind):
    assert last(body) == (number, kind)
