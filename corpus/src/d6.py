"""Agreement across events, and groups extended after all articles were read."""
from markup import *

# cross-cluster groups
agr("different_scope", ["e01c-04", "e05a-08"], "growth of world oil demand in the year 2025 against second half over first half.", None, "cross_event period")
agr("unrelated", ["e02a-01", "e08c-05"], "4.5% growth and 4.5 million dinars.", None, "cross_event same_digits")
agr("unrelated", ["e06b-07", "e09c-05"], "4% phone shipments and 4% household basket.", None, "cross_event same_digits")
agr("unrelated", ["e04a-01", "e07b-01"], "deaths in floods and deaths from cholera.", None, "cross_event metric_same")
agr("unrelated", ["e02b-09", "e09b-05"], "policy rates of two central banks.", None, "cross_event entity")
agr("unrelated", ["e01c-01", "e11a-02"], "both 'changes' in August/July reports: barrels and dollars.", None, "cross_event")
agr("unrelated", ["e04b-01", "e12c-06"], "18 dead and 18% unemployment.", None, "cross_event same_digits")
agr("unrelated", ["e10a-08", "s03-02"], "30% renewables target and 30% less power.", None, "cross_event same_digits")


def ext(label, have, add, why=None):
    hits = [g for g in GROUPS if g["label"] == label and set(have) <= set(g["members"])]
    assert len(hits) == 1, (label, have, len(hits))
    hits[0]["members"] = hits[0]["members"] + list(add)
    if why:
        hits[0]["why"] += " " + why


ext("agree_rounded", ["e01a-02", "e01b-01"], ["e01a-H1", "e01c-01"])
ext("compatible_bound", ["e01a-02", "e01b-02"], ["e01a-H1", "e01c-01"])
ext("agree_rounded", ["e02a-01", "e02c-01"], ["e02a-H1", "e02b-H1"])
agr("agree_exact", ["e02a-02", "e02b-02"], "the July forecast 4.1% in agency and daily.", 1, "shared_root forecast_vintage")
agr("different_scope", ["e02b-05", "e02c-03"], "government target against the IMF figure.", None, "forecast_vs_target")
ext("agree_rounded", ["e05a-02", "e05c-01"], ["e05a-H1"])
agr("compatible_bound", ["e05b-01", "e05c-02"], "about a fifth against more than a fifth.", 1, "fraction bound shared_root")
ext("compatible_bound", ["e06a-01", "e06c-01"], ["e06a-H1"])
agr("agree_exact", ["e06a-04", "e06b-04"], "Samsung 19%, copied.", 1, "syndicated shared_root")
ext("agree_rounded", ["e06a-06", "e06c-04"], ["e06b-06"])
agr("compatible_bound", ["e07a-H1", "e07b-01"], "more than 2,400 against about 2,400.", 1, "bound hedge shared_root")
ext("agree_rounded", ["e08a-08", "e08b-01"], ["e08b-H1"])
ext("conflict", ["e08a-08", "e08c-01"], ["e08b-H1"])
ext("agree_rounded", ["e11a-02", "e11b-04"], ["e11a-H1"])
ext("agree_rounded", ["e12a-01", "e12b-H1"], ["e12a-H1", "e12b-02", "e12c-02"])
ext("compatible_bound", ["e12a-01", "e12b-01"], ["e12a-H1", "e12b-H1", "e12c-02"])
for x, y, w in [("s04-01", "s04-H1", "14%"), ("s07-01", "s07-H1", "5390 pounds"), ("s08-01", "s08-H1", "1,673,230 pilgrims"), ("s11-01", "s11-H1", "83.3%"), ("s12-01", "s12-H1", "160 million dollars")]:
    agr("agree_exact", [x, y], f"headline repeats the body ({w}): no corroboration.", 1, "same_article_repeat")
agr("compatible_bound", ["s05-01", "s05-H1"], "headline 'more than 7 million' contains 7.9 million; same article.", 1, "same_article_repeat bound")
agr("agree_exact", ["s03-01", "s03-H1"], "headline repeats the body (3 times).", 1, "same_article_repeat")
agr("conflict", ["e06b-07", "e06c-01"], "below 3% (IDC) excludes 4% (Counterpoint).", 2, "real_conflict bound named_sources")
agr("conflict", ["e03c-05", "e03c-06"], "7.8 million by the company against at least 50 million by experts, said of the same training cost.", 2, "real_conflict bound same_article")
agr("conflict", ["e03b-01", "e03c-06"], "below 8 million against at least 50 million.", 2, "real_conflict bound")
