"""Marked-up articles e03a to e06c, their claims and their agreement."""
from markup import *

ENT.update(v4=("DeepSeek V4", "PRODUCT"), apple=("Apple", "ORG"), samsung=("Samsung", "ORG"), xiaomi=("Xiaomi", "ORG"), iphone=("iPhone", "PRODUCT"), aramco=("Saudi Aramco", "ORG"), huawei=("Huawei", "ORG"),
           tata=("Tata province floods", "EVENT"), smor=("South Morocco floods", "EVENT"), smart=("Smartphone market", "GROUP"), morocco=("Morocco", "GPE"))
MET.update(net_profit="صافي الأرباح", dividend="التوزيعات", capex="الإنفاق الرأسمالي", free_cash_flow="التدفق النقدي الحر", debt_ratio="نسبة المديونية", share_price="سعر السهم",
           shipments="الشحنات", market_share="الحصة السوقية", average_price="متوسط السعر", price="السعر", death_toll="عدد الوفيات", missing_count="عدد المفقودين", injured_count="عدد المصابين",
           rainfall="كمية الأمطار", houses_collapsed="عدد المنازل المنهارة", evacuated_count="عدد من أجلوا", aid_amount="قيمة المساعدات", rescue_staff="عدد عناصر الإنقاذ", roads_cut="عدد الطرق المقطوعة", tents_distributed="عدد الخيام",
           gas_capacity="طاقة إنتاج الغاز", output_boe="إنتاج المكافئ النفطي", subsidiary_count="عدد الشركات", team_size="عدد أفراد الفريق")
