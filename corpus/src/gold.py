"""Writes articles/, gold_claims.jsonl and gold_agreement.jsonl, after checking every offset."""

import collections
import hashlib
import importlib
import itertools
import json
from decimal import Decimal

from markup import ARTS, GROUPS, MET, OUTSLUG, RECS, SECOND, WARN

RULE = "half unit of the last printed digit; one-sided for bounds; truncation = [v, v + 1 unit)"
SPANS = ("entity", "value_span", "unit_span", "hedge", "period_span", "denominator_span")
ARTICLE_KEYS = ("id", "outlet", "title", "date", "url", "body")
GROUP_KEYS = ("group_id", "label", "members", "articles", "independent_sources", "tags", "pairs", "why")
# A pair of several groups takes the label of the closest group.
RANK = {
    "agree_exact": 0,
    "agree_rounded": 1,
    "series": 2,
    "different_scope": 2,
    "unrelated": 2,
    "compatible_bound": 3,
    "conflict": 3,
}
BOUNDS = {">", ">=", "<", "<=", "~<", "~>"}
SLUGS = {
    "وكالة الخليج الاقتصادية": "gulf-econ",
    "صحيفة الواحة": "alwaha",
    "شبكة المؤشر": "almuashir",
    "وكالة الأفق للأنباء": "alufuq",
    "جريدة النيل الجديد": "new-nile",
    "جريدة الأعمال العربية": "biz-arabia",
    "منصة شرائح التقنية": "sharaih-tech",
    "بوابة الأطلس": "atlas-portal",
    "صحيفة المرفأ": "almarfa",
    "صحيفة المدار": "almadar",
    "موقع ملاعب اليوم": "malaeb",
    "بوابة الزيتونة": "zaytuna",
    "مجلة آفاق الطاقة": "energy-horizons",
    "مجلة رؤى": "ruaa",
}
# Common nouns that stand for a named thing in their own record are no alias of it elsewhere.
COMMON_NOUNS = {
    "الشركة",
    "النموذج",
    "المحطة",
    "المشروع",
    "الحكومة",
    "القاهرة",
    "الفريق",
    "الهيئة",
    "الوزارة",
    "التحالف",
    "العدد",
    "البلاد",
    "البطل",
    "الشريحة",
    "السوق",
    "المباراة",
    "الناجحين",
    "الحجاج",
    "اللجان",
    "السيول",
    "مشروع",
    "مباراة",
    "لشريحة",
    "لجيل الحالي",
    "رئيس الوزراء",
    "لتذكرة",
    "التذاكر",
    "العالم",
    "بريطانيا",
    "من ينامون",
    "المستخدمين",
    "الطراز الأساسي",
    "ائتلاف",
    "أسرة",
    "سلة أسرة",
    "الأسعار",
    "النهائي",
    "الوكالة",
    "شاب",
    "الاقتصاد",
    "القناة",
    "لقناة",
    "سهم الشركة",
    "مجلس الإدارة",
    "الولاية",
    "الخطة",
    "الأوقية",
    "الفيلم",
    "الصينية",
    "فرقها",
    "مركب محمد الخامس",
    "جائزة البطولة",
    "لاعبو المدرب",
    "نموذجها الأخير",
    "العاطلين",
    "الأرض",
    "التيار",
}


def write_gold(root):
    """Read the marked-up articles and write the gold under `root`; return one line of counts."""
    OUTSLUG.update(SLUGS)
    for name in ("d1", "d2", "d3", "d4", "d5", "d6"):
        importlib.import_module(name)
    by_id = {r["gold_id"]: r for r in RECS}
    assert len(by_id) == len(RECS), "a gold id is used twice"
    name_entities()
    add_second_reading(by_id)
    write_articles(root)
    spans = check_records(root)
    groups, labels = label_pairs(by_id)
    check_labels(by_id, labels)
    order = {a: i for i, a in enumerate(ARTS)}
    place = lambda r: (
        order[r["file"][:-5]],
        r["record_type"] == "negative",
        r["field"] == "body",
        r["value_span"]["start"],
    )
    write_lines(root / "gold_claims.jsonl", sorted(RECS, key=place))
    write_lines(root / "gold_agreement.jsonl", ({k: g[k] for k in GROUP_KEYS} for g in groups))
    for warning in WARN:
        if warning[0] != "WORD":
            print(*warning)
    tier1 = sum(r.get("tier") == 1 for r in RECS)
    return f"{len(ARTS)} articles, {len(RECS)} records ({tier1} tier 1), {spans} spans checked, {len(groups)} groups, {len(labels)} pairs"


def write_lines(path, rows):
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


def claims():
    return [r for r in RECS if r["record_type"] != "negative"]


def name_entities():
    """Fill metric names and aliases: every surface form of an entity is an alias of its other mentions."""
    surface = collections.defaultdict(set)
    for r in claims():
        r["metric_ar"] = r["metric_ar"] or MET[r["metric"]]
        r["interval"]["rule"] = RULE
        for name in ((r["entity"] or {}).get("text"), r["entity_text_note"]):
            if name:
                surface[r["entity_canonical"]].add(name)
    for r in claims():
        aliases, entity = set(surface[r["entity_canonical"]]), r["entity"]
        own = (entity or {}).get("text") or r["entity_text_note"]
        text = ARTS[r["file"][:-5]][r["field"]]
        if entity and entity["text"].startswith("ل") and entity["start"] and text[entity["start"] - 1] == "ل":
            aliases.discard(entity["text"])
            aliases.add("ا" + entity["text"])  # للنماذج: the full form is النماذج
            r["tags"] = sorted({*r["tags"], "entity_after_lil"})
        r["entity_aliases"] = sorted(x for x in aliases if x != own and x not in COMMON_NOUNS)


