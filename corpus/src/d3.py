"""Marked-up articles e07a to e09c, their claims and their agreement."""
from markup import *

ENT.update(who=("WHO", "ORG"), cholera=("Cholera outbreak in Sudan", "EVENT"), kh=("Khartoum State", "GPE"), nd=("North Darfur", "GPE"), wydad=("Wydad Casablanca", "TEAM"), esp=("Esperance Tunis", "TEAM"), match=("Wydad-Esperance final", "EVENT"),
           hcp=("HCP Morocco", "ORG"), morocco=("Morocco", "GPE"), solar=("Al Reem solar plant", "FACILITY"), masdar=("Masdar", "ORG"))
MET.update(case_count="عدد الإصابات", doses="عدد الجرعات", fatality_rate="معدل الوفيات", target_population="عدد المستهدفين", treatment_centres="عدد مراكز العلاج", water_access_share="نسبة المحرومين من المياه", funding_gap="فجوة التمويل",
           goals="عدد الأهداف", attendance="عدد الحضور", prize_money="الجائزة المالية", ball_possession="نسبة الاستحواذ", shots="عدد التسديدات", titles="عدد الألقاب", yellow_cards="عدد البطاقات", ticket_price="سعر التذكرة", security_staff="عدد عناصر الأمن",
           cpi_change="تغير أسعار المستهلكين", food_price_change="تغير أسعار الغذاء", fuel_price="سعر المحروقات", basket_cost="كلفة القفة الشهرية", unemployment_rate="معدل البطالة", policy_rate="سعر الفائدة",
           capacity="القدرة الكهربائية", homes_served="عدد المنازل المستفيدة", project_cost="تكلفة المشروع", emissions_avoided="الانبعاثات المتجنبة", tariff="تعرفة الكهرباء", area="المساحة", renewable_share="حصة المتجددة", panel_count="عدد الألواح", jobs="عدد الوظائف", storage_capacity="سعة التخزين", completion_rate="نسبة الإنجاز")