# e03 AI model
CO = "شركة DeepSeek=DeepSeek"
art("e03a", "منصة شرائح التقنية", "2025-11-18", "DeepSeek تطلق نموذج [[-m|V4]] بـ[[H1|1.2 تريليون]] معلمة", """
أعلنت شركة DeepSeek الصينية إطلاق نموذجها الجديد DeepSeek [[-m|V4]] مفتوح الأوزان، الذي يضم [[1|1.2 تريليون]] معلمة، لا ينشط منها في كل طلب سوى [[2|37 مليار]] معلمة بفضل معمارية MoE.
وقالت الشركة إن تكلفة التدريب النهائي بلغت [[3|7.8 ملايين]] دولار باستخدام [[4|2,048]] معالجا من طراز [[-r|H800]]، وإن نافذة السياق تتسع لـ[[5|256 ألف]] رمز.
وسجل النموذج [[6|89.4%]] في اختبار MMLU-Pro، متقدما على [[-m|GPT-4o]] و[[-m|Qwen3-235B]]، بحسب نتائج نشرتها الشركة ولم يجر التحقق منها بصورة مستقلة.
أما النسخة المصغرة [[-m|V4 Mini]] فتعمل على بطاقة واحدة من طراز [[-r|RTX 5090]]، ويبلغ سعر واجهتها البرمجية [[7|0.14]] دولار لكل [[8|مليون]] رمز.
وتجاوز عدد تحميلات النموذج على Hugging Face [[9|410 آلاف]] خلال [[-p|48 ساعة]] من إطلاقه.
""", [
    c("H1", "V4@v4", "parameter_count", 1200000000000, "parameter", u="معلمة", fact="v4_params", src="DeepSeek=DeepSeek", cue="تطلق", tags="model_name_with_digit_nearby", scope="document"),
    c(1, "DeepSeek V4@v4", "parameter_count", 1200000000000, "parameter", u="معلمة", src=CO, cue="أعلنت", fact="v4_params", tags="model_name_with_digit_nearby"),
    c(2, "DeepSeek V4@v4", "active_parameters", 37000000000, "parameter", u="معلمة", h="سوى", src=CO, cue="أعلنت", fact="v4_active", tags="exceptive_negation"),
    c(3, "الشركة@ds", "training_cost", 7800000, "USD", u="دولار", src="الشركة=DeepSeek", cue="وقالت", fact="v4_cost", tags="plural_scale_word anaphoric_source"),
    c(4, "الشركة@ds", "accelerator_count", 2048, "accelerator", u="معالجا", src="الشركة=DeepSeek", cue="وقالت", fact="v4_gpus", tags="product_name_with_digit_nearby thousands_separator"),
    c(5, "~DeepSeek V4@v4", "context_window", 256000, "token", u="رمز", src="الشركة=DeepSeek", cue="وقالت", fact="v4_context"),
    c(6, "النموذج@v4", "benchmark_score", "89.4", "percent", src="الشركة=DeepSeek", cue="بحسب نتائج نشرتها", fact="v4_mmlu", tags="attribution_after_content model_name_with_digit_nearby"),
    c(7, "V4 Mini@v4m", "token_price", "0.14", "USD/million_tokens", u="دولار", fact="v4mini_price", tags="rate_unit product_name_with_digit_nearby", note="'لكل مليون رمز' is part of the unit"),
    c(8, "V4 Mini@v4m", "token_price", 1000000, "token", u="رمز", tier=2, tags="unit_base", note="tier 2: base of the price, not a claim of its own"),
    c(9, "النموذج@v4", "downloads", 410000, "download", h="تجاوز", p="خلال 48 ساعة من إطلاقه|dur:PT48H", fact="v4_downloads_48h", tags="unanchored_period"),
], "tech")
art("e03b", "وكالة الأفق للأنباء", "2025-11-19", "نموذج صيني جديد يعيد الجدل بشأن كلفة الذكاء الاصطناعي", """
بكين (الأفق) - طرحت «ديب سيك» الثلاثاء نموذجا جديدا للذكاء الاصطناعي قالت إن تدريبه كلف أقل من [[1|8 ملايين]] دولار، وهو رقم شكك فيه محللون.
وكتب مركز جورج تاون للأمن والتكنولوجيا في مذكرة أن الكلفة الحقيقية قد تصل إلى [[2|60 مليون]] دولار إذا أضيفت التجارب الفاشلة ورواتب فريق يضم [[3|مئتين وعشرة]] باحثين.
وذكرت المذكرة أن عدد المستخدمين النشطين شهريا لتطبيق «ديب سيك» بلغ [[4|33.7 مليون]] مستخدم في يناير ثم [[5|97 مليونا]] في أبريل 2025.
وبحسب المركز، ارتفعت حصة النماذج الصينية المفتوحة من إجمالي التحميلات على «هاغينغ فيس» إلى [[6|17.1%]] في الأشهر [[-p|الاثني عشر]] المنتهية في أغسطس، متجاوزة الحصة الأمريكية البالغة [[7|15.8%]].
ويضم النموذج [[8|تريليونا ومئتي مليار]] معلمة، وفق الشركة.
""", [
    c(1, "ديب سيك@ds", "training_cost", 8000000, "USD", u="دولار", h="أقل من", src="ديب سيك=DeepSeek", cue="قالت", fact="v4_cost", tags="plural_scale_word disputed"),
    c(2, "~ديب سيك@ds", "training_cost", 60000000, "USD", u="دولار", h="قد تصل إلى", cmp="<=", src="مركز جورج تاون للأمن والتكنولوجيا=CSET Georgetown", cue="وكتب", fact="v4_cost_full", tags="epistemic_qad other_cost_scope"),
    c(3, "فريق@DeepSeek team@GROUP", "team_size", 210, "person", u="باحثين", dec=0, src="مركز جورج تاون للأمن والتكنولوجيا=CSET Georgetown", cue="وكتب", tags="gender_polarity compound_number_word"),
    c(4, "ديب سيك@ds", "user_count", 33700000, "user", u="مستخدم", p="يناير|2025-01*same sentence ('أبريل 2025')", src="المذكرة=CSET Georgetown", cue="وذكرت", fact="deepseek_users@2025-01", tags="anaphoric_source year_from_context"),
    c(5, "ديب سيك@ds", "user_count", 97000000, "user", p="أبريل 2025|2025-04", src="المذكرة=CSET Georgetown", cue="وذكرت", fact="deepseek_users@2025-04", tags="anaphoric_source elided_unit"),
    c(6, "النماذج الصينية المفتوحة@cnopen", "download_share", "17.1", "percent", k="share", d="up", den="إجمالي التحميلات على «هاغينغ فيس»|all Hugging Face model downloads", p="الأشهر الاثني عشر المنتهية في أغسطس|r12:2024-09/2025-08*article date", src="المركز=CSET Georgetown", cue="وبحسب", fact="cn_hf_share@12m-2025-08"),
    c(7, "الحصة الأمريكية@usopen", "download_share", "15.8", "percent", k="share", den="|all Hugging Face model downloads", p="الأشهر الاثني عشر المنتهية في أغسطس|r12:2024-09/2025-08*article date", src="المركز=CSET Georgetown", cue="وبحسب", fact="us_hf_share@12m-2025-08", tags="adjectival_entity inherited_period inherited_denominator"),
    c(8, "النموذج@v4", "parameter_count", 1200000000000, "parameter", u="معلمة", dec=-9, src="الشركة=DeepSeek", cue="وفق", fact="v4_params", tags="compound_number_word dual_form attribution_after_content"),
], "agency")
art("e03c", "جريدة الأعمال العربية", "2025-11-20", "الصين تكسب سباق التحميل", """
للمرة [[-o|الأولى]]، تتقدم النماذج المفتوحة الصينية على الأمريكية في التحميلات. فقد استحوذت على [[1|17%]] من التحميلات العالمية في عام ينتهي في أغسطس الماضي مقابل أقل من [[2|16%]] للنماذج الأمريكية، وفق مذكرة لمركز جورج تاون نقلتها وكالات.
وتقول المذكرة إن «ديب سيك» كان لديها [[3|33 مليون]] مستخدم شهري مطلع العام، قبل أن يتضاعف العدد نحو [[4|ثلاث مرات]] بحلول أبريل.
وبلغت كلفة تدريب نموذجها الأخير [[5|7.8 ملايين]] دولار بحسب الشركة، لكن خبراء يقدرونها بما بين [[6|50]] و[[7|60 مليون]] دولار.
وتختلف الصورة عند احتساب الاستخدام لا التحميل؛ إذ لا تمثل النماذج الصينية سوى [[8|13%]] من إجمالي استخدام الذكاء الاصطناعي، وفق منصة OpenRouter، فيما تستحوذ على ما يقرب من [[9|نصف]] استخدام النماذج المفتوحة وحدها.
ولم تُعلن الشركة عدد المشتركين. صفحة [[-a|12]]
""", [
    c(1, "~النماذج المفتوحة الصينية@cnopen", "download_share", 17, "percent", k="share", den="التحميلات العالمية|all Hugging Face model downloads", p="عام ينتهي في أغسطس الماضي|r12:2024-09/2025-08*article date", src="^وكالات=news agencies>مركز جورج تاون=CSET Georgetown", cue="وفق مذكرة ل", fact="cn_hf_share@12m-2025-08", tags="rounded_restatement elided_subject"),
    c(2, "لنماذج الأمريكية@usopen", "download_share", 16, "percent", h="أقل من", k="share", den="التحميلات العالمية|all Hugging Face model downloads", p="عام ينتهي في أغسطس الماضي|r12:2024-09/2025-08*article date", src="^وكالات=news agencies>مركز جورج تاون=CSET Georgetown", cue="وفق مذكرة ل", fact="us_hf_share@12m-2025-08", tags="inherited_period"),
    c(3, "ديب سيك@ds", "user_count", 33000000, "user", u="مستخدم", p="مطلع العام|win:2025-01/2025-03*article date", src="المذكرة=CSET Georgetown", cue="وتقول", fact="deepseek_users@2025-01", tags="truncated anaphoric_source", note="33.7 printed as 33: a truncation"),
    c(4, "العدد@ds", "user_count", 3, "ratio_x", u="مرات", h="نحو", k="change", d="up", p="بحلول أبريل|win:2025-01/2025-04*article date", src="المذكرة=CSET Georgetown", cue="وتقول", fact="deepseek_users_growth_jan_apr", tags="multiplicative_change pronoun_subject"),
    c(5, "نموذجها الأخير@v4", "training_cost", 7800000, "USD", u="دولار", src="الشركة=DeepSeek", cue="بحسب", fact="v4_cost", tags="plural_scale_word descriptive_entity"),
    c(6, "نموذجها الأخير@v4", "training_cost", 50000000, "USD", u="دولار#2", h="بين", src="خبراء=experts (unnamed)", cue="يقدرونها", fact="v4_cost_full", tags="range_low shared_scale_word"),
    c(7, "نموذجها الأخير@v4", "training_cost", 60000000, "USD", u="دولار#2", h="بين", cmp="<=", src="خبراء=experts (unnamed)", cue="يقدرونها", fact="v4_cost_full", tags="range_high"),
    c(8, "النماذج الصينية@cnopen", "usage_share", 13, "percent", h="سوى", k="share", den="إجمالي استخدام الذكاء الاصطناعي|all AI usage", src="منصة OpenRouter=OpenRouter", cue="وفق", fact="cn_usage_share_all", tags="exceptive_negation"),
    c(9, "النماذج الصينية@cnopen", "usage_share", 50, "percent", h="ما يقرب من", k="share", den="استخدام النماذج المفتوحة|open-model usage", dec=-1, iv=("40", "50"), src="منصة OpenRouter=OpenRouter", cue="وفق", fact="cn_usage_share_open", tags="fraction_word elided_subject"),
], "business")
MET["usage_share"] = "حصة الاستخدام"
agr("agree_exact", ["e03a-01", "e03a-H1", "e03b-08"], "1.2 trillion parameters in digits and in words; both self-reported by DeepSeek.", 1, "number_word shared_root")
agr("compatible_bound", ["e03a-03", "e03b-01", "e03c-05"], "below 8 million contains 7.8 million; all three go back to the company.", 1, "bound shared_root")
agr("agree_exact", ["e03a-03", "e03c-05"], "7.8 million dollars in both; self-report.", 1, "shared_root")
agr("different_scope", ["e03a-03", "e03b-02"], "final run against full cost with failed trials and salaries: another cost scope, not a conflict.", None, "cost_scope")
agr("compatible_bound", ["e03b-02", "e03c-06", "e03c-07"], "50 to 60 million against 'up to 60'.", 2, "range")
agr("agree_rounded", ["e03b-04", "e03c-03"], "33.7 million truncated to 33; one CSET memo.", 1, "truncation shared_root")
agr("agree_rounded", ["e03b-06", "e03c-01"], "17.1 printed as 17; the daily relays the same memo through agencies.", 1, "rounding shared_root")
agr("compatible_bound", ["e03b-07", "e03c-02"], "below 16 contains 15.8.", 1, "bound shared_root")
agr("series", ["e03b-04", "e03b-05"], "users in January and April.", 1, "time_series")
agr("different_scope", ["e03c-01", "e03c-08", "e03c-09"], "share of downloads, share of all usage, share of open-model usage: three denominators.", None, "denominator")

