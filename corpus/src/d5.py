# ruff: noqa: S106 - token prices are no passwords
"""Marked-up articles s01 to s12, their claims and their agreement."""
from markup import *

ENT.update(ksa=("Saudi Arabia", "GPE"), tunisia=("Tunisia", "GPE"), algeria=("Algeria", "GPE"), nvidia=("Nvidia", "ORG"), tsmc=("TSMC", "ORG"))
art("s01", "مجلة رؤى", "2025-11-02", "في مديح البطء: ماذا نخسر حين نسلّم الكتابة للآلة؟", """
سألني صديق قبل أيام: كم مرة كتبت رسالة كاملة بيدك هذا العام؟ حاولت أن أتذكر فلم أجد جوابا. في الزمن الذي يجيبك فيه برنامج خلال [[-f|ثانيتين]]، يبدو التمهل ترفا لا يملكه إلا القليل.
لست ضد الآلة، ولا أكتب لأعاتب [[-s|مليارديرات]] التقنية. لقد جربت [[-m|GPT-5]] و[[-m|Claude 4]] ووجدت فيهما عونا، لكنني لاحظت أن جملي صارت متشابهة، كأنها خرجت من قالب واحد. ويقول استطلاع أجراه معهد رويترز إن [[1|34%]] من المستخدمين جربوا هذه الأدوات أسبوعيا، بزيادة نحو [[2|ضعفين]] عن العام السابق، ولا يثق بها سوى [[3|ثلث]] القراء.
الكتابة كالمشي، لا تصل بها أسرع لكنك ترى أكثر. كتب نجيب محفوظ ثلاثيته على مهل، ولم يسأله أحد عن عدد الكلمات في الدقيقة. وفي عام 1988 حين جاءته نوبل، كان قد أمضى [[4|نصف قرن]] في الحرفة نفسها.
قد يقال إن هذا حنين. ربما. غير أن من يقرأ [[-f|ألف]] نص متشابه في اليوم سيعرف قيمة جملة واحدة صادقة، وسيعرف أن العجلة ليست دائما تقدما وأن الصمت أحيانا [[-f|نصف]] الكلام.
""", [
    c(1, "المستخدمين@AI tool users@GROUP", "ai_use_share", 34, "percent", k="share", den="المستخدمين|surveyed users", src="معهد رويترز=Reuters Institute", cue="ويقول استطلاع أجراه", tags="model_name_with_digit_nearby"),
    c(2, "المستخدمين@AI tool users@GROUP", "ai_use_share", 2, "ratio_x", u=None, h="نحو", k="change", d="up", p="العام السابق|2024*article date", src="معهد رويترز=Reuters Institute", cue="ويقول استطلاع أجراه", tags="dual_form multiplicative_change", dec=0),
    c(3, "القراء@Readers@GROUP", "trust_share", "33.33", "percent", h="سوى", k="share", den="القراء|readers", dec=-1, src="معهد رويترز=Reuters Institute", cue="ويقول استطلاع أجراه", tags="fraction_word exceptive_negation"),
    c(4, "~نجيب محفوظ@Naguib Mahfouz@PERSON", "career_length", 50, "year", tier=2, dec=0, tags="fraction_word duration", note="half a century = 50 years"),
], "opinion")
MET.update(ai_use_share="نسبة مستخدمي أدوات الذكاء الاصطناعي", trust_share="نسبة الثقة", career_length="مدة المسيرة")
art("s02", "صحيفة المدار", "2025-03-11", "النوم أقل من ست ساعات يرفع خطر السكري".replace("ست ساعات", "[[H1|ست ساعات]]"), """
ذكرت وكالة الأفق للأنباء، نقلا عن دراسة نشرتها جامعة أوبسالا السويدية، أن من ينامون أقل من [[1|ست]] ساعات يوميا ترتفع لديهم احتمالات الإصابة بالسكري من النوع [[-o|الثاني]] بنسبة تتراوح بين [[2|16%]] و[[3|41%]].
وتابع الباحثون بيانات [[4|247,867]] شخصا في بريطانيا على مدى [[-p|12 عاما]]، أصيب [[5|3.2%]] منهم بالمرض.
ولم تظهر زيادة ذات دلالة لدى من ينامون [[-p|سبع ساعات]] أو أكثر.
وقالت الباحثة الرئيسية إن الغذاء الصحي وحده لا يكفي، مضيفة أن «خفض ساعة نوم يكلف الجسم أكثر مما نعتقد».
ويعيش مع السكري اليوم أكثر من [[6|نصف مليار]] بالغ في العالم، وفق الاتحاد الدولي للسكري، نحو [[7|43%]] منهم لا يعلمون بإصابتهم.
وينصح الأطباء بقياس السكر التراكمي مرة كل [[-p|ثلاثة أشهر]] لمن تجاوزوا سن [[-p|45]].
""", [
    c("H1", "النوم@Short sleepers@GROUP", "sleep_duration", 6, "hour", h="أقل من", tier=2, tags="definition_threshold"),
    c(1, "من ينامون@Short sleepers@GROUP", "sleep_duration", 6, "hour", u="ساعات", h="أقل من", tier=2, src="وكالة الأفق للأنباء=وكالة الأفق للأنباء>جامعة أوبسالا=Uppsala University", cue="نقلا عن دراسة نشرتها", tags="definition_threshold gender_polarity"),
    c(2, "من ينامون@Short sleepers@GROUP", "diabetes_risk", 16, "percent", h="بين", k="change", d="up", src="وكالة الأفق للأنباء=وكالة الأفق للأنباء>جامعة أوبسالا=Uppsala University", cue="نقلا عن دراسة نشرتها", tags="range_low"),
    c(3, "من ينامون@Short sleepers@GROUP", "diabetes_risk", 41, "percent", h="بين", cmp="<=", k="change", d="up", src="وكالة الأفق للأنباء=وكالة الأفق للأنباء>جامعة أوبسالا=Uppsala University", cue="نقلا عن دراسة نشرتها", tags="range_high"),
    c(4, "~الدراسة@Uppsala sleep study@STUDY", "sample_size", 247867, "person", u="شخصا", src="الباحثون=Uppsala University", cue="وتابع", tags="thousands_separator anaphoric_source"),
    c(5, "~الدراسة@Uppsala sleep study@STUDY", "incidence_share", "3.2", "percent", k="share", den="منهم|study participants", src="الباحثون=Uppsala University", cue="وتابع", tags="anaphoric_source pronoun_denominator", p="على مدى 12 عاما|dur:P12Y"),
    c(6, "السكري@Diabetes@DISEASE", "patient_count", 500000000, "person", u="بالغ", h="أكثر من", dec=-8, p="اليوم|now", src="الاتحاد الدولي للسكري=IDF", cue="وفق", tags="fraction_of_scale_word deictic_period"),
    c(7, "السكري@Diabetes@DISEASE", "undiagnosed_share", 43, "percent", h="نحو", k="share", den="منهم|adults with diabetes", p="اليوم|now", src="الاتحاد الدولي للسكري=IDF", cue="وفق", tags="pronoun_denominator"),
], "daily")
MET.update(sleep_duration="مدة النوم", diabetes_risk="خطر الإصابة بالسكري", sample_size="حجم العينة", incidence_share="نسبة الإصابة", patient_count="عدد المرضى", undiagnosed_share="نسبة غير المشخصين")
art("s03", "منصة شرائح التقنية", "2025-09-30", "إنفيديا تكشف عن شريحة [[-r|R200]] وتَعِد بأداء أسرع [[H1|3 مرات]]", """
كشفت Nvidia عن معالجها الرسومي الجديد [[-r|R200]] المبني على معمارية Rubin، وقالت إنه أسرع [[1|3 مرات]] من [[-r|B200]] في تدريب النماذج، وأقل استهلاكا للطاقة بنسبة [[2|30%]].
تضم الشريحة [[3|288]] غيغابايت من ذاكرة [[-r|HBM4]]، وتصنعها TSMC بدقة [[4|3]] نانومتر، فيما يحتوي الخادم [[-r|NVL144]] على [[5|144]] معالجا ويستهلك قرابة [[6|190]] كيلوواط.
لم تعلن الشركة السعر، لكن محللي بنك استثماري يتوقعون ألا يقل عن [[7|40 ألف]] دولار للشريحة، مقابل [[8|٣٠]] إلى [[9|٣٥ ألفًا]] للجيل الحالي.
وبحسب تقرير سابق لموقع تقني، حجزت [[10|أربع]] شركات سحابية [[11|80%]] من الإنتاج الأولي. ورفضت Nvidia التعليق.
الإصدار [[-i|5.2.1]] من CUDA سيكون متاحا في اليوم نفسه. اقرأ أيضا: أفضل [[-b|10]] بطاقات رسوميات لعام 2025
""", [
    c("H1", "R200@Nvidia R200@PRODUCT", "training_speed", 3, "ratio_x", u="مرات", fact="r200_speed", src="إنفيديا=Nvidia", cue="وتَعِد", tags="product_name_with_digit_nearby diacritics"),
    c(1, "R200@Nvidia R200@PRODUCT", "training_speed", 3, "ratio_x", u="مرات", src="Nvidia=Nvidia", cue="وقالت", fact="r200_speed", tags="product_name_with_digit_nearby multiple_of_reference"),
    c(2, "R200@Nvidia R200@PRODUCT", "power_use", -30, "percent", k="change", d="down", src="Nvidia=Nvidia", cue="وقالت", tags="signed_change product_name_with_digit_nearby"),
    c(3, "الشريحة@Nvidia R200@PRODUCT", "memory_size", 288, "gigabyte", u="غيغابايت", tags="product_name_with_digit_nearby product_spec"),
    c(4, "الشريحة@Nvidia R200@PRODUCT", "process_node", 3, "nanometre", u="نانومتر", tags="product_spec"),
    c(5, "NVL144@Nvidia NVL144@PRODUCT", "accelerator_count", 144, "accelerator", u="معالجا", tags="product_name_with_digit_nearby same_digits_as_name"),
    c(6, "NVL144@Nvidia NVL144@PRODUCT", "power_use", 190, "kilowatt", u="كيلوواط", h="قرابة"),
    c(7, "لشريحة@Nvidia R200@PRODUCT", "price", 40000, "USD", u="دولار", h="ألا يقل عن", cmp=">=", f=True, src="محللي بنك استثماري=investment bank analysts", cue="يتوقعون"),
    c(8, "لجيل الحالي@Nvidia B200@PRODUCT", "price", 30000, "USD", u="دولار", cmp=">=", src="محللي بنك استثماري=investment bank analysts", cue="يتوقعون", tags="range_low shared_scale_word elided_unit mixed_digit_scripts"),
    c(9, "لجيل الحالي@Nvidia B200@PRODUCT", "price", 35000, "USD", u="دولار", cmp="<=", src="محللي بنك استثماري=investment bank analysts", cue="يتوقعون", tags="range_high elided_unit mixed_digit_scripts"),
    c(10, "شركات سحابية@Cloud companies@GROUP", "buyer_count", 4, "company", u="شركات", src="موقع تقني=unnamed tech site", cue="وبحسب تقرير سابق ل", tags="gender_polarity"),
    c(11, "شركات سحابية@Cloud companies@GROUP", "reserved_share", 80, "percent", k="share", den="الإنتاج الأولي|initial R200 output", src="موقع تقني=unnamed tech site", cue="وبحسب تقرير سابق ل"),
], "tech")
MET.update(training_speed="سرعة التدريب", power_use="استهلاك الطاقة", memory_size="سعة الذاكرة", process_node="دقة التصنيع", buyer_count="عدد المشترين", reserved_share="الحصة المحجوزة", price="السعر", accelerator_count="عدد المعالجات")
art("s04", "صحيفة الواحة", "2025-07-28", "مبيعات السيارات في المملكة تقفز [[H1|14%]]", """
جدة، الاثنين [[-d|3 صفر 1447هـ]]
ارتفعت مبيعات السيارات الجديدة في السعودية خلال النصف [[-o|الأول]] من العام [[1|14%]] لتصل إلى [[2|412 ألفاً]] و[[-a|]]تسعمئة سيارة، بحسب بيانات هيئة الزكاة والضريبة والجمارك.
واستحوذت السيارات اليابانية على [[3|خُمسي]] المبيعات، فيما تضاعفت مبيعات الصينية [[4|مرتين]] لتبلغ حصتها [[5|22.5%]].
وباعت لوسيد [[6|1,800]] سيارة كهربائية، وهو ما لم يصل إلى [[7|نصف في المائة]] من السوق.
ويتراوح سعر الفئة المتوسطة بين [[8|85]] و[[9|120 ألف]] ريال شاملة الضريبة البالغة [[10|15%]].
ويبدأ العمل بنظام المخالفات الجديد، الصادر بالمرسوم الملكي رقم [[-i|م/85]]، في غرة [[-d|ربيع الأول 1447]].
ويتوقع وكلاء أن يرتفع الطلب على السيارات العائلية مع انطلاق العام الدراسي، وأن تواصل العروض التمويلية جذب المشترين الشباب في المدن الكبرى.
""".replace("[[2|412 ألفاً]] و[[-a|]]تسعمئة سيارة", "[[2|412 ألفاً وتسعمئة]] سيارة"), [
    c("H1", "المملكة@ksa", "car_sales", 14, "percent", k="change", d="up", src="هيئة الزكاة والضريبة والجمارك=ZATCA!d", fact="ksa_cars_growth@2025H1"),
    c(1, "السعودية@ksa", "car_sales", 14, "percent", k="change", d="up", p="خلال النصف الأول من العام|2025H1*article date", src="هيئة الزكاة والضريبة والجمارك=ZATCA", cue="بحسب بيانات", fact="ksa_cars_growth@2025H1"),
    c(2, "السعودية@ksa", "car_sales", 412900, "vehicle", u="سيارة", d="up", dec=0, p="خلال النصف الأول من العام|2025H1*article date", src="هيئة الزكاة والضريبة والجمارك=ZATCA", cue="بحسب بيانات", tags="digits_plus_words", unit_alt="car"),
    c(3, "السيارات اليابانية@Japanese cars@GROUP", "market_share", 40, "percent", k="share", den="المبيعات|Saudi new-car sales", dec=-1, src="هيئة الزكاة والضريبة والجمارك=ZATCA!d", tags="fraction_word dual_form diacritics"),
    c(4, "الصينية@Chinese cars@GROUP", "car_sales", 2, "ratio_x", k="change", d="up", dec=0, src="هيئة الزكاة والضريبة والجمارك=ZATCA!d", tags="dual_form adjectival_entity multiplicative_change"),
    c(5, "الصينية@Chinese cars@GROUP", "market_share", "22.5", "percent", k="share", den="المبيعات|Saudi new-car sales", src="هيئة الزكاة والضريبة والجمارك=ZATCA!d", tags="adjectival_entity inherited_denominator"),
    c(6, "لوسيد@Lucid@ORG", "car_sales", 1800, "vehicle", u="سيارة", src="هيئة الزكاة والضريبة والجمارك=ZATCA!d", tags="thousands_separator", unit_alt="car"),
    c(7, "لوسيد@Lucid@ORG", "market_share", "0.5", "percent", h="لم يصل إلى", k="share", den="السوق|Saudi new-car sales", dec=1, src="هيئة الزكاة والضريبة والجمارك=ZATCA!d", tags="half_of_one_percent negated_bound", note="'نصف في المائة' = 0.5 percent, not 50"),
    c(8, "الفئة المتوسطة@Mid-range cars@GROUP", "price", 85000, "SAR", u="ريال", h="بين", tags="range_low shared_scale_word"),
    c(9, "الفئة المتوسطة@Mid-range cars@GROUP", "price", 120000, "SAR", u="ريال", h="بين", cmp="<=", tags="range_high"),
    c(10, "الضريبة@Saudi VAT@TAX", "tax_rate", 15, "percent"),
], "gulf")
MET.update(car_sales="مبيعات السيارات", market_share="الحصة السوقية", tax_rate="معدل الضريبة")
art("s05", "بوابة الزيتونة", "2025-09-12", "تونس تستقبل أكثر من [[H1|7 ملايين]] سائح", """
أفاد وزير السياحة بأن تونس استقبلت [[1|7.9 مليون]] سائح من غرة جانفي إلى موفى أوت 2025، مسجلة نموا بـ[[2|9.8 بالمائة]] مقارنة بالفترة نفسها من 2024.
وبلغت العائدات السياحية إلى غاية 10 سبتمبر [[3|5.6 مليار]] دينار، بحسب البنك المركزي التونسي.
وحلّ الجزائريون في المرتبة [[-o|الأولى]] بأزيد من [[4|مليونين ومائتي ألف]] زائر، يليهم الليبيون ثم الفرنسيون بـ[[5|830]] ألفا.
وقال رئيس جامعة النزل إن معدل الإيواء لم يتعدَّ [[6|62%]] في جهة نابل-الحمامات، داعيا إلى إقرار رحلات شتوية، وإلى مراجعة معلوم الإقامة المحدد بـ[[7|12]] دينارا لليلة في النزل من صنف [[-o|خمس]] نجوم.
وتطمح الوزارة إلى بلوغ [[8|10 ملايين]] سائح مع نهاية ديسمبر.
للحجز اتصل على [[-b|71000000]] من الاثنين إلى الجمعة
""".replace("[[5|830]] ألفا", "[[5|830 ألفا]]"), [
    c("H1", "تونس@tunisia", "tourist_arrivals", 7000000, "person", u="سائح", h="أكثر من", src="وزير السياحة=Tunisian tourism minister!d", fact="tn_arrivals@2025-01..08"),
    c(1, "تونس@tunisia", "tourist_arrivals", 7900000, "person", u="سائح", p="من غرة جانفي إلى موفى أوت 2025|win:2025-01/2025-08", src="وزير السياحة=Tunisian tourism minister", cue="أفاد", fact="tn_arrivals@2025-01..08", tags="maghrebi_month"),
    c(2, "تونس@tunisia", "tourist_arrivals", "9.8", "percent", k="change", d="up", p="من غرة جانفي إلى موفى أوت 2025|win:2025-01/2025-08", src="وزير السياحة=Tunisian tourism minister", cue="أفاد", tags="maghrebi_month"),
    c(3, "~تونس@tunisia", "tourism_revenue", 5600000000, "TND", u="دينار", p="إلى غاية 10 سبتمبر|win:2025-01-01/2025-09-10*article date", src="البنك المركزي التونسي=Central Bank of Tunisia", cue="بحسب"),
    c(4, "الجزائريون@Algerian tourists in Tunisia@GROUP", "tourist_arrivals", 2200000, "person", u="زائر", h="أزيد من", dec=-5, src="وزير السياحة=Tunisian tourism minister!d", tags="compound_number_word dual_form"),
    c(5, "الفرنسيون@French tourists in Tunisia@GROUP", "tourist_arrivals", 830000, "person", src="وزير السياحة=Tunisian tourism minister!d", tags="elided_unit"),
    c(6, "جهة نابل-الحمامات@Nabeul-Hammamet@GPE", "occupancy_rate", 62, "percent", h="لم يتعدَّ", cmp="<=", k="share", den="|hotel beds", src="رئيس جامعة النزل=Tunisian hotel federation", cue="وقال", tags="upper_bound_by_negation implicit_denominator diacritics"),
    c(7, "النزل@Five-star hotels in Tunisia@GROUP", "stay_tax", 12, "TND/night", u="دينارا لليلة", src="رئيس جامعة النزل=Tunisian hotel federation", cue="وقال", tags="rate_unit"),
    c(8, "الوزارة@tunisia", "tourist_arrivals", 10000000, "person", u="سائح", f=True, p="مع نهاية ديسمبر|by:2025-12-31*article date", src="الوزارة=Tunisian tourism ministry", cue="وتطمح", tags="target"),
], "maghreb")
MET.update(tourist_arrivals="عدد السياح", tourism_revenue="العائدات السياحية", occupancy_rate="معدل الإيواء", stay_tax="معلوم الإقامة")
art("s06", "وكالة الأفق للأنباء", "2025-08-14", "موجة حر تضرب المشرق والحرارة تقارب [[H1|خمسين]] درجة", """
بغداد (الأفق) - سجلت محطات الرصد في البصرة [[1|49.6]] درجة مئوية الخميس، فيما بلغت الحرارة في الكويت [[2|٥٠٫٢]] وفي دمشق [[3|43]]، في موجة حر يتوقع خبراء الأرصاد أن تستمر حتى الأحد.
وقال متحدث باسم وزارة الكهرباء العراقية إن الطلب ارتفع إلى مستوى قياسي قدره [[4|55 ألف]] ميغاواط، بينما لم يتجاوز الإنتاج [[5|28 ألفا]]، مما أدى إلى قطع التيار [[6|عشر]] ساعات يوميا.
وانخفضت درجات الحرارة في القاهرة [[7|ثلاث]] درجات عن أمس.
وحذرت المنظمة العالمية للأرصاد الجوية من أن متوسط حرارة الأرض قد يتخطى عتبة [[8|1.5]] درجة فوق مستوى ما قبل الثورة الصناعية في واحدة على الأقل من السنوات [[-p|الخمس]] المقبلة، باحتمال [[9|86%]].
وتتراوح الحرارة ليلا بين -[[-a|]][[10|2]] درجتين تحت الصفر في مرتفعات لا صلة لها بالموجة و[[11|31]] درجة على السواحل.
""".replace("\nوتتراوح الحرارة ليلا بين -[[-a|]][[10|2]] درجتين تحت الصفر في مرتفعات لا صلة لها بالموجة و[[11|31]] درجة على السواحل.", "\nوفي المقابل، هبطت الحرارة في جنوب الأرجنتين إلى [[10|-7]] درجات."), [
    c("H1", "المشرق@Levant and Iraq@GPE", "temperature", 50, "degree_celsius", u="درجة", h="تقارب", cmp="~", dec=-1, tags="number_word upper_bound -approximation"),
    c(1, "البصرة@Basra@GPE", "temperature", "49.6", "degree_celsius", u="درجة مئوية", p="الخميس|2025-08-14*article date", src="محطات الرصد=weather stations", cue="سجلت"),
    c(2, "الكويت@Kuwait@GPE", "temperature", "50.2", "degree_celsius", p="الخميس|2025-08-14*article date", src="محطات الرصد=weather stations", cue="سجلت", tags="elided_unit mixed_digit_scripts inherited_period"),
    c(3, "دمشق@Damascus@GPE", "temperature", 43, "degree_celsius", p="الخميس|2025-08-14*article date", src="محطات الرصد=weather stations", cue="سجلت", tags="elided_unit inherited_period"),
    c(4, "~العراق@Iraq@GPE", "power_demand", 55000, "megawatt", u="ميغاواط", d="up", src="وزارة الكهرباء العراقية=Iraqi electricity ministry", cue="وقال متحدث باسم", tags="record"),
    c(5, "~العراق@Iraq@GPE", "power_output", 28000, "megawatt", u=None, h="لم يتجاوز", src="وزارة الكهرباء العراقية=Iraqi electricity ministry", cue="وقال متحدث باسم", tags="upper_bound_by_negation elided_unit"),
    c(6, "التيار@Iraqi grid@FACILITY", "outage_hours", 10, "hour/day", u="ساعات يوميا", src="وزارة الكهرباء العراقية=Iraqi electricity ministry", cue="وقال متحدث باسم", tags="gender_polarity rate_unit", aka="العراق|العراقية|الكهرباء"),
    c(7, "القاهرة@Cairo@GPE", "temperature", -3, "degree_celsius", u="درجات#2", k="change", d="down", p="عن أمس|2025-08-14*article date", tags="gender_polarity signed_change"),
    c(8, "الأرض@Global mean temperature@OTHER", "warming", "1.5", "degree_celsius", u="درجة", h="قد يتخطى", cmp=">", f=True, k="change", d="up", p="السنوات الخمس المقبلة|win:2025/2029*article date", src="المنظمة العالمية للأرصاد الجوية=WMO", cue="وحذرت", tags="epistemic_qad threshold"),
    c(9, "الأرض@Global mean temperature@OTHER", "probability", 86, "percent", f=True, p="السنوات الخمس المقبلة|win:2025/2029*article date", src="المنظمة العالمية للأرصاد الجوية=WMO", cue="وحذرت"),
    c(10, "جنوب الأرجنتين@Southern Argentina@GPE", "temperature", -7, "degree_celsius", u="درجات", d="down", tags="negative_sign"),
], "agency")
MET.update(temperature="درجة الحرارة", power_demand="الطلب على الكهرباء", power_output="إنتاج الكهرباء", outage_hours="ساعات القطع", warming="الاحترار", probability="الاحتمال")
art("s07", "جريدة النيل الجديد", "2025-10-08", "الذهب يقفز لمستوى تاريخى.. عيار [[-i|٢١]] يسجل [[H1|٥٣٩٠]] جنيهاً", """
واصلت أسعار الذهب فى مصر ارتفاعها أمس، وسجل جرام عيار [[-i|٢١]] الأكثر مبيعاً [[1|٥٬٣٩٠]] جنيهاً بزيادة [[2|٦٥]] جنيهاً عن إغلاق الاثنين، بينما بلغ عيار [[-i|٢٤]] نحو [[3|٦١٦٠]]، وسجل الجنيه الذهب [[4|٤٣٬١٢٠]] جنيهاً.
وعالمياً تجاوزت الأوقية حاجز [[5|أربعة آلاف]] دولار للمرة [[-o|الأولى]] فى التاريخ، لترتفع مكاسبها منذ بداية العام إلى [[6|٥٣٪]].
وقال رئيس شعبة الذهب إن المصنعية تتراوح بين [[7|١٠٠]] و[[8|٢٥٠]] جنيهاً للجرام، ناصحاً المواطنين بعدم البيع الآن.
ويتوقع بنك جولدمان ساكس وصول السعر إلى [[9|٤٩٠٠]] دولار بحلول ديسمبر ٢٠٢٦ ارتفاعاً من [[10|٤٣٠٠]] فى تقديره السابق.
نسخة للطباعة - قراءات: [[-b|١٢٬٤٨٧]] - تعليقات: [[-b|٣١]]
""", [
    c("H1", "عيار ٢١@Gold 21 carat (Egypt)@COMMODITY", "gold_price", 5390, "EGP/gram", u="جنيهاً", fact="eg_gold21@2025-10-07", tags="identifier_nearby"),
    c(1, "عيار ٢١@Gold 21 carat (Egypt)@COMMODITY", "gold_price", 5390, "EGP/gram", u="جنيهاً", d="up", p="أمس|2025-10-07*article date", fact="eg_gold21@2025-10-07", tags="identifier_nearby relative_date_needs_dateline"),
    c(2, "عيار ٢١@Gold 21 carat (Egypt)@COMMODITY", "gold_price", 65, "EGP/gram", u="جنيهاً#2", k="change", d="up", p="أمس|2025-10-07*article date", tags="identifier_nearby"),
    c(3, "عيار ٢٤@Gold 24 carat (Egypt)@COMMODITY", "gold_price", 6160, "EGP/gram", h="نحو", p="أمس|2025-10-07*article date", tags="elided_unit identifier_nearby inherited_period"),
    c(4, "الجنيه الذهب@Gold pound coin (Egypt)@COMMODITY", "gold_price", 43120, "EGP", u="جنيهاً", p="أمس|2025-10-07*article date", tags="inherited_period currency_word_in_entity"),
    c(5, "الأوقية@Gold (world)@COMMODITY", "gold_price", 4000, "USD/ounce", u="دولار", h="تجاوزت", dec=-3, tags="number_word plural_scale_word"),
    c(6, "الأوقية@Gold (world)@COMMODITY", "gold_price", 53, "percent", k="change", d="up", p="منذ بداية العام|since:2025-01-01/2025-10-08*article date"),
    c(7, "المصنعية@Gold making charge (Egypt)@OTHER", "making_charge", 100, "EGP/gram", u="جنيهاً للجرام", h="بين", src="رئيس شعبة الذهب=head of the gold division", cue="وقال", tags="range_low"),
    c(8, "المصنعية@Gold making charge (Egypt)@OTHER", "making_charge", 250, "EGP/gram", u="جنيهاً للجرام", h="بين", cmp="<=", src="رئيس شعبة الذهب=head of the gold division", cue="وقال", tags="range_high"),
    c(9, "~الأوقية@Gold (world)@COMMODITY", "gold_price", 4900, "USD/ounce", u="دولار", d="up", f=True, p="بحلول ديسمبر ٢٠٢٦|by:2026-12-31", src="بنك جولدمان ساكس=Goldman Sachs", cue="ويتوقع"),
    c(10, "~الأوقية@Gold (world)@COMMODITY", "gold_price", 4300, "USD/ounce", f=True, p="بحلول ديسمبر ٢٠٢٦|by:2026-12-31", src="بنك جولدمان ساكس=Goldman Sachs", cue="ويتوقع", tags="previous_forecast elided_unit inherited_period"),
], "egypt")
MET.update(gold_price="سعر الذهب", making_charge="أجرة المصنعية")
art("s08", "صحيفة الواحة", "2025-06-08", "الحج بالأرقام: [[H1|1,673,230]] حاجاً", """
مكة المكرمة، الأحد [[-d|12 ذي الحجة 1446هـ]]
أعلنت الهيئة العامة للإحصاء أن إجمالي عدد الحجاج لعام [[-d|1446هـ]] بلغ [[1|1,673,230]] حاجاً، منهم [[2|1,506,576]] من خارج المملكة و[[3|166,654]] من داخلها.
وشكل الذكور [[4|52.5%]] من الإجمالي، ووصل [[5|أربعة وتسعون في المائة]] من حجاج الخارج جواً.
وكان العدد في موسم [[-d|1445هـ]] قد تجاوز [[6|مليوناً وثمانمئة ألف]] حاج.
وقدمت المنشآت الصحية أكثر من [[7|125 ألف]] خدمة منذ غرة ذي القعدة، وأجرت فرقها [[8|18]] عملية قلب مفتوح.
ونقل قطار المشاعر نحو [[9|مليوني]] راكب عبر [[10|تسع]] محطات.
وأكد وزير الحج أن الموسم خلا ـ بفضل الله ـ من أي أوبئة، وأن الاستعدادات لموسم [[-d|1447هـ]] بدأت مبكرا بتسليم الوثائق إلى مكاتب شؤون الحجاج.
""", [
    c("H1", "الحج@Hajj season 1446@EVENT", "pilgrim_count", 1673230, "person", u="حاجاً", src="الهيئة العامة للإحصاء=GASTAT!d", fact="hajj@1446", tags="thousands_separator"),
    c(1, "الحجاج@Hajj season 1446@EVENT", "pilgrim_count", 1673230, "person", u="حاجاً", p="لعام 1446هـ|season:2024-07-07/2025-06-25*Hijri year 1446", src="الهيئة العامة للإحصاء=GASTAT", cue="أعلنت", fact="hajj@1446", tags="thousands_separator hijri_period"),
    c(2, "الحجاج@Hajj season 1446@EVENT", "pilgrims_abroad", 1506576, "person", p="لعام 1446هـ|season:2024-07-07/2025-06-25*Hijri year 1446", src="الهيئة العامة للإحصاء=GASTAT", cue="أعلنت", tags="thousands_separator part_of_whole hijri_period elided_unit"),
    c(3, "الحجاج@Hajj season 1446@EVENT", "pilgrims_domestic", 166654, "person", p="لعام 1446هـ|season:2024-07-07/2025-06-25*Hijri year 1446", src="الهيئة العامة للإحصاء=GASTAT", cue="أعلنت", tags="thousands_separator part_of_whole hijri_period elided_unit"),
    c(4, "الذكور@Male pilgrims@GROUP", "pilgrim_share", "52.5", "percent", k="share", den="الإجمالي|all pilgrims", src="الهيئة العامة للإحصاء=GASTAT!d"),
    c(5, "حجاج الخارج@Foreign pilgrims@GROUP", "air_arrival_share", 94, "percent", u="في المائة", k="share", den="حجاج الخارج|foreign pilgrims", dec=0, src="الهيئة العامة للإحصاء=GASTAT!d", tags="number_word percent_spelled_out"),
    c(6, "~الحج@Hajj season 1445@EVENT", "pilgrim_count", 1800000, "person", u="حاج", h="تجاوز", dec=-5, p="موسم 1445هـ|season:2023-07-19/2024-07-06*Hijri year 1445", src="الهيئة العامة للإحصاء=GASTAT!d", tags="compound_number_word hijri_period"),
    c(7, "المنشآت الصحية@Hajj health facilities@ORG", "services", 125000, "service", u="خدمة", h="أكثر من", p="منذ غرة ذي القعدة|since:2025-04-29/2025-06-08*1 Dhu al-Qadah 1446", tags="hijri_period"),
    c(8, "فرقها@Hajj health facilities@ORG", "open_heart_operations", 18, "operation", u="عملية قلب مفتوح", p="منذ غرة ذي القعدة|since:2025-04-29/2025-06-08*1 Dhu al-Qadah 1446", tags="hijri_period pronoun_subject"),
    c(9, "قطار المشاعر@Mashaer train@FACILITY", "passenger_count", 2000000, "person", u="راكب", h="نحو", dec=-6, tags="dual_form tatweel_nearby"),
    c(10, "قطار المشاعر@Mashaer train@FACILITY", "station_count", 9, "station", u="محطات", tags="gender_polarity"),
], "gulf")
MET.update(pilgrim_count="عدد الحجاج", pilgrims_abroad="حجاج الخارج", pilgrims_domestic="حجاج الداخل", pilgrim_share="نسبة الحجاج", air_arrival_share="نسبة القادمين جوا", services="عدد الخدمات", open_heart_operations="عدد عمليات القلب المفتوح", passenger_count="عدد الركاب", station_count="عدد المحطات")
art("s09", "مجلة رؤى", "2025-12-05", "السينما السعودية: شباك التذاكر لا يكذب ولكنه لا يقول كل شيء", """
حقق فيلم «ريح الشمال» [[1|24.6 مليون]] ريال بعد بيع أكثر من [[2|نصف مليون]] تذكرة، وفق هيئة الأفلام، ليصبح ثاني أعلى فيلم محلي إيرادا. أرقام تثير البهجة، لكنها تحتاج إلى قراءة هادئة.
فعدد الشاشات ارتفع من الصفر قبل [[-p|ثماني سنوات]] إلى [[3|630]] شاشة اليوم، ومع ذلك تراجع متوسط سعر التذكرة إلى [[4|46]] ريالا. وليس صحيحا ما يتردد عن أن [[5|تسعة من كل عشرة]] أفلام محلية تخسر؛ فالهيئة تقول إن [[6|ثلثي]] الأفلام استعادت كلفتها.
أما النقد فيكاد يغيب. أحصيت بنفسي في صحفنا [[7|خمس]] مقالات نقدية عن الفيلم، مقابل مئات المنشورات الدعائية. وهذا الفارق هو ما يقلقني، لأن صناعة بلا نقد تشبه فيلما بلا مونتاج.
شاهدت فيلم «[[-r|12 Angry Men]]» عشرات المرات وما زلت أتعلم منه، وفيلم «[[-r|7 أبواب]]» مرة وخرجت قبل النهاية. الذوق لا يقاس بال[[-f|ملايين]]، ولا بعدد [[-s|المليونيرات]] في القاعة. ولعل المخرجين الشباب يدركون أن الجمهور الذي يأتي أول مرة بدافع الفضول لن يعود إلا إذا وجد حكاية تستحق.
""".replace("مقابل مئات المنشورات", "مقابل [[8|مئات]] المنشورات").replace("عشرات المرات", "[[-f|عشرات]] المرات").replace("ثاني أعلى", "[[-o|ثاني]] أعلى"), [
    c(1, "ريح الشمال@North Wind (film)@WORK", "box_office", 24600000, "SAR", u="ريال", src="هيئة الأفلام=Saudi Film Commission", cue="وفق"),
    c(2, "ريح الشمال@North Wind (film)@WORK", "tickets_sold", 500000, "ticket", u="تذكرة", h="أكثر من", dec=-5, src="هيئة الأفلام=Saudi Film Commission", cue="وفق", tags="fraction_of_scale_word"),
    c(3, "~السعودية@ksa", "screen_count", 630, "screen", u="شاشة", d="up", p="اليوم|now", tags="deictic_period from_zero"),
    c(4, "~السعودية@ksa", "ticket_price", 46, "SAR", u="ريالا", d="down", p="اليوم|now", metric_alt="average_price|متوسط سعر التذكرة"),
    c(5, "أفلام محلية@Saudi films@GROUP", "loss_making_share", 90, "percent", k="share", den="أفلام محلية|Saudi films", dec=-1, pol="negated", tags="denied ratio_expression"),
    c(6, "الأفلام@Saudi films@GROUP", "break_even_share", "66.67", "percent", k="share", den="الأفلام|Saudi films", dec=-1, src="الهيئة=Saudi Film Commission", cue="تقول", tags="fraction_word dual_form anaphoric_source"),
    c(7, "الفيلم@North Wind (film)@WORK", "review_count", 5, "article", u="مقالات نقدية", tags="gender_polarity first_person_count"),
    c(8, "الفيلم@North Wind (film)@WORK", "promo_posts", None, "post", u="المنشورات", cmp="~", tier=2, tags="vague_quantity"),
], "opinion")
MET.update(box_office="إيرادات شباك التذاكر", tickets_sold="عدد التذاكر المباعة", screen_count="عدد الشاشات", ticket_price="سعر التذكرة", loss_making_share="نسبة الأفلام الخاسرة", break_even_share="نسبة الأفلام المستعيدة كلفتها", review_count="عدد المقالات النقدية", promo_posts="عدد المنشورات الدعائية")
CAP10 = "متوسط سعر القدم المربعة (درهم) - الربع الثالث 2025"
art("s10", "شبكة المؤشر", "2025-10-22", "عقارات دبي: أسعار أعلى وصفقات أقل", """
سجلت دبي [[1|59,228]] صفقة عقارية في [[-p|الربع الثالث]] من 2025 بقيمة [[2|170.7 مليار]] درهم، وفق بيانات دائرة الأراضي والأملاك، بزيادة سنوية قدرها [[3|17%]] في العدد و[[4|20%]] في القيمة.
متوسط سعر القدم المربعة (درهم) - [[-p|الربع الثالث]] 2025
المنطقة |
السعر |
التغير السنوي (%) |
نخلة جميرا |
[[T1|3,410]] |
[[T2|11.2]] |
دبي مارينا |
[[T3|2,215]] |
[[T4|8.0]] |
قرية جميرا |
[[T5|1,390]] |
[[T6|-1.4]] |
وتقدر وكالة فيتش أن الأسعار قد تنخفض بما لا يزيد على [[5|15%]] خلال النصف [[-o|الثاني]] من 2025 و2026، بعد ارتفاعها [[6|60%]] بين 2022 و[[-p|الربع الأول]] من 2025.
وقال مدير شركة وساطة إن [[7|ثلاثة أرباع]] المبيعات كانت على الخريطة، وإن أغلى شقة بيعت ب[[8|مئة وسبعين مليونا]].
تصوير: [[-b|4]]K ستوديو
""".replace("[[-b|4]]K ستوديو", "[[-b|4K]] ستوديو"), [
    c(1, "دبي@Dubai@GPE", "transactions", 59228, "transaction", u="صفقة عقارية", p="الربع الثالث من 2025|2025Q3", src="دائرة الأراضي والأملاك=Dubai Land Department", cue="وفق بيانات", tags="thousands_separator"),
    c(2, "دبي@Dubai@GPE", "transaction_value", 170700000000, "AED", u="درهم", p="الربع الثالث من 2025|2025Q3", src="دائرة الأراضي والأملاك=Dubai Land Department", cue="وفق بيانات"),
    c(3, "دبي@Dubai@GPE", "transactions", 17, "percent", k="change", d="up", p="الربع الثالث من 2025|2025Q3", src="دائرة الأراضي والأملاك=Dubai Land Department", cue="وفق بيانات", tags="year_on_year metric_after_value"),
    c(4, "دبي@Dubai@GPE", "transaction_value", 20, "percent", k="change", d="up", p="الربع الثالث من 2025|2025Q3", src="دائرة الأراضي والأملاك=Dubai Land Department", cue="وفق بيانات", tags="year_on_year metric_after_value"),
] + [x for k1, k2, a, key, v1, v2 in [("T1", "T2", "نخلة جميرا", "Palm Jumeirah@GPE", "3410", "11.2"), ("T3", "T4", "دبي مارينا", "Dubai Marina@GPE", "2215", "8.0"), ("T5", "T6", "قرية جميرا", "Jumeirah Village@GPE", "1390", "-1.4")] for x in [
    c(k1, a + "@" + key, "price_per_sqft", v1, "AED/sqft", tbl=(CAP10, "السعر", a), ev="{} |\n{} |\n{} |".format(a, f"{int(v1):,}", v2), tags="unit_in_caption broken_table period_in_caption thousands_separator"),
    c(k2, a + "@" + key, "price_per_sqft", v2.replace("8.0", "8.0"), "percent", k="change", d="down" if v2[0] == "-" else "up", dec=1, tbl=(CAP10, "التغير السنوي (%)", a), ev="{} |\n{} |\n{} |".format(a, f"{int(v1):,}", v2), tags="unit_in_header broken_table period_in_caption year_on_year")]] + [
    c(5, "الأسعار@Dubai property prices@GROUP", "property_price", -15, "percent", h="لا يزيد على", k="change", d="down", f=True, iv=("-15", "0"), p="النصف الثاني من 2025 و2026|win:2025-07/2026-12", src="وكالة فيتش=Fitch", cue="وتقدر", tags="epistemic_qad signed_change upper_bound_by_negation", note="comparator is on the magnitude: a fall of at most 15%"),
    c(6, "الأسعار@Dubai property prices@GROUP", "property_price", 60, "percent", k="change", d="up", p="بين 2022 والربع الأول من 2025|win:2022/2025-03", src="وكالة فيتش=Fitch", cue="وتقدر"),
    c(7, "المبيعات@Dubai property sales@GROUP", "off_plan_share", 75, "percent", k="share", den="المبيعات|Dubai property sales", dec=-1, src="مدير شركة وساطة=brokerage manager", cue="وقال", tags="fraction_word"),
    c(8, "أغلى شقة@Most expensive Dubai flat@OTHER", "price", 170000000, "AED", dec=-6, src="مدير شركة وساطة=brokerage manager", cue="وقال", tags="compound_number_word elided_unit currency_from_context"),
], "business_table")
for r in RECS:
    if r["gold_id"].startswith("s10-T"):
        r["period"] = period("|2025Q3", "2025-10-22")[1]
