// How the front page is set: the lead story over two columns, the others in columns of equal feet, the strip apart from the list, the chosen
// item by a bar; dates as the reader's country writes them.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("The front page as a newspaper's") struct FrontPageSettingTests {
    private static func store(_ count: Int, breaking: Int? = nil) -> FakeStore {
        let store = FakeStore()
        for index in 0..<count {
            var headline = Headline(id: Int64(index + 1), title: "خبر من أخبار المدينة رقم \(index)", added: FakeReader.evening)
            headline.source = index % 2 == 0 ? "وكالة المدينة" : "صحيفة النهر"
            headline.date = FakeReader.evening - Int64(index) * 600
            headline.lead =
                "قال المشرفون على المشروع إن العمل سيكتمل قبل نهاية الصيف، وإن الأحياء البعيدة ستكون أول من ينتفع به بعد أن انتظر أهلها سنوات."
            headline.isBreaking = index == breaking
            store.add(headline)
        }
        return store
    }

    @Test("the lead story stands over two columns, and no others beside it in them", arguments: [(132, 43), (200, 60), (300, 100)])
    func lead(_ columns: Int, _ rows: Int) {
        let reader = FakeReader(Self.store(200), size: ScreenSize(columns: columns, rows: rows))
        let items = reader.layout.items
        let (lead, column) = (items[0].rect, reader.layout.geometry.columns[0])
        #expect(lead.columns == 2 * column.columns + FrontPageGeometry.columnGap)
        for item in items.dropFirst() where item.rect.column < lead.column + lead.columns && item.rect.column >= lead.column {
            #expect(item.rect.row > lead.row + lead.rows - 1)
        }
    }

    @Test(
        "columns end on one row, full or not, and fill most of the page",
        arguments: [(132, 43, 200), (200, 60, 200), (200, 60, 24), (300, 100, 60), (132, 43, 9)])
    func feet(_ columns: Int, _ rows: Int, _ count: Int) {
        let reader = FakeReader(Self.store(count), size: ScreenSize(columns: columns, rows: rows))
        let items = reader.layout.items
        #expect(items.map(\.index) == Array(0..<items.count))
        let feet = reader.layout.geometry.columns.map { column in
            items.filter { $0.rect.column == column.column && $0.rect.columns == column.columns }.map { $0.rect.row + $0.rect.rows }.max() ?? 0
        }
        #expect((feet.max() ?? 0) - (feet.min() ?? 0) <= (count < 30 ? 6 : 2), "\(feet)")
        #expect(feet.allSatisfy { $0 * 2 >= rows }, "\(feet)")
        for (index, item) in items.enumerated() {
            for other in items[(index + 1)...] where other.rect.column == item.rect.column {
                #expect(other.rect.row >= item.rect.row + item.rect.rows || item.rect.row >= other.rect.row + other.rect.rows)
            }
        }
    }

    @Test("the breaking news stands in its strip and not in the list again; chosen, it opens", arguments: [(80, 24), (132, 43)])
    func strip(_ columns: Int, _ rows: Int) {
        var reader = FakeReader(Self.store(20, breaking: 2), size: ScreenSize(columns: columns, rows: rows))
        let shown = (0..<rows).count { row in
            reader.screen.text(ofRow: row).contains("2") && reader.screen.cells(ofRow: row).contains { ReaderScreen.role(of: $0) == .breakingStrip }
        }
        #expect(shown == 1)
        let items = reader.layout.items
        #expect(items.filter(\.isStrip).map(\.index) == [2])
        reader.press("j j Enter")
        #expect(reader.state.reading?.headline?.id == 3)
    }

    @Test("the chosen item has a bar at its start edge and is no slab") func bar() {
        let reader = FakeReader(Self.store(20), size: ScreenSize(columns: 80, rows: 24))
        let bars = (0..<24).flatMap { row in reader.screen.cells(ofRow: row).filter { $0.scalar == codePoint("▐") } }
        #expect(bars.count >= 2 && bars.allSatisfy { ReaderScreen.role(of: $0) == .headlineSelected })
        let blanks = (0..<24).flatMap { row in
            reader.screen.cells(ofRow: row).filter { ReaderScreen.role(of: $0) == .headlineSelected && $0.scalar == 0x20 }
        }
        #expect(blanks.count < 12)
    }

    @Test("a source has its counts and how old its newest is") func sources() {
        var reader = FakeReader(Self.store(20), size: ScreenSize(columns: 100, rows: 24))
        reader.press("3")
        #expect(reader.shows("مقالات") && reader.shows("قبل") && reader.shows("دقائق"))
    }

    @Test(
        "dates are written as the newspapers of the reader's country do",
        arguments: [
            (DateSetting.auto, "تشرين الثاني/نوفمبر"), (.levant, "تشرين الثاني/نوفمبر"), (.gulf, "نوفمبر"), (.egypt, "نوفمبر"), (.maghreb, "نوفمبر"),
            (.morocco, "نونبر"),
        ])
    func dates(_ setting: DateSetting, _ date: String) {
        var settings = Settings()
        settings.dates = setting
        let reader = FakeReader(Self.store(3), size: ScreenSize(columns: 132, rows: 43), settings: settings)
        #expect(reader.shows(date))
        #expect(reader.shows("تشرين") == date.contains("تشرين"))
        if setting == .gulf {
            // The day of the Hijra at the start edge.
            let row = (0..<43).first { row in reader.screen.cells(ofRow: row).contains { ReaderScreen.role(of: $0) == .mastheadDate } } ?? 0
            let letters = ReaderScreen.letters(of: reader.screen.cells(ofRow: row))
            let (hijri, civil) = (letters.range(of: "جمادى"), letters.range(of: "نوفمبر"))
            #expect(hijri.map { first in civil.map { first.lowerBound < $0.lowerBound } ?? false } ?? false)
        }
    }
}
