// What the parser knows of reader text, as data. docs/article-format.md describes it for writers. Phrases are compared as
// `PhraseKey`s: without harakat, tatweel and bidi marks, alefs alike, ة as ه, ى as ي, spaces single, edges trimmed of
// punctuation. A new phrase is a new entry here, and `make docs`.
import ArabicText

enum ReaderTextRules {
    // MARK: Head

    /// `role: name`. A role may also carry a field after it (`محرر الشؤون الدولية`): see `openRoles`.
    static let roles = PhraseTable(
        .roles,
        """
        رئيس التحرير, رئيسة التحرير, رئيس التحرير المسؤول, رئيس التحرير التنفيذي, نائب رئيس التحرير, نائبة رئيس التحرير
        مساعد رئيس التحرير, مدير التحرير, مديرة التحرير, مدير التحرير التنفيذي, نائب مدير التحرير, مدير تحرير, رئيس تحرير
        سكرتير التحرير, سكرتيرة التحرير, سكرتارية التحرير, أمين التحرير, هيئة التحرير, أسرة التحرير, مجلس التحرير
        المشرف العام, المشرفة العامة, الإشراف العام, إشراف, المشرف على التحرير, المدير العام, المديرة العامة, المدير المسؤول
        المدير التنفيذي, رئيس مجلس الإدارة, رئيسة مجلس الإدارة, صاحب الامتياز, الناشر, المؤسس, رئيس القسم, رئيسة القسم
        المحرر, المحررة, المحرر المسؤول, المحرر العلمي, تحرير, التحرير, مراجعة, المراجعة, تدقيق, التدقيق, تدقيق لغوي
        التدقيق اللغوي, المدقق اللغوي, مدقق لغوي, تدقيق المعلومات, التصحيح, تصحيح, إخراج, الإخراج, الإخراج الفني, المخرج
        المدير الفني, التصميم, تصميم, تصميم وإخراج, غرافيك, جرافيك, غرافيكس, إنفوغراف, إنفوغرافيك, رسوم, رسم, كاريكاتير, مونتاج
        شارك في التغطية, شاركت في التغطية, شارك في الإعداد, شاركت في الإعداد, شارك في إعداد التقرير, ساهم في التغطية, ساهم في إعداد التقرير
        بحث, أبحاث, متابعة وتنسيق, تنسيق, منسق التحرير, الإدارة, المراسل, المراسلة, مراسل, مراسلة
        سردبیر, مدیر مسئول, مدیر مسؤول, صاحب امتیاز, editor-in-chief, editor in chief, managing editor, editor, chief editor
        deputy editor, copy editor, publisher, proofreading, design, art director
        """)

    /// Roles of many who share in the work: what follows is a list, of any length.
    static let sharedRoles = PhraseTable(
        .sharedRoles,
        """
        هيئة التحرير, أسرة التحرير, مجلس التحرير, شارك في التغطية, شاركت في التغطية, شارك في الإعداد, شاركت في الإعداد, شارك في إعداد التقرير, ساهم في التغطية
        ساهم في إعداد التقرير, متابعة وتنسيق
        """)

    /// Roles that more words may follow before the colon.
    static let openRoles = PhraseTable(
        .openRoles,
        "محرر, محررة, رئيس قسم, رئيسة قسم, مدير مكتب, مديرة مكتب, نائب, مساعد, مشرف, مسؤول, مراسل, مراسلة, مدير, مديرة")

    /// Words that begin a byline with or without a colon.
    static let bylineWords = PhraseTable(
        .bylineWords,
        """
        بقلم, كتب, كتبت, كتبه, كتبها, كتب وصور, أعده, أعدته, أعدها, أعد التقرير, تقرير وتصوير, بقلم الدكتور, by, written by
        مقال بقلم, مقالة بقلم, هذا المقال بقلم, هذه المقالة بقلم, هذا المقال من إعداد, هذا التقرير بقلم, هذا التقرير من إعداد, تقرير من إعداد
        هذا النص بقلم, تحليل بقلم, هذا التحليل بقلم, هذا التحليل من إعداد, من إعداد, من كتابة
        """)

    /// Words that begin a byline without a colon only before a name: «تحليل من …».
    static let bylineOpenings = PhraseTable(
        .bylineOpenings, "تحليل من, تقرير من, مقال من, مقالة من, تغطية من, حرره, حررته, حررها, أعد المقال, كتب المقال, كتبت المقال")