MET.update(transactions="عدد الصفقات", transaction_value="قيمة الصفقات", price_per_sqft="سعر القدم المربعة", property_price="أسعار العقارات", off_plan_share="حصة البيع على الخريطة")
art("s11", "بوابة الأطلس", "2025-07-19", "الباكالوريا: نسبة نجاح تبلغ [[H1|٨٣٫٣٪]] في الدورتين", """
أعلنت وزارة التربية الوطنية المغربية أن نسبة النجاح في امتحانات الباكالوريا دورة ٢٠٢٥ بلغت [[1|٨٣٫٣٪]] بعد احتساب الدورة الاستدراكية، مقابل [[2|٨٠٫٣٪]] سنة ٢٠٢٤، أي بزيادة [[3|ثلاث]] نقاط.
وبلغ عدد الناجحين [[4|٣٢٤٬٨١٥]] مترشحا ومترشحة، شكلت الإناث [[5|٥٨٫٤]] في المائة منهم.
وحصلت تلميذة من مدينة وجدة على أعلى معدل وطني وقدره [[6|19,61]] من 20.
وضبطت اللجان [[7|2769]] حالة غش، بانخفاض ناهز [[8|%12]] عن السنة الماضية، بينما لم تسجل أي حالة تسريب.
وقال مدير أكاديمية جهوية إن ما بين [[9|٢٥]] و[[10|٣٠ بالمئة]] من الناجحين سيلتحقون بالمؤسسات ذات الاستقطاب المحدود.
تُفتح منصة التسجيل الجامعي من 21 يوليوز إلى 5 غشت، ويشترط الإدلاء بنسختين من شهادة النجاح.
""".replace("[[5|٥٨٫٤]] في المائة", "[[5|٥٨٫٤ في المائة]]").replace("[[6|19,61]] من 20", "[[6|19,61]] من [[-p|20]]"), [
    c("H1", "الباكالوريا@Moroccan baccalaureate@EVENT", "pass_rate", "83.3", "percent", k="share", den="|candidates", src="وزارة التربية الوطنية المغربية=Moroccan education ministry!d", fact="ma_bac@2025"),
    c(1, "الباكالوريا@Moroccan baccalaureate@EVENT", "pass_rate", "83.3", "percent", k="share", den="|candidates", p="دورة ٢٠٢٥|2025", src="وزارة التربية الوطنية المغربية=Moroccan education ministry", cue="أعلنت", fact="ma_bac@2025", tags="implicit_denominator"),
    c(2, "الباكالوريا@Moroccan baccalaureate@EVENT", "pass_rate", "80.3", "percent", k="share", den="|candidates", p="سنة ٢٠٢٤|2024", src="وزارة التربية الوطنية المغربية=Moroccan education ministry", cue="أعلنت", tags="implicit_denominator baseline"),
    c(3, "الباكالوريا@Moroccan baccalaureate@EVENT", "pass_rate", 3, "percentage_point", u="نقاط", k="change", d="up", p="دورة ٢٠٢٥|2025", src="وزارة التربية الوطنية المغربية=Moroccan education ministry", cue="أعلنت", tags="gender_polarity bare_points"),
    c(4, "الناجحين@Moroccan baccalaureate@EVENT", "pass_count", 324815, "person", u="مترشحا ومترشحة", src="وزارة التربية الوطنية المغربية=Moroccan education ministry!d"),
    c(5, "الإناث@Female graduates of the baccalaureate@GROUP", "female_share", "58.4", "percent", k="share", den="منهم|successful candidates", src="وزارة التربية الوطنية المغربية=Moroccan education ministry!d", tags="pronoun_denominator"),
    c(6, "تلميذة من مدينة وجدة@Top student 2025 (Oujda)@PERSON", "grade", "19.61", "point_of_20", dec=2, tags="decimal_comma score_out_of"),
    c(7, "اللجان@Moroccan baccalaureate@EVENT", "cheating_cases", 2769, "case", u="حالة غش"),
    c(8, "اللجان@Moroccan baccalaureate@EVENT", "cheating_cases", -12, "percent", h="ناهز", k="change", d="down", tags="percent_sign_before signed_change", iv=("-12", "-11")),
    c(9, "الناجحين@Moroccan baccalaureate@EVENT", "selective_intake_share", 25, "percent", u="بالمئة", h="ما بين", k="share", den="الناجحين|successful candidates", f=True, src="مدير أكاديمية جهوية=regional academy director", cue="وقال", tags="range_low"),
    c(10, "الناجحين@Moroccan baccalaureate@EVENT", "selective_intake_share", 30, "percent", h="ما بين", cmp="<=", k="share", den="الناجحين|successful candidates", f=True, src="مدير أكاديمية جهوية=regional academy director", cue="وقال", tags="range_high"),
], "maghreb")
HEDGE["ما بين"] = ">="
MET.update(pass_rate="نسبة النجاح", pass_count="عدد الناجحين", female_share="نسبة الإناث", grade="المعدل", cheating_cases="عدد حالات الغش", selective_intake_share="نسبة الملتحقين بالاستقطاب المحدود")
art("s12", "جريدة الأعمال العربية", "2025-02-18", "«أقساطي» تجمع [[H1|160 مليون]] دولار وتقييمها يتضاعف", """
أعلنت شركة «أقساطي» للتكنولوجيا المالية إغلاق جولة تمويل من الفئة E بقيمة [[1|160 مليون]] دولار، قادها مستثمرون من المنطقة، لتصل قيمتها السوقية إلى [[2|3.3 مليـارات]] دولار، أي أكثر من [[3|ضِعف]] تقييمها في الجولة السابقة البالغ [[4|1.5 مليار]].
وتخدم الشركة [[5|خمسة عشر مليون]] مستخدم و[[6|40]] ألف علامة تجارية في السعودية والإمارات والكويت، وتتجاوز مبيعاتها السنوية [[7|10 مليارات]] دولار.
وكان عدد موظفيها [[8|ثلاثة وعشرين]] عند التأسيس عام 2019.
وقال الرئيس التنفيذي إن الشركة «لن تطرح أسهمها قبل أن تحقق الربحية [[9|أربعة]] أرباع متتالية»، نافيا وجود خطط لتسريح [[10|5%]] من العاملين.
وتستحوذ الشركات الناشئة في [[-i|الفئة A]] على حصة ضئيلة من التمويل.
هذا المحتوى للمشتركين: تبقى لك [[-b|35%]] من المقال. اشترك بـ[[-b|9.99]] دولار شهريا أو حمل التطبيق (تقييم [[-b|4.8]] من [[-b|5]])
""".replace("[[6|40]] ألف", "[[6|40 ألف]]").replace("في [[-i|الفئة A]] على", "في مراحلها المبكرة على").replace("يتضاعف", "يتضاعف"), [
    c("H1", "أقساطي@Aqsati@ORG", "funding", 160000000, "USD", u="دولار", src="أقساطي=Aqsati!d", fact="aqsati_round_e"),
    c(1, "أقساطي@Aqsati@ORG", "funding", 160000000, "USD", u="دولار", src="شركة «أقساطي»=Aqsati", cue="أعلنت", fact="aqsati_round_e"),
    c(2, "أقساطي@Aqsati@ORG", "valuation", 3300000000, "USD", u="دولار", d="up", dec=-8, src="شركة «أقساطي»=Aqsati", cue="أعلنت", tags="tatweel plural_scale_word"),
    c(3, "أقساطي@Aqsati@ORG", "valuation", 2, "ratio_x", h="أكثر من", k="change", d="up", src="شركة «أقساطي»=Aqsati", cue="أعلنت", tags="diacritics multiple_of_reference"),
    c(4, "أقساطي@Aqsati@ORG", "valuation", 1500000000, "USD", src="شركة «أقساطي»=Aqsati", cue="أعلنت", tags="elided_unit baseline"),
    c(5, "الشركة@Aqsati@ORG", "user_count", 15000000, "user", u="مستخدم", dec=-6, tags="compound_number_word"),
    c(6, "الشركة@Aqsati@ORG", "merchant_count", 40000, "merchant", u="علامة تجارية"),
    c(7, "الشركة@Aqsati@ORG", "annual_sales", 10000000000, "USD", u="دولار", h="تتجاوز", p="السنوية|dur:P1Y", tags="plural_scale_word rate"),
    c(8, "~أقساطي@Aqsati@ORG", "employee_count", 23, "person", dec=0, p="عند التأسيس عام 2019|2019", tags="compound_number_word elided_unit"),
    c(9, "الشركة@Aqsati@ORG", "profitable_quarters", 4, "quarter", u="أرباع", tier=2, f=True, src="الرئيس التنفيذي=CEO of Aqsati", cue="وقال", tags="duration quotation"),
    c(10, "الشركة@Aqsati@ORG", "layoff_share", 5, "percent", k="share", den="العاملين|Aqsati staff", src="الرئيس التنفيذي=CEO of Aqsati", cue="نافيا", pol="negated", tags="denied"),
], "business")
MET.update(valuation="التقييم", funding="التمويل", user_count="عدد المستخدمين", merchant_count="عدد المتاجر", annual_sales="المبيعات السنوية", employee_count="عدد الموظفين", profitable_quarters="عدد الأرباع الرابحة", layoff_share="نسبة التسريح")
