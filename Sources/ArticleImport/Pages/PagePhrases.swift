// Lines of a page that no rule of plain text knows, as data: what sites say to their readers between and after the paragraphs.
// Phrases are compared as `LineFact.key`s, so that spellings of hamzas, yehs and harakat are one.
import ArabicText
import ArticleModel

enum PagePhrases {
    /// True for a line that is the page's, by what it says.
    /// - Parameter isLinkOnly: the line is a link and nothing else.
    static func isFurniture(_ text: [UInt32], isLinkOnly: Bool) -> Bool {
        let key = LineFact.key(String(codePoints: text.prefix(240)))
        if text.count <= 240, beginnings.contains(where: { key.starts(with: $0) }) { return true }
        if text.count <= 60, wholes.contains(key) || isLinkOnly && turns.contains(where: { key == $0 || key.starts(with: $0 + codePoints(" ")) }) {
            return true
        }
        return text.count <= 220 && asksToFollow(key, endsSentence: LineFact.endsSentence(text))
    }

    /// «تابعونا على …»: an address to the reader, and where to follow. «تابع» alone may be a verb of the text: «تابع الناس الخبر على فيسبوك.»
    private static func asksToFollow(_ key: [UInt32], endsSentence: Bool) -> Bool {
        let isAddress = addresses.contains { key.starts(with: $0) } || !endsSentence && openings.contains { key.starts(with: $0) }
        return isAddress && outlets.contains { outlet in contains(key, outlet) }
    }

    private static func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
        part.count <= text.count && (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }

    private static func keys(_ list: String) -> [[UInt32]] { list.split(separator: ",").map { LineFact.key(String($0)) } }

    /// How notices begin that no text begins with.
    private static let beginnings = keys(
        """
        مجلوبة من, تم الاسترجاع من, retrieved from, هل كان المقال مفيد, هل كان هذا المقال مفيد, هل كانت المقالة مفيدة, هل كانت هذه المقالة مفيدة,
        هل أعجبك المقال, هل أعجبك هذا المقال, هل وجدت هذا المقال مفيد, هل ساعدك هذا المقال, كان هذا المقال مفيد, شكرا لتقييمك, شكرا على تقييمك,
        قيم هذا المقال, قيم المقال, was this article helpful, تخطى إلى المحتوى, تخطي إلى المحتوى, تجاوز إلى المحتوى, انتقل إلى المحتوى,
        skip to content, skip to main content, شارك هذا المقال مع, شارك المقال مع, شارك الخبر مع, لا تنس مشاركة, لا تنسى مشاركة,
        إذا أعجبك المقال, إذا أعجبك هذا المقال, اضغط هنا للانضمام, اضغط هنا لمتابعة, للانضمام إلى قناة, للانضمام لقناة, للاشتراك في قناة,
        للاشتراك في نشرة, يمكنكم متابعة آخر, يمكنكم متابعة أخبار, يمكنك متابعة آخر, حقوق الصورة, جميع الحقوق محفوظة, لإرسال الأخبار,
        انتهای پیام
        """)
    private static let wholes = keys("نعم لا, نعم / لا, لا نعم, yes no, تم نسخ الرابط, تم النسخ بنجاح")
    /// What leads to the page before and the page after.
    private static let turns = keys(
        """
        السابق, التالي, السابقة, التالية, المقال السابق, المقال التالي, المقالة السابقة, المقالة التالية, الخبر السابق, الخبر التالي,
        الموضوع السابق, الموضوع التالي, التدوينة السابقة, التدوينة التالية, الصفحة السابقة, الصفحة التالية, الرسالة الأقدم, الرسالة الأحدث,
        رسالة أقدم, رسالة أحدث, المشاركة السابقة, المشاركة التالية, previous, next, previous post, next post, previous article, next article,
        older post, newer post, قبلی, بعدی, مطلب قبلی, مطلب بعدی
        """)
    private static let addresses = keys(
        """
        تابعونا, تابعنا, تابعوا, تابعي, اشتركوا, انضموا, حملوا, حملوا التطبيق, نزلوا, لمتابعة, لمتابعتنا, للمتابعة, للاشتراك, للتواصل معنا,
        يمكنكم متابعتنا, يمكنك متابعتنا, انضم إلينا, انضموا إلينا, follow us, join us, ما را در
        """)
    private static let openings = keys("تابع, اشترك, انضم, حمل, نزل, كن أول من, احصل على, شاهد قناة")
    private static let outlets = keys(
        """
        فيسبوك, فيس بوك, الفيسبوك, تويتر, على إكس, منصة إكس, واتساب, واتس اب, واتس, تلغرام, تليغرام, تيليغرام, تليجرام, تيليجرام, تلجرام, يوتيوب,
        انستغرام, إنستغرام, انستقرام, انستجرام, تيك توك, تيكتوك, سناب, أخبار غوغل, غوغل نيوز, أخبار جوجل, جوجل نيوز, google news, قناتنا, صفحتنا,
        حسابنا, حساباتنا, صفحاتنا, تطبيقنا, التطبيق, نشرتنا, النشرة البريدية, نشرة, facebook, twitter, whatsapp, telegram, youtube, instagram, قناة,
        مواقع التواصل, وسائل التواصل
        """)
}
