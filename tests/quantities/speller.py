"""A speller of Arabic numbers, written apart from the reader: for round trips."""

ONES_M = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
ONES_F = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [
    ("ألف", "ألفان", "ألفين", "آلاف", "ألفا"),
    ("مليون", "مليونان", "مليونين", "ملايين", "مليونا"),
    ("مليار", "ملياران", "مليارين", "مليارات", "مليارا"),
    ("تريليون", "تريليونان", "تريليونين", "تريليونات", "تريليونا"),
]


def below_hundred(n, *, feminine, oblique):
    ones = ONES_F if feminine else ONES_M
    if n < 10:
        word = ones[n]
        return word.replace("ان", "ين") if n == 2 and oblique else word
    if n == 10:
        return "عشر" if feminine else "عشرة"
    if n < 20:
        tail = "عشرة" if feminine else "عشر"
        heads = {11: "إحدى" if feminine else "أحد", 12: ("اثنت" if feminine else "اثن") + ("ي" if oblique else "ا")}
        return f"{heads.get(n, ones[n - 10])} {tail}"
    tens = TENS[n // 10] + ("ين" if oblique else "ون")
    return f"{below_hundred(n % 10, feminine=feminine, oblique=oblique)} و{tens}" if n % 10 else tens


def hundreds(n, *, oblique, style):
    hundred = {"new": "مئة", "old": "مائة", "apart": "مئة"}[style]
    if n == 1:
        return hundred
    if n == 2:
        return hundred[:-1] + ("تين" if oblique else "تان")
    return ONES_F[n].removesuffix("ي") + (" " if style == "apart" else "") + hundred


def below_thousand(n, *, feminine, oblique, style):
    parts = []
    if n >= 100:
        parts.append(hundreds(n // 100, oblique=oblique, style=style))
    if n % 100:
        parts.append(below_hundred(n % 100, feminine=feminine, oblique=oblique))
    return " و".join(parts)


def spell(n, *, feminine=False, oblique=False, style="new"):
    """Spell an integer below 10^15 in one gender, case and spelling of the hundreds."""
    if n == 0:
        return "صفر"
    parts = []
    for power, (one, two, two_oblique, many, accusative) in reversed(list(enumerate(SCALES, 1))):
        count = n // 1000**power % 1000
        if count == 0:
            continue
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two_oblique if oblique else two)
        else:
            noun = many if 3 <= count % 100 <= 10 else accusative if count % 100 > 10 else one
            parts.append(below_thousand(count, feminine=False, oblique=oblique, style=style) + " " + noun)
    if n % 1000:
        parts.append(below_thousand(n % 1000, feminine=feminine, oblique=oblique, style=style))
    return " و".join(parts)


ORDINALS_M = ["", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
ORDINALS_F = [
    "",
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
]


def spell_ordinal(n, *, feminine=False):
    """Spell a definite ordinal from 1 to 999: «الثالث والعشرون بعد المئة»."""
    if n >= 100:
        base = "ال" + hundreds(n // 100, oblique=True, style="new")
        return f"{spell_ordinal(n % 100, feminine=feminine)} بعد {base}" if n % 100 else base
    words = ORDINALS_F if feminine else ORDINALS_M
    if n <= 10:
        return words[n]
    first = {1: "الحادية" if feminine else "الحادي"}.get(n % 10, words[n % 10])
    if n < 20:
        return f"{first} {'عشرة' if feminine else 'عشر'}"
    tens = f"ال{TENS[n // 10]}ون"
    return f"{first} و{tens}" if n % 10 else tens
