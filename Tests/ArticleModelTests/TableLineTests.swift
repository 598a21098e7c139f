// Tables in plain texts: lines with tabs, wide gaps or bars between their cells.
import ArabicText
import Testing

@testable import ArticleModel

@Suite("Tables of plain texts")
struct TableLineTests {
    private static let paragraph = "وهذه فقرة كاملة تنتهي بنقطة، وفيها من الكلام ما يكفي لتكون متنًا يُقرأ لا عنوانًا ولا بندًا في قائمة."

    /// The rows between two paragraphs, and the roles of all lines there.
    private func taken(_ lines: [String]) -> (rows: [String], roles: [BlockRole]) {
        // As sources give a tab.
        let lines = lines.map { $0.replacing("\t", with: "   ") }
        let text =
            "عنوان المقال هنا\n\n\(Self.paragraph)\n\n\(Self.paragraph)\n\n\(lines.joined(separator: "\n"))\n\n\(Self.paragraph)\n\n\(Self.paragraph)\n"
        let blocks = ArticleParser(source: TextLines(text)).article().sections.flatMap(\.blocks)
        let rows = blocks.filter { $0.role == .tableRow }.map { String(codePoints: $0.text) }
        return (rows, blocks.dropFirst(2).dropLast(2).map(\.role))
    }

    @Test("lines with as many tabs as their neighbours are rows; between two tabs is an empty cell")
    func tabs() {
        let (rows, roles) = taken(["المحطة\tالوصول\tالمغادرة", "الميناء\t8:15\t8:20", "القلعة\t\t9:05", "السوق\t9:20\t9:25", "الجامعة\t9:30"])
        #expect(
            rows == ["المحطة │ الوصول │ المغادرة", "الميناء │ 8:15 │ 8:20", "القلعة │  │ 9:05", "السوق │ 9:20 │ 9:25", "الجامعة │ 9:30"], "\(rows)")
        #expect(roles.allSatisfy { $0 == .tableRow })
    }

    @Test("so are lines whose cells stand under each other by spaces")
    func gaps() {
        let (rows, _) = taken(["المحطة       الوصول    المغادرة", "الميناء      8:15      8:20", "1.   القلعة القديمة        9:05"])
        #expect(rows == ["المحطة │ الوصول │ المغادرة", "الميناء │ 8:15 │ 8:20", "1. │ القلعة القديمة │ 9:05"], "\(rows)")
    }

    @Test("bars part cells, at both ends or at one; what parts the headings from the rows in Markdown is a rule")
    func bars() {
        #expect(taken(["الاسم | أحمر |", "اللون | أزرق |"]).rows == ["الاسم │ أحمر", "اللون │ أزرق"])
        let (rows, roles) = taken(["| الاسم | اللون |", "|---|:---:|", "| البحر | أزرق |"])
        #expect(rows == ["الاسم │ اللون", "البحر │ أزرق"] && roles == [.tableRow, .separator, .tableRow], "\(rows) \(roles)")
    }

    @Test("a line alone, lines of another kind, verses and programs are no tables")
    func noTables() {
        for lines in [
            ["الميناء\t8:15\t8:20"], ["الميناء\t8:15\t8:20", "كلام بلا جدول"], ["أ) تسعون    ب) مئة    ج) مئة وعشر", "2. رمز العنصر"],
            ["    x = 1   y = 2   z = 3", "    a = 1   b = 2   c = 3"],
            ["إذا هبت رياح البحر ليلًا   تذكرنا الشواطئ والسفينا", "وعدنا نسأل الأمواج عنا   فلم نجد المرافئ والمعينا"],
            ["إذا هبت رياح البحر ليلًا\t\tتذكرنا الشواطئ والسفينا", "وعدنا نسأل الأمواج عنا\t\tفلم نجد المرافئ والمعينا"],
            ["عاجل | وصلت السفينة", "محليات | فتح الميناء"],
        ] {
            #expect(taken(lines).rows.isEmpty, "\(lines)")
        }
    }
}
