# ruff: noqa: UP031 - tables and templates hold braces, so they are filled with %
"""Writes html/ and feed.xml: the same texts inside the furniture of web pages, from articles/*.json."""

import datetime
import email.utils
import html
import html.parser
import json
import re
import xml.etree.ElementTree as ET

AR = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MON = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]


def blocks(body):
    """Paragraphs and tables of a body. A table is a run of lines with ' | ', or a broken run of lines ending in ' |'."""
    out, lines, i = [], body.split("\n"), 0
    while i < len(lines):
        if " | " in lines[i]:
            rows = []
            while i < len(lines) and " | " in lines[i]:
                rows.append([c.strip() for c in lines[i].split("|")])
                i += 1
            cap = out.pop()[1] if out and out[-1][0] == "p" and not out[-1][1].rstrip().endswith((".", "؟")) else None
            out.append(("t", cap, rows))
        elif lines[i].endswith(" |"):
            cells = []
            while i < len(lines) and lines[i].endswith(" |"):
                cells.append(lines[i][:-2].strip())
                i += 1
            cap = out.pop()[1] if out and out[-1][0] == "p" else None
            out.append(("t", cap, [cells[k : k + 3] for k in range(0, len(cells), 3)]))
        else:
            out.append(("p", lines[i]))
            i += 1
    return out


def table(cap, rows, cls):
    s = f'<table class="{cls}">\n'
    if cap:
        s += f"<caption>{html.escape(cap, quote=False)}</caption>\n"
    s += "<thead><tr>" + "".join(f"<th>{html.escape(c)}</th>" for c in rows[0]) + "</tr></thead>\n<tbody>\n"
    for r in rows[1:]:
        s += (
            f'<tr><th scope="row">{html.escape(r[0])}</th>'
            + "".join(f"<td>{html.escape(c)}</td>" for c in r[1:])
            + "</tr>\n"
        )
    return s + "</tbody></table>"


REL = [
    ("أسعار العملات اليوم: الدولار يستقر عند 3.75 ريال", 4),
    ("بالأرقام.. 10 دول تتصدر قائمة الاستثمار", 7),
    ("تعرف إلى أفضل 5 وجهات في الشتاء", 2),
    ("مؤشر السوق يغلق مرتفعا 1.2%", 9),
    ("27 صورة من موسم الحصاد", 11),
    ("دراسة: 60% من الموظفين يفضلون العمل عن بعد", 3),
]


