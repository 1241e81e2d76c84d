# ruff: noqa: S106 - token prices are no passwords
"""Marked-up articles e01a to e02c, their claims and their agreement."""
from markup import *

ENT.update(opecp=("OPEC+", "ORG"), brent=("Brent crude", "COMMODITY"), wti=("US crude (WTI)", "COMMODITY"), ksa=("Saudi Arabia", "GPE"), iraq=("Iraq", "GPE"), uae=("United Arab Emirates", "GPE"),
           kwt=("Kuwait", "GPE"), kaz=("Kazakhstan", "GPE"), egypt=("Egypt", "GPE"), world=("World economy", "GROUP"), cbe=("Central Bank of Egypt", "ORG"), ds=("DeepSeek", "ORG/PRODUCT"),
           v4=("DeepSeek V4", "PRODUCT"), v4m=("DeepSeek V4 Mini", "PRODUCT"), cnopen=("Chinese open models", "GROUP"), usopen=("US open models", "GROUP"), arabdev=("Arab developers", "GROUP"), gcc=("GCC countries", "GROUP"))
MET.update(oil_output="إنتاج النفط", participating_countries="عدد الدول المشاركة", voluntary_cuts="التخفيضات الطوعية", restored_output="الإنتاج المعاد إلى السوق", oil_price="سعر النفط",
           output_quota="حصة الإنتاج", oil_demand="الطلب على النفط", gdp_growth="نمو الناتج المحلي", inflation_rate="معدل التضخم", public_debt_ratio="نسبة الدين العام إلى الناتج",
           loan_size="قيمة القرض", policy_rate="سعر الفائدة", fx_reserves="احتياطي النقد الأجنبي", budget_deficit_ratio="نسبة عجز الموازنة إلى الناتج", remittances="تحويلات العاملين", loan_tranche="قيمة شريحة القرض",
           parameter_count="عدد المعاملات", active_parameters="عدد المعاملات النشطة", context_window="نافذة السياق", token_price="سعر الرموز", training_cost="تكلفة التدريب", user_count="عدد المستخدمين",
           downloads="عدد التحميلات", download_share="حصة التحميلات", response_time="زمن الاستجابة", accuracy="الدقة", accelerator_count="عدد المعالجات", funding="التمويل", exporter_share="حصة الصادرات",
           revenue="الإيرادات", derivative_model_count="عدد النسخ المشتقة", benchmark_score="درجة الاختبار", debt_service_share="حصة خدمة الدين", exchange_rate="سعر الصرف")
