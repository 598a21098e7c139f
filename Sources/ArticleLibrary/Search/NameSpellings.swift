// Names from other languages that Arabic newspapers write in several ways. Who searches for one way finds the others.

/// Groups of spellings that are one name. A user's own come on top (`NameSpellings(lines:)`).
package struct NameSpellings: Sendable {
    /// The groups, each spelling as words of the index.
    private var groups: [[[String]]] = []
    /// The groups that a spelling is in, by its words.
    private var places: [[String]: [Int]] = [:]
    /// How many words the longest spelling has.
    private(set) var longest = 0

    /// - Parameter lines: one name a line, its spellings parted by `=`; `#` begins a remark.
    package init(lines: String) {
        let indexer = Indexer(for: .searching)
        for line in lines.split(whereSeparator: \.isNewline) {
            let spellings = line.prefix { $0 != "#" }.split(separator: "=").map { indexer.tokens(of: $0).map(\.word) }.filter { !$0.isEmpty }
            guard spellings.count > 1 else { continue }
            for spelling in spellings { places[spelling, default: []].append(groups.count) }
            groups.append(spellings)
            longest = max(longest, spellings.lazy.map(\.count).max() ?? 0)
        }
    }

    /// The other spellings of a name.
    func others(of words: [String]) -> [[String]] { places[words, default: []].flatMap { groups[$0] }.filter { $0 != words } }

    static let known = NameSpellings(lines: table)

    /// The program's own, with those of a user.
    package static func known(and lines: String) -> NameSpellings { lines.isEmpty ? known : NameSpellings(lines: table + "\n" + lines) }

    private static let table = """
        نتنياهو = نتانياهو = ناتنياهو = نيتانياهو
        غوتيريش = غوتيريس = غوتيرش = جوتيريش = جوتيريس
        ترامب = ترمب
        بايدن = بايدين
        زيلينسكي = زيلنسكي
        ميركل = ميركيل
        شولتس = شولتز = شولز
        أردوغان = أردوجان = أردغان
        كلينتون = كلنتون
        بلينكن = بلينكين
        لافروف = لفروف
        تشرشل = تشيرشل
        غورباتشوف = جورباتشوف = غورباتشيف
        ساركوزي = سركوزي
        غوغل = جوجل = قوقل
        فيسبوك = فيس بوك = فايسبوك
        تويتر = تويتير
        يوتيوب = يوتوب
        إنستغرام = إنستجرام = إنستقرام = إنستاغرام
        واتساب = واتس اب = واتسآب
        تلغرام = تليغرام = تيليغرام = تلجرام
        مايكروسوفت = ميكروسوفت = مايكروسفت
        إنجلترا = إنكلترا = انغلترا
        الإنجليزية = الإنكليزية
        بلغاريا = بلجاريا
        غانا = جانا
        غامبيا = جامبيا
        طوكيو = توكيو
        واشنطن = واشنطون
        نيويورك = نيو يورك
        إسطنبول = استنبول
        هيوستن = هيوستون
        شيكاغو = شيكاجو
        لوس أنجلوس = لوس أنجليس = لوس انجيلوس
        كاليفورنيا = كالفورنيا
        جنيف = جينيف
        بروكسل = بروكسيل
        ستوكهولم = استوكهولم
        أبوظبي = أبو ظبي
        بيونغ يانغ = بيونج يانج
        هونغ كونغ = هونج كونج = هونغكونغ
        كوالالمبور = كوالا لمبور
        كورونا = كرونا
        ديمقراطية = ديموقراطية
        الديمقراطية = الديموقراطية
        ديمقراطي = ديموقراطي
        الديمقراطي = الديموقراطي
        إنترنت = انترنيت
        تلفزيون = تليفزيون
        بيولوجيا = بايولوجيا
        شكسبير = شيكسبير
        مانشستر = مانشيستر
        برشلونة = بارشلونة
        غوارديولا = جوارديولا
        مورينيو = مورينهو
        """
}
