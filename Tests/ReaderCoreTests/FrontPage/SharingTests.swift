// Sharing: the link or the text on the clipboard, the QR code, the browser.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Sharing") struct SharingTests {
    private static func store() -> FakeStore {
        let store = FakeStore()
        var headline = Headline(id: 1, title: "مقال له رابط", added: FakeReader.evening)
        headline.url = "https://example.org/a/1"
        store.add(headline, text: "مقال له رابط\n\nنص المقال.\n")
        var other = Headline(id: 2, title: "مقال بلا رابط صالح", added: FakeReader.evening)
        other.url = "file:///etc/passwd"
        store.add(other, text: "مقال بلا رابط صالح\n\nنص آخر.\n")
        return store
    }

    private static func copied(_ reader: FakeReader) -> [String] {
        reader.others.compactMap { if case .copy(let text) = $0 { String(codePoints: text) } else { nil } }
    }

    @Test("y copies the link where there is one, the text where there is none") func copy() {
        var reader = FakeReader(Self.store())
        reader.press("y")
        #expect(Self.copied(reader) == ["https://example.org/a/1"])
        reader.press("Enter y J y")
        #expect(Self.copied(reader).dropFirst().first == "https://example.org/a/1")
        #expect(Self.copied(reader).last?.contains("نص آخر.") == true)
    }

    @Test("Only http and https go to the browser") func browser() {
        var reader = FakeReader(Self.store())
        reader.press("o")
        #expect(reader.others.contains(.openInBrowser(address: "https://example.org/a/1")))
        reader.others = []
        reader.press("j o")
        #expect(reader.others.isEmpty)
        #expect(reader.state.footer?.text == reader.state.phrases.noLink)
        #expect(!Program.isWebAddress("https://example.org/a b"))
        #expect(!Program.isWebAddress("javascript:alert(1)"))
        #expect(Program.isWebAddress("HTTP://example.org"))
    }

    @Test("Where there is no browser the link is copied and that is said") func noBrowser() {
        var reader = FakeReader(Self.store())
        reader.send(.browser(.unavailable, address: "https://example.org/a/1"))
        #expect(Self.copied(reader) == ["https://example.org/a/1"])
        #expect(reader.state.footer?.text == reader.state.phrases.noBrowser)
    }

    @Test("The menu offers what can be done: without a link only the text") func menu() {
        var reader = FakeReader(Self.store())
        reader.press("s")
        #expect((reader.state.overlays.last as? ShareOverlay)?.list.rows.count == 4)
        reader.press("Enter")
        #expect(Self.copied(reader) == ["https://example.org/a/1"])
        reader.press("j s")
        #expect((reader.state.overlays.last as? ShareOverlay)?.list.rows.count == 1)
    }

    private static let code = QRCode(side: 21, modules: (0..<441).map { ($0 * 7 + $0 / 21) % 3 == 0 })

    @Test("The code stands on the screen module by module, light around it, and any key closes it") func code() throws {
        var reader = FakeReader(Self.store())
        reader.press("Q")
        guard case .makeQRCode(let text, let ticket)? = reader.others.last else {
            Issue.record("No code was asked for.")
            return
        }
        #expect(text == "https://example.org/a/1")
        reader.send(.qrCode(Self.code, text: text, ticket))
        let plan = try #require(QRPlan(Self.code, in: ScreenSize(columns: 80, rows: 24)))
        #expect(plan.quiet == 4 || plan.quiet == 3 || plan.quiet == 2)
        for row in -plan.quiet..<(21 + plan.quiet) {
            for column in -plan.quiet..<(21 + plan.quiet) {
                let cell = reader.frame[plan.rect.column + column + plan.quiet, plan.rect.row + (row + plan.quiet) / 2]
                let isUpper = (row + plan.quiet) % 2 == 0
                let isLight = cell.scalar == 0x2588 || cell.scalar == (isUpper ? 0x2580 : 0x2584)
                let isDark = row >= 0 && column >= 0 && row < 21 && column < 21 && Self.code.modules[row * 21 + column]
                #expect(isLight != isDark, "\(column), \(row)")
            }
        }
        reader.press("x")
        #expect(reader.state.overlays.isEmpty)
    }

    @Test("No link, no room, too long: each is said") func problems() {
        var reader = FakeReader(Self.store(), size: ScreenSize(columns: 20, rows: 8))
        reader.press("Q")
        reader.send(.qrCode(Self.code, text: "x", reader.state.ticket(.code)))
        #expect(reader.state.overlays.isEmpty)
        #expect(reader.state.footer?.text == reader.state.phrases.noRoomForCode(columns: 25, rows: 13))
        reader.press("Q")
        reader.send(.qrCode(nil, text: "x", reader.state.ticket(.code)))
        #expect(reader.state.footer?.text == reader.state.phrases.linkTooLong(mayCopy: true))
        reader.press("j Q")
        #expect(reader.state.footer?.text == reader.state.phrases.noLink)
    }
}
