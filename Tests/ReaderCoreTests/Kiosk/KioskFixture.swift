// What kiosks under test show: a library of long articles, and breaking news.
import ArticleModel
import TerminalScreen

@testable import Kiosk
@testable import ReaderCore

enum KioskFixture {
    private static let titles = [
        "المتحف الوطني يعرض لقى جديدة", "الميناء يستأنف الملاحة ليلًا", "موسم الزيتون يبدأ مبكرًا", "قطار الضواحي يصل إلى الجامعة",
    ]
    private static let longText = (0..<25).map { "هذه الفقرة رقم \($0)، وفيها من الكلام ما يملأ سطرين أو أكثر على شاشة عريضة.\n\n" }.joined()

    static func store(_ count: Int = 30) -> FakeStore {
        let store = FakeStore()
        for index in 0..<count {
            var headline = Headline(id: Int64(index + 1), title: titles[index % titles.count] + " (\(index))", added: FakeReader.evening - 9 * 3600)
            headline.url = "https://example.org/\(index)"
            store.add(headline, text: headline.title + "\n\n" + longText)
        }
        return store
    }

    static func breaking(_ id: Int64 = 900, age: Int64 = 60) -> Headline {
        var headline = Headline(id: id, title: "السدود تفتح بواباتها بعد السيول", added: FakeReader.evening - age)
        headline.isBreaking = true
        return headline
    }
}
