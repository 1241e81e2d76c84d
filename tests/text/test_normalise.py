"""The folded form: what two spellings of a word have in common."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.normalise import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("المُستخدِمة", "المستخدمه"),
        ("إلى", "الي"),
        ("آلاف", "الاف"),
        ("مليـــون", "مليون"),
        ("ﻻﻋﺐ", "لاعب"),
        ("أوبك\u200f", "اوبك"),
        ("ایران", "ايران"),
        ("کابل", "كابل"),
        ("٢٫٥", "٢٫٥"),
        ("OpenAI", "openai"),
        ("رحمٰن", "رحمن"),
        ("", ""),
    ],
)
def test_folding(word, folded):
    assert fold(word) == folded


@given(st.text(alphabet="اأإآىيةهكگںَُِّٰـ\u200fAb1٢ ﷼ﻻ", max_size=20))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_it_removes_what_camel_tools_removes():
    from camel_tools.utils.dediac import dediac_ar

    marked = "مُحَمَّدٌ كِتَابًا رَحمٰن تطويـل"
    assert fold(marked) == fold(dediac_ar(marked))


def test_the_import_stays_cheap():
    """`camel_tools.utils.charsets` walks all of Unicode; nothing on the way to the tokens may import it."""
    code = "import sys, tawatur.text.scanner; print('camel_tools.utils.charsets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