OPEC = "منظمة أوبك=OPEC"
AUG = "أغسطس|2025-08"
art("e01a", "وكالة الخليج الاقتصادية", "2025-07-06", "«أوبك+» يرفع الإنتاج [[H1|548 ألف]] برميل يوميا في أغسطس", """
فيينا - وكالة الخليج الاقتصادية: اتفقت [[1|ثماني]] دول في تحالف «أوبك+» الأحد على زيادة إنتاج النفط بمقدار [[2|548 ألف]] برميل يوميا في أغسطس المقبل، وفق بيان صدر عن منظمة أوبك بعد اجتماع عبر الإنترنت.
وتفوق الزيادة الجديدة ما أقره التحالف في مايو ويونيو ويوليو حين رفع الإمدادات بواقع [[3|411 ألف]] برميل يوميا في كل شهر.
ويتخلى التحالف تدريجيا عن تخفيضات طوعية قدرها [[4|2.2 مليون]] برميل يوميا. وأظهرت حسابات أجرتها الوكالة أن «أوبك+» سيكون بحلول نهاية أغسطس قد أعاد [[5|1.92 مليون]] برميل يوميا إلى السوق.
وكان خام برنت قد تراجع [[6|0.3%]] إلى [[7|68.11]] دولار للبرميل عند التسوية الجمعة، فيما هبط الخام الأمريكي [[8|0.5%]] إلى [[9|66.2]] دولار.
ومن المقرر أن يعقد التحالف اجتماعه المقبل في 3 أغسطس.
""", [
    c("H1", "أوبك+@opecp", "oil_output", 548000, "barrel_per_day", u="برميل يوميا", k="change", d="up", p="أغسطس|2025-08*article date", fact="opecp_hike@2025-08", src="منظمة أوبك=OPEC!d"),
    c(1, "أوبك+@opecp", "participating_countries", 8, "country", u="دول", src=OPEC, cue="وفق بيان صدر عن", fact="opecp_participants", tags="gender_polarity"),
    c(2, "أوبك+@opecp", "oil_output", 548000, "barrel_per_day", u="برميل يوميا", k="change", d="up", p="أغسطس المقبل|2025-08*article date", src=OPEC, cue="وفق بيان صدر عن", fact="opecp_hike@2025-08", tags="attribution_after_content relative_date_needs_dateline"),
    c(3, "التحالف@opecp", "oil_output", 411000, "barrel_per_day", u="برميل يوميا", k="change", d="up", p="مايو ويونيو ويوليو|win:2025-05/2025-07*article date", fact="opecp_hike@2025-05..07", tags="distributive_monthly", note="'في كل شهر': 411 thousand in each of the three months, not in total"),
    c(4, "التحالف@opecp", "voluntary_cuts", 2200000, "barrel_per_day", u="برميل يوميا", fact="opecp_voluntary_cuts"),
    c(5, "أوبك+@opecp", "restored_output", 1920000, "barrel_per_day", u="برميل يوميا", p="بحلول نهاية أغسطس|by:2025-08-31*article date", src="الوكالة=وكالة الخليج الاقتصادية", cue="وأظهرت حسابات أجرتها", f=True, fact="opecp_restored@2025-08", note="own calculation of the outlet"),
    c(6, "خام برنت@brent", "oil_price", -0.3, "percent", k="change", d="down", p="الجمعة|2025-07-04*article date", fact="brent_move@2025-07-04", tags="signed_change"),
    c(7, "خام برنت@brent", "oil_price", "68.11", "USD/barrel", u="دولار للبرميل", d="down", p="الجمعة|2025-07-04*article date", fact="brent_settle@2025-07-04", tags="relative_date_needs_dateline"),
    c(8, "الخام الأمريكي@wti", "oil_price", -0.5, "percent", k="change", d="down", p="الجمعة|2025-07-04*article date", fact="wti_move@2025-07-04", tags="signed_change inherited_period"),
    c(9, "الخام الأمريكي@wti", "oil_price", "66.2", "USD/barrel", u="دولار#2", d="down", p="الجمعة|2025-07-04*article date", fact="wti_settle@2025-07-04", tags="elided_unit inherited_period"),
], "agency")
art("e01b", "صحيفة الواحة", "2025-07-07", "قفزة في إمدادات «أوبك بلس» وبرنت دون [[H1|69]] دولارا", """
الرياض، الاثنين [[-d|12 محرم 1447هـ]] الموافق 7 يوليو 2025م
أقرت دول تحالف «أوبك بلس» أمس زيادة في إنتاجها تناهز [[1|550 ألف]] برميل يومياً اعتبارا من أغسطس، أي أكثر من [[2|نصف مليون]] برميل، بحسب ما نقلته وكالة الخليج الاقتصادية عن بيان لمنظمة أوبك.
وأفادت الوكالة ذاتها بأن التحالف سيكون قد أعاد [[3|1.92 مليون]] برميل يومياً بحلول نهاية أغسطس، من أصل تخفيضات طوعية تزيد على [[4|مليوني]] برميل يومياً.
وذكر مسؤول في وزارة الطاقة لـ«الواحة» أن إنتاج المملكة بلغ [[5|9.36 مليون]] برميل يومياً في يونيو الماضي، مرتفعاً بـ[[6|173 ألف]] برميل عن مايو.
وفي الأسواق، أغلق برنت الجمعة عند [[7|68.1]] دولاراً للبرميل. وقال محللون إن الأسعار قد لا تبقى فوق [[8|65]] دولاراً خلال [[-p|الربع الرابع]] إذا استمرت الزيادات.
رقم الإيداع: [[-b|1214]] - هاتف التحرير: [[-b|920000000]]
""", [
    c("H1", "برنت@brent", "oil_price", 69, "USD/barrel", u="دولارا", h="دون", fact="brent_settle@2025-07-04"),
    c(1, "أوبك بلس@opecp", "oil_output", 550000, "barrel_per_day", u="برميل يومياً", h="تناهز", k="change", d="up", p="اعتبارا من أغسطس|2025-08*article date", src="^وكالة الخليج الاقتصادية=وكالة الخليج الاقتصادية>منظمة أوبك=OPEC", cue="بحسب ما نقلته", fact="opecp_hike@2025-08", tags="rounded_restatement"),
    c(2, "أوبك بلس@opecp", "oil_output", 500000, "barrel_per_day", u="برميل#2", h="أكثر من", k="change", d="up", dec=-5, p="اعتبارا من أغسطس|2025-08*article date", src="^وكالة الخليج الاقتصادية=وكالة الخليج الاقتصادية>منظمة أوبك=OPEC", cue="بحسب ما نقلته", fact="opecp_hike@2025-08", tags="fraction_of_scale_word", note="'أكثر من نصف مليون' restates 550 thousand as a lower bound of 500,000"),
    c(3, "التحالف@opecp", "restored_output", 1920000, "barrel_per_day", u="برميل يومياً", p="بحلول نهاية أغسطس|by:2025-08-31*article date", src="الوكالة=وكالة الخليج الاقتصادية", cue="وأفادت", f=True, fact="opecp_restored@2025-08", tags="anaphoric_source"),
    c(4, "التحالف@opecp", "voluntary_cuts", 2000000, "barrel_per_day", u="برميل يومياً#2", h="تزيد على", cmp=">", dec=-6, src="الوكالة=وكالة الخليج الاقتصادية", cue="وأفادت", fact="opecp_voluntary_cuts", tags="dual_form anaphoric_source"),
    c(5, "المملكة@ksa", "oil_output", 9360000, "barrel_per_day", u="برميل يومياً", p="يونيو الماضي|2025-06*article date", src="مسؤول في وزارة الطاقة=Saudi energy ministry official", cue="وذكر", fact="ksa_output@2025-06"),
    c(6, "المملكة@ksa", "oil_output", 173000, "barrel_per_day", u="برميل#2", k="change", d="up", p="يونيو الماضي|2025-06*article date", src="مسؤول في وزارة الطاقة=Saudi energy ministry official", cue="وذكر", fact="ksa_output_change@2025-06", tags="inherited_period"),
    c(7, "برنت@brent", "oil_price", "68.1", "USD/barrel", u="دولاراً للبرميل", p="الجمعة|2025-07-04*article date", fact="brent_settle@2025-07-04", tags="rounded_restatement"),
    c(8, "الأسعار@brent", "oil_price", 65, "USD/barrel", u="دولاراً", h="لا تبقى فوق", cmp="<=", f=True, p="خلال الربع الرابع|2025Q4*article date", src="محللون=analysts (unnamed)", cue="وقال", tags="epistemic_qad negated_lower_bound", note="'قد لا تبقى فوق 65' = may not stay above 65: epistemic and forecast"),
], "gulf")
HD = "الدولة | الحصة المستهدفة في أغسطس (ألف برميل يوميا)"
CAP = "حصص الإنتاج للدول الأكبر في التحالف، أغسطس 2025"
def row(k, name, key, v):
    return c(k, name + "@" + key, "output_quota", v * 1000, "barrel_per_day", dec=-3, p=None, src="بيان منظمة أوبك=OPEC!f", fact=f"{key}_quota@2025-08", tbl=(CAP, "الحصة المستهدفة في أغسطس (ألف برميل يوميا)", name), tags="unit_in_header period_in_caption")