def page1(a, nbsp=False):
    d = datetime.date.fromisoformat(a["date"])
    P = []
    n = 0
    for b in blocks(a["body"]):
        if b[0] == "t":
            P.append('<figure class="wp-block-table">' + table(b[1], b[2], "has-fixed-layout") + "</figure>")
        else:
            t = html.escape(b[1], quote=False)
            if nbsp:
                t = re.sub(r"(?<=[0-9]) (?=مليون|مليار|تريليون|ألف)", "&nbsp;", t)
            P.append(f"<p>{t}</p>")
            n += 1
            if n == 2:
                P.append(
                    '<div class="ad-slot" data-ad="300x250"><span>إعلان</span><a href="https://example.org/ads/771">خصم حتى 50% على 3 أشهر من الاشتراك</a></div>'
                )
            if n == 3:
                P.append(
                    '<p class="read-also"><strong>اقرأ أيضا:</strong> <a href="https://example.org/r/1">{}</a></p>'.format(
                        REL[len(a["id"]) % 6][0]
                    )
                )
    ld = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": a["title"],
        "datePublished": a["date"] + "T09:30:00+03:00",
        "dateModified": a["date"] + "T11:05:00+03:00",
        "inLanguage": "ar",
        "publisher": {"@type": "NewsMediaOrganization", "name": a["outlet"]},
        "mainEntityOfPage": a["url"],
    }
    return """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>%(t)s | %(o)s</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="%(u)s">
<meta property="og:type" content="article">
<meta property="og:site_name" content="%(o)s">
<meta property="og:title" content="%(t)s">
<meta property="article:published_time" content="%(d)sT09:30:00+03:00">
<meta property="article:modified_time" content="%(d)sT11:05:00+03:00">
<script type="application/ld+json">%(ld)s</script>
<script>window.dataLayer=[{"pageId":48213,"section":7}];</script>
<style>.ad-slot{margin:1em 0}</style>
</head>
<body class="single single-post postid-48213">
<header><a class="logo" href="https://example.org/">%(o)s</a>
<nav><ul><li><a href="/1">الرئيسية</a></li><li><a href="/2">اقتصاد</a></li><li><a href="/3">تقنية</a></li><li><a href="/4">صحة</a></li><li><a href="/5">فيديو 24</a></li></ul></nav>
<div class="ticker">عاجل: برنت 68.40 &#9650; 0.6%% | الذهب 3,342 &#9660; 0.2%% | مؤشر السوق 11,240</div></header>
<main><article class="post">
<div class="breadcrumb">الرئيسية &raquo; أخبار &raquo; %(o)s</div>
<h1 class="entry-title">%(t)s</h1>
<div class="entry-meta"><time class="published" datetime="%(d)s">%(dd)d %(mm)s %(yy)d - 09:30</time> <span class="views">12,804 مشاهدة</span> <span>مدة القراءة: 3 دقائق</span></div>
<figure class="lead"><img src="https://example.org/img/48213.jpg" alt="صورة أرشيفية" width="800" height="450"><figcaption>صورة أرشيفية (تصوير: أ. سالم - 2023)</figcaption></figure>
<div class="entry-content">
%(p)s
</div>
<div class="share">شارك: <span>فيسبوك 214</span> <span>إكس 88</span></div>
<div class="tags"><a href="/t/1">أخبار</a> <a href="/t/2">2025</a></div>
</article>
<aside><table class="rates"><caption>أسعار العملات</caption><tr><th>العملة</th><th>شراء</th><th>بيع</th></tr><tr><td>دولار</td><td>3.7495</td><td>3.7510</td></tr><tr><td>يورو</td><td>4.3120</td><td>4.3302</td></tr></table><h3>الأكثر قراءة</h3><ol><li><a href="/r/1">%(r1)s</a></li><li><a href="/r/2">%(r2)s</a></li><li><a href="/r/3">%(r3)s</a></li></ol></aside>
<section class="comments"><h3>التعليقات (17)</h3><p>كن أول من يضيف تعليقا بعد 500 حرف</p></section></main>
<footer><p>جميع الحقوق محفوظة &copy; 2025 %(o)s - هاتف: 800123456 - ص.ب 4410</p><div class="cookie">نستخدم ملفات تعريف الارتباط. صلاحية الموافقة 180 يوما.</div></footer>
</body></html>
""" % dict(
        t=html.escape(a["title"]),
        o=a["outlet"],
        u=a["url"],
        d=a["date"],
        dd=d.day,
        mm=MON[d.month - 1],
        yy=d.year,
        p="\n".join(P),
        ld=json.dumps(ld, ensure_ascii=False),
        r1=REL[0][0],
        r2=REL[3][0],
        r3=REL[5][0],
    )


def page2(a):
    """Older layout: no JSON-LD, nested divs, date only in Arabic text and a name=date meta, Arabic-Indic page furniture."""
    d = datetime.date.fromisoformat(a["date"])
    P = []
    for n, b in enumerate(blocks(a["body"])):
        if b[0] == "t":
            P.append('<div class="tbl">' + table(b[1], b[2], "data") + "</div>")
        else:
            P.append(f'<div class="para">{html.escape(b[1], quote=False)}</div>')
        if n == 1:
            P.append(
                '<div id="banner-mid"><a href="https://example.org/ads/9"><img src="https://example.org/ads/9.gif" alt="اربح ١٠٠ ألف جنيه"></a></div>'
            )
    return """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl" lang="ar">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{o} :: {t}</title>
<meta name="date" content="{d}" />
<meta name="keywords" content="أخبار, عاجل, اقتصاد" />
</head>
<body>
<div id="top"><div id="logo">{o}</div><div id="today">العدد {num} - السنة ٣٤</div>
<div id="menu"><a href="/a">الرئيسية</a> | <a href="/b">السياسة</a> | <a href="/c">اقتصاد</a> | <a href="/d">رياضة</a> | <a href="/e">مقالات</a></div></div>
<div id="wrap"><div id="right"><div class="box"><h4>استطلاع</h4><p>هل تؤيد التوقيت الصيفي؟</p><p>نعم ٤٣٪ - لا ٥٧٪ (٢٬١١٠ أصوات)</p></div>
<div class="box"><table border="0" cellpadding="2"><tr><td>الذهب ٢١</td><td>٥٣٩٠</td></tr><tr><td>الدولار</td><td>٤٧٫٥٥</td></tr></table></div><div class="box"><h4>موضوعات متعلقة</h4><ul><li><a href="/x1">{r1}</a></li><li><a href="/x2">{r2}</a></li></ul></div></div>
<div id="content">
<h2 id="headline">{t}</h2>
<div class="info">{dd} {mm} {yy} - الساعة ٠٩:٣٠ | عدد القراءات: ٥٬٢١٨ | طباعة | إرسال إلى صديق</div>
<div id="story">
{p}
</div>
<div class="rate">قيّم الخبر: ١ ٢ ٣ ٤ ٥ (التقييم ٣٫٩ من ٥)</div>
</div></div>
<div id="foot">© {yy} {o} - تليفون ٠٢٢٥٧٨٠٠٠٠ - تصميم وتطوير</div>
</body></html>
""".format(
        **dict(
            t=html.escape(a["title"]),
            o=a["outlet"],
            d=a["date"],
            num="١٢٣٤٥",
            r1=REL[2][0],
            r2=REL[4][0],
            dd=str(d.day).translate(AR),
            mm=MON[d.month - 1],
            yy=str(d.year).translate(AR),
            p="\n".join(P),
        )
    )