    /// Words that begin a byline only with a colon or a slash after them.
    static let bylineLabels = PhraseTable(
        .bylineLabels,
        """
        نص, حرره, حررته, حررها, أعده للنشر, أعدته للنشر, كتب المقال, كتبت المقال, أعد المقال, صاغه, صاغته, إعداد, إعداد وتقديم, إعداد وترجمة
        إعداد وتحرير, ترجمة, ترجمها, ترجمة وتحرير, تصوير, عدسة, تقرير, حوار, حاوره, حاورته
        حاورها, أجرى الحوار, تحقيق, رصد, متابعة, كتابة, الكاتب, الكاتبة, المؤلف, المترجم, المترجمة, المصور, المصورة, author, photos, translation
        """)

    /// Of these, the ones of people who helped: in the article of another they stand among the credits.
    static let assistingLabels = PhraseTable(
        .assistingLabels,
        "ترجمة, ترجمها, ترجمه, تصوير, عدسة, المترجم, المترجمة, المصور, المصورة, رصد, متابعة, photos, photo, translation")

    /// Words that no name begins with, after «كتب» and its kin.
    static let nameless = PhraseTable(
        .nameless,
        "على, في, عن, إلى, أن, إن, من, له, لها, لهم, فيه, فيها, قبل, بعد, قائلا, قائلة, التالي, ما, هذا, هذه, معلقا, ردا, مع")

    /// Kickers stand before a separator (`عاجل | …`) or alone on a line.
    static let kickers = PhraseTable(
        .kickers,
        """
        عاجل, خبر عاجل, خاص, حصري, حصريا, تقرير, تقرير خاص, تحليل, تحليل إخباري, تحليل سياسي, رأي, مقال رأي, مقال, مقالة, افتتاحية
        كلمة العدد, تحقيق, تحقيق خاص, حوار, حوار خاص, مقابلة, مقابلة خاصة, ملف, ملف خاص, متابعة, متابعات, تغطية, تغطية خاصة
        تغطية مستمرة, تغطية مباشرة, مباشر, بث مباشر, فيديو, بالفيديو, شاهد, صور, بالصور, إنفوغراف, إنفوغرافيك, قراءة, قراءة في كتاب, مراجعة
        سيرة, بروفايل, قصة, قصة خبرية, ترجمات, ترجمة خاصة, دراسة, استطلاع, وثائقي, تدقيق, تحقق, رياضة, اقتصاد, ثقافة, سياسة, علوم
        صحة, تقنية, تكنولوجيا, منوعات, فوری, ویژه, یادداشت, گزارش, breaking, breaking news, exclusive, report, analysis, opinion, live
        """)

    /// What may part a kicker from its title, longest first.
    static let kickerSeparators: [[UInt32]] = ["||", "..", "::", "|", ":", "–", "—", "-", "/", "»", "!", "•", "؛", "،"].map(codePoints)

    /// Labels of a date; what follows is the date.
    static let dateLabels = PhraseTable(
        .dateLabels,
        """
        التاريخ, تاريخ النشر, نشر في, نشرت في, نشر بتاريخ, نشر, تم النشر, تاريخ, آخر تحديث, اخر تحديث, تحديث, حدث في, تم التحديث, حرر في
        published, updated, date, last updated
        """)

    static let months = PhraseTable(.months, MonthName.words)

    /// Words that may stand in a date beside its numbers and months.
    static let dateWords = PhraseTable(
        .dateWords,
        """
        الأول, الثاني, الأولى, الثانية, الآخر, الآخرة, الأخير, السبت, الأحد, الاثنين, الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, يوم, شهر, سنة, عام
        من, في, الموافق, الساعة, صباحا, مساء, ظهرا, ص, م, هـ, ه, بتوقيت, توقيت, غرينتش, جرينتش, مكة, المكرمة, القدس, بيروت, بغداد, القاهرة, دمشق, الرياض
        الدوحة, عمان, تونس, الجزائر, الرباط, الخرطوم, المحلي, شنبه, جمعه, saturday, sunday, monday, tuesday, wednesday, thursday, friday, am, pm, gmt, at
        """)

    /// Labels of a source; what follows is the source.
    static let sourceLabels = PhraseTable(.sourceLabels, "المصدر, المصادر, مصدر, نقلا عن, عن, وكالة, الوكالات, المصدر الأصلي, منبع, source, via")

