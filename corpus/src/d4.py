"""Marked-up articles e10a to e12c, their claims and their agreement."""
from markup import *

ENT.update(solar=("Al Reem solar plant", "FACILITY"), consortium=("Al Reem consortium", "ORG"), jordan=("Jordan", "GPE"), suez=("Suez Canal", "FACILITY"), sca=("Suez Canal Authority", "ORG"), dos=("Jordan Department of Statistics", "ORG"), egypt=("Egypt", "GPE"))
MET.update(vessel_count="عدد السفن", net_tonnage="الحمولة الصافية", discount="الخصم", unemployment_rate="معدل البطالة", youth_unemployment="بطالة الشباب", labour_force="حجم قوة العمل", minimum_wage="الحد الأدنى للأجور", female_participation="مشاركة المرأة", jobs_created="عدد الوظائف المستحدثة", poverty_rate="معدل الفقر", refugee_count="عدد اللاجئين")
# e10 solar plant
art("e10a", "وكالة الخليج الاقتصادية", "2025-04-15", "تدشين محطة الريم الشمسية بقدرة [[H1|1.5]] غيغاواط".replace("[[H1|1.5]] غيغاواط", "[[H1|1.5]] غيغاواط"), """
أبوظبي - وكالة الخليج الاقتصادية: دشن ائتلاف تقوده شركة مصدر محطة الريم للطاقة الشمسية، بقدرة [[1|1.5]] غيغاواط وبتكلفة بلغت [[2|3.8 مليارات]] درهم.
وقال الرئيس التنفيذي للائتلاف إن المحطة، الممتدة على [[3|عشرين]] كيلومترا مربعا، ستمد [[4|160 ألف]] منزل بالكهرباء، وستجنب البلاد [[5|2.4 مليون]] طن من الكربون سنويا.
وتضم المحطة أكثر من [[6|ثلاثة ملايين]] لوح، ويباع إنتاجها بسعر [[7|1.32]] سنت أمريكي لكل كيلوواط ساعة، وهو من أدنى الأسعار عالميا.
وتستهدف الإمارات رفع حصة المصادر المتجددة إلى [[8|30%]] من مزيج الطاقة بحلول 2031.
وكانت أعمال الإنشاء قد بدأت عام 2022 على أن تكتمل المرحلة التالية في منتصف 2027.
""", [
    c("H1", "محطة الريم الشمسية@solar", "capacity", "1.5", "gigawatt", u="غيغاواط", fact="reem_capacity"),
    c(1, "محطة الريم للطاقة الشمسية@solar", "capacity", "1.5", "gigawatt", u="غيغاواط", fact="reem_capacity"),
    c(2, "محطة الريم للطاقة الشمسية@solar", "project_cost", 3800000000, "AED", u="درهم", fact="reem_cost", tags="plural_scale_word"),
    c(3, "المحطة@solar", "area", 20, "km2", u="كيلومترا مربعا", dec=0, src="الرئيس التنفيذي للائتلاف=Al Reem consortium CEO", cue="وقال", fact="reem_area"),
    c(4, "المحطة@solar", "homes_served", 160000, "home", u="منزل", f=True, src="الرئيس التنفيذي للائتلاف=Al Reem consortium CEO", cue="وقال", fact="reem_homes"),
    c(5, "المحطة@solar", "emissions_avoided", 2400000, "tonne_co2/year", u="طن من الكربون سنويا", f=True, src="الرئيس التنفيذي للائتلاف=Al Reem consortium CEO", cue="وقال", fact="reem_co2", tags="rate_unit"),
    c(6, "المحطة@solar", "panel_count", 3000000, "panel", u="لوح", h="أكثر من", dec=-6, fact="reem_panels"),
    c(7, "المحطة@solar", "tariff", "1.32", "US_cent/kWh", u="سنت أمريكي لكل كيلوواط ساعة", fact="reem_tariff", tags="rate_unit"),
    c(8, "الإمارات@United Arab Emirates@GPE", "renewable_share", 30, "percent", k="share", den="مزيج الطاقة|UAE energy mix", d="up", f=True, p="بحلول 2031|by:2031", src="الإمارات=UAE government!i", fact="uae_re_target", tags="target"),
], "agency")
art("e10b", "صحيفة المدار", "2025-04-16", "شمس الريم تضيء آلاف المنازل".replace("آلاف", "[[H1|آلاف]]"), """
بدأت محطة الريم في أبوظبي تغذية الشبكة بـ[[1|1,500]] ميغاواط من الطاقة النظيفة، في مشروع كلف أكثر من [[2|مليار]] دولار ونفذه ائتلاف يضم [[3|ثلاث]] شركات.
ويقول مسؤولو المشروع إن إنتاجه يكفي نحو [[4|220 ألف]] منزل، ويخفض الانبعاثات بما يعادل إزالة [[5|470 ألف]] سيارة من الطرق.
ويبلغ سعر الكيلوواط ساعة [[6|1.35]] سنتا، بحسب وثيقة اطلعت عليها «المدار».
وكان المشروع قد وفر [[7|4,500]] وظيفة خلال مرحلة الإنشاء، لم يتبق منها بعد التشغيل إلا [[8|أربعون]].
ويرى خبراء أن مثل هذه المشاريع تغير خريطة الطاقة في المنطقة، وأن التحدي المقبل هو تخزين الكهرباء ليلا لا توليدها نهارا.
""", [
    c("H1", "شمس الريم@solar", "homes_served", None, "home", u="المنازل", cmp="~", tier=2, tags="vague_quantity"),
    c(1, "محطة الريم@solar", "capacity", 1500, "megawatt", u="ميغاواط", fact="reem_capacity", tags="unit_conversion thousands_separator"),
    c(2, "مشروع@solar", "project_cost", 1000000000, "USD", u="دولار", h="أكثر من", fact="reem_cost_usd"),
    c(3, "ائتلاف@consortium", "company_count", 3, "company", u="شركات", tags="gender_polarity"),
    c(4, "المشروع@solar", "homes_served", 220000, "home", u="منزل", h="نحو", src="مسؤولو المشروع=Al Reem project officials", cue="ويقول", fact="reem_homes"),
    c(5, "المشروع@solar", "cars_equivalent", 470000, "car", u="سيارة", src="مسؤولو المشروع=Al Reem project officials", cue="ويقول", fact="reem_cars", tags="equivalence"),
    c(6, "~المشروع@solar", "tariff", "1.35", "US_cent/kWh", u="سنتا", src="وثيقة=document seen by the newspaper", cue="بحسب", fact="reem_tariff"),
    c(7, "المشروع@solar", "jobs", 4500, "job", u="وظيفة", p=None, fact="reem_jobs_build", tags="thousands_separator"),
    c(8, "المشروع@solar", "jobs", 40, "job", h="إلا", dec=0, fact="reem_jobs_run", tags="exceptive_negation elided_unit"),
], "daily")
MET.update(company_count="عدد الشركات", cars_equivalent="المعادل بعدد السيارات")
art("e10c", "مجلة آفاق الطاقة", "2025-04-20", "درس من الريم: الشمس أرخص مما نظن", """
لو قيل لي قبل [[-p|عشر سنوات]] إن كهرباء الشمس ستباع بأقل من [[1|سنت ونصف]] للكيلوواط ساعة لضحكت. لكن هذا ما حققته محطة الريم التي دُشنت الأسبوع الماضي بقدرة [[2|ألف وخمسمئة]] ميغاواط، وهي توازي ما تنتجه محطة نووية متوسطة.
لا أريد أن أغرق القارئ في الأرقام، فالرقم الواحد قد يقول [[-f|مئة]] حكاية. ما يهمني أن التكلفة هبطت نحو [[3|90%]] منذ 2010 وفق وكالة الطاقة المتجددة (آيرينا)، وأن المنطقة العربية لا تزال تستمد [[4|تسعة أعشار]] كهربائها من الوقود الأحفوري.
يسألني طلابي: هل يكفي هذا؟ وجوابي أن المشكلة في الليل لا في النهار. فالبطاريات التي ترافق المحطة لا تخزن سوى [[5|ساعتين]] من الإنتاج، ولن تصبح الشبكات نظيفة ما لم نضاعف التخزين [[6|خمس مرات]] قبل نهاية العقد.
نحن في الميل [[-o|الأول]] من رحلة [[-f|الألف]] ميل، كما يقول المثل، والأهم ألا نتوقف عند محطة واحدة مهما كانت لامعة. إن الانتقال الحقيقي يبدأ حين يصبح التوفير عادة، وحين تدرك الحكومات أن الشبكة الذكية ليست ترفا، وأن تدريب المهندسين لا يقل أهمية عن شراء الألواح.
""", [
    c(1, "كهرباء الشمس@Solar electricity@GROUP", "tariff", "1.5", "US_cent/kWh", u="سنت", h="أقل من", dec=1, fact="reem_tariff", tags="number_word mixed_fraction"),
    c(2, "محطة الريم@solar", "capacity", 1500, "megawatt", u="ميغاواط", dec=-2, fact="reem_capacity", tags="compound_number_word"),
    c(3, "التكلفة@Solar power cost@GROUP", "generation_cost", -90, "percent", h="نحو", k="change", d="down", p="منذ 2010|since:2010/2025-04-20", src="وكالة الطاقة المتجددة (آيرينا)=IRENA", cue="وفق", tags="signed_change"),
    c(4, "المنطقة العربية@Arab region@GPE", "fossil_share", 90, "percent", k="share", den="كهربائها|Arab region electricity", dec=-1, tags="fraction_word", p="لا تزال|now", src="وكالة الطاقة المتجددة (آيرينا)=IRENA!p", scope="sentence"),
    c(5, "البطاريات@Al Reem batteries@FACILITY", "storage_capacity", 2, "hour", h="سوى", dec=0, tags="dual_form exceptive_negation"),
    c(6, "التخزين@Grid storage@GROUP", "storage_capacity", 5, "ratio_x", u="مرات", k="change", d="up", f=True, p="قبل نهاية العقد|until:/2029-12-31*article date", tags="multiplicative_change conditional"),
], "opinion")
MET.update(generation_cost="تكلفة التوليد", fossil_share="حصة الوقود الأحفوري")
agr("agree_exact", ["e10a-01", "e10a-H1", "e10b-01", "e10c-02"], "1.5 GW, 1,500 MW and 'ألف وخمسمئة ميغاواط' are one number.", 3, "unit_conversion number_word")
agr("compatible_bound", ["e10a-02", "e10b-02"], "3.8 billion dirhams is 1.03 billion dollars: more than a billion.", 2, "currency_conversion bound")
agr("conflict", ["e10a-04", "e10b-04"], "160 thousand homes against about 220 thousand, both ascribed to the project.", 2, "real_conflict")
agr("conflict", ["e10a-07", "e10b-06"], "1.32 against 1.35 cents: both printed to the hundredth, they cannot both round one value.", 2, "real_conflict small_gap")
agr("compatible_bound", ["e10a-07", "e10b-06", "e10c-01"], "below 1.5 cents contains both.", 2, "bound")
agr("different_scope", ["e10b-07", "e10b-08"], "construction against operation.", None, "phase")
agr("different_scope", ["e10a-08", "e10c-04"], "target share of renewables in the UAE mix against fossil share of Arab electricity.", None, "denominator")
# e11 Suez
art("e11a", "جريدة النيل الجديد", "2025-07-20", "إيرادات قناة السويس تتراجع إلى [[H1|٣٫٦]] مليار دولار".replace("[[H1|٣٫٦]] مليار", "[[H1|٣٫٦ مليار]]"), """
كشف البنك المركزى المصرى عن تراجع إيرادات قناة السويس بنسبة [[1|٤٥٫٥٪]] خلال العام المالى ٢٠٢٤/٢٠٢٥ لتسجل [[2|٣٫٦ مليار]] دولار، مقابل [[3|٦٫٦ مليار]] فى العام المالى السابق، بسبب التوترات فى البحر الأحمر.
وانخفض عدد السفن العابرة إلى [[4|١٢٬٤٢٨]] سفينة، بينما هبطت الحمولة الصافية [[5|٥٥٪]].
وقال رئيس هيئة قناة السويس إن الهيئة منحت تخفيضاً قدره [[6|١٥٪]] لسفن الحاويات التى لا تقل حمولتها عن [[7|١٣٠ ألف]] طن، وإن [[8|٢٣]] سفينة عملاقة عادت للعبور منذ منتصف مايو.
وتراجع الجنيه أمام الدولار [[9|٧]] قروش ليسجل [[10|٤٩٫٣٢]] جنيه للشراء فى البنك الأهلى.
طُبع فى مطابع النيل - العدد [[-b|١٨٣٤]]
""", [
    c("H1", "قناة السويس@suez", "revenue", 3600000000, "USD", u="دولار", d="down", src="البنك المركزى المصرى=Central Bank of Egypt!d", fact="suez_rev@fy2425", tags="u066b"),
    c(1, "قناة السويس@suez", "revenue", "-45.5", "percent", k="change", d="down", p="خلال العام المالى ٢٠٢٤/٢٠٢٥|fy:2024-07/2025-06", src="البنك المركزى المصرى=Central Bank of Egypt", cue="كشف", fact="suez_rev_chg@fy2425", tags="signed_change"),
    c(2, "قناة السويس@suez", "revenue", 3600000000, "USD", u="دولار", d="down", p="خلال العام المالى ٢٠٢٤/٢٠٢٥|fy:2024-07/2025-06", src="البنك المركزى المصرى=Central Bank of Egypt", cue="كشف", fact="suez_rev@fy2425"),
    c(3, "قناة السويس@suez", "revenue", 6600000000, "USD", p="العام المالى السابق|fy:2023-07/2024-06*anaphor", src="البنك المركزى المصرى=Central Bank of Egypt", cue="كشف", fact="suez_rev@fy2324", tags="elided_unit baseline anaphoric_period"),
    c(4, "~قناة السويس@suez", "vessel_count", 12428, "vessel", u="سفينة", d="down", src="البنك المركزى المصرى=Central Bank of Egypt!d", fact="suez_vessels@fy2425"),
    c(5, "~قناة السويس@suez", "net_tonnage", -55, "percent", k="change", d="down", src="البنك المركزى المصرى=Central Bank of Egypt!d", tags="signed_change"),
    c(6, "الهيئة@sca", "discount", 15, "percent", src="رئيس هيئة قناة السويس=SCA chairman", cue="وقال", fact="suez_discount"),
    c(7, "سفن الحاويات@Container ships@GROUP", "ship_tonnage", 130000, "tonne", u="طن", h="لا تقل", cmp=">=", src="رئيس هيئة قناة السويس=SCA chairman", cue="وقال", fact="suez_discount_threshold", tags="definition_threshold split_hedge"),
    c(8, "سفينة عملاقة@Giant ships@GROUP", "vessel_count", 23, "vessel", u="سفينة", p="منذ منتصف مايو|since:2025-05-15/2025-07-20*article date", src="رئيس هيئة قناة السويس=SCA chairman", cue="وقال", fact="suez_returned"),
    c(9, "الجنيه@Egyptian pound@CURRENCY", "exchange_rate", "-0.07", "EGP/USD", u="قروش", k="change", d="down", dec=2, tags="subunit signed_change", note="7 piastres = 0.07 pound"),
    c(10, "الجنيه@Egyptian pound@CURRENCY", "exchange_rate", "49.32", "EGP/USD", u="جنيه", d="down"),
], "egypt")
for r in RECS:
    if r["gold_id"] == "e11a-09": r["interval"] = {"low": "-0.075", "high": "-0.065", "truncation": ["-0.08", "-0.07"]}