# e04 floods (updates)
art("e04a", "بوابة الأطلس", "2025-09-08", "فيضانات الجنوب الشرقي: [[H1|11]] قتيلا و[[H2|عشرات]] المنازل المنهارة", """
طاطا - بوابة الأطلس
خلفت التساقطات المطرية الاستثنائية التي شهدتها أقاليم الجنوب الشرقي، ولا سيما طاطا، نهاية الأسبوع [[1|11]] قتيلا و[[2|9]] مفقودين، حسب حصيلة مؤقتة أعلنتها وزارة الداخلية المغربية مساء الأحد 7 شتنبر.
وأكد الناطق باسم الوزارة أن السيول تسببت في انهيار [[3|40]] منزلا وقطع [[4|93]] مقطعا طرقيا، أعيد فتح [[5|53]] منها إلى غاية صباح اليوم.
وسجلت محطة تكونيت [[6|170]] ملم من الأمطار في ظرف [[-p|12 ساعة]]، أي ما يعادل نصف المعدل السنوي، وفق المديرية العامة للأرصاد الجوية.
وتمت تعبئة أزيد من [[7|500]] عنصر من الوقاية المدنية، فيما انقطعت الطريق الوطنية رقم [[-i|12]] في [[8|نقطتين]].
ودعت السلطات السكان إلى الاتصال بالرقم [[-i|15]] عند الطوارئ.
""".replace("نصف المعدل", "[[9|نصف]] المعدل"), [
    c("H1", "فيضانات الجنوب الشرقي@smor", "death_toll", 11, "death", u="قتيلا", src="وزارة الداخلية المغربية=Moroccan interior ministry!d", fact="smor_deaths@2025-09-07"),
    c("H2", "فيضانات الجنوب الشرقي@smor", "houses_collapsed", None, "house", u="المنازل", cmp="~", tier=2, tags="vague_quantity"),
    c(1, "أقاليم الجنوب الشرقي@smor", "death_toll", 11, "death", u="قتيلا", p="مساء الأحد 7 شتنبر|2025-09-07*article date", src="وزارة الداخلية المغربية=Moroccan interior ministry", cue="حسب حصيلة مؤقتة أعلنتها", fact="smor_deaths@2025-09-07", tags="provisional_toll maghrebi_month"),
    c(2, "أقاليم الجنوب الشرقي@smor", "missing_count", 9, "person", u="مفقودين", p="مساء الأحد 7 شتنبر|2025-09-07*article date", src="وزارة الداخلية المغربية=Moroccan interior ministry", cue="حسب حصيلة مؤقتة أعلنتها", fact="smor_missing@2025-09-07", tags="provisional_toll"),
    c(3, "السيول@smor", "houses_collapsed", 40, "house", u="منزلا", src="الناطق باسم الوزارة=Moroccan interior ministry", cue="وأكد", fact="smor_houses@2025-09-07", tags="anaphoric_source"),
    c(4, "السيول@smor", "roads_cut", 93, "road_section", u="مقطعا طرقيا", src="الناطق باسم الوزارة=Moroccan interior ministry", cue="وأكد", fact="smor_roads", tags="anaphoric_source"),
    c(5, "السيول@smor", "roads_reopened", 53, "road_section", p="إلى غاية صباح اليوم|2025-09-08*article date", src="الناطق باسم الوزارة=Moroccan interior ministry", cue="وأكد", fact="smor_roads_reopened", tags="elided_unit part_of_whole relative_date_needs_dateline"),
    c(6, "محطة تكونيت@Tagounite station@PLACE", "rainfall", 170, "mm", u="ملم", p="في ظرف 12 ساعة|dur:PT12H", src="المديرية العامة للأرصاد الجوية=DGM Morocco", cue="وفق", fact="tagounite_rain", tags="unanchored_period attribution_after_content"),
    c(9, "محطة تكونيت@Tagounite station@PLACE", "rainfall_share", 50, "percent", u=None, k="share", den="المعدل السنوي|annual average rainfall", dec=-1, src="المديرية العامة للأرصاد الجوية=DGM Morocco", cue="وفق", fact="tagounite_rain_share", tags="fraction_word", p="في ظرف 12 ساعة|dur:PT12H"),
    c(7, "الوقاية المدنية@Moroccan civil protection@ORG", "rescue_staff", 500, "person", u="عنصر", h="أزيد من", fact="smor_rescue", tags="maghrebi_wording"),
    c(8, "الطريق الوطنية رقم 12@National Road 12@ROAD", "roads_cut", 2, "location", u="نقطتين", tags="dual_form identifier_nearby"),
], "maghreb")
MET.update(roads_reopened="عدد الطرق المعاد فتحها", rainfall_share="نسبة الأمطار من المعدل")
art("e04b", "وكالة الأفق للأنباء", "2025-09-09", "ارتفاع حصيلة السيول في جنوب المغرب إلى [[H1|18]] قتيلا", """
الرباط (الأفق) - ارتفعت حصيلة ضحايا السيول التي اجتاحت جنوب المغرب إلى [[1|18]] قتيلا و[[2|أربعة]] مفقودين، بينهم [[3|10]] قتلى في إقليم طاطا وحده، بحسب ما أعلنت وزارة الداخلية الاثنين.
وكانت الوزارة قد أعلنت الأحد مقتل [[4|11]] شخصا.
وانهار [[5|56]] منزلا بينها [[6|27]] بشكل كلي، وفق المصدر نفسه.
وقال عامل إغاثة للوكالة إن فرق الإنقاذ، التي تضم أكثر من [[7|500]] عنصر، وزعت [[8|ألفا ومئتي]] خيمة في [[9|خمس]] قرى، نافيا ما تردد عن مقتل [[10|ثلاثين]] شخصا في قرية واحدة.
وأضاف أن المياه جرفت سيارات وجسورا صغيرة وقطعت الكهرباء عن أحياء كاملة قبل أن تعود تدريجيا.
ورصدت الحكومة مساعدات عاجلة بقيمة [[11|2.5 مليار]] درهم (نحو [[12|250 مليون]] دولار).
""", [
    c("H1", "السيول في جنوب المغرب@smor", "death_toll", 18, "death", u="قتيلا", d="up", src="وزارة الداخلية=Moroccan interior ministry!d", fact="smor_deaths@2025-09-08"),
    c(1, "السيول التي اجتاحت جنوب المغرب@smor", "death_toll", 18, "death", u="قتيلا", d="up", p="الاثنين|2025-09-08*article date", src="وزارة الداخلية=Moroccan interior ministry", cue="بحسب ما أعلنت", fact="smor_deaths@2025-09-08", tags="update attribution_after_content relative_date_needs_dateline"),
    c(2, "السيول التي اجتاحت جنوب المغرب@smor", "missing_count", 4, "person", u="مفقودين", p="الاثنين|2025-09-08*article date", src="وزارة الداخلية=Moroccan interior ministry", cue="بحسب ما أعلنت", fact="smor_missing@2025-09-08", tags="gender_polarity update"),
    c(3, "إقليم طاطا@tata", "death_toll", 10, "death", u="قتلى", p="الاثنين|2025-09-08*article date", src="وزارة الداخلية=Moroccan interior ministry", cue="بحسب ما أعلنت", fact="tata_deaths@2025-09-08", tags="part_of_whole"),
    c(4, "~السيول في جنوب المغرب@smor", "death_toll", 11, "death", u="شخصا", p="الأحد|2025-09-07*article date", src="الوزارة=Moroccan interior ministry", cue="أعلنت", fact="smor_deaths@2025-09-07", tags="previous_toll anaphoric_source relative_date_needs_dateline"),
    c(5, "~السيول في جنوب المغرب@smor", "houses_collapsed", 56, "house", u="منزلا", src="المصدر نفسه=Moroccan interior ministry", cue="وفق", fact="smor_houses@2025-09-08", tags="anaphoric_source"),
    c(6, "~السيول في جنوب المغرب@smor", "houses_destroyed", 27, "house", src="المصدر نفسه=Moroccan interior ministry", cue="وفق", tags="elided_unit part_of_whole anaphoric_source"),
    c(7, "فرق الإنقاذ@Moroccan civil protection@ORG", "rescue_staff", 500, "person", u="عنصر", h="أكثر من", src="عامل إغاثة=aid worker", cue="وقال", fact="smor_rescue"),
    c(8, "فرق الإنقاذ@Moroccan civil protection@ORG", "tents_distributed", 1200, "tent", u="خيمة", dec=0, src="عامل إغاثة=aid worker", cue="وقال", tags="compound_number_word dual_form"),
    c(9, "فرق الإنقاذ@Moroccan civil protection@ORG", "villages_served", 5, "village", u="قرى", src="عامل إغاثة=aid worker", cue="وقال", tags="gender_polarity"),
    c(10, "قرية@unnamed village@PLACE", "death_toll", 30, "death", u="شخصا", src="عامل إغاثة=aid worker", cue="نافيا", pol="negated", tags="denied", note="denied rumour: polarity negated; never counts as support"),
    c(11, "الحكومة@Moroccan government@ORG", "aid_amount", 2500000000, "MAD", u="درهم", src="الحكومة=Moroccan government", cue="ورصدت", fact="mor_flood_aid"),
    c(12, "الحكومة@Moroccan government@ORG", "aid_amount", 250000000, "USD", u="دولار", h="نحو", src="الحكومة=Moroccan government", cue="ورصدت", fact="mor_flood_aid_usd", tags="currency_conversion", note="conversion of the amount before it, in brackets"),
], "agency")
MET.update(houses_destroyed="عدد المنازل المدمرة كليا", villages_served="عدد القرى المستفيدة")
SHORT = "سيول جنوب المغرب|السيول"
art("e04c", "صحيفة المرفأ", "2025-09-10", "المغرب يحصي ضحايا السيول", """
بيروت، الأربعاء ١٠ أيلول ٢٠٢٥
ارتفع إلى [[1|٢٠]] عدد ضحايا السيول التي ضربت جنوب المغرب منذ السبت، فيما لا يزال [[2|أربعة]] أشخاص في عداد المفقودين، وفق حصيلة جديدة لوزارة الداخلية أوردتها وكالة الأفق للأنباء.
وكانت الحصيلة المعلنة يوم الاثنين [[3|١٨]] قتيلاً، بعد [[4|أحد عشر]] قتيلاً يوم الأحد.
وتقول منظمات محلية إن العدد الفعلي لا يقل عن [[5|٢٦]]، وهو ما لم تؤكده السلطات.
وأُعلن عن مساعدات بنحو [[6|ربع مليار]] دولار لإعادة بناء ما يزيد على [[7|٥٠]] منزلاً متضرراً وعشرات الطرق، على أن يستغرق العمل [[8|ستة]] أشهر على الأقل.
وكانت المنطقة نفسها قد شهدت في أيلول ٢٠١٤ سيولاً أودت بحياة [[9|٣٢]] شخصاً في كلميم.
هطلت خلال [[-p|يومين]] كميات تعادل ما يسقط في عام كامل.
[[-a|1/2]]
تصوير: م. العلوي - [[-b|3]] صور
""".replace("وعشرات الطرق", "و[[10|عشرات]] الطرق"), [
    c(1, "السيول التي ضربت جنوب المغرب@smor", "death_toll", 20, "death", u="ضحايا", d="up", dec=0, p="منذ السبت|since:2025-09-06/2025-09-10*article date", src="^وكالة الأفق للأنباء=وكالة الأفق للأنباء>وزارة الداخلية=Moroccan interior ministry", cue="وفق حصيلة جديدة ل", fact="smor_deaths@2025-09-10", tags="value_before_metric update"),
    c(2, "السيول التي ضربت جنوب المغرب@smor", "missing_count", 4, "person", u="أشخاص", src="^وكالة الأفق للأنباء=وكالة الأفق للأنباء>وزارة الداخلية=Moroccan interior ministry", cue="وفق حصيلة جديدة ل", fact="smor_missing@2025-09-10", tags="gender_polarity"),
    c(3, "~السيول التي ضربت جنوب المغرب@smor", "death_toll", 18, "death", u="قتيلاً", p="يوم الاثنين|2025-09-08*article date", fact="smor_deaths@2025-09-08", tags="previous_toll", aka=SHORT),
    c(4, "~السيول التي ضربت جنوب المغرب@smor", "death_toll", 11, "death", u="قتيلاً#2", p="يوم الأحد|2025-09-07*article date", fact="smor_deaths@2025-09-07", tags="previous_toll compound_number_word", aka=SHORT),
    c(5, "~السيول التي ضربت جنوب المغرب@smor", "death_toll", 26, "death", h="لا يقل عن", src="منظمات محلية=local organisations", cue="وتقول", fact="smor_deaths_ngo", tags="elided_unit disputed", aka=SHORT),
    c(6, "~الحكومة المغربية@Moroccan government@ORG", "aid_amount", 250000000, "USD", u="دولار", h="نحو", dec=-6, fact="mor_flood_aid_usd", tags="fraction_of_scale_word passive_attribution",
      known_as="السيول التي ضربت جنوب المغرب"),  # the article never names the government
    c(7, "~السيول التي ضربت جنوب المغرب@smor", "houses_damaged", 50, "house", u="منزلاً", h="ما يزيد على", fact="smor_houses@2025-09-08", aka=SHORT),
    c(10, "الطرق@South Morocco roads@PLACE", "roads_damaged", None, "road_section", u="الطرق", cmp="~", tier=2, tags="vague_quantity"),
    c(8, "~السيول التي ضربت جنوب المغرب@smor", "reconstruction_time", 6, "month", u="أشهر", h="على الأقل", tier=2, f=True, tags="temporal_bound"),
    c(9, "كلميم@Guelmim floods 2014@EVENT", "death_toll", 32, "death", u="شخصاً", p="أيلول ٢٠١٤|2014-09", fact="guelmim_deaths@2014", tags="background_event levantine_month"),
], "levant")
# The second reading moved the roads from roads_cut (مقطوعة) to another id; the Arabic name stayed.
MET.update(reconstruction_time="مدة إعادة البناء", houses_damaged="عدد المنازل المتضررة", roads_damaged="عدد الطرق المقطوعة")
agr("agree_exact", ["e04a-01", "e04a-H1", "e04b-04", "e04c-04"], "11 dead as announced on Sunday 7 September: one ministry.", 1, "shared_root")
agr("series", ["e04a-01", "e04b-01", "e04c-01"], "11, 18, 20: the toll grew between 7 and 10 September; not a conflict.", 1, "update_over_time")
agr("agree_exact", ["e04b-01", "e04b-H1", "e04c-03"], "18 on Monday in both; the second relays the first or the ministry.", 1, "shared_root")
agr("conflict", ["e04c-01", "e04c-05"], "official 20 against at least 26 by local organisations on the same day.", 2, "real_conflict same_article bound")
agr("different_scope", ["e04b-01", "e04b-03"], "whole South against Tata province alone.", None, "place part_of_whole")
agr("agree_exact", ["e04a-07", "e04b-07"], "more than 500 rescuers, same bound in both.", 2, "bound wording_variant")
agr("series", ["e04a-03", "e04b-05"], "40 then 56 houses.", 1, "update_over_time")
agr("compatible_bound", ["e04b-05", "e04c-07"], "more than 50 contains 56.", 2, "bound")
agr("agree_exact", ["e04b-12", "e04c-06"], "about 250 million dollars written as a quarter of a billion.", 1, "number_word shared_root")
agr("agree_exact", ["e04b-02", "e04c-02"], "four missing in both.", 1, "shared_root")
agr("unrelated", ["e04a-01", "e04c-09"], "deaths in another flood of 2014.", None, "event")
agr("unrelated", ["e04b-10", "e04c-05"], "a denied rumour about one village against the estimate of organisations.", None, "negated")