    /// Sources that are known without a label, alone on a line.
    static let sources = PhraseTable(
        .sources,
        """
        وكالات, الوكالات, وكالات الأنباء, رويترز, فرانس برس, أ ف ب, أف ب, أ ب, أسوشيتد برس, الأناضول, سانا, واع, وام, واس, كونا, بترا, سبأ, قنا, وفا, معا
        الجزيرة, الجزيرة نت, بي بي سي, سي إن إن, cnn, reuters, afp, ap, bbc, سبوتنيك, تاس, شينخوا, نوفوستي, الفرنسية, الألمانية, الأوروبية, مواقع إلكترونية
        """)

    // MARK: Body

    /// Lines that send the reader elsewhere, in the middle of the text.
    static let crossReferences = PhraseTable(
        .crossReferences,
        """
        اقرأ أيضا, اقرأ أيضاً, إقرأ أيضا, اقرأ المزيد, اقرأ كذلك, اقرأ أيضا على, اقرئي أيضا, اقرؤوا أيضا, طالع أيضا, طالع, شاهد أيضا, شاهد المزيد
        انظر أيضا, انظر, للمزيد, لمزيد من التفاصيل, للاطلاع على المزيد, المزيد, راجع, راجع أيضا, ذات صلة, موضوع ذو صلة, بیشتر بخوانید, see also, read also, read more
        """)

    static let captionLabels = PhraseTable(
        .captionLabels,
        "صورة, الصورة, تعليق الصورة, مصدر الصورة, صورة تعبيرية, صورة أرشيفية, أرشيف, رسم توضيحي, خريطة, جدول, شكل, caption, photo, image")

    /// Marks that begin a list's item, with a space after them.
    static let bullets = codePoints("-–—•●▪■◦‣*·○►▶✓✔")

    // MARK: Sentences

    /// Verbs as news, claims and verses have them, and the particles that stand before verbs. Prefixes (و، ف، س) are taken off before.
    static let verbs = PhraseTable(
        .verbs,
        """
        قال, قالت, قالوا, أكد, أكدت, أعلن, أعلنت, كشف, كشفت, أضاف, أضافت, أوضح, أوضحت, أشار, أشارت, ذكر, ذكرت, نفى, نفت, دعا, دعت, طالب, طالبت
        حذر, حذرت, رفض, رفضت, قرر, قررت, بدأ, بدأت, انتهى, انتهت, وصل, وصلت, عاد, عادت, شهد, شهدت, قتل, قتلت, أصيب, أصيبت, سقط, سقطت, أسقط, أسقطت
        تناقل, تناقلت, تداول, تداولت, تداولوا, نشر, نشرت, نشروا, شارك, شاركت, ادعى, ادعت, زعم, زعمت, ظهر, ظهرت, تبين, تم, تمت, كان, كانت, كانوا, أصبح, أصبحت
        صار, صارت, صاروا, ليس, ليست, لم, لن, سوف, قد, لقد, حصل, حصلت, حدث, حدثت, استطاع, استطاعت, تمكن, تمكنت, جاء, جاءت, ذهب, ذهبت, رأى, رأت, رأيت
        وجد, وجدت, أخذ, أخذت, أمضيت, صورنا, استقبلنا, ضبطنا, نجونا, استقبل, استقبلت, ضبط, ضبطت, نجا, نجت, فاز, فازت, خسر, خسرت, افتتح, افتتحت, أطلق, أطلقت
        وقع, وقعت, أنهى, أنهت, خطفت, خطف, هاجم, هاجمت, قصف, قصفت, استهدف, استهدفت, دمر, دمرت, أحرق, أحرقت, اعتقل, اعتقلت, توفي, توفيت, مات, ماتت
        تظهر, تدخل, تعلن, تنفذ, تكشف, تقول, تؤكد, تسقط, تحتفل, تتجمع, تنشر, تعرض, توقف, تحظر, تقصف, تستهدف, تشهد, تعاني, تنهي, تصل, تغرق, تحذر, تطلق
        تطالب, تدعو, تنفي, تستمر, تمت, تعود, تبدأ, تخفي, تفتح, تغلق, تروي, تقوم, تريد, تستعد, تواصل, تواجه, تقتل, ترفض, تقرر, تحدث, تنتهي, تفوز, تخسر, تصدر
        تبلغ, تعتبر, تستقبل, تعتمد, تهاجم, تهدد, تدعم, تمنع, ترفع, تطلب, تنطلق, تقدم, تشارك, تنظم, تعمل, تسير, تنتشر, تدمر, تحرق, تتحدث, تحتاج, نحتاج, نعرف
        is, are, was, were, has, have, had, will, says, said
        """)

