// How much of its stories a front page tells: as much as it has room for, columns of one foot, no hole, nothing cut off.
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Front page: what is told") struct FrontPageTellingTests {
    private static let sizes = [(80, 24), (100, 40), (132, 43), (200, 60), (300, 100)]

    /// Stories with leads of a sentence or two, and with so many paragraphs behind them.
    private static func store(_ count: Int, paragraphs: Int) -> FakeStore {
        let store = FakeStore()
        let titles = [
            "افتتاح جسر المشاة بعد عام من العمل", "البلدية تعيد ترتيب أسواق الحي القديم وتعد الباعة بأماكن ثابتة قبل الشتاء", "أمطار على الساحل",
        ]
        let leads = [
            "بدأ العبور صباح اليوم.", "قال المهندسون إن العمل انتهى قبل موعده بشهر، وإن الحركة في الشارع المجاور ستعود إلى ما كانت عليه.",
            "تستمر الأمطار إلى نهاية الأسبوع. ونصحت الأرصاد الصيادين بالبقاء في الميناء.",
        ]
        for index in 0..<count {
            var headline = Headline(id: Int64(index + 1), title: "\(titles[index % 3]) (\(index))", added: FakeReader.evening)
            headline.lead = index % 7 == 3 ? nil : leads[index / 2 % 3]
            headline.source = "صحيفة النهر"
            headline.date = FakeReader.evening - Int64(index) * 1_800
            headline.opening = (0..<(paragraphs == 0 ? 0 : paragraphs < 20 ? 1 + (index + 4) % paragraphs : paragraphs)).map {
                "الفقرة \($0) من الخبر تحكي كيف مضى اليوم الأول، ومن حضر، وما قيل فيه، وماذا ينتظر الناس من الأيام التي تليه. وفيها جملة ثانية قصيرة."
            }
            store.add(headline)
        }
        return store
    }

    private static func reader(_ count: Int, paragraphs: Int, _ columns: Int, _ rows: Int) -> FakeReader {
        FakeReader(store(count, paragraphs: paragraphs), size: ScreenSize(columns: columns, rows: rows))
    }

    @Test("an item's rows are those of its lines, whatever is told of it", arguments: [1, 3, 7, 44, 119], [0, 9])
    func rows(_ count: Int, _ paragraphs: Int) {
        for (columns, rows) in Self.sizes {
            let layout = Self.reader(count, paragraphs: paragraphs, columns, rows).layout
            let isWhole = layout.items.count == count
            for item in layout.items where isWhole || item.index > 0 {
                let lines = (layout.lines(of: item).map(\.row).max() ?? -1) + 1
                let rule = item.index == 0 ? 1 : 0
                #expect(item.rect.rows == lines + rule, "\(count) at \(columns)×\(rows): \(item.index)")
            }
        }
    }

    @Test("no two items of a page overlap, and none leaves it", arguments: [1, 3, 7, 44, 119], [0, 9])
    func apart(_ count: Int, _ paragraphs: Int) {
        for (columns, rows) in Self.sizes {
            let layout = Self.reader(count, paragraphs: paragraphs, columns, rows).layout
            var taken: Set<SIMD2<Int>> = []
            for item in layout.items {
                for row in item.rect.row..<(item.rect.row + item.rect.rows) {
                    for column in item.rect.column..<(item.rect.column + item.rect.columns) {
                        #expect(taken.insert([column, row]).inserted)
                        #expect(column >= 0 && column < columns && row < rows - 1)
                    }
                }
            }
        }
    }

    @Test(
        "stories with text behind their leads fill the page: its columns end on its last row", arguments: [20, 44, 88],
        [(132, 43), (200, 60), (300, 100)])
    func full(_ count: Int, _ size: (Int, Int)) throws {
        let layout = Self.reader(count, paragraphs: 20, size.0, size.1).layout
        let bottom = try #require(layout.geometry.columns.first).row + layout.geometry.columns[0].rows
        for column in layout.geometry.columns {
            let foot = layout.items.filter { $0.rect.column == column.column }.map { $0.rect.row + $0.rect.rows }.max() ?? 0
            #expect(foot == bottom, "\(count) at \(size)")
        }
    }

    @Test("short stories alone: columns of one foot, and where they are few a hairline between them", arguments: [(132, 43), (200, 60), (300, 100)])
    func short(_ columns: Int, _ rows: Int) throws {
        let reader = Self.reader(rows / 3, paragraphs: 0, columns, rows)
        let layout = reader.layout
        #expect(layout.items.count == rows / 3)
        let feet = Set(
            layout.geometry.columns.map { column in
                layout.items.filter { $0.rect.column == column.column && $0.rect.columns == column.columns }.map { $0.rect.row + $0.rect.rows }.max()
                    ?? 0
            })
        #expect((feet.max() ?? 0) - (feet.min() ?? 0) <= 1, "\(feet)")
        #expect(layout.hasHairlines == (rows == 100))
    }

    @Test(
        "the first story is told in two columns below its title where the page has two, in one where it has one",
        arguments: [(80, 1), (132, 2), (200, 2)])
    func lead(_ columns: Int, _ parts: Int) throws {
        let layout = Self.reader(5, paragraphs: 9, columns, 60).layout
        let told = layout.lines(of: try #require(layout.items.first)).filter { $0.role == .snippet }
        #expect(Set(told.map(\.start)).count == parts && told.count > 2)
        let rows = Dictionary(grouping: told, by: \.start).mapValues(\.count)
        #expect((rows.values.max() ?? 0) - (rows.values.min() ?? 0) <= 1)
    }
}