# e05 Aramco
AR = "أرامكو السعودية=Saudi Aramco"
art("e05a", "صحيفة الواحة", "2025-08-05", "أرباح أرامكو تتراجع إلى [[H1|85.02]] مليار ريال في الربع الثاني".replace("[[H1|85.02]] مليار", "[[H1|85.02 مليار]]").replace("الربع الثاني", "[[-p|الربع الثاني]]"), """
الظهران، الثلاثاء [[-d|11 صفر 1447هـ]] الموافق 5 أغسطس 2025م
أعلنت أرامكو السعودية تراجع صافي أرباحها في [[-p|الربع الثاني]] من عام 2025 بنسبة [[1|22%]] إلى [[2|85.02 مليار]] ريال، مقارنة بـ[[3|109.01 مليار]] ريال في الربع المماثل من العام السابق.
وبلغت الإيرادات [[4|378.8 مليار]] ريال، فيما وصلت التدفقات النقدية الحرة إلى [[5|57.1 مليار]] ريال.
وأقر مجلس الإدارة توزيع أرباح أساسية قدرها [[6|79.29]] مليار ريال وأخرى مرتبطة بالأداء تبلغ [[7|0.82 مليار]] ريال.
وأكد رئيس الشركة وكبير إدارييها التنفيذيين أن «الطلب على النفط في النصف [[-o|الثاني]] قد يرتفع بأكثر من [[8|مليوني]] برميل يومياً مقارنة بالنصف [[-o|الأول]]».
وأغلق سهم الشركة مرتفعاً [[9|0.4%]] عند [[10|24.16]] ريال. السجل التجاري: [[-b|1010111111]]
""".replace("[[6|79.29]] مليار", "[[6|79.29 مليار]]"), [
    c("H1", "أرامكو@aramco", "net_profit", 85020000000, "SAR", u="ريال", d="down", p="الربع الثاني|2025Q2*article date", src="أرامكو السعودية=Saudi Aramco!d", fact="aramco_np_sar@2025Q2"),
    c(1, "أرامكو السعودية@aramco", "net_profit", -22, "percent", k="change", d="down", p="الربع الثاني من عام 2025|2025Q2", src=AR, cue="أعلنت", fact="aramco_np_chg@2025Q2", tags="signed_change"),
    c(2, "أرامكو السعودية@aramco", "net_profit", 85020000000, "SAR", u="ريال", d="down", p="الربع الثاني من عام 2025|2025Q2", src=AR, cue="أعلنت", fact="aramco_np_sar@2025Q2"),
    c(3, "أرامكو السعودية@aramco", "net_profit", 109010000000, "SAR", u="ريال#2", p="الربع المماثل من العام السابق|2024Q2*anaphor", src=AR, cue="أعلنت", fact="aramco_np_sar@2024Q2", tags="anaphoric_period baseline"),
    c(4, "~أرامكو السعودية@aramco", "revenue", 378800000000, "SAR", u="ريال", src="أرامكو السعودية=Saudi Aramco!d", fact="aramco_rev@2025Q2", tags="inherited_period", note="no period in the sentence and no anaphor: null"),
    c(5, "~أرامكو السعودية@aramco", "free_cash_flow", 57100000000, "SAR", u="ريال#2", src="أرامكو السعودية=Saudi Aramco!d", fact="aramco_fcf@2025Q2"),
    c(6, "~أرامكو السعودية@aramco", "dividend", 79290000000, "SAR", u="ريال", src="مجلس الإدارة=Saudi Aramco", cue="وأقر", fact="aramco_div_base", tags="anaphoric_source"),
    c(7, "~أرامكو السعودية@aramco", "dividend", 820000000, "SAR", u="ريال#2", src="مجلس الإدارة=Saudi Aramco", cue="وأقر", fact="aramco_div_perf", tags="anaphoric_source"),
    c(8, "الطلب على النفط@World oil demand@GROUP", "oil_demand", 2000000, "barrel_per_day", u="برميل يومياً", h="أكثر من", k="change", d="up", dec=-6, f=True, p="النصف الثاني|2025H2*article date", src="رئيس الشركة=Saudi Aramco CEO", cue="وأكد", fact="oil_demand_h2", tags="dual_form epistemic_qad quotation"),
    c(9, "سهم الشركة@aramco", "share_price", "0.4", "percent", k="change", d="up", fact="aramco_share_move"),
    c(10, "سهم الشركة@aramco", "share_price", "24.16", "SAR", u="ريال", d="up", fact="aramco_share_close"),
], "gulf")
for r in RECS:
    if r["gold_id"] == "e05a-04": r["tags"] = [x for x in r["tags"] if x != "inherited_period"]