    /// Nouns that begin as verbs in the imperfect do.
    static let nounsInYeh = PhraseTable(
        .nounsInYeh,
        """
        يوميا, يونيو, يونيه, يوليو, يوليه, يوليوز, يناير, يابان, ياسر, ياسمين, ياسين, يعقوب, يوسف, يونس, يحيى, يزيد, يسرى, يسري, يهود, يهودي, يهودا, يهودية, يمين
        يمني, يمنيون, يمنيين, يونان, يوناني, يونانية, يورو, يوتيوب, يافا, يافطة, يقين, يقظة, يخوت, ينبع, ينابيع, يتامى, يتيم, يسار, يساري, يسارية, يمينية, يميني
        يدوي, يدوية, يومين, يومان, يوميات, يومي, يومية, يونيسف, يونسكو, ياقوت, يعرب, يعربي, ينيي, يلدز, يلدريم, يانغ, يونايتد, يوفنتوس, ياباني, يابانية, يربوع, يمام, يثرب
        """)

    /// What no name has in it: prepositions, particles, pronouns.
    static let notInNames = PhraseTable(
        .notInNames,
        """
        في, من, إلى, على, عن, حتى, قبل, بعد, بلا, مع, منذ, بين, تحت, فوق, دون, خلال, عند, لا, لم, لن, ما, ماذا, لماذا, كيف, متى, أين, هل, هكذا, هذا, هذه, ذلك, تلك
        هو, هي, هم, نحن, أنا, أنت, أن, إن, أنه, أنها, إنه, إنها, كل, بعض, غدا, اليوم, أمس, الآن, ليس, ليست, لدينا, لديه, لديها, الذي, التي, الذين, قد, سوف, أو, أم, لكن, بل, ثم
        """)

    static let questionWords = PhraseTable(
        .questionWords, "هل, ما, ماذا, لماذا, كيف, متى, أين, من, كم, أي, أية, لم, بم, إلى أين, إذا, وماذا, وما, وهل, وكيف, ولماذا")

    /// Words that go on with a text, or pray: no heading begins with them.
    static let sentenceOpeners = PhraseTable(
        .sentenceOpeners,
        """
        حيث, كما, كذلك, أيضا, وأيضا, وكذلك, لكن, ولكن, لأن, لذلك, ولذلك, فيما, بينما, إذ, وإذ, ثم, أما, وقد, وقال, وقالت, وأضاف, وأضافت, وأكد, وأكدت, وأوضح, وأشار, وبحسب
        بالرجوع, وبالرجوع, بالبحث, وبالبحث, وبالعودة, بالعودة, وبالتالي, فما, فهل, فقد, فإن, لقد, ومجددا, هذا وقد, في سياق, في المقابل, من جهته, من جهتها, من جانبه, من جانبها
        سبحان الله, سبحان, اللهم, الحمد لله, لك الحمد, يا رب, يارب, ما شاء الله, حسبنا الله, حسبي الله, لا إله, أستغفر الله, صلوا على, إنا لله
        """)

    /// Words that begin claims and captions of more than a few words.
    static let claimOpeners = PhraseTable(
        .claimOpeners,
        """
        عاجل, شاهد, شاهدوا, بالفيديو, فيديو, صورة, صور, لحظة, مشاهد, مشهد, مقطع, لقطة, لقطات, مقارنة, مطابقة, هذا, هذه, هكذا, أول, انظروا, أنظروا, انظر, تخيل, تخيلوا, قال
        """)

    // MARK: Furniture and the related block

    /// Lines of the page and not of the article: the whole line must match.
    static let furniture = PhraseTable(
        .furniture,
        """
        شارك, شاركها, شاركه, شاركنا, مشاركة, المشاركة, شارك المقال, شارك الخبر, شارك القصة, شارك التقرير, شارك هذا المقال, شارك هذا الخبر, شارك عبر
        شارك على, شارك على فيسبوك, شارك على تويتر, شارك على واتساب, مشاركة المقال, مشاركة عبر, انشر, أرسل, أرسل إلى صديق, أرسل لصديق, إرسال
        طباعة, اطبع, طباعة المقال, نسخة للطباعة, للطباعة, حفظ, احفظ, حفظ المقال, إضافة إلى المفضلة, نسخ الرابط, انسخ الرابط, تم النسخ, رابط مختصر
        استمع, استمع إلى المقال, استمع للمقال, استمع إلى الخبر, استمع للخبر, استماع, الاستماع إلى المقال, تشغيل الصوت, شغل الصوت
        فيسبوك, تويتر, إكس, منصة إكس, واتساب, واتس آب, تليغرام, تلغرام, تيليجرام, لينكد إن, لينكدإن, إنستغرام, انستغرام, يوتيوب, تيك توك, ماسنجر, بريد إلكتروني
        البريد الإلكتروني, facebook, twitter, x, whatsapp, telegram, linkedin, instagram, email, share, share this, print, save, copy link, listen, tweet
        تعليق, تعليقات, التعليقات, أضف تعليقا, أضف تعليق, اترك تعليقا, علق, اكتب تعليقك, لا توجد تعليقات, comments
        اشترك, اشترك الآن, اشترك في النشرة, اشترك في النشرة البريدية, النشرة البريدية, النشرة الإخبارية, سجل الآن, تسجيل الدخول, subscribe
        إعلان, إعلانات, مساحة إعلانية, advertisement, الصفحة الرئيسية, الرئيسية, العودة إلى الأعلى, إلى الأعلى, القائمة, بحث, ابحث, تابعنا, تابعونا, تابعنا على
        تابعونا على, تكبير الخط, تصغير الخط, حجم الخط, الوضع الليلي, تحميل المزيد, عرض المزيد, المزيد من الأخبار, ترجم, الإبلاغ عن خطأ, أبلغ عن خطأ
        """)

