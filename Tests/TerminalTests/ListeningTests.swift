// The built program for a screen reader: what is sent, in which order.
import Foundation
import TestSupport
import Testing

@Suite("For who listens") struct ScreenReaderTests {
    @Test("A page is sent whole and from the top, in logical order, with the cursor at its first line")
    func page() throws {
        let paragraphs = (1...30).map { "الفقرة رقم \($0) من المقال، وفيها لام ألف: لا إله إلا الله." }
        let reader = try Reader(
            ["عنوان المقال الطويل\n\n" + paragraphs.joined(separator: "\n\n")], options: ["--screen-reader", "true"], size: (72, 12))
        let sent = reader.terminal.output.count
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        #expect(reader.picture.cursor == (0, 0))
        #expect(reader.picture.isCursorVisible)
        let rows = (0..<11).map { reader.picture.text(ofRow: $0).trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        #expect(rows.count >= 5)
        #expect(rows.allSatisfy { row in paragraphs.contains { $0.contains(row) } })
        // Every row's words come whole, one row after the other.
        var rest = String(decoding: reader.terminal.output[sent...], as: UTF8.self)[...]
        for row in rows {
            let place = rest.range(of: row)
            #expect(place != nil, "\(row)")
            rest = rest[(place?.upperBound ?? rest.startIndex)...]
        }
        // The terminal is told nothing of the order of rows.
        #expect(!String(decoding: reader.terminal.output, as: UTF8.self).contains("\u{1B}[8l"))
    }

    @Test("Messages and lists on a terminal stay in logical order, with their letters as they are") func messages() throws {
        let folder = TemporaryFolder()
        let library = folder.path + "/library.db"
        let list = try PseudoTerminal(["list"], environment: ["QARI_LIBRARY": library, "QARI_SCREEN_READER": "true"])
        try list.wait("the list") { $0.picture.text.contains("اللام والألف.. حكاية حرفين في خانة واحدة") }
        let message = try PseudoTerminal(["/nowhere.txt"], environment: ["QARI_LIBRARY": library, "QARI_SCREEN_READER": "true"])
        try message.wait("the message") { $0.picture.text.contains("لا يوجد ملف بهذا الاسم") }
    }

    @Test("The setting is one by variable too, and anything else is refused") func variable() throws {
        let reader = try Reader(environment: ["QARI_SCREEN_READER": "true"])
        #expect(reader.picture.text.contains("صفحة 1 من"))
        #expect(try ProgramRun(["config"], environment: ["QARI_SCREEN_READER": "yes"]).ending == .exit(2))
    }
}