HTML = {"e01c": 1, "e02b": 2, "e03a": 3, "e05c": 1, "e06b": 1, "e07a": 2, "s05": 1, "s10": 1}
RSS = ["e04b", "e09b", "e12c", "s06"]


def escape(text):
    return html.escape(text, quote=False)


class PageText(html.parser.HTMLParser):
    """Collects the text of a page, scripts and styles left out."""

    def __init__(self):
        super().__init__()
        self.parts, self.skip = [], 0

    def handle_starttag(self, tag, attrs):
        self.skip += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.skip -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.skip:
            self.parts.append(data)


def write_pages(root):
    """Write the pages and the feed under `root`, and check that each body line is on its page."""
    articles = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((root / "articles").glob("*.json"))}
    (root / "html").mkdir(exist_ok=True)
    for i, k in HTML.items():
        s = page2(articles[i]) if k == 2 else page1(articles[i], nbsp=k == 3)
        (root / "html" / (i + ".html")).write_text(s, encoding="utf-8")
    items = []
    for n, i in enumerate(RSS):
        a = articles[i]
        ps = [b for b in a["body"].split("\n") if b]
        when = email.utils.format_datetime(datetime.datetime.fromisoformat(a["date"] + "T08:15:00+00:00"))
        full = "".join(
            f"<p>{escape(p)}</p>" for p in ps
        ) + '<p>ظهرت المقالة <a href="{}">{}</a> أولاً على الموقع. 3 تعليقات</p>'.format(a["url"], escape(a["title"]))
        desc = escape(" ".join(ps[0].split()[:28])) + " [&#8230;]"
        items.append(
            """<item>
<title>%s</title>
<link>%s</link>
<guid isPermaLink="false">https://example.org/?p=%d</guid>
<pubDate>%s</pubDate>
<dc:creator><![CDATA[%s]]></dc:creator>
<category><![CDATA[أخبار]]></category>
<description><![CDATA[%s]]></description>
%s<slash:comments>3</slash:comments>
</item>"""
            % (
                escape(a["title"]),
                a["url"],
                9100 + n,
                when,
                a["outlet"],
                desc,
                f"<content:encoded><![CDATA[{full}]]></content:encoded>\n",
            )
        )
    (root / "feed.xml").write_text(
        """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>موجز الأخبار</title>
<atom:link href="https://example.org/feed" rel="self" type="application/rss+xml"/>
<link>https://example.org/</link>
<description>آخر الأخبار - يُحدّث كل 15 دقيقة</description>
<language>ar</language>
<lastBuildDate>Fri, 12 Dec 2025 06:00:00 +0000</lastBuildDate>
<ttl>15</ttl>
{}
</channel>
</rss>
""".format("\n".join(items)),
        encoding="utf-8",
    )
    for i in HTML:
        page = PageText()
        page.feed((root / "html" / (i + ".html")).read_text(encoding="utf-8"))
        printed = [squeeze(part) for part in page.parts]
        for b in blocks(articles[i]["body"]):
            lines = [b[1]] if b[0] == "p" else [c for c in [b[1]] if c] + [c for row in b[2] for c in row]
            for line in lines:
                assert squeeze(line) in printed, (i, line)
    assert len(ET.fromstring((root / "feed.xml").read_bytes()).findall("./channel/item")) == len(RSS)  # noqa: S314 - the feed that we just wrote
    return f"{len(HTML)} pages, {len(RSS)} feed items"


def squeeze(text):
    return re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip()
