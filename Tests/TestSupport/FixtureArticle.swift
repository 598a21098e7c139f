// Articles for tests: each part that an article may have, and enough text for many pages. Written for the tests.

package enum FixtureArticle {
    /// Two credits, a kicker, a title, byline, date and source, a lead, five sections, related items.
    package static let news = """
        رئيس التحرير: قسم التجارب
        مدير التحرير: قسم الفحص

        تقرير | قطار الساحل يعود إلى سكته بعد عامين

        كتب: قسم المحليات
        الأحد 8 آذار/مارس 2026

        عاد قطار الساحل أمس إلى سكته القديمة، وحمل في رحلته الأولى مئتي راكب من المرفأ إلى محطة الجبل. ولا تتجاوز مدة الرحلة ساعة واحدة، وكانت الحافلة تقطع المسافة نفسها في ثلاث ساعات.

        الرحلة الأولى

        انطلق القطار في السادسة صباحًا من رصيف المرفأ (الرصيف القديم)، وكان السائق أول الواصلين. قال مدير المحطة: «لا نريد احتفالًا كبيرًا، نريد قطارًا يصل في موعده». وصعد الركاب على مهل، فمنهم من حمل آلة تصوير، ومنهم من حمل سلة برتقال لأهله في الجبل.

        مرّ القطار بسبع محطات، وتوقف في كل منها ثلاث دقائق. وعند الجسر الحجري خفّف السائق سرعته، فالجسر لم يُفتح بعد ترميمه إلا قبل أسبوع، والأوامر ألا تزيد السرعة عليه على عشرين كيلومترًا في الساعة.

        أرقام الخط

        - طول السكة 84 كيلومترًا، منها 12 كيلومترًا في الأنفاق.
        - عدد المحطات 7، وعدد الجسور 19 جسرًا.
        - ثمن التذكرة 3.50 وللطلاب نصف الثمن، أي خصم 50%.

        وتقول إدارة الخط إن السعة اليومية ستبلغ 4,800 راكب حين تدخل العربات الجديدة الخدمة، وهي عربات من طراز CoastLine 2 لم تصل منها سوى اثنتين. أما العربات الباقية فتصل تباعًا قبل الصيف.

        حكاية السكة

        بُنيت السكة قبل قرن ونيّف لنقل الحرير والليمون، ثم حملت الجنود والطلاب والعائلات. وحين توقفت ظل أهل القرى يؤرخون بها: وُلد فلان سنة وصول القطار، وتزوجت فلانة سنة انقطاعه. وفي متحف المحطة ساعة كبيرة لم يغيّر أحد وقتها منذ الرحلة الأخيرة.

        وجمع معلّم متقاعد صور الخط في كتاب صغير عنوانه «حديد وبرتقال»، فيه خرائط وجداول مواعيد ورسائل كتبها عمال السكة إلى أهلهم. ويقول إن أجمل ما وجده تذكرة كُتب على ظهرها: عُد قبل المطر.

        آراء المسافرين

        قالت مسافرة من الركاب الأوائل إنها تركت سيارتها في البيت ولن تعود إليها، فالطريق الساحلي مزدحم والوقوف فيه طويل. وقال آخر إن المقاعد ضيقة قليلًا لكن النوافذ واسعة، والنافذة عنده أهم.

        واشتكى تاجر من أن عربة البضائع لا تتسع لصناديقه كلها. ووعدته الإدارة بعربة ثانية في الشهر المقبل، وطلبت منه أن يكتب طلبه حتى لا يضيع الوعد.

        ما ينتظر الخط

        تعمل فرق الصيانة ليلًا على الجزء الشرقي من السكة، وفيه نفق طويل يحتاج إلى تهوية جديدة. وإذا سارت الأعمال كما خُطط لها فإن الخط سيصل إلى السهل قبل نهاية العام، فيصبح طوله مئة وعشرين كيلومترًا.

        وتدرس البلدية إنشاء طريق للمشاة والدراجات إلى جانب السكة القديمة قرب المرفأ، وفيه مقاعد وأشجار ظل ولوحات تحكي قصة كل محطة. وقد رُسم المخطط الأول ولم يُحدَّد موعد البدء.

        شارك

        مقالات ذات صلة
        متحف المحطة يفتح أبوابه - museum.txt
        طريق المشاة قرب المرفأ - path.txt

        """

    /// `news` with its first section alone: for tests that draw thousands of screens.
    package static var brief: String {
        let lines = news.split(separator: "\n", omittingEmptySubsequences: false)
        guard let middle = lines.firstIndex(of: "أرقام الخط"), let end = lines.firstIndex(of: "شارك") else { return news }
        return (lines[..<middle] + lines[end...]).joined(separator: "\n")
    }

    /// A second article, with nothing but a title and a paragraph.
    package static let short = """
        متحف المحطة يفتح أبوابه

        يفتح متحف المحطة أبوابه كل خميس من العاشرة إلى الرابعة، والدخول بلا تذكرة.

        """

    /// Forms, marks and signs whose cells the tests know by heart.
    package static let forms = """
        سلام

        قال: لا (نعم) «كلّا» بَيْتٌ لَا [أم] 2026.

        """

    /// An English article with an Arabic name in it, in a section of its own.
    package static let english = """
        The Coast Line Is Back

        By the local desk

        The first train left the harbour (the old quay) at six. It is called قطار الساحل, and it was on time.

        What it costs

        - A ticket is 3.50; students pay 50% of it.
        - Children ride free until 2027.

        """

    /// Every letter with its marks; a shadda with another, and lam-alefs.
    package static let vocalised = """
        قِطَارُ السَّاحِلِ

        وَصَلَ الْقِطَارُ الْأَوَّلُ إِلَى الْمَحَطَّةِ، وَلَا أَحَدَ يَعْلَمُ أَنَّهُ أُجِّلَ سَاعَةً. قَالَ السَّائِقُ: لَأَصِلَنَّ غَدًا فِي الْمَوْعِدِ.

        """

    /// Arabic letters and full stops alone, so that a row read from right to left is the text.
    package static let plain = """
        حديقة على سطح المدرسة

        زرع تلاميذ الصف الخامس حديقة صغيرة على سطح مدرستهم. بدأت الفكرة بحوض واحد من النعناع ثم صارت أحواضا كثيرة فيها الخس والفجل والبقدونس. كل تلميذ مسؤول عن حوض يسقيه صباحا ويكتب ما يراه في دفتره.

        من الفكرة إلى التربة

        حمل التلاميذ التراب في أكياس خفيفة وصعدوا بها الدرج على مراحل. لم يكن الأمر سهلا فالسطح عال والدرج ضيق. ثم جاء نجار من الحي وصنع لهم أحواضا من خشب قديم ولم يأخذ أجرا بل طلب أول حزمة من البقدونس.

        ماذا تعلموا

        تعلموا أن البذرة لا تستعجل وأن الماء الكثير يضر كما يضر الماء القليل. وعرفوا أسماء حشرات لم ينتبهوا إليها من قبل. وفي نهاية الفصل دعوا أهلهم إلى مائدة كل ما عليها من سطح المدرسة إلا الخبز والزيت والملح.

        """

    /// Paragraphs of which none stands where its like stood a page before: a page turn has little to leave as it is.
    package static let travels: String = {
        let starts = ["وصل القطار", "تأخر المركب", "عادت القافلة", "انطلقت الحافلة", "مرت السفينة"]
        let places = [
            "إلى المرفأ القديم", "من محطة الجبل", "عند طرف المدينة", "قرب سوق الصيادين", "خلف الجسر الحجري", "إلى ساحة البلدة", "من خان التجار",
        ]
        let times = [
            "قبل الفجر بساعة", "بعد غروب الشمس", "في يوم ماطر", "والناس نيام", "على مهل شديد", "والصبية ينتظرون", "ولم ينتبه أحد",
            "والريح تعصف",
        ]
        func sentence(_ number: Int) -> String { "\(starts[number % 5]) \(places[number % 7]) \(times[number % 8])" }
        return (0..<120).map { "\(sentence($0 * 3))، ثم \(sentence($0 * 3 + 1))، و\(sentence($0 * 3 + 2)).\n\n" }.joined()
    }()

    /// Text of a size, of paragraphs that repeat: for files that must not be read whole.
    package static func repeated(bytes: Int) -> [UInt8] {
        let start = Array("قطار طويل\n\nهذا أول الكلام في ملف كبير.\n\n".utf8)
        let paragraph = Array("يمضي القطار الطويل بين المحطات ولا يتوقف إلا حين يصل، وفي كل محطة حكاية جديدة تُروى مرة واحدة.\n\n".utf8)
        var text = start
        text.reserveCapacity(bytes + paragraph.count)
        while text.count < bytes { text += paragraph }
        return text
    }
}
