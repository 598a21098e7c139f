// How blocks are set: verse, lists, quotations, tables, pictures, code, headings, the head and the end of an article.
import ArabicText
import ArticleModel
import TerminalScreen
import TestSupport
import TextLayout
import Testing

@testable import ReaderCore

@Suite("Blocks") struct BlockTests {
    private static func screen(
        _ body: String, columns: Int = 80, rows: Int = 40, direction: String = "rtl", settings: (inout Settings) -> Void = { _ in }
    ) -> ReaderScreen {
        let text = "---\ntitle: عنوان المقال\ndirection: \(direction)\n---\n\n\(body)\n"
        return ReaderScreen(text, size: ScreenSize(columns: columns, rows: rows), settings: settings)
    }

    /// The rightmost column of a row that shows anything.
    private static func right(_ screen: ReaderScreen, _ row: Int) -> Int { screen.cells(ofRow: row).lastIndex { $0.scalar != 0x20 } ?? -1 }

    private static func row(_ screen: ReaderScreen, saying text: String) -> Int? {
        screen.rows.first { ReaderScreen.letters(of: screen.cells(ofRow: $0)).contains(ReaderScreen.letters(of: text)) }
    }

    // MARK: Verse

    private static let poem = """
        يا دارنا بين النخيل سلام *** ما غيرتك عن القلوب الأعوام
        نمشي إليك وفي الخطا أشواقنا *** وتضيء فيك لنا المدى الأحلام
        والماء يجري في السواقي ضاحكا *** كالطفل يلهو والرمال نيام
        """

