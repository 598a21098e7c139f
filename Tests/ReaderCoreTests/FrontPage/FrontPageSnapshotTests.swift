// The front page as files to look at.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Screens of the front page") struct FrontPageSnapshotTests {
    /// A morning's paper.
    private static func store() -> FakeStore {
        let store = FakeStore()
        let stories: [(title: String, kicker: String?, source: String?, hours: Int64)] = [
            ("افتتاح محطة لتحلية المياه على ساحل المدينة بطاقة تكفي مليون نسمة", "خاص", "وكالة المدينة", 1),
            ("البرلمان يناقش الموازنة بعد تأجيل دام أسبوعين", nil, "صحيفة النهر", 2),
            ("زلزال خفيف يشعر به سكان الساحل ولا أنباء عن إصابات", "عاجل", "إذاعة الساحل", 3),
            (
                "باحثون يطوّرون بطارية تُشحن في خمس دقائق وتدوم أعوامًا، ويقولون إن الطريق إلى المصانع ما زال طويلًا وإن الكلفة أول عقباته", nil,
                "مجلة العلوم", 11
            ),
            ("A page in English among the Arabic ones", nil, "The Coast Post", 26),
            ("معرض الكتاب يستقبل زواره", "تقرير", nil, 50),
            ("المنتخب يتأهل إلى الدور الثاني", nil, "صحيفة النهر", 200),
        ]
        for (index, story) in stories.enumerated() {
            var headline = Headline(id: Int64(index + 1), title: story.title, added: FakeReader.evening)
            (headline.kicker, headline.source) = (story.kicker, story.source)
            headline.date = FakeReader.evening - story.hours * 3_600
            headline.isBreaking = story.kicker == "عاجل"
            headline.isRead = index == 3 || index == 5
            headline.isBookmarked = index == 1 || index == 5
            headline.url = "https://example.org/\(index)"
            if index == 0 { headline.lead = "بدأت المحطة الضخ صباح اليوم، وقال مديرها إن الماء سيصل إلى الأحياء كلها قبل الصيف." }
            store.add(headline)
        }
        return store
    }

    @Test(
        "after these keys the front page is the snapshot",
        arguments: [
            ("front-page", "", 80, 24), ("front-page-selection", "j j j", 80, 24), ("front-page-20x5", "", 20, 5), ("front-page-40x12", "j", 40, 12),
            ("front-page-130x36", "j", 130, 36), ("front-page-sources", "3", 80, 24), ("front-page-help", "?", 80, 50),
            ("front-page-share", "s", 80, 24),
        ] as [(String, String, Int, Int)])
    func arabic(_ name: String, _ keys: String, _ columns: Int, _ rows: Int) {
        var reader = FakeReader(Self.store(), size: ScreenSize(columns: columns, rows: rows))
        reader.press(keys)
        Snapshot.expect(reader.screen, is: name)
    }

    @Test("in English, empty, searching, results") func others() {
        var settings = Settings()
        settings.language = .english
        Snapshot.expect(FakeReader(Self.store(), settings: settings).screen, is: "front-page-english")
        Snapshot.expect(FakeReader(FakeStore()).screen, is: "front-page-empty")
        var reader = FakeReader(Self.store())
        reader.press("/")
        reader.type("بطارية")
        Snapshot.expect(reader.screen, is: "front-page-searching")
        reader.press("Enter")
        Snapshot.expect(reader.screen, is: "front-page-results")
        reader.press("Enter q r")
        Snapshot.expect(reader.screen, is: "front-page-nothing-like-it")
    }
}