art("e05b", "وكالة الخليج الاقتصادية", "2025-08-05", "أرامكو: صافي ربح [[H1|22.7]] مليار دولار بين أبريل ويونيو".replace("[[H1|22.7]] مليار", "[[H1|22.7 مليار]]"), """
دبي - وكالة الخليج الاقتصادية: قالت شركة النفط السعودية العملاقة «أرامكو» اليوم إن صافي دخلها هبط بنحو [[1|الخُمس]] إلى [[2|22.7 مليار]] دولار في الأشهر [[-p|الثلاثة]] المنتهية في يونيو، من [[3|29.1 مليار]] دولار قبل عام.
وجاءت النتائج دون متوسط توقعات [[4|17]] محللا استطلعت الوكالة آراءهم والبالغ [[5|23.7 مليار]] دولار.
وتراجع متوسط سعر الخام المحقق إلى [[6|66.7]] دولار للبرميل من [[7|85.7]] دولار.
وستدفع الشركة توزيعات إجمالية بقيمة [[8|21.36 مليار]] دولار عن الربع، مقابل [[9|31 مليارا]] قبل عام.
وأبقت أرامكو على خطة إنفاق رأسمالي تتراوح بين [[10|52]] و[[11|58 مليار]] دولار في 2025.
وقال محلل في بنك استثماري: «كل هبوط بدولار في سعر البرميل يكلف الشركة ما يقارب [[12|1.3 مليار]] دولار سنويا».
""", [
    c("H1", "أرامكو@aramco", "net_profit", 22700000000, "USD", u="دولار", p="بين أبريل ويونيو|2025Q2*article date", src="أرامكو=Saudi Aramco", cue="أرامكو:", fact="aramco_np_usd@2025Q2"),
    c(1, "أرامكو@aramco", "net_profit", -20, "percent", h="نحو", k="change", d="down", dec=-1, p="الأشهر الثلاثة المنتهية في يونيو|2025Q2*article date", src="أرامكو=Saudi Aramco", cue="قالت", fact="aramco_np_chg@2025Q2", tags="fraction_word diacritics signed_change"),
    c(2, "أرامكو@aramco", "net_profit", 22700000000, "USD", u="دولار", d="down", p="الأشهر الثلاثة المنتهية في يونيو|2025Q2*article date", src="أرامكو=Saudi Aramco", cue="قالت", fact="aramco_np_usd@2025Q2"),
    c(3, "أرامكو@aramco", "net_profit", 29100000000, "USD", u="دولار#2", p="قبل عام|2024Q2*article date", src="أرامكو=Saudi Aramco", cue="قالت", fact="aramco_np_usd@2024Q2", tags="baseline relative_date_needs_dateline"),
    c(4, "الوكالة@وكالة الخليج الاقتصادية@ORG", "poll_size", 17, "person", u="محللا", src="الوكالة=وكالة الخليج الاقتصادية", cue="استطلعت", tags="poll"),
    c(5, "~أرامكو@aramco", "net_profit", 23700000000, "USD", u="دولار", f=True, src="محللا=analysts (poll)", cue="متوسط توقعات", fact="aramco_np_consensus", tags="consensus_forecast"),
    c(6, "الخام@Aramco realised crude@COMMODITY", "oil_price", "66.7", "USD/barrel", u="دولار للبرميل", d="down", fact="aramco_realised_price@2025Q2"),
    c(7, "الخام@Aramco realised crude@COMMODITY", "oil_price", "85.7", "USD/barrel", u="دولار#2", fact="aramco_realised_price@2024Q2", tags="baseline elided_unit"),
    c(8, "الشركة@aramco", "dividend", 21360000000, "USD", u="دولار", f=True, p="عن الربع|2025Q2*anaphor to the quarter of the first sentence", fact="aramco_div_total@2025Q2", tags="anaphoric_period total_vs_parts"),
    c(9, "الشركة@aramco", "dividend", 31000000000, "USD", p="قبل عام|2024Q2*article date", fact="aramco_div_total@2024Q2", tags="elided_unit baseline"),
    c(10, "أرامكو@aramco", "capex", 52000000000, "USD", u="دولار", h="بين", f=True, p="2025|2025", fact="aramco_capex@2025_low", tags="range_low shared_scale_word"),
    c(11, "أرامكو@aramco", "capex", 58000000000, "USD", u="دولار", h="بين", cmp="<=", f=True, p="2025|2025", fact="aramco_capex@2025_high", tags="range_high"),
    c(12, "الشركة@aramco", "profit_sensitivity", 1300000000, "USD", u="دولار#1", h="ما يقارب", src="محلل في بنك استثماري=investment bank analyst", cue="وقال", p="سنويا|dur:P1Y", tags="quotation rate conditional"),
], "agency")
MET.update(poll_size="عدد المستطلعين", profit_sensitivity="حساسية الأرباح لسعر البرميل")
art("e05c", "شبكة المؤشر", "2025-08-06", "قراءة في أرقام أرامكو", """
سجلت «أرامكو» أرباحاً صافية بلغت [[1|85 مليار]] ريال في [[-p|الربع الثاني]] من 2025، بتراجع يزيد على [[2|الخمس]] عن الفترة ذاتها من 2024، وفق ما أعلنته الشركة أمس.
أبرز مؤشرات الشركة (مليار ريال)
المؤشر | الربع [[-o|الثاني]] 2025 | النصف [[-o|الأول]] 2025
صافي الربح | [[T1|85.02]] | [[T2|182.57]]
الإيرادات | [[T3|378.8]] | [[T4|784.6]]
التوزيعات | [[T5|80.11]] | [[T6|160.2]]
المصدر: أرامكو السعودية
ويعود الفارق بين رقم الربع ورقم النصف إلى أرباح الأشهر [[-p|الثلاثة]] [[-o|الأولى]] من العام، والتي بلغت [[3|97.55 مليار]] ريال.
وارتفعت نسبة المديونية إلى [[4|6.5%]] في نهاية يونيو من [[5|5.3%]] في نهاية مارس، أي بزيادة [[6|1.2]] نقطة مئوية.
وتستهدف الشركة رفع طاقة إنتاج الغاز بأكثر من [[7|60%]] بحلول 2030 مقارنة بمستويات 2021.
""", [
    c(1, "أرامكو@aramco", "net_profit", 85000000000, "SAR", u="ريال", p="الربع الثاني من 2025|2025Q2", src="الشركة=Saudi Aramco", cue="وفق ما أعلنته", fact="aramco_np_sar@2025Q2", tags="rounded_restatement"),
    c(2, "أرامكو@aramco", "net_profit", -20, "percent", h="يزيد على", cmp=">", k="change", d="down", dec=-1, iv=(None, "-20"), p="الربع الثاني من 2025|2025Q2", src="الشركة=Saudi Aramco", cue="وفق ما أعلنته", fact="aramco_np_chg@2025Q2", tags="fraction_word signed_change", note="comparator is on the magnitude: a fall of more than a fifth"),
] + [c(k, "~أرامكو@aramco", m, v, "SAR", d=None, dec=dd, src="أرامكو السعودية=Saudi Aramco!f", fact=fa, p=None, tbl=("أبرز مؤشرات الشركة (مليار ريال)", col, rowh), tags="unit_in_caption period_in_header")
     for k, m, v, dd, fa, col, rowh in [
         ("T1", "net_profit", 85020000000, -7, "aramco_np_sar@2025Q2", "الربع الثاني 2025", "صافي الربح"), ("T2", "net_profit", 182570000000, -7, "aramco_np_sar@2025H1", "النصف الأول 2025", "صافي الربح"),
         ("T3", "revenue", 378800000000, -8, "aramco_rev@2025Q2", "الربع الثاني 2025", "الإيرادات"), ("T4", "revenue", 784600000000, -8, "aramco_rev@2025H1", "النصف الأول 2025", "الإيرادات"),
         ("T5", "dividend", 80110000000, -7, "aramco_div_sar@2025Q2", "الربع الثاني 2025", "التوزيعات"), ("T6", "dividend", 160200000000, -8, "aramco_div_sar@2025H1", "النصف الأول 2025", "التوزيعات")]] + [
    c(3, "~أرامكو@aramco", "net_profit", 97550000000, "SAR", u="ريال", p="الأشهر الثلاثة الأولى من العام|2025Q1*article date", fact="aramco_np_sar@2025Q1", tags="derived_from_levels"),
    c(4, "~أرامكو@aramco", "debt_ratio", "6.5", "percent", d="up", p="نهاية يونيو|end:2025-06-30*article date", fact="aramco_gearing@2025-06"),
    c(5, "~أرامكو@aramco", "debt_ratio", "5.3", "percent", p="نهاية مارس|end:2025-03-31*article date", fact="aramco_gearing@2025-03"),
    c(6, "~أرامكو@aramco", "debt_ratio", "1.2", "percentage_point", u="نقطة مئوية", k="change", d="up", p="نهاية يونيو|end:2025-06-30*article date", fact="aramco_gearing_change"),
    c(7, "الشركة@aramco", "gas_capacity", 60, "percent", h="أكثر من", k="change", d="up", f=True, p="بحلول 2030|by:2030", src="الشركة=Saudi Aramco", cue="وتستهدف", fact="aramco_gas_target", tags="target"),
], "business_table")
for r in RECS:
    if r["file"] == "e05c.json" and r["record_type"] == "table_claim":
        r["period"] = period("|2025Q2" if r["gold_id"][-1] in "135" else "|2025H1", "2025-08-06")[1]