art("e01c", "شبكة المؤشر", "2025-07-07", "كم تضخ دول «أوبك+» في أغسطس؟", """
تستعد دول «أوبك+» لضخ [[1|548 ألف]] برميل إضافية يومياً الشهر المقبل، في أسرع وتيرة منذ بدء تفكيك التخفيضات الطوعية البالغة [[2|2.17 مليون]] برميل يومياً.
وبحسب تقديرات «شبكة المؤشر»، فإن ما أعاده التحالف إلى الأسواق حتى نهاية أغسطس سيصل إلى [[3|1.78 مليون]] برميل يومياً لا أكثر، لأن بعض الأعضاء يعوضون تجاوزات سابقة.
""" + CAP + "\n" + HD + """
السعودية | [[T1|9,756]]
العراق | [[T2|4,171]]
الإمارات | [[T3|3,272]]
الكويت | [[T4|2,516]]
كازاخستان | [[T5|1,532]]
المصدر: بيان منظمة أوبك
ويتوقع التقرير الشهري لمنظمة أوبك نمو الطلب العالمي على النفط بنحو [[4|1.3 مليون]] برميل يومياً في 2025، بينما ترى وكالة الطاقة الدولية أنه لن يتجاوز [[5|720 ألف]] برميل يومياً في العام نفسه.
""", [
    c(1, "أوبك+@opecp", "oil_output", 548000, "barrel_per_day", u="برميل إضافية يومياً", k="change", d="up", dec=-3, p="الشهر المقبل|2025-08*article date", fact="opecp_hike@2025-08", tags="unit_split relative_date_needs_dateline"),
    c(2, "أوبك+@opecp", "voluntary_cuts", 2170000, "barrel_per_day", u="برميل يومياً", fact="opecp_voluntary_cuts"),
    c(3, "التحالف@opecp", "restored_output", 1780000, "barrel_per_day", u="برميل يومياً", p="حتى نهاية أغسطس|by:2025-08-31*article date", src="شبكة المؤشر=شبكة المؤشر", cue="وبحسب تقديرات", f=True, fact="opecp_restored@2025-08", note="'لا أكثر' is evaluative; the value is stated, comparator stays ="),
    row("T1", "السعودية", "ksa", 9756), row("T2", "العراق", "iraq", 4171), row("T3", "الإمارات", "uae", 3272), row("T4", "الكويت", "kwt", 2516), row("T5", "كازاخستان", "kaz", 1532),
    c(4, "الطلب العالمي على النفط@World oil demand@GROUP", "oil_demand", 1300000, "barrel_per_day", u="برميل يومياً", h="نحو", k="change", d="up", f=True, p="2025|2025", src="منظمة أوبك=OPEC", cue="ويتوقع التقرير الشهري ل", fact="oil_demand_growth@2025"),
    c(5, "الطلب العالمي على النفط@World oil demand@GROUP", "oil_demand", 720000, "barrel_per_day", u="برميل يومياً", h="لن يتجاوز", cmp="<=", k="change", d="up", f=True, p="في العام نفسه|2025*anaphor to 2025 in the same sentence", src="وكالة الطاقة الدولية=IEA", cue="ترى", fact="oil_demand_growth@2025", tags="upper_bound_by_negation pronoun_subject anaphoric_period"),
], "business_table")
for r in RECS:
    if r["gold_id"].startswith("e01c-T"):
        r["period"] = period("|2025-08", "2025-07-07")[1]; r["modality"] = ["level", "forecast"]; r["tags"].append("target")