MET.update(ship_tonnage="حمولة السفينة")
art("e11b", "وكالة الأفق للأنباء", "2025-07-21", "قناة السويس تخسر قرابة نصف إيراداتها".replace("نصف", "[[H1|نصف]]"), """
القاهرة (الأفق) - أظهرت بيانات رسمية أن إيرادات قناة السويس هوت إلى نحو [[1|أربعة مليارات]] دولار في عام 2024، من مستوى قياسي بلغ [[2|10.25 مليارات]] دولار في 2023، أي بأكثر من [[3|60%]].
أما في السنة المالية المنتهية في يونيو 2025 فبلغت الإيرادات [[4|3.62 مليارات]] دولار وفق البنك المركزي، بانخفاض [[5|45.5%]].
وقال رئيس الهيئة إن [[6|28]] سفينة حاويات كبرى عادت إلى القناة منذ إقرار الحوافز في منتصف مايو.
وتقول شركة «ميرسك» إنها لن تعود قبل عام 2026 على الأقل.
ويمر عبر القناة في الظروف العادية ما بين [[7|12]] و[[8|15%]] من التجارة العالمية، وفق مؤتمر الأمم المتحدة للتجارة والتنمية (أونكتاد).
""", [
    c("H1", "قناة السويس@suez", "revenue", -50, "percent", h="قرابة", k="change", d="down", dec=-1, iv=("-50", "-40"), fact="suez_rev_chg@fy2425", tags="fraction_word"),
    c(1, "قناة السويس@suez", "revenue", 4000000000, "USD", u="دولار", h="نحو", d="down", dec=-9, p="عام 2024|2024", src="بيانات رسمية=official data", cue="أظهرت", fact="suez_rev@2024"),
    c(2, "قناة السويس@suez", "revenue", 10250000000, "USD", u="دولار#2", p="2023|2023", src="بيانات رسمية=official data", cue="أظهرت", fact="suez_rev@2023", tags="record"),
    c(3, "قناة السويس@suez", "revenue", -60, "percent", h="أكثر من", k="change", d="down", iv=(None, "-60"), p="عام 2024|2024", src="بيانات رسمية=official data", cue="أظهرت", fact="suez_rev_chg@2024", tags="signed_change"),
    c(4, "~قناة السويس@suez", "revenue", 3620000000, "USD", u="دولار", p="السنة المالية المنتهية في يونيو 2025|fy:2024-07/2025-06", src="البنك المركزي=Central Bank of Egypt", cue="وفق", fact="suez_rev@fy2425"),
    c(5, "~قناة السويس@suez", "revenue", "-45.5", "percent", k="change", d="down", p="السنة المالية المنتهية في يونيو 2025|fy:2024-07/2025-06", src="البنك المركزي=Central Bank of Egypt", cue="وفق", fact="suez_rev_chg@fy2425", tags="signed_change inherited_period"),
    c(6, "سفينة حاويات كبرى@Giant ships@GROUP", "vessel_count", 28, "vessel", u="سفينة", p="منذ إقرار الحوافز في منتصف مايو|since:2025-05-15/2025-07-21*article date", src="رئيس الهيئة=SCA chairman", cue="وقال", fact="suez_returned"),
    c(7, "القناة@suez", "world_trade_share", 12, "percent", h="ما بين", cmp=">=", k="share", den="التجارة العالمية|world trade", src="مؤتمر الأمم المتحدة للتجارة والتنمية (أونكتاد)=UNCTAD", cue="وفق", fact="suez_trade_share_low", tags="range_low shared_percent_sign"),
    c(8, "القناة@suez", "world_trade_share", 15, "percent", h="ما بين", cmp="<=", k="share", den="التجارة العالمية|world trade", src="مؤتمر الأمم المتحدة للتجارة والتنمية (أونكتاد)=UNCTAD", cue="وفق", fact="suez_trade_share_high", tags="range_high"),
], "agency")
HEDGE["ما بين"] = ">="
MET.update(world_trade_share="حصة التجارة العالمية")
art("e11c", "صحيفة المرفأ", "2025-07-22", "البحر الأحمر يخنق القناة", """
خسرت قناة السويس [[1|٣ مليارات]] دولار من إيراداتها في سنة مالية واحدة، إذ تراجعت من [[2|٦,٦ مليارات]] إلى [[3|٣,٦ مليارات]] دولار، بحسب ما نقلت «النيل الجديد» عن البنك المركزي المصري.
ومنذ تشرين الثاني ٢٠٢٣، سُجل أكثر من [[4|مئة]] هجوم على السفن التجارية، وفق عمليات التجارة البحرية البريطانية.
وتضطر السفن إلى الدوران حول رأس الرجاء الصالح في رحلة تطول [[5|عشرة إلى أربعة عشر]] يوماً، فيما قفز التأمين من [[6|٠,٦٪]] إلى [[7|١٪]] من قيمة السفينة.
وكان صندوق النقد الدولي قد قدّر الخسائر الشهرية للقناة بـ[[8|٨٠٠ مليون]] دولار.
وتبقى عودة الخطوط الكبرى رهن هدنة لم يحسم أحد موعدها، ولا يبدو أن الأسواق تراهن عليها قبل كانون الثاني المقبل.
""", [
    c(1, "قناة السويس@suez", "revenue", -3000000000, "USD", u="دولار", k="change", d="down", p="سنة مالية واحدة|dur:P1Y", src="^النيل الجديد=جريدة النيل الجديد>البنك المركزي المصري=Central Bank of Egypt", cue="بحسب ما نقلت", fact="suez_rev_chg_abs@fy2425", tags="signed_change"),
    c(2, "قناة السويس@suez", "revenue", 6600000000, "USD", u="دولار#2", dec=-8, src="^النيل الجديد=جريدة النيل الجديد>البنك المركزي المصري=Central Bank of Egypt", cue="بحسب ما نقلت", fact="suez_rev@fy2324", tags="decimal_comma baseline elided_unit"),
    c(3, "قناة السويس@suez", "revenue", 3600000000, "USD", u="دولار#2", d="down", dec=-8, p="سنة مالية واحدة|dur:P1Y", src="^النيل الجديد=جريدة النيل الجديد>البنك المركزي المصري=Central Bank of Egypt", cue="بحسب ما نقلت", fact="suez_rev@fy2425", tags="decimal_comma"),
    c(4, "السفن التجارية@Red Sea shipping@GROUP", "attack_count", 100, "attack", u="هجوم", h="أكثر من", dec=0, p="منذ تشرين الثاني ٢٠٢٣|since:2023-11/2025-07-22", src="عمليات التجارة البحرية البريطانية=UKMTO", cue="وفق", tags="levantine_month"),
    c(5, "السفن@Red Sea shipping@GROUP", "extra_voyage_time", 10, "day", u="يوماً", cmp=">=", tier=2, dec=0, tags="range_in_words", note="tier 2 duration; upper end 14"),
    c(6, "التأمين@Ship insurance@GROUP", "insurance_rate", "0.6", "percent", k="share", den="قيمة السفينة|ship value", dec=1, tags="decimal_comma baseline"),
    c(7, "التأمين@Ship insurance@GROUP", "insurance_rate", 1, "percent", k="share", den="قيمة السفينة|ship value", d="up"),
    c(8, "لقناة@suez", "monthly_loss", 800000000, "USD", u="دولار", p="الشهرية|dur:P1M", src="صندوق النقد الدولي=IMF", cue="قدّر", fact="suez_monthly_loss"),
], "levant")
MET.update(attack_count="عدد الهجمات", extra_voyage_time="المدة الإضافية للرحلة", insurance_rate="كلفة التأمين", monthly_loss="الخسائر الشهرية")
agr("agree_exact", ["e11a-02", "e11a-H1", "e11c-03"], "3.6 billion in fiscal 2024/25; the third text cites the Egyptian daily citing the central bank.", 1, "shared_root copied digits_script")
agr("agree_rounded", ["e11a-02", "e11b-04", "e11c-03"], "3.62 printed as 3.6; one root, the central bank.", 1, "rounding shared_root")
agr("different_scope", ["e11a-02", "e11b-01"], "fiscal year 2024/25 against calendar 2024.", None, "period fiscal_vs_calendar")
agr("agree_exact", ["e11a-01", "e11b-05"], "-45.5% in the fiscal year.", 1, "shared_root")
agr("compatible_bound", ["e11a-01", "e11b-05", "e11b-H1"], "nearly a half contains -45.5%.", 1, "fraction bound shared_root")
agr("different_scope", ["e11b-03", "e11b-05"], "-60% in calendar 2024, -45.5% in the fiscal year.", None, "period fiscal_vs_calendar")
agr("conflict", ["e11a-08", "e11b-06"], "23 against 28 ships back since mid-May, one day apart, same speaker.", 1, "real_conflict same_cited_source")
agr("series", ["e11b-01", "e11b-02"], "calendar 2023 and 2024.", 1, "years")
agr("agree_exact", ["e11a-03", "e11c-02"], "6.6 billion a year earlier.", 1, "copied shared_root")
agr("unrelated", ["e11a-06", "e11b-08"], "15% discount and 15% of world trade.", None, "same_digits")
# e12 Jordan unemployment
art("e12a", "صحيفة المرفأ", "2025-06-10", "البطالة في الأردن عند [[H1|21.3%]]", """
عمّان - أعلنت دائرة الإحصاءات العامة أن معدل البطالة في الأردن بلغ [[1|21.3%]] خلال [[-p|الربع الأول]] من عام 2025، بانخفاض [[2|0.1]] نقطة مئوية عن الربع نفسه من 2024.
وسجلت البطالة بين الذكور [[3|18.6%]] مقابل [[4|31.2%]] بين الإناث.
وبلغت النسبة ذروتها لدى الفئة العمرية بين [[-p|15 و24 عاماً]]، إذ وصلت إلى [[5|46.8%]].
وكانت الحكومة قد رفعت الحد الأدنى للأجور في كانون الثاني إلى [[6|290]] ديناراً بدلاً من [[7|260]].
وقال خبير سوق العمل إن الاقتصاد يستحدث [[8|45 ألف]] وظيفة سنوياً بينما يدخل السوق ما يزيد على [[9|مئة ألف]] شاب، ودعا إلى ربط التدريب المهني بحاجات جيل [[-s|الألفية]].
""", [
    c("H1", "الأردن@jordan", "unemployment_rate", "21.3", "percent", k="share", den="|Jordan labour force", src="دائرة الإحصاءات العامة=Jordan DoS!d", fact="jo_unemp@2025Q1", tags="implicit_denominator"),
    c(1, "الأردن@jordan", "unemployment_rate", "21.3", "percent", k="share", den="|Jordan labour force", p="خلال الربع الأول من عام 2025|2025Q1", src="دائرة الإحصاءات العامة=Jordan DoS", cue="أعلنت", fact="jo_unemp@2025Q1", tags="implicit_denominator"),
    c(2, "الأردن@jordan", "unemployment_rate", "-0.1", "percentage_point", u="نقطة مئوية", k="change", d="down", p="خلال الربع الأول من عام 2025|2025Q1", src="دائرة الإحصاءات العامة=Jordan DoS", cue="أعلنت", tags="signed_change"),
    c(3, "الذكور@Men in Jordan@GROUP", "unemployment_rate", "18.6", "percent", k="share", den="|male labour force", src="دائرة الإحصاءات العامة=Jordan DoS!d", fact="jo_unemp_m@2025Q1", tags="implicit_denominator"),
    c(4, "الإناث@Women in Jordan@GROUP", "unemployment_rate", "31.2", "percent", k="share", den="|female labour force", src="دائرة الإحصاءات العامة=Jordan DoS!d", fact="jo_unemp_f@2025Q1", tags="implicit_denominator"),
    c(5, "الفئة العمرية بين 15 و24 عاماً@Youth 15-24 in Jordan@GROUP", "unemployment_rate", "46.8", "percent", k="share", den="|youth labour force", src="دائرة الإحصاءات العامة=Jordan DoS!d", fact="jo_unemp_youth@2025Q1", tags="implicit_denominator age_range_nearby"),
    c(6, "الحكومة@Jordanian government@ORG", "minimum_wage", 290, "JOD", u="ديناراً", d="up", p="كانون الثاني|2025-01*article date", src="الحكومة=Jordanian government!i", fact="jo_min_wage@2025", tags="levantine_month"),
    c(7, "الحكومة@Jordanian government@ORG", "minimum_wage", 260, "JOD", src="الحكومة=Jordanian government!i", fact="jo_min_wage@before", tags="elided_unit baseline"),
    c(8, "الاقتصاد@jordan", "jobs_created", 45000, "job", u="وظيفة", p="سنوياً|dur:P1Y", src="خبير سوق العمل=labour market expert", cue="وقال"),
    c(9, "السوق@Jordan labour market@OTHER", "labour_entrants", 100000, "person", u="شاب", h="ما يزيد على", dec=-3, p="سنوياً|dur:P1Y", src="خبير سوق العمل=labour market expert", cue="وقال"),
], "levant")
MET.update(labour_entrants="عدد الداخلين إلى سوق العمل")
art("e12b", "شبكة المؤشر", "2025-06-11", "الأردن: واحد من كل خمسة بلا عمل".replace("واحد من كل خمسة", "[[H1|واحد من كل خمسة]]"), """
يتجاوز معدل البطالة في الأردن [[1|الخُمس]]، إذ سجل [[2|٢١٫٣]]% في الأشهر [[-p|الثلاثة]] [[-o|الأولى]] من العام بحسب الأرقام الرسمية، لكن إضافة غير الأردنيين تخفضه إلى [[3|16.6%]] وفق مذكرة للبنك الدولي.
وتشير المذكرة إلى أن [[4|46%]] من الشباب عاطلون، وأن مشاركة المرأة في سوق العمل لا تتجاوز [[5|15%]]، وهي من الأدنى في العالم.
ويتوقع البنك نمو الاقتصاد الأردني [[6|2.6%]] هذا العام، على أن يتسارع بمقدار [[7|20]] نقطة أساس في العام المقبل.
ويستضيف الأردن [[8|مليونا وثلاثمئة ألف]] سوري، منهم [[9|560 ألفا]] مسجلون لدى مفوضية اللاجئين.
وتقول الحكومة إن رؤيتها الاقتصادية ستوفر [[10|مليون]] فرصة عمل حتى 2033.
""".replace("[[2|٢١٫٣]]%", "[[2|٢١٫٣%]]"), [
    c("H1", "الأردن@jordan", "unemployment_rate", 20, "percent", k="share", den="|Jordan labour force", dec=-1, fact="jo_unemp@2025Q1", tags="ratio_expression rounded_restatement"),
    c(1, "الأردن@jordan", "unemployment_rate", 20, "percent", h="يتجاوز", k="share", den="|Jordan labour force", dec=-1, p="الأشهر الثلاثة الأولى من العام|2025Q1*article date", src="الأرقام الرسمية=Jordan DoS", cue="بحسب", fact="jo_unemp@2025Q1", tags="fraction_word diacritics"),
    c(2, "الأردن@jordan", "unemployment_rate", "21.3", "percent", k="share", den="|Jordan labour force", p="الأشهر الثلاثة الأولى من العام|2025Q1*article date", src="الأرقام الرسمية=Jordan DoS", cue="بحسب", fact="jo_unemp@2025Q1", tags="mixed_digit_scripts elided_subject"),
    c(3, "الأردن@jordan", "unemployment_rate", "16.6", "percent", k="share", den="|labour force incl. non-Jordanians", d="down", src="البنك الدولي=World Bank", cue="وفق مذكرة ل", fact="jo_unemp_all@2025Q1", tags="denominator_differs", p="الأشهر الثلاثة الأولى من العام|2025Q1*article date"),
    c(4, "الشباب@Youth 15-24 in Jordan@GROUP", "unemployment_rate", 46, "percent", k="share", den="الشباب|youth labour force", src="المذكرة=World Bank", cue="وتشير", fact="jo_unemp_youth@2025Q1", tags="anaphoric_source truncated"),
    c(5, "المرأة@Women in Jordan@GROUP", "female_participation", 15, "percent", h="لا تتجاوز", k="share", den="|women of working age", src="المذكرة=World Bank", cue="وتشير", tags="upper_bound_by_negation implicit_denominator"),
    c(6, "الاقتصاد الأردني@jordan", "gdp_growth", "2.6", "percent", f=True, p="هذا العام|2025*article date", src="البنك=World Bank", cue="ويتوقع", fact="jo_growth@2025"),
    c(7, "الاقتصاد الأردني@jordan", "gdp_growth", 20, "basis_point", u="نقطة أساس", k="change", d="up", f=True, p="العام المقبل|2026*article date", src="البنك=World Bank", cue="ويتوقع"),
    c(8, "الأردن@jordan", "refugee_count", 1300000, "person", u="سوري", dec=-5, fact="jo_syrians", tags="compound_number_word"),
    c(9, "الأردن@jordan", "registered_refugees", 560000, "person", src="مفوضية اللاجئين=UNHCR!p", scope="sentence", tags="part_of_whole elided_unit", fact="jo_registered"),
    c(10, "رؤيتها الاقتصادية@Jordan economic vision@PLAN", "jobs_created", 1000000, "job", u="فرصة عمل", f=True, p="حتى 2033|until:2025-06-11/2033-12-31", src="الحكومة=Jordanian government", cue="وتقول", tags="target"),
], "business")
MET.update(registered_refugees="عدد اللاجئين المسجلين")
art("e12c", "وكالة الأفق للأنباء", "2025-09-09", "تراجع طفيف في بطالة الأردن", """
عمان (الأفق) - انخفض معدل البطالة في الأردن إلى [[1|21.2%]] في [[-p|الربع الثاني]] من 2025، من [[2|21.3%]] في [[-p|الربع السابق]]، حسبما أعلنت دائرة الإحصاءات العامة الثلاثاء.
وبلغ المعدل [[3|16.1%]] لإجمالي السكان من أردنيين وغير أردنيين.
وأضافت الدائرة أن معدل البطالة بين الجامعيين وصل إلى [[4|25.8 بالمئة]]، وأن نسبة العاطلين ممن يحملون الثانوية فأعلى بلغت [[5|54.5 بالمئة]] من إجمالي المتعطلين.
وتعهد رئيس الوزراء بخفض المعدل إلى ما دون [[6|18%]] بحلول 2027، ونفى أن تكون الحكومة عازمة على رفع الحد الأدنى للأجور إلى [[7|320]] ديناراً.
وكان الحد الأدنى قد رُفع مطلع العام ب[[8|ثلاثين]] ديناراً.
ومن المقرر أن تنشر الدائرة أرقام الربع المقبل في كانون الأول بعد تحديث عينة المسح.
""", [
    c(1, "الأردن@jordan", "unemployment_rate", "21.2", "percent", k="share", d="down", den="|Jordan labour force", p="الربع الثاني من 2025|2025Q2", src="دائرة الإحصاءات العامة=Jordan DoS", cue="حسبما أعلنت", fact="jo_unemp@2025Q2", tags="implicit_denominator attribution_after_content"),
    c(2, "الأردن@jordan", "unemployment_rate", "21.3", "percent", k="share", den="|Jordan labour force", p="الربع السابق|2025Q1*anaphor", src="دائرة الإحصاءات العامة=Jordan DoS", cue="حسبما أعلنت", fact="jo_unemp@2025Q1", tags="implicit_denominator baseline anaphoric_period"),
    c(3, "إجمالي السكان من أردنيين وغير أردنيين@Residents of Jordan@GROUP", "unemployment_rate", "16.1", "percent", k="share", den="|labour force incl. non-Jordanians", src="دائرة الإحصاءات العامة=Jordan DoS!d", fact="jo_unemp_all@2025Q2", tags="denominator_differs"),
    c(4, "الجامعيين@Graduates in Jordan@GROUP", "unemployment_rate", "25.8", "percent", k="share", den="|graduate labour force", src="الدائرة=Jordan DoS", cue="وأضافت", tags="anaphoric_source implicit_denominator"),
    c(5, "العاطلين@Unemployed in Jordan@GROUP", "secondary_or_more_share", "54.5", "percent", k="share", den="إجمالي المتعطلين|all unemployed", src="الدائرة=Jordan DoS", cue="وأضافت", tags="anaphoric_source denominator_differs"),
    c(6, "رئيس الوزراء@jordan", "unemployment_rate", 18, "percent", h="دون", k="share", d="down", den="|Jordan labour force", f=True, p="بحلول 2027|by:2027", src="رئيس الوزراء=Jordanian prime minister", cue="وتعهد", fact="jo_unemp_target", tags="target implicit_denominator", note="the entity named in the sentence is the speaker; the rate is Jordan's"),
    c(7, "الحكومة@Jordanian government@ORG", "minimum_wage", 320, "JOD", u="ديناراً", d="up", f=True, src="رئيس الوزراء=Jordanian prime minister", cue="ونفى", pol="negated", tags="denied"),
    c(8, "~الحكومة@Jordanian government@ORG", "minimum_wage", 30, "JOD", u="ديناراً", k="change", d="up", dec=0, p="مطلع العام|win:2025-01/2025-03*article date", fact="jo_min_wage_rise", tags="passive_attribution"),
], "agency")
for r in RECS:
    if r["gold_id"] == "e12c-06": r["entity"] = None; r["entity_text_note"] = "الأردن"