# e07 cholera
W = "منظمة الصحة العالمية=WHO"
art("e07a", "وكالة الأفق للأنباء", "2025-08-21", "الصحة العالمية: أكثر من [[H1|2400]] وفاة بالكوليرا في السودان خلال عام", """
جنيف (الأفق) - أعلنت منظمة الصحة العالمية الخميس أن تفشي الكوليرا في السودان أودى بحياة [[1|2,408]] أشخاص منذ يوليو 2024، فيما تجاوز عدد الإصابات [[2|98 ألف]] إصابة في [[3|سبع عشرة]] ولاية.
وبلغ معدل الوفيات بين المصابين [[4|2.5%]]، وهو ما يزيد على ضعف عتبة الطوارئ البالغة [[5|1%]].
وقال مدير المنظمة إن «الفيضانات والنزوح يحدان من قدرتنا على الوصول إلى المحتاجين».
وتستهدف حملة التطعيم التي انطلقت في الخرطوم [[6|2.6 مليون]] شخص، ووصلت إلى البلاد نحو [[7|3 ملايين]] جرعة من اللقاح الفموي.
ولم تتلق خطة الاستجابة سوى [[8|ربع]] التمويل المطلوب.
""".replace("يزيد على ضعف عتبة", "يزيد على [[9|ضعف]] عتبة"), [
    c("H1", "السودان@cholera", "death_toll", 2400, "death", u="وفاة", h="أكثر من", dec=0, p="خلال عام|since:2024-07/2025-08-21*body", src="الصحة العالمية=WHO", cue="الصحة العالمية:", fact="sudan_cholera_deaths@2025-08"),
    c(1, "تفشي الكوليرا في السودان@cholera", "death_toll", 2408, "death", u="أشخاص", p="منذ يوليو 2024|since:2024-07/2025-08-21", src=W, cue="أعلنت", fact="sudan_cholera_deaths@2025-08", tags="thousands_separator"),
    c(2, "تفشي الكوليرا في السودان@cholera", "case_count", 98000, "case", u="إصابة", h="تجاوز", p="منذ يوليو 2024|since:2024-07/2025-08-21", src=W, cue="أعلنت", fact="sudan_cholera_cases@2025-08"),
    c(3, "تفشي الكوليرا في السودان@cholera", "states_affected", 17, "state", u="ولاية", p="منذ يوليو 2024|since:2024-07/2025-08-21", src=W, cue="أعلنت", tags="gender_polarity compound_number_word", fact="sudan_cholera_states"),
    c(4, "~الكوليرا في السودان@cholera", "fatality_rate", "2.5", "percent", k="share", den="المصابين|cholera cases", src="منظمة الصحة العالمية=WHO!d", fact="sudan_cholera_cfr"),
    c(9, "~الكوليرا في السودان@cholera", "fatality_rate", 2, "ratio_x", h="يزيد على", cmp=">", src="منظمة الصحة العالمية=WHO!d", tags="multiple_of_threshold dual_sense", note="'more than double the threshold': level relative to 1%"),
    c(5, "عتبة الطوارئ@Emergency threshold@OTHER", "fatality_rate", 1, "percent", k="share", den="المصابين|cholera cases", src="منظمة الصحة العالمية=WHO!d", tags="threshold"),
    c(6, "الخرطوم@kh", "target_population", 2600000, "person", u="شخص", f=True, src="منظمة الصحة العالمية=WHO!d", fact="khartoum_vacc_target", tags="target"),
    c(7, "البلاد@Sudan@GPE", "doses", 3000000, "dose", u="جرعة", h="نحو", src="منظمة الصحة العالمية=WHO!d", fact="sudan_doses"),
    c(8, "خطة الاستجابة@Sudan cholera response plan@PLAN", "funding_share", 25, "percent", h="سوى", k="share", den="التمويل المطلوب|funding required", dec=-1, src="منظمة الصحة العالمية=WHO!d", fact="sudan_plan_funded", tags="exceptive_negation fraction_word"),
], "agency")
MET.update(states_affected="عدد الولايات المتضررة", funding_share="نسبة التمويل")
art("e07b", "صحيفة المرفأ", "2025-08-22", "الكوليرا تحصد أرواح السودانيين", """
حصدت الكوليرا في السودان نحو [[1|٢٤٠٠]] شخص منذ تمّوز ٢٠٢٤، وفق أحدث أرقام منظمة الصحة العالمية، فيما ناهزت الإصابات [[2|١٠٠ ألف]].
ولا تزال ولاية شمال دارفور [[-o|الأولى]] من حيث عدد الحالات الجديدة، إذ سُجلت فيها [[3|ألف ومئتان وسبع وثلاثون]] إصابة خلال أسبوع واحد، بحسب غرفة طوارئ محلية.
في المقابل، تقول وزارة الصحة السودانية إن الحالات في الولاية نفسها لم تتجاوز [[4|٩٠٠]] خلال الأسبوع ذاته.
وأُنشئ [[5|٣٣]] مركزاً للعلاج، بينها [[6|مركزان]] فقط في مخيم طويلة الذي يؤوي أكثر من [[7|نصف مليون]] نازح.
ويفتقر [[8|أربعة من كل عشرة]] سكان إلى مياه شرب آمنة.
وتضاعفت أسعار المحاليل الوريدية [[9|٣ مرات]] منذ أيار.
""", [
    c(1, "السودان@cholera", "death_toll", 2400, "death", u="شخص", h="نحو", dec=-2, p="منذ تمّوز ٢٠٢٤|since:2024-07/2025-08-22", src=W, cue="وفق أحدث أرقام", fact="sudan_cholera_deaths@2025-08", tags="rounded_restatement levantine_month diacritics"),
    c(2, "الكوليرا في السودان@cholera", "case_count", 100000, "case", h="ناهزت", dec=-3, p="منذ تمّوز ٢٠٢٤|since:2024-07/2025-08-22", src=W, cue="وفق أحدث أرقام", fact="sudan_cholera_cases@2025-08", tags="elided_unit inherited_period"),
    c(3, "ولاية شمال دارفور@nd", "case_count", 1237, "case", u="إصابة", dec=0, p="خلال أسبوع واحد|dur:P1W", src="غرفة طوارئ محلية=local emergency room", cue="بحسب", fact="nd_cholera_week", tags="compound_number_word dual_form unanchored_period"),
    c(4, "الولاية@nd", "case_count", 900, "case", h="لم تتجاوز", p="خلال الأسبوع ذاته|dur:P1W*anaphor", src="وزارة الصحة السودانية=Sudan health ministry", cue="تقول", fact="nd_cholera_week", tags="upper_bound_by_negation anaphoric_period elided_unit"),
    c(5, "~السودان@Sudan@GPE", "treatment_centres", 33, "centre", u="مركزاً", tags="passive_attribution"),
    c(6, "مخيم طويلة@Tawila camp@PLACE", "treatment_centres", 2, "centre", h=None, tags="dual_form only part_of_whole"),
    c(7, "مخيم طويلة@Tawila camp@PLACE", "displaced_count", 500000, "person", u="نازح", h="أكثر من", dec=-5, tags="fraction_of_scale_word"),
    c(8, "سكان@Sudan population@GROUP", "water_access_share", 40, "percent", k="share", den="سكان|Sudan population", dec=-1, tags="ratio_expression", note="'four in every ten'"),
    c(9, "المحاليل الوريدية@IV fluids@PRODUCT", "price", 3, "ratio_x", k="change", d="up", p="منذ أيار|since:2025-05/2025-08-22*article date", tags="multiplicative_change levantine_month"),
], "levant")
MET.update(displaced_count="عدد النازحين")
art("e07c", "جريدة النيل الجديد", "2025-08-22", "تفاقم وباء الكوليرا فى السودان.. و[[H1|٢٫٦]] مليون مستهدف بالتطعيم".replace("[[H1|٢٫٦]] مليون", "[[H1|٢٫٦ مليون]]"), """
قالت منظمة الصحة العالمية إن عدد الوفيات جراء الكوليرا فى السودان بلغ [[1|٢٤٠٨]] حالات، بينما وصلت الإصابات إلى [[2|٩٨٬٣٦١]] إصابة.
وأضافت المنظمة، فى بيان نقلته وكالة الأفق، أن حملة التطعيم فى ولاية الخرطوم تستهدف [[3|مليونين وستمائة ألف]] شخص وتستمر [[-p|عشرة أيام]].
وأكدت وزارة الصحة المصرية عدم رصد أى حالة إصابة داخل البلاد، مشيرة إلى فحص [[4|١٢ ألف]] وافد عبر المنافذ البرية منذ بداية أغسطس، وتوفير [[5|٤٠٠]] سرير عزل فى أسوان.
ورداً على سؤال حول التمويل، قال متحدث أممى إن الخطة «لم تحصل إلا على [[6|٢٣٪]] مما تحتاجه».
وأرسلت مصر طائرتى مساعدات تحملان [[7|٢٨]] طناً من الأدوية.
للتواصل مع الخط الساخن: [[-b|١٠٥]]
""".replace("طائرتى مساعدات", "[[8|طائرتى]] مساعدات"), [
    c("H1", "السودان@kh", "target_population", 2600000, "person", u="مستهدف", f=True, src="منظمة الصحة العالمية=WHO!d", fact="khartoum_vacc_target", tags="target u066b"),
    c(1, "السودان@cholera", "death_toll", 2408, "death", u="حالات", src=W, cue="قالت", fact="sudan_cholera_deaths@2025-08"),
    c(2, "السودان@cholera", "case_count", 98361, "case", u="إصابة", src=W, cue="قالت", fact="sudan_cholera_cases@2025-08"),
    c(3, "ولاية الخرطوم@kh", "target_population", 2600000, "person", u="شخص", dec=-5, f=True, src="وكالة الأفق=وكالة الأفق للأنباء>المنظمة=WHO", cue="وأضافت", fact="khartoum_vacc_target", tags="compound_number_word dual_form target anaphoric_source"),
    c(4, "~مصر@egypt", "screened_count", 12000, "person", u="وافد", p="منذ بداية أغسطس|since:2025-08-01/2025-08-22*article date", src="وزارة الصحة المصرية=Egyptian health ministry", cue="مشيرة إلى"),
    c(5, "أسوان@Aswan@GPE", "isolation_beds", 400, "bed", u="سرير", src="وزارة الصحة المصرية=Egyptian health ministry", cue="مشيرة إلى"),
    c(6, "الخطة@Sudan cholera response plan@PLAN", "funding_share", 23, "percent", h="إلا", k="share", den="مما تحتاجه|funding required", src="متحدث أممى=UN spokesperson", cue="قال", fact="sudan_plan_funded", tags="exceptive_negation quotation"),
    c(8, "مصر@egypt", "aid_planes", 2, "plane", tags="dual_form construct_state", note="dual in construct: طائرتى = two planes"),
    c(7, "مصر@egypt", "aid_weight", 28, "tonne", u="طناً"),
], "egypt")
ENT.update(egypt=("Egypt", "GPE"))
MET.update(screened_count="عدد من فحصوا", isolation_beds="عدد أسرة العزل", aid_planes="عدد طائرات المساعدات", aid_weight="وزن المساعدات")
agr("agree_exact", ["e07a-01", "e07c-01"], "2,408 deaths, WHO in both; the Egyptian daily takes the statement from the agency.", 1, "shared_root digits_script")
agr("agree_rounded", ["e07a-01", "e07b-01", "e07c-01"], "about 2,400 rounds 2,408; one root.", 1, "rounding hedge shared_root")
agr("compatible_bound", ["e07a-01", "e07a-H1", "e07c-01"], "more than 2,400 contains 2,408.", 1, "bound shared_root")
agr("compatible_bound", ["e07a-02", "e07b-02", "e07c-02"], "above 98 thousand, close to 100 thousand, 98,361.", 1, "bound shared_root")
agr("conflict", ["e07b-03", "e07b-04"], "North Darfur in one week: 1,237 by a local emergency room, at most 900 by the ministry.", 2, "real_conflict bound same_article")
agr("agree_exact", ["e07a-06", "e07c-03", "e07c-H1"], "2.6 million people in digits and words.", 1, "number_word shared_root")
agr("agree_rounded", ["e07a-08", "e07c-06"], "a quarter against 23%.", 1, "fraction shared_root")
agr("different_scope", ["e07a-07", "e07a-06"], "doses delivered against people to be vaccinated.", None, "metric")
agr("different_scope", ["e07a-02", "e07b-03"], "whole outbreak against one state in one week.", None, "place period")
agr("different_scope", ["e07b-05", "e07b-06"], "all centres against those in one camp.", None, "part_of_whole")
# e08 football
art("e08a", "موقع ملاعب اليوم", "2025-05-31", "الوداد بطلا بعد فوز مثير على الترجي [[H1|3]]-[[H2|2]]", """
توج الوداد البيضاوي بلقب كأس الأبطال العربية للمرة [[-o|الثالثة]] في تاريخه بعدما تغلب على الترجي التونسي بثلاثة أهداف مقابل هدفين في النهائي الذي احتضنه ملعب محمد الخامس مساء السبت.
وتقدم الترجي في الدقيقة [[-o|23]] من ركلة جزاء، قبل أن يعادل صاحب القميص رقم [[-i|9]] النتيجة في الدقيقة [[-o|41]].
ورغم أن الترجي استحوذ على الكرة بنسبة [[3|58%]]، فإن الوداد سدد [[4|14]] كرة بينها [[5|6]] على المرمى.
وأشهر الحكم [[6|سبع]] بطاقات صفراء وبطاقة حمراء [[7|واحدة]].
وحضر المباراة [[8|44,782]] متفرجا، وفق الأرقام الرسمية للاتحاد العربي لكرة القدم.
ويحصل البطل على [[9|3 ملايين]] دولار، أي ضعف جائزة الوصيف.
""".replace("بثلاثة أهداف مقابل هدفين", "ب[[1|ثلاثة]] أهداف مقابل [[2|هدفين]]").replace("أي ضعف جائزة", "أي [[10|ضعف]] جائزة"), [
    c("H1", "الوداد@wydad", "goals", 3, "goal", fact="final_goals_wydad", tags="score"), c("H2", "الترجي@esp", "goals", 2, "goal", fact="final_goals_esp", tags="score"),
    c(1, "الوداد البيضاوي@wydad", "goals", 3, "goal", u="أهداف", p="مساء السبت|2025-05-31*article date", fact="final_goals_wydad", tags="gender_polarity score"),
    c(2, "الترجي التونسي@esp", "goals", 2, "goal", p="مساء السبت|2025-05-31*article date", fact="final_goals_esp", tags="dual_form score"),
    c(3, "الترجي@esp", "ball_possession", 58, "percent", k="share", den="الكرة|match possession"),
    c(4, "الوداد@wydad", "shots", 14, "shot", u="كرة#2"),
    c(5, "الوداد@wydad", "shots_on_target", 6, "shot", tags="elided_unit part_of_whole"),
    c(6, "~النهائي@match", "yellow_cards", 7, "card", u="بطاقات", tags="gender_polarity"),
    c(7, "~النهائي@match", "red_cards", 1, "card", u="بطاقة", dec=0, tags="number_word postposed_number"),
    c(8, "المباراة@match", "attendance", 44782, "spectator", u="متفرجا", src="الاتحاد العربي لكرة القدم=UAFA", cue="وفق الأرقام الرسمية ل", fact="final_attendance", tags="thousands_separator attribution_after_content"),
    c(9, "البطل@wydad", "prize_money", 3000000, "USD", u="دولار", fact="winner_prize", tags="plural_scale_word role_entity"),
    c(10, "البطل@wydad", "prize_money", 2, "ratio_x", tags="multiple_of_reference role_entity", note="winner's prize is double the runner-up's"),
], "sports")
MET.update(shots_on_target="عدد التسديدات على المرمى", red_cards="عدد البطاقات الحمراء")
art("e08b", "بوابة الأطلس", "2025-06-01", "[[H1|45 ألف]] متفرج يحتفلون مع الوداد", """
عاش مركب محمد الخامس ليلة استثنائية أمام حوالي [[1|45 ألف]] متفرج، وتابع المواجهة عبر الشاشات الكبرى ما يفوق [[2|20 ألفا]] آخرين في ساحات الدار البيضاء، حسب السلطات المحلية.
وفاز الوداد على الترجي بنتيجة [[3|3]]-[[4|2]] ليحرز لقبه العربي [[-o|الثالث]].
وأدى المشجع ما بين [[5|80]] و[[6|300]] درهم ثمنا للتذكرة، بيد أن التذاكر بيعت في السوق السوداء ب[[7|خمسة أضعاف]] ثمنها.
وعبأت المديرية العامة للأمن الوطني [[8|5000]] عنصر لتأمين اللقاء.
وقال رئيس النادي إن جائزة البطولة البالغة [[9|30 مليون]] درهم ستخصص لتكوين الشبان ولأداء جزء من ديون النادي، مؤكدا أن الإدارة ستكشف عن برنامجها في غضون أيام.
وسيخوض الفريق كأس العالم للأندية انطلاقا من 18 يونيو بأمريكا.
[[-a|4]]
""", [
    c("H1", "الوداد@match", "attendance", 45000, "spectator", u="متفرج", fact="final_attendance"),
    c(1, "مركب محمد الخامس@match", "attendance", 45000, "spectator", u="متفرج", h="حوالي", src="السلطات المحلية=local authorities", cue="حسب", fact="final_attendance", tags="rounded_restatement"),
    c(2, "ساحات الدار البيضاء@Casablanca fan zones@PLACE", "attendance", 20000, "spectator", h="ما يفوق", cmp=">", src="السلطات المحلية=local authorities", cue="حسب", fact="fanzone_attendance", tags="elided_unit"),
    c(3, "الوداد@wydad", "goals", 3, "goal", fact="final_goals_wydad", tags="score"), c(4, "الترجي@esp", "goals", 2, "goal", fact="final_goals_esp", tags="score"),
    c(5, "لتذكرة@match", "ticket_price", 80, "MAD", u="درهم", h="ما بين", cmp=">=", tags="range_low"),
    c(6, "لتذكرة@match", "ticket_price", 300, "MAD", u="درهم", h="ما بين", cmp="<=", tags="range_high"),
    c(7, "التذاكر@match", "ticket_price", 5, "ratio_x", u="أضعاف", tags="multiplicative_change proclitic_on_number_word gender_polarity"),
    c(8, "المديرية العامة للأمن الوطني@DGSN Morocco@ORG", "security_staff", 5000, "person", u="عنصر"),
    c(9, "جائزة البطولة@wydad", "prize_money", 30000000, "MAD", u="درهم", src="رئيس النادي=Wydad president", cue="وقال", fact="winner_prize", tags="quotation"),
], "maghreb")
art("e08c", "بوابة الزيتونة", "2025-06-01", "الترجي يكتفي بالوصافة", """
اكتفى الترجي الرياضي بالمرتبة [[-o|الثانية]] في كأس الأبطال العربية إثر خسارته أمس في الدار البيضاء بهدفين لثلاثة أمام الوداد، في مباراة دارت أمام مدرجات لم تمتلئ، إذ قُدّر الحضور بنحو [[1|38 ألف]] متفرج.
وتنقل مع الفريق قرابة [[2|ألفي]] مشجع على متن [[3|ثماني]] طائرات.
وينال نادي باب سويقة [[4|1.5 مليون]] دولار، أي ما يناهز [[5|4.5 ملايين]] دينار.
واستحوذ لاعبو المدرب على الكرة [[6|58]] بالمائة من الوقت دون جدوى.
وقال المدرب في الندوة الصحفية: «خسرنا بسبب [[-f|خمس]] دقائق من الغفلة، ولن أبحث عن [[-f|ألف]] عذر».
وسيعود الفريق إلى التمارين يوم 10 جوان، على أن تُصرف منح اللاعبين قبل نهاية الشهر.
""".replace("بهدفين لثلاثة أمام", "ب[[7|هدفين]] ل[[8|ثلاثة]] أمام").replace("[[6|58]] بالمائة", "[[6|58 بالمائة]]"), [
    c(7, "الترجي الرياضي@esp", "goals", 2, "goal", p="أمس|2025-05-31*article date", fact="final_goals_esp", tags="dual_form score relative_date_needs_dateline"),
    c(8, "الوداد@wydad", "goals", 3, "goal", p="أمس|2025-05-31*article date", fact="final_goals_wydad", tags="score elided_unit"),
    c(1, "مباراة@match", "attendance", 38000, "spectator", u="متفرج", h="نحو", fact="final_attendance", tags="passive_attribution", p="أمس|2025-05-31*article date"),
    c(2, "الفريق@esp", "travelling_fans", 2000, "person", u="مشجع", h="قرابة", dec=-3, tags="dual_form"),
    c(3, "الفريق@esp", "planes", 8, "plane", u="طائرات", tags="gender_polarity"),
    c(4, "نادي باب سويقة@esp", "prize_money", 1500000, "USD", u="دولار", fact="runnerup_prize", tags="nickname_entity"),
    c(5, "نادي باب سويقة@esp", "prize_money", 4500000, "TND", u="دينار", h="ما يناهز", cmp="~<", fact="runnerup_prize_tnd", tags="currency_conversion plural_scale_word"),
    c(6, "لاعبو المدرب@esp", "ball_possession", 58, "percent", k="share", den="الوقت|match possession", tags="percent_spelled_out"),
], "maghreb")
MET.update(travelling_fans="عدد المشجعين المتنقلين", planes="عدد الطائرات")
agr("agree_exact", ["e08a-01", "e08a-H1", "e08b-03", "e08c-08"], "Wydad scored three in all accounts; each outlet covered the match.", 3, "score number_word")
agr("agree_exact", ["e08a-02", "e08a-H2", "e08b-04", "e08c-07"], "Esperance scored two.", 3, "score number_word")
agr("agree_rounded", ["e08a-08", "e08b-01"], "44,782 by the federation, about 45 thousand by local authorities.", 2, "rounding hedge")
agr("conflict", ["e08a-08", "e08b-01", "e08c-01"], "about 38 thousand is outside any rounding of 44,782.", 3, "real_conflict")
agr("agree_rounded", ["e08a-09", "e08b-09"], "3 million dollars against 30 million dirhams: the same sum at about 10 dirhams a dollar.", 2, "currency_conversion")
agr("different_scope", ["e08a-09", "e08c-04"], "winner's prize against runner-up's; ratio 2 fits e08a-10.", None, "recipient arithmetic")
agr("different_scope", ["e08b-01", "e08b-02"], "stadium against fan zones.", None, "place")
agr("agree_exact", ["e08a-03", "e08c-06"], "58% possession in both.", 2, "percent_word")
agr("unrelated", ["e08b-08", "e08c-05"], "5000 guards and 4.5 million dinars: no shared entity.", None, "")
# e09 Moroccan inflation
H = "المندوبية السامية للتخطيط=HCP Morocco"
art("e09a", "بوابة الأطلس", "2025-09-22", "الرقم الاستدلالي للأثمان يرتفع بـ[[H1|0,3%]] في غشت", """
أفادت المندوبية السامية للتخطيط بأن الرقم الاستدلالي للأثمان عند الاستهلاك سجل، خلال شهر غشت 2025، ارتفاعا بـ[[1|0,3%]] بالمقارنة مع الشهر السابق.
وعزت المندوبية هذا الارتفاع إلى تزايد أثمان المواد الغذائية بـ[[2|0,7%]] واستقرار أثمان المواد غير الغذائية.
وهمت الزيادات المسجلة بين يوليوز وغشت أثمان «الفواكه» بـ[[3|5,4%]] و«الخضر» بـ[[4|3,1%]]، في حين انخفضت أثمان «الزيوت والدهنيات» بـ[[5|0,9%]] و«المحروقات» بـ[[6|1,2%]].
ومقارنة مع الشهر نفسه من السنة السابقة، سجل الرقم الاستدلالي ارتفاعا بـ[[7|0,3%]].
وهكذا عرف مؤشر التضخم الأساسي خلال شهر غشت 2025 ارتفاعا بـ[[8|1,1%]] مقارنة مع غشت 2024، وهو مؤشر يستثني المواد ذات الأثمان المقننة والمواد ذات التقلبات العالية.
""", [
    c("H1", "الرقم الاستدلالي للأثمان@morocco", "cpi_change", "0.3", "percent", k="change", d="up", dec=1, p="غشت|2025-08*article date", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_cpi_mom@2025-08", tags="decimal_comma maghrebi_month"),
    c(1, "الرقم الاستدلالي للأثمان عند الاستهلاك@morocco", "cpi_change", "0.3", "percent", k="change", d="up", dec=1, p="خلال شهر غشت 2025|2025-08", src=H, cue="أفادت", fact="ma_cpi_mom@2025-08", tags="decimal_comma maghrebi_month month_on_month"),
    c(2, "المواد الغذائية@Food prices in Morocco@GROUP", "cpi_change", "0.7", "percent", k="change", d="up", dec=1, p="|2025-08*anaphor: this rise", src="المندوبية=HCP Morocco", cue="وعزت", fact="ma_food_mom@2025-08", tags="decimal_comma anaphoric_source"),
    c(3, "الفواكه@Fruit prices in Morocco@GROUP", "cpi_change", "5.4", "percent", k="change", d="up", dec=1, p="بين يوليوز وغشت|2025-08*article date", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_fruit_mom@2025-08", tags="decimal_comma coordinated_values"),
    c(4, "الخضر@Vegetable prices in Morocco@GROUP", "cpi_change", "3.1", "percent", k="change", d="up", dec=1, p="بين يوليوز وغشت|2025-08*article date", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_veg_mom@2025-08", tags="decimal_comma coordinated_values"),
    c(5, "الزيوت والدهنيات@Oil and fat prices in Morocco@GROUP", "cpi_change", "-0.9", "percent", k="change", d="down", dec=1, p="بين يوليوز وغشت|2025-08*article date", src="المندوبية السامية للتخطيط=HCP Morocco!d", tags="decimal_comma signed_change"),
    c(6, "المحروقات@Fuel prices in Morocco@GROUP", "cpi_change", "-1.2", "percent", k="change", d="down", dec=1, p="بين يوليوز وغشت|2025-08*article date", src="المندوبية السامية للتخطيط=HCP Morocco!d", tags="decimal_comma signed_change elided_subject"),
    c(7, "الرقم الاستدلالي@morocco", "cpi_change", "0.3", "percent", k="change", d="up", dec=1, p=None, src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_cpi_yoy@2025-08", tags="decimal_comma year_on_year same_digits_as_other_claim"),
    c(8, "مؤشر التضخم الأساسي@morocco", "core_inflation", "1.1", "percent", k="change", d="up", dec=1, p="خلال شهر غشت 2025|2025-08", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_core_yoy@2025-08", tags="decimal_comma year_on_year"),
], "maghreb")
MET.update(core_inflation="التضخم الأساسي")
art("e09b", "شبكة المؤشر", "2025-09-23", "أسعار المستهلكين في المغرب ترتفع 0.3 في المائة".replace("0.3 في المائة", "[[H1|0.3 في المائة]]"), """
أفادت المندوبية السامية للتخطيط بأن مؤشر أسعار المستهلكين في المغرب سجل خلال شهر أغسطس 2025 ارتفاعا بنسبة [[1|0.3 في المائة]] مقارنة بالشهر السابق.
وعزت المندوبية هذا الارتفاع إلى تزايد أسعار المواد الغذائية بنسبة [[2|0.7 في المائة]] واستقرار أسعار المواد غير الغذائية.
وسجلت أسعار الفواكه زيادة قدرها [[3|5.4 في المائة]]، والخضراوات [[4|3.1 في المائة]].
وكان بنك المغرب قد أبقى سعر الفائدة الرئيسي عند [[5|2.25 في المائة]] في يونيو، متوقعا أن يبلغ التضخم [[6|1 في المائة]] في المتوسط هذا العام ثم [[7|1.8 في المائة]] في 2026.
ويعقد البنك المركزي اجتماعه المقبل اليوم الثلاثاء، وسط ترقب لقراره بشأن الفائدة ومسار الاستثمار العمومي.
""", [
    c("H1", "المغرب@morocco", "cpi_change", "0.3", "percent", k="change", d="up", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_cpi_mom@2025-08"),
    c(1, "مؤشر أسعار المستهلكين في المغرب@morocco", "cpi_change", "0.3", "percent", k="change", d="up", p="خلال شهر أغسطس 2025|2025-08", src=H, cue="أفادت", fact="ma_cpi_mom@2025-08", tags="syndicated_copy month_on_month"),
    c(2, "المواد الغذائية@Food prices in Morocco@GROUP", "cpi_change", "0.7", "percent", k="change", d="up", p="|2025-08*anaphor: this rise", src="المندوبية=HCP Morocco", cue="وعزت", fact="ma_food_mom@2025-08", tags="syndicated_copy anaphoric_source"),
    c(3, "الفواكه@Fruit prices in Morocco@GROUP", "cpi_change", "5.4", "percent", k="change", d="up", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_fruit_mom@2025-08", tags="syndicated_copy"),
    c(4, "الخضراوات@Vegetable prices in Morocco@GROUP", "cpi_change", "3.1", "percent", k="change", d="up", src="المندوبية السامية للتخطيط=HCP Morocco!d", fact="ma_veg_mom@2025-08", tags="syndicated_copy elided_subject coordinated_values"),
    c(5, "بنك المغرب@Bank Al-Maghrib@ORG", "policy_rate", "2.25", "percent", p="يونيو|2025-06*article date", src="بنك المغرب=Bank Al-Maghrib", cue="أبقى"),
    c(6, "~المغرب@morocco", "inflation_rate", 1, "percent", f=True, p="هذا العام|2025*article date", src="بنك المغرب=Bank Al-Maghrib", cue="متوقعا", fact="ma_inflation@2025_bam"),
    c(7, "~المغرب@morocco", "inflation_rate", "1.8", "percent", f=True, p="2026|2026", src="بنك المغرب=Bank Al-Maghrib", cue="متوقعا", fact="ma_inflation@2026_bam", tags="elided_subject"),
], "business")
art("e09c", "صحيفة المدار", "2025-09-24", "القفة المغربية تزداد كلفة", """
يقول بائعو الخضر في سوق القريعة إن الأسعار «طارت»، لكن الأرقام الرسمية تبدو أهدأ؛ فالتضخم السنوي لم يتعد [[1|0.3%]] في أغسطس، بعدما بلغ [[2|0.5%]] في يوليو و[[3|0.4%]] في يونيو.
غير أن مجموعة بحثية محلية تقدر أن كلفة سلة أسرة من [[4|خمسة]] أفراد صعدت [[5|4%]] في سنة إلى [[6|3,150]] درهما شهريا.
وتضيف المجموعة أن الأسر الفقيرة تنفق [[7|42%]] من دخلها على الغذاء مقابل [[8|الربع]] لدى الأسر الميسورة.
أما المندوبية السامية للتخطيط فتقول إن أسعار الغذاء زادت بأقل من [[9|1%]] في أغسطس، وإن معدل البطالة انخفض من [[10|13.1%]] إلى [[11|12.8%]] في [[-p|الربع الثاني]].
ويبقى السؤال: من يصدق المستهلك؟
""", [
    c(1, "~المغرب@morocco", "cpi_change", "0.3", "percent", h="لم يتعد", cmp="<=", k="change", d="up", p="أغسطس|2025-08*article date", fact="ma_cpi_yoy@2025-08", tags="upper_bound_by_negation year_on_year passive_attribution"),
    c(2, "~المغرب@morocco", "cpi_change", "0.5", "percent", k="change", d="up", p="يوليو|2025-07*article date", fact="ma_cpi_yoy@2025-07", tags="year_on_year elided_subject"),
    c(3, "~المغرب@morocco", "cpi_change", "0.4", "percent", k="change", d="up", p="يونيو|2025-06*article date", fact="ma_cpi_yoy@2025-06", tags="year_on_year elided_subject"),
    c(4, "أسرة@Moroccan household basket@GROUP", "household_size", 5, "person", u="أفراد", src="مجموعة بحثية محلية=local research group", cue="تقدر", tags="gender_polarity reference_value"),
    c(5, "سلة أسرة@Moroccan household basket@GROUP", "basket_cost", 4, "percent", k="change", d="up", p="في سنة|dur:P1Y", src="مجموعة بحثية محلية=local research group", cue="تقدر"),
    c(6, "سلة أسرة@Moroccan household basket@GROUP", "basket_cost", 3150, "MAD/month", u="درهما شهريا", d="up", src="مجموعة بحثية محلية=local research group", cue="تقدر", tags="rate_unit thousands_separator"),
    c(7, "الأسر الفقيرة@Poor Moroccan households@GROUP", "food_spending_share", 42, "percent", k="share", den="دخلها|household income", src="المجموعة=local research group", cue="وتضيف", tags="anaphoric_source"),
    c(8, "الأسر الميسورة@Better-off Moroccan households@GROUP", "food_spending_share", 25, "percent", k="share", den="دخلها|household income", dec=-1, src="المجموعة=local research group", cue="وتضيف", tags="fraction_word inherited_denominator"),
    c(9, "أسعار الغذاء@Food prices in Morocco@GROUP", "cpi_change", 1, "percent", h="أقل من", k="change", d="up", p="أغسطس|2025-08*article date", src=H, cue="تقول", fact="ma_food_mom@2025-08"),
    c(10, "~المغرب@morocco", "unemployment_rate", "13.1", "percent", k="share", den="|Moroccan labour force", src=H, cue="تقول", tags="baseline implicit_denominator"),
    c(11, "~المغرب@morocco", "unemployment_rate", "12.8", "percent", k="share", d="down", den="|Moroccan labour force", p="الربع الثاني|2025Q2*article date", src=H, cue="تقول", tags="implicit_denominator"),
], "daily")
MET.update(household_size="عدد أفراد الأسرة", food_spending_share="حصة الإنفاق على الغذاء")
agr("agree_exact", ["e09a-01", "e09a-H1", "e09b-01", "e09b-H1"], "monthly +0.3% in near-copies with other month names and decimal mark; one root, HCP.", 1, "syndicated shared_root decimal_comma")
agr("agree_exact", ["e09a-02", "e09b-02"], "food +0.7%, copied.", 1, "syndicated shared_root")
agr("agree_exact", ["e09a-03", "e09b-03"], "fruit +5.4%, copied.", 1, "syndicated shared_root")
agr("agree_exact", ["e09a-04", "e09b-04"], "vegetables +3.1%, copied; الخضر / الخضراوات.", 1, "syndicated shared_root alias")
agr("compatible_bound", ["e09a-07", "e09c-01"], "yearly change 0.3% against 'did not exceed 0.3%'.", 1, "bound")
agr("different_scope", ["e09a-01", "e09a-07"], "month on month against year on year: same digits, other base.", None, "same_digits base_period")
agr("series", ["e09c-01", "e09c-02", "e09c-03"], "August, July, June.", 1, "time_series")
agr("compatible_bound", ["e09a-02", "e09b-02", "e09c-09"], "below 1% contains 0.7%.", 1, "bound shared_root")
agr("different_scope", ["e09c-05", "e09a-07"], "basket of a household by a research group against the national index.", None, "metric author")
agr("series", ["e09b-06", "e09b-07"], "forecast for 2025 and 2026.", 1, "years")
agr("series", ["e09c-10", "e09c-11"], "unemployment before and after.", 1, "time_series")