agr("agree_exact", ["e05a-02", "e05a-H1", "e05c-T1"], "85.02 billion riyals in daily and table; one root, Aramco.", 1, "shared_root table")
agr("agree_rounded", ["e05a-02", "e05c-01", "e05c-T1"], "85 is 85.02 rounded.", 1, "rounding shared_root")
agr("agree_rounded", ["e05a-02", "e05b-02"], "85.02 billion riyals is 22.67 billion dollars at 3.75: 22.7 after conversion.", 1, "currency_conversion shared_root")
agr("agree_exact", ["e05b-02", "e05b-H1"], "headline and body of one article.", 1, "same_article_repeat")
agr("agree_rounded", ["e05a-01", "e05b-01"], "-22% against 'about a fifth'.", 1, "fraction hedge shared_root")
agr("compatible_bound", ["e05a-01", "e05c-02"], "a fall of more than a fifth contains -22%.", 1, "bound shared_root")
agr("agree_rounded", ["e05a-03", "e05b-03"], "109.01 billion riyals is 29.07 billion dollars.", 1, "currency_conversion shared_root")
agr("different_scope", ["e05c-T1", "e05c-T2"], "quarter against half year.", None, "period")
agr("different_scope", ["e05b-02", "e05b-05"], "reported profit against analysts' forecast.", None, "forecast_vs_actual")
agr("series", ["e05a-02", "e05a-03", "e05c-03"], "2024Q2, 2025Q1, 2025Q2; 85.02 + 97.55 = 182.57 checks the half year.", 1, "time_series arithmetic")
agr("agree_exact", ["e05a-04", "e05c-T3"], "378.8 billion riyals of revenue.", 1, "shared_root")
agr("different_scope", ["e05a-06", "e05c-T5"], "base dividend against total: 79.29 + 0.82 = 80.11.", None, "part_of_whole arithmetic")
agr("agree_rounded", ["e05b-08", "e05c-T5"], "21.36 billion dollars is 80.1 billion riyals.", 1, "currency_conversion shared_root")
agr("unrelated", ["e05b-10", "e05a-05"], "52-58 billion dollars of capex and 57.1 billion riyals of cash flow: near digits, other metric and currency.", None, "same_digits")