agr("agree_exact", ["e01a-02", "e01a-H1", "e01c-01"], "548 thousand b/d for August in the agency and the business network; both go back to the same OPEC statement.", 1, "shared_root same_article_repeat")
agr("agree_rounded", ["e01a-02", "e01b-01"], "'تناهز 550 ألف' rounds 548 thousand up; the daily cites the agency citing OPEC.", 1, "rounding shared_root")
agr("compatible_bound", ["e01a-02", "e01b-02"], "more than half a million contains 548 thousand.", 1, "bound shared_root")
agr("compatible_bound", ["e01b-01", "e01b-02"], "same article: nearly 550 thousand, i.e. more than half a million.", 1, "bound same_article_repeat")
agr("agree_exact", ["e01a-05", "e01b-03"], "the daily relays the agency's own calculation: one source.", 1, "copied")
agr("conflict", ["e01a-05", "e01b-03", "e01c-03"], "1.92 against 1.78 million b/d restored by end August; each outlet stands on its own estimate.", 2, "real_conflict")
agr("agree_rounded", ["e01a-04", "e01c-02"], "2.2 is 2.17 rounded.", 2, "rounding")
agr("compatible_bound", ["e01a-04", "e01b-04", "e01c-02"], "more than two million contains 2.17 and 2.2.", 2, "bound")
agr("agree_rounded", ["e01a-07", "e01b-07"], "68.11 printed as 68.1.", 2, "rounding")
agr("compatible_bound", ["e01a-07", "e01b-H1", "e01b-07"], "below 69 contains 68.11 and 68.1.", 2, "bound")
agr("conflict", ["e01c-04", "e01c-05"], "OPEC and IEA forecasts of 2025 oil demand growth do not fit: about 1.3 million against at most 720 thousand.", 2, "forecast_conflict same_article")
agr("different_scope", ["e01b-05", "e01c-T1"], "Saudi output in June (level) against the August quota (target): other period and metric.", None, "period metric")
agr("different_scope", ["e01a-02", "e01b-06"], "alliance hike for August against Saudi rise in June.", None, "entity period")