def add_second_reading(by_id):
    """Add what a second reader decided (second-reading.jsonl), to the one record it was decided for."""
    for gold_id, more in SECOND.items():
        r = by_id[gold_id]
        split = {k: v.split("|") for k, v in more.items()}
        r["entity_aliases"] += split.get("aka", [])
        r["entity_text_note"] = more.get("known_as", r["entity_text_note"])
        for key, field in (("metric_alt", "metric_aliases"), ("unit_alt", "unit_alt")):
            if key in split:
                r[field] = split[key]


def write_articles(root):
    (root / "articles").mkdir(exist_ok=True)
    for a in ARTS.values():
        a["url"] = f"https://example.org/{OUTSLUG[a['outlet']]}/{a['date'].replace('-', '/')}/{a['id']}"
        text = json.dumps({k: a[k] for k in ARTICLE_KEYS}, ensure_ascii=False, indent=1)
        (root / "articles" / f"{a['id']}.json").write_text(text + "\n", encoding="utf-8")


def check_records(root):
    """Check each span against the article as written, and each record against itself; return the count of spans."""
    n = 0

    def check(text, span):
        nonlocal n
        if span is None:
            return
        assert text[span["start"] : span["end"]] == span["text"] == span["text"].strip() != "", span
        if "byte_start" in span:
            assert text.encode()[span["byte_start"] : span["byte_end"]].decode() == span["text"]
        n += 1

    for r in RECS:
        article = json.loads((root / "articles" / r["file"]).read_text(encoding="utf-8"))
        assert r["file_sha256"] == hashlib.sha256(article["body"].encode()).hexdigest()[:16]
        text = article[r["field"]]
        for value in [*r.values(), *r.get("table_context", {}).values()]:
            if isinstance(value, dict) and "start" in value:
                check(text, value)
        for k in SPANS:
            v = r.get(k)
            if v and not (r["evidence"]["start"] <= v["start"] and v["end"] <= r["evidence"]["end"]):
                print("OUTSIDE", r["gold_id"], k)
    for r in claims():
        assert ("bound" in r["modality"]) == (r["comparator"] not in ("=", "~")), r["gold_id"]
        assert "share" not in r["modality"] or r["denominator"], r["gold_id"]
        if r["direction"] == "down" and r["kind"] == "change":
            assert r["value"].startswith("-") or r["unit"] == "ratio_x", r["gold_id"]
        p = r["period"]
        assert not (p and p.get("from") and p.get("to")) or p["from"] <= p["to"], r["gold_id"]
    by_field = collections.defaultdict(list)
    for r in RECS:
        by_field[r["file"], r["field"]].append(r)
    for rs in by_field.values():
        for a, b in itertools.combinations(rs, 2):
            x, y = a["value_span"], b["value_span"]
            if x["start"] < y["end"] and y["start"] < x["end"]:
                print("OVERLAP", a["gold_id"], b["gold_id"], x["text"], y["text"])
    return n


def label_pairs(by_id):
    """Return the groups with their pairs, and the label of each pair; a pair is listed once."""
    labels, groups = {}, []
    for i, g in enumerate(GROUPS, 1):
        assert all(m in by_id for m in g["members"]), g
        groups.append({**g, "group_id": f"G{i:03}", "members": sorted(set(g["members"])), "pairs": []})
    for g in sorted(groups, key=lambda g: (RANK[g["label"]], len(g["members"]))):
        for a, b in itertools.combinations(g["members"], 2):
            if (a, b) in labels:
                continue
            label = g["label"]
            if label in ("agree_rounded", "compatible_bound", "conflict"):
                if all(by_id[a][k] == by_id[b][k] for k in ("value", "unit", "comparator")):
                    label = "agree_exact"
            labels[a, b] = label
            g["pairs"].append([a, b, label])
    # Closure: a label between two claims holds for exact repeats of either.
    exact = collections.defaultdict(set)
    for (a, b), label in labels.items():
        if label == "agree_exact":
            exact[a].add(b)
            exact[b].add(a)
    for g in groups:
        for a, b, label in list(g["pairs"]) if g["label"] != "unrelated" else []:
            if label == "agree_exact":
                continue
            for x, y in itertools.product(sorted({a} | exact[a]), sorted({b} | exact[b])):
                pair = tuple(sorted((x, y)))
                if x != y and pair not in labels:
                    labels[pair] = label
                    g["pairs"].append([*pair, label])
                    g["members"] = sorted({*g["members"], *pair})
        g["articles"] = sorted({m.split("-")[0] for m in g["members"]})
    return groups, labels


def check_labels(by_id, labels):
    """Print what looks wrong: exact pairs of other numbers, bounds without one, unlabelled pairs of one fact."""
    for (a, b), label in sorted(labels.items()):
        ra, rb = by_id[a], by_id[b]
        if (
            label == "agree_exact"
            and abs(Decimal(ra["value"])) != abs(Decimal(rb["value"]))
            and ra["unit"] == rb["unit"]
        ):
            print("EXACT?", a, b, ra["value"], rb["value"])
        if label == "compatible_bound" and not {ra["comparator"], rb["comparator"]} & BOUNDS:
            print("BOUND?", a, b)
    facts = collections.defaultdict(list)
    for r in RECS:
        if r.get("tier") == 1:
            facts[r["fact_id"]].append(r["gold_id"])
    for ids in facts.values():
        for pair in itertools.combinations(sorted(ids), 2):
            if pair not in labels:
                print("UNLABELLED same fact", *pair)