    @Test("a quotation that stands in others is further in, and so is its rule; a program's prompt is none")
    func quotationsInQuotations() throws {
        let screen = ReaderScreen(
            "عنوان الرسالة\n\nكتب المحرر إلى صاحبه في الصباح:\n\n> عادت السفن أمس.\n>> متى تعود السفن؟\n> > > سؤال قديم جدا.\n\n>>> total = 1")
        func rule(_ text: String) throws -> Int? {
            screen.cells(ofRow: try #require(Self.row(screen, saying: text))).lastIndex { $0.scalar == codePoint("│") }
        }
        let outer = try #require(try rule("عادت السفن أمس"))
        #expect(try rule("متى تعود السفن") == outer - 2 && rule("سؤال قديم جدا") == outer - 4)
        #expect(screen.rows.contains { screen.text(ofRow: $0).contains("total") && !screen.text(ofRow: $0).contains("│") })
    }

    @Test("the halves of a poem's lines face each other between the same columns", arguments: [JustifySetting.none, .spaces, .kashida, .auto])
    func facing(_ justify: JustifySetting) throws {
        let screen = Self.screen(Self.poem) { $0.justify = justify }
        let rows = try ["دارنا", "نمشي", "والماء"].map { try #require(Self.row(screen, saying: $0)) }
        func edges(_ row: Int) -> [Int] {
            let shown = screen.cells(ofRow: row).indices.filter { screen.cells(ofRow: row)[$0].scalar != 0x20 }
            // The widest gap parts the halves.
            let gap = zip(shown, shown.dropFirst()).max { $0.1 - $0.0 < $1.1 - $1.0 }
            return [shown.first ?? -1, gap?.0 ?? -1, gap?.1 ?? -1, shown.last ?? -1]
        }
        #expect(Set(rows.map(edges)).count == 1, "\(rows.map(edges))")
        #expect(screen.says("دارنا بين النخيل سلام ما غيرتك"))
        #expect(!screen.shows("***"))
        #expect(rows.contains { screen.text(ofRow: $0).contains("ـ") } == (justify == .kashida))
    }

    @Test("a half is drawn out by tatweel, not by its gaps, as far as its words allow; the vowels of one that bears them stay beside each other")
    func drawnOut() throws {
        let screen = Self.screen("بيت قديم جميل جدا *** والليل يمضي والنجوم تسير\nيا دارنا بين النخيل سلام *** مَا غَيَّرَتْكَ الأَعْوَامُ وَالدُّهُورُ") {
            $0.justify = .kashida
        }
        let row = screen.text(ofRow: try #require(Self.row(screen, saying: "بيت قديم")))
        #expect(row.contains("ـ") && !row.dropFirst(40).trimmingCharacters(in: .whitespaces).contains("   "), "\(row)")
        let vocalised = screen.text(ofRow: try #require(Self.row(screen, saying: "غيرتك")))
        #expect(!vocalised.prefix(40).contains("ـ"), "\(vocalised)")
    }

    @Test("no page parts a verse, and none has the first or the last of a poem alone", arguments: [(40, 1), (40, 2), (84, 2), (72, 1)])
    func wholeVerses(_ columns: Int, _ count: Int) {
        let verses = Array(repeating: Self.poem.split(separator: "\n").map(String.init), count: 2).flatMap(\.self)
        for rows in 10..<36 {
            let body = "فقرة أولى من المقال تسبق القصيدة.\n\n" + verses.joined(separator: "\n") + "\n\nفقرة أخيرة بعد القصيدة."
            let screen = Self.screen(body, columns: columns, rows: rows) { $0.columns = ColumnSetting(rawValue: "\(count)") ?? .auto }
            guard let document = screen.state.reading?.document else { return #expect(Bool(false)) }
            let geometry = Geometry(size: screen.frame.size, width: 72, columns: count)
            let all = sequence(first: document.firstAddress) { $0.flatMap { document.address(after: $0) } }.prefix { $0 != nil }.compactMap(\.self)
            let poem = all.filter { document.block(at: $0).staysWhole }
            let ends = [poem.first, poem.last].compactMap(\.self)
            guard geometry.height >= 6 else { continue }
            var start = document.firstAddress.map { LinePlace($0) }
            while let place = start {
                let page = Pagination(flow: document).page(from: place, geometry.shape)
                for column in page.columns {
                    let lines = column.compactMap { if case .line(let line) = $0 { line } else { nil } }
                    let shown = lines.filter { document.block(at: $0.address).staysWhole }
                    for (address, group) in Dictionary(grouping: shown, by: \.address) {
                        #expect(group.count == document.item(at: address).lineCount, "\(columns)×\(rows)")
                    }
                    let here = Set(shown.map(\.address))
                    // Where there is room for two, neither end stands alone.
                    if here.count == 1, geometry.height - page.spanning.count >= 8 {
                        #expect(here.isDisjoint(with: ends), "\(columns)×\(rows)")
                    }
                }
                start = page.next
            }
        }
    }

    @Test(
        "no verse of a poem is alone on a page or in a column that has room for three, in stanzas as without them",
        arguments: [(40, 1), (84, 2), (132, 3), (72, 1)], [0, 3])
    func noVerseAlone(_ page: (columns: Int, count: Int), _ stanza: Int) {
        let (columns, count) = page
        let lines = Self.poem.split(separator: "\n").map(String.init)
        for verses in 2...9 {
            for before in 0..<9 {
                let gap = { (verse: Int) in stanza > 0 && verse > 0 && verse % stanza == 0 ? "\n" : "" }
                let poem = (0..<verses).map { gap($0) + lines[$0 % lines.count] }.joined(separator: "\n")
                let opening = Array(repeating: "فقرة قصيرة من المقال.", count: before).joined(separator: "\n\n")
                let closing = Array(repeating: "فقرة أخيرة بعد القصيدة.", count: 30).joined(separator: "\n\n")
                let body = opening + (before > 0 ? "\n\n" : "") + poem + "\n\n" + closing
                let rows = 20
                let screen = Self.screen(body, columns: columns, rows: rows) { $0.columns = ColumnSetting(rawValue: "\(count)") ?? .auto }
                guard let document = screen.state.reading?.document else { return #expect(Bool(false)) }
                let geometry = Geometry(size: screen.frame.size, width: 72, columns: count)
                var start = document.firstAddress.map { LinePlace($0) }
                while let place = start {
                    let page = Pagination(flow: document).page(from: place, geometry.shape)
                    for column in page.columns {
                        let shown = column.compactMap { row in
                            if case .line(let line) = row, document.block(at: line.address).staysWhole { line.address } else { nil }
                        }
                        let room = geometry.height - page.spanning.count
                        if let first = shown.first, room >= 3 * document.item(at: first).lineCount + 2 {
                            #expect(Set(shown).count != 1, "\(columns)×\(rows), \(verses) verses behind \(before)")
                        }
                    }
                    start = page.next
                }
            }
        }
    }

    @Test("where there is no room for both the second half steps below the first, to the end edge") func stepped() throws {
        let screen = Self.screen(Self.poem, columns: 40)
        let (first, second) = (try #require(Self.row(screen, saying: "يا دارنا")), try #require(Self.row(screen, saying: "ما غيرتك")))
        #expect(second == first + 1 && Self.right(screen, first) == 38 && Self.right(screen, second) < 38)
        #expect(screen.cells(ofRow: second).firstIndex { $0.scalar != 0x20 } == 1)
    }

    @Test("no cluster of a poem is lost, whatever the width", arguments: 1...100) func whole(_ width: Int) {
        let document = ArticleDocument(
            text: EncodedText(TextBytes(copying: Array("---\ntitle: x\ndirection: rtl\n---\n\n\(Self.poem)\n".utf8)), encoding: .utf8), ref: .stdin,
            options: LayoutOptions(width: width), phrases: Phrases(.arabic))
        var address = document.firstAddress
        while let here = address {
            let (block, layout) = (document.block(at: here), document.layout(at: here))
            var seen = [Int](repeating: 0, count: block.text.count)
            for line in 0..<layout.lineCount {
                for piece in layout.pieces(ofLine: line) {
                    for cell in piece.line.cells where cell.logicalLength > 0 {
                        for scalar in cell.logicalOffset..<(cell.logicalOffset + cell.logicalLength) { seen[scalar] += 1 }
                    }
                    #expect(piece.start + piece.line.width <= max(width, 2))
                }
            }
            let lost = block.text.indices.filter { seen[$0] != 1 && CharacterProperties(block.text[$0]).isLetter }
            #expect(lost.isEmpty, "\(width): \(lost)")
            #expect(document.item(at: here).lineCount == layout.lineCount)
            address = document.address(after: here)
        }
    }

    @Test("a word of a poem is found and lit where it stands") func found() {
        var screen = Self.screen(Self.poem)
        screen.press("/")
        screen.type("القلوب")
        screen.press("Enter")
        #expect(screen.letters(in: [.hitCurrent]) == ReaderScreen.letters(of: "القلوب"))
    }

    // MARK: Lists and quotations

    @Test("the points of a list's numbers stand under each other, and so do its texts") func numbers() throws {
        let screen = Self.screen("1. بند أول\n2. بند ثان\n10. بند عاشر\n")
        let rows = try ["أول", "ثان", "عاشر"].map { try #require(Self.row(screen, saying: $0)) }
        let points = rows.map { row in screen.cells(ofRow: row).lastIndex { $0.scalar == codePoint(".") } }
        #expect(Set(points).count == 1 && points[0] != nil, "\(points)")
        let texts = rows.map { row in screen.cells(ofRow: row)[..<(points[0] ?? 0)].lastIndex { $0.scalar != 0x20 } }
        #expect(Set(texts).count == 1, "\(texts)")
    }

    @Test("a list's first item is not left alone at a page's foot") func firstItem() {
        for height in 8..<40 {
            let body = (1...6).map { "فقرة \($0) من المقال.\n" }.joined(separator: "\n") + "\n- بند أول\n- بند ثان\n- بند ثالث\n"
            var screen = Self.screen(body, rows: height)
            for _ in 0..<6 where !screen.says("بند أول") { screen.press("Space") }
            #expect(screen.says("بند أول") && screen.says("بند ثان"), "\(height)")
        }
    }

    @Test("a quotation has a rule at its start edge, on every line") func quotation() throws {
        let screen = Self.screen("> " + Array(repeating: "البيت الذي لا يسكن يموت", count: 8).joined(separator: " "))
        let rows = screen.rows.filter { row in screen.cells(ofRow: row).contains { $0.scalar == codePoint("│") } }
        #expect(rows.count >= 3)
        #expect(Set(rows.map { row in screen.cells(ofRow: row).firstIndex { $0.scalar == codePoint("│") } }).count == 1)
        #expect(
            rows.allSatisfy {
                screen.cells(ofRow: $0).lastIndex { $0.scalar != 0x20 } == screen.cells(ofRow: $0).lastIndex { $0.scalar == codePoint("│") }
            })
    }

    // MARK: Tables

    private static let table = """
        | المادة | الكمية | الثمن |
        | --- | --- | --- |
        | التبن | 120 | 1450 |
        | جذوع النخل | 48 | 35.5 |
        """

    @Test("numbers stand by their units, and a rule is under the headings") func table() throws {
        let screen = Self.screen(Self.table)
        let (first, second) = (try #require(Self.row(screen, saying: "التبن")), try #require(Self.row(screen, saying: "جذوع")))
        func unit(_ row: Int, _ digits: String) -> Int? {
            let text = screen.text(ofRow: row)
            return text.range(of: digits).map { text.distance(from: text.startIndex, to: $0.upperBound) }
        }
        #expect(unit(first, "120") == unit(second, "48"))
        #expect(unit(first, "1450") == unit(second, "35"))
        #expect(screen.text(ofRow: first - 1).contains("┼") && !screen.shows("---"))
    }

    @Test("a wide table is set as records: a heading and its value on a line, nothing lost") func records() {
        let wide = """
            | المادة | الكمية في الموسم | الثمن بالدينار | البائع | البلدة |
            | --- | --- | --- | --- | --- |
            | جذوع النخل اليابسة | 48 | 960 | سوق الخشب القديم | الواحة الشمالية |
            """
        let screen = Self.screen(wide, columns: 36)
        for pair in ["المادة جذوع النخل", "الكمية في", "الموسم", "البائع سوق", "البلدة الواحة"] { #expect(screen.says(pair), "\(pair)") }
        #expect(screen.shows("48") && screen.shows("960") && !screen.shows("…"))
    }

    @Test("a wide table without headings is set as records too: the first cell, and the others below it further in") func namelessRecords() throws {
        let wide = """
            | سوق الخشب القديم | ثمانية وأربعون جذعا | نصف الثمن عند الاستلام | الواحة الشمالية |
            | مقلع الحجر | مئتا حجر مقطوع | الثمن كله | الوادي |
            """
        let screen = Self.screen(wide, columns: 36)
        let rows = try ["سوق الخشب القديم", "ثمانية وأربعون جذعا", "نصف الثمن عند الاستلام", "الواحة الشمالية", "مقلع الحجر"].map {
            try #require(Self.row(screen, saying: $0))
        }
        #expect(rows == [rows[0], rows[0] + 1, rows[0] + 2, rows[0] + 3, rows[0] + 5])
        #expect(rows.map { Self.right(screen, $0) - Self.right(screen, rows[0]) } == [0, -2, -2, -2, 0])
    }

    @Test("Arabic digits stand by their units as the others do") func arabicNumbers() throws {
        let screen = Self.screen("| المادة | التغير |\n| --- | --- |\n| التبن | ٢٫٥٪ |\n| النخل | −١٠٪ |\n| الطين | ١٬٢٠٠ |")
        func column(_ name: String, _ digit: Unicode.Scalar) throws -> Int? {
            let row = try #require(Self.row(screen, saying: name))
            return screen.cells(ofRow: row).firstIndex { $0.scalar == digit.value }
        }
        let units = [try column("التبن", "٢"), try column("النخل", "٠"), try column("الطين", "٠")]
        #expect(units[0] != nil && units[0] == units[1], "\(units)")
        let last = try #require(Self.row(screen, saying: "الطين"))
        #expect(screen.cells(ofRow: last).lastIndex { $0.scalar == codePoint("٠") } == units[0], "\(screen.text(ofRow: last))")
    }

    // MARK: Pictures and code

    @Test("a picture is said to be one, and its description is no underlined link but can be followed") func picture() {
        var screen = Self.screen("![بناؤون يرفعون جدارا](https://example.org/p.jpg)\n\nفقرة بعد الصورة.")
        #expect(screen.says("صورة بناؤون يرفعون جدارا"))
        #expect(screen.letters(in: [.caption]) == ReaderScreen.letters(of: "بناؤون يرفعون جدارا") && screen.letters(in: [.link]).isEmpty)
        screen.press("Tab")
        #expect(screen.letters(in: [.linkSelected]) == ReaderScreen.letters(of: "بناؤون يرفعون جدارا"))
        let labelled = Self.screen("![خريطة: طريق الواحة](https://example.org/p.jpg)\n\nفقرة.")
        #expect(labelled.letters(in: [.source]).isEmpty)
    }

    @Test("code stands in a box, from its left") func code() throws {
        let screen = Self.screen("فقرة.\n\n` let a = 1\n`\n` print(a)\n\nفقرة أخرى.")
        let first = try #require(screen.rows.first { screen.text(ofRow: $0).contains("let a = 1") })
        #expect(screen.text(ofRow: first - 1).contains("┌──") && screen.text(ofRow: first + 3).contains("└──"))
        #expect(screen.text(ofRow: first).hasPrefix("    │ let a = 1"))
    }

    // MARK: The article as a whole

    @Test("a heading has a bar, a row above it and none below") func heading() throws {
        let screen = Self.screen("فقرة أولى.\n\n## عنوان القسم\n\nفقرة ثانية.")
        let row = try #require(Self.row(screen, saying: "عنوان القسم"))
        #expect(screen.cells(ofRow: row).last { $0.scalar != 0x20 }?.scalar == codePoint("▐"))
        #expect(Self.right(screen, row - 1) < 0 && screen.says("فقرة ثانية") && Self.row(screen, saying: "فقرة ثانية") == row + 1)
    }

    @Test("a long title is set in lines of about one length, without a last line of one word") func title() throws {
        let title = "بيوت الطين في الواحة تعود إليها الحياة بعد ثلاثين عاما من الهجر الطويل"
        let screen = ReaderScreen("---\ntitle: \(title)\n---\n\nفقرة.\n", size: ScreenSize(columns: 72, rows: 24))
        let rows = screen.rows.filter { row in screen.cells(ofRow: row).contains { ReaderScreen.role(of: $0) == .title && $0.scalar != 0x20 } }
        let lengths = rows.map { row in screen.cells(ofRow: row).count { ReaderScreen.role(of: $0) == .title } }
        #expect(rows.count == 2 && abs(lengths[0] - lengths[1]) <= 12, "\(lengths)")
        #expect(screen.text(ofRow: (rows.last ?? 0) + 1).contains("━━━"))
    }

    @Test(
        "the article's end is marked once, behind its last word",
        arguments: ["فقرة أخيرة.", "- بند أخير", "> قول أخير", "| خلية | أخيرة |", "يا دارنا بين النخيل سلام *** ما غيرتك عن القلوب الأعوام"])
    func end(_ last: String) {
        let screen = Self.screen("فقرة أولى.\n\n\(last)")
        #expect(screen.rows.count { row in screen.cells(ofRow: row).contains { $0.scalar == codePoint("■") } } == 1)
    }

    @Test("related articles stand in a box") func related() throws {
        let screen = Self.screen("فقرة.\n\n## مقالات ذات صلة\n\n- [سقوف النخيل](https://example.org/a)\n- [مطر الربيع](https://example.org/b)")
        let row = try #require(Self.row(screen, saying: "مقالات ذات صلة"))
        #expect(screen.text(ofRow: row).contains("┌──") && screen.text(ofRow: row).contains("┐"))
        #expect(try #require(Self.row(screen, saying: "سقوف النخيل")) > row)
        #expect(screen.rows.contains { screen.text(ofRow: $0).contains("└──") })
    }

    // MARK: What stays together

    private static let prices = "| البند | السعر |\n|---|---|\n| تربة | 48.50 |\n| أحواض | 90 |\n| بذور | 22.75 |"

    @Test("a small table is not parted between pages, wherever it comes on one", arguments: 0..<14)
    func wholeTable(_ lines: Int) {
        let before = (0..<lines).map { "سطر \($0)." }.joined(separator: "\n\n")
        var screen = Self.screen("\(before)\n\n\(Self.prices)", rows: 24)
        var pages: [Int] = []
        for _ in 0..<4 {
            let shown = ["البند", "تربة", "أحواض", "بذور"].count { screen.says($0) }
            if shown > 0 { pages.append(shown) }
            if screen.says("100%") { break }
            screen.press("Space")
        }
        #expect(pages.first == 4 && pages.allSatisfy { $0 == 4 }, "\(pages)")
    }

    @Test("who said it stands right under a quotation, behind the same rule")
    func attribution() throws {
        let screen = Self.screen("> ما غيرتنا السنون ولا الدروب.\n\n> — من رسالة قديمة\n\nفقرة.")
        let said = try #require(Self.row(screen, saying: "السنون"))
        #expect(Self.row(screen, saying: "رسالة") == said + 1)
    }
}

@Suite("Signs that a key shows or leaves out") struct ShownSignsTests {
    @Test("typed tatweel is left out and shown again at once, the place kept") func tatweel() {
        let text =
            "---\ntitle: عنوان\ndirection: rtl\n---\n\n" + (0..<60).map { "فقرة \($0) فيها الـــــكـــــلام مـمـدود.\n" }.joined(separator: "\n")
        var screen = ReaderScreen(text)
        screen.press("Space Space")
        let place = screen.state.reading?.placeAtTop
        let drawn = screen.frame.cells.count { $0.scalar == 0x640 }
        screen.press("~")
        #expect(drawn > 20 && screen.frame.cells.count { $0.scalar == 0x640 } == 0)
        screen.press("~")
        #expect(screen.frame.cells.count { $0.scalar == 0x640 } == drawn && screen.state.reading?.placeAtTop == place)
    }

    @Test("digits of the text and of the interface change with one key") func digits() {
        var screen = ReaderScreen("---\ntitle: عنوان\ndirection: rtl\n---\n\nفي سنة 1999 كان العدد 12.\n\n1. بند\n2. بند\n")
        screen.press("#")
        #expect(!screen.frame.cells.contains { (0x30...0x39).contains($0.scalar) })
        screen.press("#")
        #expect(!screen.frame.cells.contains { (0x660...0x669).contains($0.scalar) } && screen.shows("1999"))
    }
}

@Suite("Notes of an article") struct ArticleNotesTests {
    private static let text = """
        ---
        title: مقال له حواش
        direction: rtl
        ---

        نص يشير إلى حاشية[2] وإلى سنة [1999] لا حاشية لها.

        \((0..<40).map { "فقرة \($0) من المقال، وفيها كلام كثير.\n" }.joined(separator: "\n"))
        1. الحاشية الأولى.
        2. الحاشية الثانية.
        """

    @Test("a number in brackets leads to its note, and one key back; what is no note is no link", arguments: ["Backspace", "Esc"]) func there(
        _ back: String
    ) {
        var screen = ReaderScreen(Self.text)
        #expect(screen.letters(in: [.link]) == "2")
        screen.press("Tab Enter")
        #expect(screen.says("الحاشية الثانية"))
        screen.press(back)
        #expect(screen.says("نص يشير") && screen.state.front == .reading && screen.state.isRunning)
    }

    @Test("notes are not among the links that are listed") func listed() {
        var screen = ReaderScreen(Self.text)
        screen.press("U")
        #expect(screen.state.overlays.isEmpty)
    }
}