# e02 IMF and Egypt
IMF = "صندوق النقد الدولي=IMF"
art("e02a", "وكالة الأفق للأنباء", "2025-10-14", "صندوق النقد يرفع توقعاته لنمو اقتصاد مصر إلى [[H1|4.5%]]", """
واشنطن (الأفق) - رفع صندوق النقد الدولي يوم الثلاثاء توقعاته لنمو الاقتصاد المصري في العام المالي 2025/2026 إلى [[1|4.5%]]، مقابل [[2|4.1%]] في تقديرات يوليو، أي بزيادة [[3|0.4]] نقطة مئوية.
وقال الصندوق في تقرير آفاق الاقتصاد العالمي إن متوسط التضخم في مصر سينخفض إلى [[4|11.8%]] خلال العام المالي نفسه من [[5|20.4%]] في العام المالي السابق.
وأبقى التقرير على توقعاته لنمو الاقتصاد العالمي عند [[6|3.2%]] في 2025، وخفضها إلى [[7|3.1%]] في 2026.
ويتوقع الصندوق أن تصل نسبة الدين العام إلى [[8|87%]] من الناتج المحلي الإجمالي المصري في 2025/2026.
وتنفذ مصر برنامجا مع الصندوق بقيمة [[9|8 مليارات]] دولار، صُرف منها حتى الآن نحو [[10|3.5 مليارات]] دولار.
""", [
    c("H1", "اقتصاد مصر@egypt", "gdp_growth", "4.5", "percent", d="up", f=True, src=IMF + "!d", fact="eg_growth@fy2526_imf_oct", tags="headline"),
    c(1, "الاقتصاد المصري@egypt", "gdp_growth", "4.5", "percent", d="up", f=True, p="العام المالي 2025/2026|fy:2025-07/2026-06", src=IMF, cue="رفع", fact="eg_growth@fy2526_imf_oct"),
    c(2, "الاقتصاد المصري@egypt", "gdp_growth", "4.1", "percent", f=True, p="العام المالي 2025/2026|fy:2025-07/2026-06", src=IMF, cue="رفع", fact="eg_growth@fy2526_imf_jul", tags="previous_forecast inherited_period", note="older vintage of the forecast (July)"),
    c(3, "الاقتصاد المصري@egypt", "gdp_growth", "0.4", "percentage_point", u="نقطة مئوية", k="change", d="up", f=True, p="العام المالي 2025/2026|fy:2025-07/2026-06", src=IMF, cue="رفع", fact="eg_growth_revision_imf_oct", tags="forecast_revision", note="revision of the forecast, in percentage points; derivable from 4.5 - 4.1"),
    c(4, "مصر@egypt", "inflation_rate", "11.8", "percent", d="down", f=True, p="خلال العام المالي نفسه|fy:2025-07/2026-06*anaphor to the sentence before", src="الصندوق=IMF", cue="وقال", fact="eg_inflation@fy2526_imf_oct", tags="anaphoric_period"),
    c(5, "مصر@egypt", "inflation_rate", "20.4", "percent", p="العام المالي السابق|fy:2024-07/2025-06*anaphor", src="الصندوق=IMF", cue="وقال", fact="eg_inflation@fy2425", tags="anaphoric_period"),
    c(6, "الاقتصاد العالمي#1@world", "gdp_growth", "3.2", "percent", f=True, p="2025|2025", src="التقرير=IMF", cue="وأبقى", fact="world_growth@2025", tags="anaphoric_source"),
    c(7, "الاقتصاد العالمي#1@world", "gdp_growth", "3.1", "percent", d="down", f=True, p="2026|2026", src="التقرير=IMF", cue="وأبقى", fact="world_growth@2026", tags="pronoun_subject anaphoric_source"),
    c(8, "المصري@egypt", "public_debt_ratio", 87, "percent", k="share", den="الناتج المحلي الإجمالي المصري|Egypt GDP", f=True, p="2025/2026|fy:2025-07/2026-06", src="الصندوق=IMF", cue="ويتوقع", fact="eg_debt_ratio@fy2526", tags="adjectival_entity"),
    c(9, "مصر@egypt", "loan_size", 8000000000, "USD", u="دولار", fact="eg_imf_programme", tags="plural_scale_word"),
    c(10, "مصر@egypt", "loan_tranche", 3500000000, "USD", u="دولار#2", h="نحو", p="حتى الآن|now", fact="eg_imf_disbursed", tags="deictic_period plural_scale_word"),
], "agency")
art("e02b", "جريدة النيل الجديد", "2025-10-15", "«النقد الدولي»: الاقتصاد المصري ينمو [[H1|٤٫٥٪]] العام الحالي", """
كتب - محرر الشئون الاقتصادية
رفع صندوق النقد الدولى توقعاته لمعدل نمو الناتج المحلى فى مصر إلى [[1|٤٫٥٪]] خلال العام المالى الحالى، بعد أن كانت [[2|٤٫١٪]] فى يوليو، فيما توقع تراجع التضخم إلى [[3|١١٫٨٪]].
وقال مصدر مسئول بوزارة المالية، لـ«النيل الجديد»، إن الحكومة تستهدف خفض العجز الكلى إلى [[4|٧٫٣٪]] من الناتج، والنزول بالدين العام إلى أقل من [[5|٨٣٪]] بنهاية يونيو ٢٠٢٦.
وأعلن البنك المركزى المصرى أن صافى الاحتياطيات الدولية ارتفع بنهاية سبتمبر إلى [[6|٤٩٬٥٣٣ مليون]] دولار، بزيادة قدرها [[7|٢٨٢ مليون]] دولار عن أغسطس.
وكانت لجنة السياسة النقدية قد خفضت سعر الإيداع [[8|١٠٠]] نقطة أساس إلى [[9|٢١٪]] فى ٢ أكتوبر.
وقفزت تحويلات المصريين بالخارج إلى [[10|٣٦٫٥ مليار]] دولار خلال العام المالى ٢٠٢٤/٢٠٢٥، مقابل [[11|٢١٫٩ مليار]] فى العام السابق عليه، بنمو [[12|٦٦٫٢ فى المائة]].
""", [
    c("H1", "الاقتصاد المصري@egypt", "gdp_growth", "4.5", "percent", f=True, p="العام الحالي|fy:2025-07/2026-06*body: 'العام المالى الحالى'", src="النقد الدولي=IMF", cue="«النقد الدولي»:", fact="eg_growth@fy2526_imf_oct"),
    c(1, "مصر@egypt", "gdp_growth", "4.5", "percent", d="up", f=True, p="خلال العام المالى الحالى|fy:2025-07/2026-06*article date", src="صندوق النقد الدولى=IMF", cue="رفع", fact="eg_growth@fy2526_imf_oct", tags="final_ya_orthography"),
    c(2, "مصر@egypt", "gdp_growth", "4.1", "percent", f=True, p="خلال العام المالى الحالى|fy:2025-07/2026-06*article date", src="صندوق النقد الدولى=IMF", cue="رفع", fact="eg_growth@fy2526_imf_jul", tags="previous_forecast final_ya_orthography inherited_period"),
    c(3, "مصر@egypt", "inflation_rate", "11.8", "percent", d="down", f=True, p="خلال العام المالى الحالى|fy:2025-07/2026-06*article date", src="صندوق النقد الدولى=IMF", cue="توقع", fact="eg_inflation@fy2526_imf_oct", tags="elided_subject inherited_period"),
    c(4, "الحكومة@egypt", "budget_deficit_ratio", "7.3", "percent", k="share", den="الناتج|Egypt GDP", f=True, d="down", p="بنهاية يونيو ٢٠٢٦|by:2026-06-30", src="مصدر مسئول بوزارة المالية=Egyptian finance ministry official", cue="وقال", tags="target"),
    c(5, "الحكومة@egypt", "public_debt_ratio", 83, "percent", h="أقل من", k="share", den="|Egypt GDP", f=True, p="بنهاية يونيو ٢٠٢٦|by:2026-06-30", src="مصدر مسئول بوزارة المالية=Egyptian finance ministry official", cue="وقال", fact="eg_debt_target@2026-06", tags="target elided_denominator"),
    c(6, "البنك المركزى المصرى@cbe", "fx_reserves", 49533000000, "USD", u="دولار", d="up", dec=-6, p="بنهاية سبتمبر|end:2025-09-30*article date", src="البنك المركزى المصرى=Central Bank of Egypt", cue="وأعلن", fact="eg_reserves@2025-09", tags="thousands_separator"),
    c(7, "البنك المركزى المصرى@cbe", "fx_reserves", 282000000, "USD", u="دولار#2", k="change", d="up", p="بنهاية سبتمبر|end:2025-09-30*article date", src="البنك المركزى المصرى=Central Bank of Egypt", cue="وأعلن", fact="eg_reserves_change@2025-09"),
    c(8, "لجنة السياسة النقدية@cbe", "policy_rate", -100, "basis_point", u="نقطة أساس", k="change", d="down", p="٢ أكتوبر|2025-10-02*article date", fact="cbe_cut@2025-10-02", tags="signed_change"),
    c(9, "لجنة السياسة النقدية@cbe", "policy_rate", 21, "percent", d="down", p="٢ أكتوبر|2025-10-02*article date", fact="cbe_rate@2025-10-02"),
    c(10, "المصريين بالخارج@Egyptians abroad@GROUP", "remittances", 36500000000, "USD", u="دولار", d="up", dec=-8, p="العام المالى ٢٠٢٤/٢٠٢٥|fy:2024-07/2025-06", fact="eg_remit@fy2425"),
    c(11, "المصريين بالخارج@Egyptians abroad@GROUP", "remittances", 21900000000, "USD", u="دولار", p="العام السابق عليه|fy:2023-07/2024-06*anaphor", fact="eg_remit@fy2324", tags="elided_unit anaphoric_period"),
    c(12, "المصريين بالخارج@Egyptians abroad@GROUP", "remittances", "66.2", "percent", u="فى المائة", k="change", d="up", p="العام المالى ٢٠٢٤/٢٠٢٥|fy:2024-07/2025-06", fact="eg_remit_growth@fy2425", tags="percent_spelled_out derived_from_levels"),
], "egypt")
art("e02c", "جريدة الأعمال العربية", "2025-10-15", "نظرة أكثر تفاؤلا لاقتصاد القاهرة وديون لا تزال ثقيلة", """
توقع صندوق النقد الدولي أن ينمو الناتج المحلي المصري بنحو [[1|4.5 في المئة]] في السنة المالية التي تنتهي في يونيو 2026، فيما تراهن الحكومة المصرية على [[2|5%]] في السنة نفسها.
غير أن الدين العام سيبلغ [[3|91.5%]] من الناتج وفق التقرير ذاته، وهو ما يبقي القاهرة تحت ضغط خدمة الدين التي تلتهم قرابة [[4|ثلثي]] إيرادات الموازنة بحسب وكالة موديز.
وعلى صعيد التضخم، يرى الصندوق أن المتوسط سيقل عن [[5|12%]]، بعدما تجاوز [[6|20%]] في السنة المالية السابقة.
ونقلت وكالة الأفق للأنباء عن مسؤول في الصندوق أن القاهرة تسلمت حتى الآن [[7|3.5 مليارات]] دولار من قرض قيمته [[8|8 مليارات]]، وأن المراجعتين المقبلتين قد تتيحان [[9|2.4 مليار]] دولار أخرى.
وقال كبير الاقتصاديين في بنك خاص إن الجنيه لم يفقد سوى [[10|1.5%]] من قيمته منذ بداية العام، مضيفا: «هذا أفضل مما خشيناه [[-f|ألف]] مرة».
""", [
    c(1, "الناتج المحلي المصري@egypt", "gdp_growth", "4.5", "percent", h="نحو", f=True, p="السنة المالية التي تنتهي في يونيو 2026|fy:2025-07/2026-06", src=IMF, cue="توقع", fact="eg_growth@fy2526_imf_oct"),
    c(2, "الناتج المحلي المصري@egypt", "gdp_growth", 5, "percent", f=True, p="السنة نفسها|fy:2025-07/2026-06*anaphor", src="الحكومة المصرية=Egyptian government", cue="تراهن", fact="eg_growth@fy2526_gov", tags="target anaphoric_period"),
    c(3, "القاهرة@egypt", "public_debt_ratio", "91.5", "percent", k="share", den="الناتج|Egypt GDP", f=True, src="التقرير=IMF", cue="وفق", fact="eg_debt_ratio@fy2526", tags="anaphoric_source metonym_entity"),
    c(4, "القاهرة@egypt", "debt_service_share", "66.67", "percent", h="قرابة", k="share", den="إيرادات الموازنة|Egypt budget revenue", dec=-1, iv=("60", "66.67"), src="وكالة موديز=Moody's", cue="بحسب", tags="fraction_word dual_form metonym_entity"),
    c(5, "~مصر@egypt", "inflation_rate", 12, "percent", h="سيقل عن", cmp="<", f=True, src="الصندوق=IMF", cue="يرى", fact="eg_inflation@fy2526_imf_oct", tags="anaphoric_source", note="the year is not named in this sentence: period stays null"),
    c(6, "~مصر@egypt", "inflation_rate", 20, "percent", h="تجاوز", p="السنة المالية السابقة|fy:2024-07/2025-06*anaphor", src="الصندوق=IMF", cue="يرى", fact="eg_inflation@fy2425", tags="anaphoric_period"),
    c(7, "القاهرة@egypt", "loan_tranche", 3500000000, "USD", u="دولار", p="حتى الآن|now", src="وكالة الأفق للأنباء=وكالة الأفق للأنباء>مسؤول في الصندوق=IMF official", cue="ونقلت", fact="eg_imf_disbursed", tags="plural_scale_word metonym_entity deictic_period"),
    c(8, "القاهرة@egypt", "loan_size", 8000000000, "USD", u="دولار", src="وكالة الأفق للأنباء=وكالة الأفق للأنباء>مسؤول في الصندوق=IMF official", cue="ونقلت", fact="eg_imf_programme", tags="plural_scale_word elided_unit metonym_entity"),
    c(9, "القاهرة@egypt", "loan_tranche", 2400000000, "USD", u="دولار#2", f=True, src="وكالة الأفق للأنباء=وكالة الأفق للأنباء>مسؤول في الصندوق=IMF official", cue="ونقلت", tags="epistemic_qad metonym_entity"),
    c(10, "الجنيه@Egyptian pound@CURRENCY", "exchange_rate", "-1.5", "percent", h="سوى", k="change", d="down", p="منذ بداية العام|since:2025-01-01/2025-10-15*article date", src="كبير الاقتصاديين في بنك خاص=chief economist of a private bank", cue="وقال", tags="exceptive_negation signed_change"),
], "business")
agr("agree_exact", ["e02a-01", "e02a-H1", "e02b-01", "e02b-H1"], "IMF October forecast 4.5% in agency and daily; one root, the IMF.", 1, "shared_root digits_script")
agr("agree_rounded", ["e02a-01", "e02b-01", "e02c-01"], "'بنحو 4.5 في المئة' against 4.5%: same number, one hedged.", 1, "hedge shared_root")
agr("conflict", ["e02a-08", "e02c-03"], "debt ratio 87% against 91.5%: both ascribed to the same IMF report, so at least one outlet misreports it.", 1, "real_conflict same_cited_source")
agr("agree_exact", ["e02a-04", "e02b-03"], "average inflation 11.8% in fiscal 2025/26; one root.", 1, "shared_root")
agr("compatible_bound", ["e02a-04", "e02b-03", "e02c-05"], "below 12% contains 11.8%.", 1, "bound shared_root")
agr("compatible_bound", ["e02a-05", "e02c-06"], "20.4% is above 20%.", 1, "bound shared_root")
agr("series", ["e02a-01", "e02a-02"], "two vintages of one forecast (July, October): an update, not a conflict.", 1, "forecast_vintage")
agr("different_scope", ["e02a-01", "e02c-02"], "IMF forecast against the government's own target: other author of the forecast.", None, "forecaster")
agr("different_scope", ["e02a-08", "e02b-05"], "IMF forecast of the debt ratio against the government's target (<83%).", None, "forecast_vs_target")
agr("series", ["e02a-06", "e02a-07"], "world growth in 2025 and 2026.", 1, "years")
agr("agree_exact", ["e02a-09", "e02c-08"], "8 billion dollar programme; the daily names the agency as its channel to an IMF official.", 1, "copied")
agr("agree_rounded", ["e02a-10", "e02c-07"], "'about 3.5' against 3.5 billion disbursed; the second relays the first.", 1, "hedge copied")
agr("different_scope", ["e02a-10", "e02c-09"], "disbursed so far against what may still be paid.", None, "metric_state")
agr("series", ["e02b-10", "e02b-11"], "remittances in two fiscal years; 36.5/21.9 gives about +66.7%, near the printed 66.2%.", 1, "arithmetic")