MET.update(secondary_or_more_share="حصة حملة الثانوية فأعلى")
agr("agree_exact", ["e12a-01", "e12a-H1", "e12b-02", "e12c-02"], "21.3% in the first quarter in three outlets; one root, the statistics office.", 1, "shared_root digits_script")
agr("agree_rounded", ["e12a-01", "e12b-H1"], "one in five rounds 21.3%.", 1, "fraction shared_root")
agr("compatible_bound", ["e12a-01", "e12b-01", "e12b-02"], "above a fifth contains 21.3%.", 1, "bound shared_root")
agr("series", ["e12a-01", "e12c-01"], "first and second quarter.", 1, "time_series")
agr("different_scope", ["e12a-01", "e12b-03"], "Jordanians only against all residents.", None, "denominator")
agr("series", ["e12b-03", "e12c-03"], "all residents, first and second quarter (World Bank, then statistics office).", 2, "time_series denominator")
agr("agree_rounded", ["e12a-05", "e12b-04"], "46.8 cut to 46: truncation, rounding would give 47.", 1, "truncation")
agr("different_scope", ["e12a-04", "e12a-05", "e12c-04"], "women, youth and graduates.", None, "denominator")
agr("different_scope", ["e12c-01", "e12c-06"], "measured rate against a target.", None, "forecast_vs_actual")
agr("unrelated", ["e12b-07", "e12b-01"], "20 basis points of growth and a fifth of the labour force.", None, "same_digits")
agr("unrelated", ["e12a-09", "e12b-10"], "100 thousand entrants a year and a target of one million jobs.", None, "metric")
