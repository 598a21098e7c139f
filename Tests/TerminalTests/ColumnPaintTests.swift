// What a turn of a page in newspaper columns sends.
import TestSupport
import Testing

@Suite("A page in columns as it is sent", .slow)
struct ColumnPaintTests {
    @Test("the rule between them is not sent again, and each turn leaves the page as a fresh paint has it")
    func turns() throws {
        let reader = try Reader(
            ["أسفار | يوميات مسافر\n\n" + FixtureArticle.travels], options: ["--columns", "2", "--justify", "kashida"], size: (100, 24))
        let terminal = reader.terminal
        // Answers about the terminal that are still on their way stand before these keys; they may have a page painted whole.
        try reader.press(" ", andWaitFor: "صفحة 2 من")
        try reader.press("b", andWaitFor: "صفحة 1 من")
        for page in 2...5 {
            let before = terminal.output.count
            try reader.press(" ", andWaitFor: "صفحة \(page) من")
            terminal.settle(milliseconds: 60)
            let sent = String(decoding: terminal.output[before...], as: UTF8.self)
            let turned = terminal.picture.text
            #expect(turned.contains("│"), "two columns")
            // A change of colour and back for each row would be forty.
            #expect(sent.components(separatedBy: "\u{1B}[38;").count < 20, "page \(page): \(sent.count) letters")
            let painted = terminal.output.count
            terminal.send("\u{C}")
            try terminal.wait("a fresh paint") { $0.output.count > painted }
            terminal.settle(milliseconds: 120)
            #expect(terminal.picture.text == turned, "page \(page)")
        }
        try reader.quit()
    }
}