    /// Beginnings that only furniture has, on a short line.
    static let furnitureBeginnings = PhraseTable(
        .furnitureBeginnings,
        """
        تابعنا على, تابعونا على, تابعنا عبر, تابعونا عبر, جميع الحقوق محفوظة, حقوق النشر محفوظة, كل الحقوق محفوظة, مدة القراءة, وقت القراءة, زمن القراءة
        اشترك في قناتنا, اشتركوا في, انضم إلى قناتنا, حمل تطبيق, حملوا تطبيق, شارك هذه, عدد المشاهدات, عدد القراءات, الكلمات المفتاحية, كلمات مفتاحية
        كلمات دلالية, الوسوم, وسوم, all rights reserved, copyright, follow us
        """)

    static let relatedHeadings = PhraseTable(
        .relatedHeadings,
        """
        مقالات ذات صلة, مقالات ذات علاقة, مقالات مرتبطة, مقالات مشابهة, مقالات متعلقة, مقالات قد تهمك, مواضيع ذات صلة, موضوعات ذات صلة, مواضيع متعلقة
        موضوعات متعلقة, مواضيع مشابهة, مواضيع مرتبطة, أخبار ذات صلة, أخبار متعلقة, أخبار مرتبطة, تقارير ذات صلة, ذات صلة, روابط ذات صلة, محتوى ذو صلة
        محتوى ذو علاقة, قد يعجبك أيضا, قد يهمك أيضا, قد يهمك, ربما يعجبك, ربما يهمك, اقرأ أيضا, اقرأ أيضاً, إقرأ أيضا, اقرأ المزيد, المزيد حول هذا الموضوع
        المزيد من المقالات, تابع أيضا, شاهد أيضا, من نفس القسم, في السياق نفسه, مطالب مرتبط, related articles, related, related stories, read also, see also, you may also like
        """)

    // MARK: Bounds

    /// A head's lines all stand in so many first bytes, a tail's in so many last ones.
    static let headBound = 64 << 10
    static let tailBound = 64 << 10
    /// Lines looked at for a head.
    static let headLines = 48
    /// A related block has no more items.
    static let relatedItems = 50
    /// Scalars that a title, a name and a heading have at most.
    static let titleLength = 220
    static let nameLength = 80
    static let headingLength = 90
    static let headingWords = 14

    /// A table by its name: none can be left out of phrase_data.c.
    static func table(_ name: PhraseTable.Name) -> PhraseTable {
        switch name {
        case .roles: roles
        case .openRoles: openRoles
        case .bylineWords: bylineWords
        case .bylineLabels: bylineLabels
        case .assistingLabels: assistingLabels
        case .nameless: nameless
        case .kickers: kickers
        case .dateLabels: dateLabels
        case .months: months
        case .dateWords: dateWords
        case .sourceLabels: sourceLabels
        case .sources: sources
        case .crossReferences: crossReferences
        case .captionLabels: captionLabels
        case .furniture: furniture
        case .furnitureBeginnings: furnitureBeginnings
        case .relatedHeadings: relatedHeadings
        case .sharedRoles: sharedRoles
        case .bylineOpenings: bylineOpenings
        case .verbs: verbs
        case .nounsInYeh: nounsInYeh
        case .notInNames: notInNames
        case .questionWords: questionWords
        case .sentenceOpeners: sentenceOpeners
        case .claimOpeners: claimOpeners
        }
    }
}