# e06 smartphones
IDC = "مؤسسة IDC=IDC"
art("e06a", "منصة شرائح التقنية", "2025-10-15", "IDC: شحنات الهواتف تنمو [[H1|2.6%]] وسامسونغ في الصدارة", """
ارتفعت شحنات الهواتف الذكية عالميا بنسبة [[1|2.6%]] على أساس سنوي إلى [[2|322.7 مليون]] وحدة في [[-p|الربع الثالث]] من 2025، وفق بيانات أولية من مؤسسة IDC.
وشحنت Samsung [[3|61.4 مليون]] هاتف لتستحوذ على [[4|19%]] من السوق، تلتها Apple بـ[[5|58.6 مليون]] وحدة وحصة [[6|18.2%]] بدعم من سلسلة [[-r|iPhone 17]].
وجاءت Xiaomi في المركز [[-o|الثالث]] بعدما شحنت [[7|43.5 مليونا]].
وقالت محللة في IDC إن متوسط سعر البيع ارتفع إلى [[8|466]] دولارا، وإن هاتف [[-r|Galaxy Z Fold7]] تفوق على سلفه [[-r|Fold6]] بنحو [[9|50%]] في الحجوزات.
وتأتي الهواتف بشاشة مقاس [[10|6.3]] بوصات وبطارية سعتها [[11|3,692]] مللي أمبير.
خصم [[-b|15%]] على الملحقات لقراء المنصة
""".replace("وتأتي الهواتف بشاشة", "ويأتي هاتف [[-r|iPhone 17]] بشاشة"), [
    c("H1", "شحنات الهواتف@smart", "shipments", "2.6", "percent", k="change", d="up", src="IDC=IDC", cue="IDC:", fact="smart_growth@2025Q3_idc"),
    c(1, "الهواتف الذكية@smart", "shipments", "2.6", "percent", k="change", d="up", p="الربع الثالث من 2025|2025Q3", src=IDC, cue="وفق بيانات أولية من", fact="smart_growth@2025Q3_idc"),
    c(2, "الهواتف الذكية@smart", "shipments", 322700000, "device", u="وحدة", d="up", p="الربع الثالث من 2025|2025Q3", src=IDC, cue="وفق بيانات أولية من", fact="smart_shipments@2025Q3_idc"),
    c(3, "Samsung@samsung", "shipments", 61400000, "device", u="هاتف", src="IDC=IDC!d", fact="samsung_ship@2025Q3_idc"),
    c(4, "Samsung@samsung", "market_share", 19, "percent", k="share", den="السوق|global smartphone shipments", src="IDC=IDC!d", fact="samsung_share@2025Q3_idc"),
    c(5, "Apple@apple", "shipments", 58600000, "device", u="وحدة", src="IDC=IDC!d", fact="apple_ship@2025Q3_idc", tags="product_name_with_digit_nearby"),
    c(6, "Apple@apple", "market_share", "18.2", "percent", k="share", den="السوق|global smartphone shipments", src="IDC=IDC!d", fact="apple_share@2025Q3_idc", tags="product_name_with_digit_nearby inherited_denominator"),
    c(7, "Xiaomi@xiaomi", "shipments", 43500000, "device", src="IDC=IDC!d", fact="xiaomi_ship@2025Q3_idc", tags="elided_unit ordinal_nearby"),
    c(8, "~الهواتف الذكية@smart", "average_price", 466, "USD", u="دولارا", d="up", src="محللة في IDC=IDC", cue="وقالت", fact="smart_asp@2025Q3"),
    c(9, "Galaxy Z Fold7@Samsung Galaxy Z Fold7@PRODUCT", "preorders", 50, "percent", h="نحو", k="change", d="up", src="محللة في IDC=IDC", cue="وقالت", tags="product_name_with_digit_nearby"),
    c(10, "iPhone 17@Apple iPhone 17@PRODUCT", "screen_size", "6.3", "inch", u="بوصات", tags="product_spec"),
    c(11, "iPhone 17@Apple iPhone 17@PRODUCT", "battery_capacity", 3692, "mAh", u="مللي أمبير", tags="product_spec thousands_separator"),
], "tech")
MET.update(preorders="الحجوزات المسبقة", screen_size="مقاس الشاشة", battery_capacity="سعة البطارية", installed_base="عدد الأجهزة النشطة")
art("e06b", "شبكة المؤشر", "2025-10-16", "شحنات الهواتف الذكية ترتفع عالميا", """
ارتفعت شحنات الهواتف الذكية على مستوى العالم بنسبة [[1|2.6%]] على أساس سنوي لتبلغ [[2|322.7 مليون]] وحدة خلال [[-p|الربع الثالث]] من العام، وفق بيانات أولية صادرة عن مؤسسة IDC للأبحاث.
وشحنت «سامسونغ» [[3|61.4 مليون]] هاتف لتستحوذ على [[4|19%]] من السوق، تلتها «أبل» بـ[[5|58.6 مليون]] وحدة وحصة بلغت [[6|18.2%]] بدعم من سلسلة هواتفها الجديدة.
وأظهرت تقديرات منفصلة لمؤسسة «كاونتربوينت» أن السوق نمت [[7|4%]] في الفترة نفسها، وأن حصة «أبل» من شريحة الهواتف الفاخرة، التي يتجاوز سعرها [[8|600]] دولار، بلغت [[9|62%]].
وترى «كاونتربوينت» أن الشحنات السنوية ستقترب من [[10|1.24 مليار]] هاتف في 2025.
(منصة شرائح التقنية، وكالات)
""", [
    c(1, "الهواتف الذكية@smart", "shipments", "2.6", "percent", k="change", d="up", p="الربع الثالث من العام|2025Q3*article date", src=IDC, cue="وفق بيانات أولية صادرة عن", fact="smart_growth@2025Q3_idc", tags="syndicated_copy"),
    c(2, "الهواتف الذكية@smart", "shipments", 322700000, "device", u="وحدة", d="up", p="الربع الثالث من العام|2025Q3*article date", src=IDC, cue="وفق بيانات أولية صادرة عن", fact="smart_shipments@2025Q3_idc", tags="syndicated_copy"),
    c(3, "سامسونغ@samsung", "shipments", 61400000, "device", u="هاتف", src="IDC=IDC!d", fact="samsung_ship@2025Q3_idc", tags="syndicated_copy"),
    c(4, "سامسونغ@samsung", "market_share", 19, "percent", k="share", den="السوق|global smartphone shipments", src="IDC=IDC!d", fact="samsung_share@2025Q3_idc", tags="syndicated_copy"),
    c(5, "أبل@apple", "shipments", 58600000, "device", u="وحدة", src="IDC=IDC!d", fact="apple_ship@2025Q3_idc", tags="syndicated_copy"),
    c(6, "أبل@apple", "market_share", "18.2", "percent", k="share", den="السوق|global smartphone shipments", src="IDC=IDC!d", fact="apple_share@2025Q3_idc", tags="syndicated_copy inherited_denominator"),
    c(7, "السوق@smart", "shipments", 4, "percent", k="change", d="up", p="الفترة نفسها|2025Q3*anaphor", src="كاونتربوينت=Counterpoint", cue="وأظهرت تقديرات", fact="smart_growth@2025Q3_cp", tags="anaphoric_period"),
    c(8, "الهواتف الفاخرة@Premium smartphones@GROUP", "price", 600, "USD", u="دولار", h="يتجاوز", src="كاونتربوينت=Counterpoint", cue="وأظهرت تقديرات", tags="definition_threshold"),
    c(9, "أبل@apple", "market_share", 62, "percent", k="share", den="شريحة الهواتف الفاخرة|premium smartphone segment", p="الفترة نفسها|2025Q3*anaphor", src="كاونتربوينت=Counterpoint", cue="وأظهرت تقديرات", fact="apple_premium_share@2025Q3", tags="denominator_differs"),
    c(10, "~الهواتف الذكية@smart", "shipments", 1240000000, "device", u="هاتف", h="ستقترب من", cmp="~<", f=True, p="2025|2025", src="كاونتربوينت=Counterpoint", cue="وترى", fact="smart_shipments@2025"),
], "business")
art("e06c", "صحيفة المدار", "2025-10-17", "آيفون يقود انتعاش سوق الهواتف", """
كتبت المحررة التقنية: انتعشت سوق الهواتف في [[-p|الربع الثالث]]، إذ زادت الشحنات بأقل من [[1|3%]] بحسب IDC، وبـ[[2|4%]] بحسب «كاونتربوينت»، فيما أحصت مؤسسة «أومديا» [[3|320.1 مليون]] هاتف.
وبلغ نصيب آبل قرابة [[4|خمس]] السوق، وهو الأعلى لها في [[-p|ربع ثالث]] على الإطلاق، بعدما شحنت نحو [[5|59 مليون]] جهاز.
وفي الصين، لم تتجاوز حصة الشركة [[6|15.3%]] وحلت [[-o|ثالثة]] خلف «هواوي» التي استحوذت على [[7|18.1٪]].
وكان الرئيس التنفيذي لشركة آبل قد قال في يناير إن عدد الأجهزة النشطة تخطى [[8|2.35 مليار]] جهاز.
يُباع الطراز الأساسي بسعر [[9|799]] دولارا في الولايات المتحدة و[[10|3399]] درهما في الإمارات.
للاشتراك: [[-b|19]] ريالا شهريا، ألغِ في أي وقت. لديك [[-b|3]] مقالات مجانية متبقية.
""", [
    c(1, "سوق الهواتف@smart", "shipments", 3, "percent", h="أقل من", k="change", d="up", p="الربع الثالث|2025Q3*article date", src="IDC=IDC", cue="بحسب", fact="smart_growth@2025Q3_idc", tags="coordinated_sources"),
    c(2, "سوق الهواتف@smart", "shipments", 4, "percent", k="change", d="up", p="الربع الثالث|2025Q3*article date", src="كاونتربوينت=Counterpoint", cue="بحسب#2".replace("#2", ""), fact="smart_growth@2025Q3_cp", tags="coordinated_sources elided_subject"),
    c(3, "سوق الهواتف@smart", "shipments", 320100000, "device", u="هاتف", p="الربع الثالث|2025Q3*article date", src="مؤسسة «أومديا»=Omdia", cue="أحصت", fact="smart_shipments@2025Q3_omdia", tags="coordinated_sources"),
    c(4, "آبل@apple", "market_share", 20, "percent", h="قرابة", k="share", den="السوق|global smartphone shipments", dec=-1, iv=("15", "20"), fact="apple_share@2025Q3_idc", tags="fraction_word spelling_variant"),
    c(5, "آبل@apple", "shipments", 59000000, "device", u="جهاز", h="نحو", fact="apple_ship@2025Q3_idc", tags="rounded_restatement elided_subject"),
    c(6, "الشركة@apple", "market_share", "15.3", "percent", h="لم تتجاوز", k="share", den="الصين|China smartphone market", fact="apple_cn_share@2025Q3", tags="upper_bound_by_negation denominator_differs"),
    c(7, "هواوي@huawei", "market_share", "18.1", "percent", k="share", den="الصين|China smartphone market", fact="huawei_cn_share@2025Q3", tags="denominator_differs"),
    c(8, "آبل@apple", "installed_base", 2350000000, "device", u="جهاز", h="تخطى", p="يناير|2025-01*article date", src="الرئيس التنفيذي لشركة آبل=Apple CEO", cue="قال", fact="apple_base@2025-01"),
    c(9, "الطراز الأساسي@Apple iPhone 17@PRODUCT", "price", 799, "USD", u="دولارا", tags="descriptive_entity"),
    c(10, "الطراز الأساسي@Apple iPhone 17@PRODUCT", "price", 3399, "AED", u="درهما", tags="descriptive_entity currency_by_place"),
], "daily")
agr("agree_exact", ["e06a-01", "e06a-H1", "e06b-01"], "2.6% in a near-copy of the first text; one root, IDC.", 1, "syndicated shared_root")
agr("agree_exact", ["e06a-02", "e06b-02"], "322.7 million in a near-copy.", 1, "syndicated shared_root")
agr("agree_exact", ["e06a-03", "e06b-03"], "61.4 million, copied.", 1, "syndicated shared_root")
agr("agree_exact", ["e06a-05", "e06b-05"], "58.6 million, copied; Apple / أبل.", 1, "syndicated shared_root alias")
agr("agree_rounded", ["e06a-05", "e06b-05", "e06c-05"], "about 59 million rounds 58.6; the third text names no source for it.", 1, "rounding alias")
agr("compatible_bound", ["e06a-01", "e06b-01", "e06c-01"], "below 3% contains 2.6%; all IDC.", 1, "bound shared_root")
agr("agree_exact", ["e06b-07", "e06c-02"], "Counterpoint 4% in both.", 1, "shared_root")
agr("conflict", ["e06a-01", "e06b-07"], "market growth 2.6% (IDC) against 4% (Counterpoint), same quarter: two counts that disagree.", 2, "real_conflict named_sources")
agr("conflict", ["e06a-02", "e06c-03"], "322.7 (IDC) against 320.1 million (Omdia), both to one decimal: two counts that disagree.", 2, "real_conflict small_gap named_sources")
agr("agree_exact", ["e06a-06", "e06b-06"], "18.2%, copied.", 1, "syndicated shared_root")
agr("agree_rounded", ["e06a-06", "e06c-04"], "nearly a fifth fits 18.2%.", 1, "fraction hedge")
agr("different_scope", ["e06a-06", "e06b-09", "e06c-06"], "share of all phones, of premium phones, of China: three denominators.", None, "denominator")
agr("different_scope", ["e06b-02", "e06b-10"], "quarter against year.", None, "period")
agr("unrelated", ["e06a-04", "e06c-07"], "Samsung 19% of the world, Huawei 18.1% of China.", None, "entity denominator")
