// A walk over all that touch alone reaches: from the front page every button, every item, every link is touched, and what is found is walked
// from in turn. Wherever that leads, what leads back is on the screen, is as large as a target is to be, and leads back.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("A walk through a kiosk by touch", .serialized) struct TouchWalkTests {
    private static let sizes: [(Int, Int)] = [(80, 24), (40, 12), (132, 43), (30, 8)]

    /// What can be touched is touched with all of it re-opened, and with none.
    private static let reopened: Set<Command> = [.copy, .share, .showQRCode, .showPicture, .reload]

    private static let text = """
        ---
        title: ترميم سور المدينة
        direction: rtl
        ---

        # بداية العمل

        بدأ العمال صباح أمس ترميم سور المدينة، وكان البناؤون قد نقلوا الحجارة إليه منذ شهر. وتفصيل ذلك في [مقال المكتبة](https://example.org/3).

        ![السور قبل الترميم](https://example.org/wall-1.jpg)

        # ما بقي منه

        يبقى من السور برجان، وفيهما يقيم حارسان يعرفان تاريخه.[1]

        ![البرج الشرقي](https://example.org/wall-2.jpg)

        ![البرج الغربي عند الغروب](https://example.org/wall-3.jpg)

        [1] ذكر ذلك كتاب قديم عن المدينة.
        """

    private static func store() -> FakeStore {
        let store = FakeStore()
        for index in 0..<12 {
            var headline = Headline(id: Int64(index + 1), title: "ترميم سور المدينة (\(index))", added: FakeReader.evening - 9 * 3600)
            (headline.url, headline.source) = ("https://example.org/\(index)", index % 2 == 0 ? "صحيفة البلد" : "وكالة النهر")
            store.add(
                headline, text: text + String(repeating: "\n\nوقال المهندس إن العمل في السور يسير كما خُطط له، وإنه ينتهي قبل الشتاء.", count: 20))
        }
        store.similar = [5, 6, 7]
        return store
    }

    private static func kiosk(_ columns: Int, _ rows: Int, reopened: Set<Command>) -> FakeKiosk {
        var rules = KioskRules()
        rules.hasTouch = true
        rules.allowed.formUnion(reopened)
        return FakeKiosk(store(), rules: rules, size: ScreenSize(columns: columns, rows: rows))
    }

    /// What is told apart of screens: another page of the same is the same.
    private static func view(_ kiosk: FakeKiosk) -> String {
        let app = kiosk.kiosk.app
        if let overlay = app.overlays.last {
            if case .picture(let hasPrevious, let hasNext) = overlay.touch { return "picture \(hasPrevious) \(hasNext)" }
            let isTyped = (overlay as? PromptOverlay)?.text.isEmpty == false
            return "\(type(of: overlay))" + (isTyped ? " \(app.front)" : "")
        }
        guard app.front == .frontPage else {
            return "reading" + (app.reading?.search == nil ? "" : " found") + (app.reading?.linkIndex == nil ? "" : " link")
                + (app.reading?.noteOrigin == nil ? "" : " note")
        }
        return "front page \(app.frontPage.tab)" + (app.frontPage.list == nil ? "" : " list")
    }

    /// Touches, and gives what the outside would.
    private static func touched(_ kiosk: FakeKiosk, _ column: Int, _ row: Int) throws -> FakeKiosk {
        var kiosk = kiosk
        let before = kiosk.effects.count
        kiosk.touch(column: column, row: row)
        for effect in kiosk.effects[before...] {
            switch effect {
            case .loadPicture(_, _, let ticket):
                let line = "\u{1B}[38;5;196;48;5;21m" + String(repeating: "▀", count: 9) + "\u{1B}[0m\n"
                let picture = try #require(CellPicture(chafa: Array((line + line).utf8), room: ScreenSize(columns: 9, rows: 2)))
                kiosk.send(.picture(.made(picture), ticket))
            case .makeQRCode(let text, let ticket):
                kiosk.send(.qrCode(QRCode(side: 21, modules: (0..<441).map { $0 % 3 == 0 }), text: text, ticket))
            default: break
            }
        }
        return kiosk
    }

    private static func touched(_ kiosk: FakeKiosk, _ target: TouchBoard.Target) throws -> FakeKiosk {
        try touched(kiosk, target.rect.column + target.rect.columns / 2, target.rect.row + target.rect.rows - 1)
    }

    private static func wayBack(_ kiosk: FakeKiosk) -> TouchBoard.Target? {
        kiosk.kiosk.board?.targets.first { [.command(.back), .command(.cancel)].contains($0.act) }
    }

    /// Each board of a screen.
    private static func boards(_ kiosk: FakeKiosk) throws -> [FakeKiosk] {
        var (found, now) = ([kiosk], kiosk)
        while found.count < 12, let others = now.kiosk.board?.targets.first(where: { $0.act == .others }) {
            now = try touched(now, others)
            if now.kiosk.board?.targets.map(\.label) == kiosk.kiosk.board?.targets.map(\.label) { break }
            found.append(now)
        }
        return found
    }

    /// Goes back as often as it takes.
    private static func leadsToFrontPage(_ kiosk: FakeKiosk) throws -> Bool {
        var kiosk = kiosk
        for _ in 0..<12 {
            if view(kiosk) == "front page all list" { return true }
            guard let back = wayBack(kiosk) else { return false }
            kiosk = try touched(kiosk, back)
        }
        return false
    }

    /// All that one touch leads to.
    private static func next(_ kiosk: FakeKiosk) throws -> [FakeKiosk] {
        var next: [FakeKiosk] = []
        for board in try boards(kiosk) {
            for target in board.kiosk.board?.targets ?? [] {
                if case .letter(let letter) = target.act, letter != "س" { continue }
                next.append(try touched(board, target))
            }
        }
        // The page: each row, where links, items and tabs stand.
        let page = kiosk.kiosk.size.rows - kiosk.kiosk.boardRows
        for row in 0..<page { for column in stride(from: 2, to: kiosk.kiosk.size.columns, by: 5) { next.append(try touched(kiosk, column, row)) } }
        return next
    }

    @Test("wherever touch leads, the way back is to be seen, is two rows by six columns or more, and leads back", arguments: sizes)
    func walk(columns: Int, rows: Int) throws {
        for reopened in [Self.reopened, []] {
            let start = Self.kiosk(columns, rows, reopened: reopened)
            var known: [String: FakeKiosk] = [Self.view(start): start]
            var waiting = [start]
            while !waiting.isEmpty {
                let kiosk = waiting.removeFirst()
                let name = "\(Self.view(kiosk)) at \(columns)×\(rows)"
                for board in try Self.boards(kiosk) {
                    let back = try #require(Self.wayBack(board), "\(name): \(board.kiosk.board?.targets.map(\.label) ?? [])")
                    #expect(back.rect.rows >= 2 && back.rect.columns >= 6, "\(name): \(back.rect)")
                    #expect(board.row(back.rect.row).contains(Self.folded(back.label)), "\(name)")
                    for target in board.kiosk.board?.targets ?? [] {
                        #expect(target.rect.rows >= 2 && target.rect.columns >= 6, "\(name): \(target.label)")
                    }
                    #expect(try Self.leadsToFrontPage(board), "\(name)")
                }
                for next in try Self.next(kiosk) where known[Self.view(next)] == nil {
                    known[Self.view(next)] = next
                    waiting.append(next)
                }
            }
            var wanted: Set = [
                "front page all list", "front page sources", "front page sources list", "front page results list", "PromptOverlay", "reading",
                "reading found", "ContentsOverlay", "RelatedOverlay", "LinksOverlay",
            ]
            if !reopened.isEmpty { wanted.formUnion(["ShareOverlay", "picture false true", "picture true true", "picture true false"]) }
            // A code has no room on a small screen, which is said.
            if !reopened.isEmpty, rows >= 24 { wanted.insert("QRCodeOverlay") }
            #expect(
                wanted.subtracting(known.keys).isEmpty,
                "at \(columns)×\(rows) not reached: \(wanted.subtracting(known.keys)); reached: \(known.keys.sorted())")
        }
    }

    private static func folded(_ text: String) -> String { String(codePoints: FoldedText(codePoints(text)).scalars) }

    @Test("help, which a key alone opens, is left by touch", arguments: sizes)
    func help(columns: Int, rows: Int) throws {
        var kiosk = Self.kiosk(columns, rows, reopened: [])
        kiosk.press("?")
        #expect(Self.view(kiosk) == "HelpOverlay")
        #expect(kiosk.kiosk.board?.targets.contains { $0.act == .command(.followLink) } == false)
        let back = try #require(Self.wayBack(kiosk))
        #expect(back.rect.rows >= 2 && back.rect.columns >= 6)
        kiosk = try Self.touched(kiosk, back)
        #expect(kiosk.isOnFrontPage && kiosk.kiosk.app.overlays.isEmpty)
    }

    @Test("what is done with a picture: the next, the one before, and out of it; a touch of its caption shows it, and the page is the same after")
    func pictures() throws {
        var kiosk = Self.kiosk(80, 24, reopened: [.showPicture])
        func touch(_ label: String) throws {
            for board in try Self.boards(kiosk) {
                guard let target = board.kiosk.board?.targets.first(where: { $0.label == label }) else { continue }
                kiosk = try Self.touched(board, target)
                return
            }
            Issue.record("«\(label)» is on no board: \(kiosk.kiosk.board?.targets.map(\.label) ?? [])")
        }
        func labels() -> [String] { kiosk.kiosk.board?.targets.map(\.label) ?? [] }
        func asked() -> String? {
            kiosk.effects.reversed().lazy.compactMap { if case .loadPicture(let address, _, _) = $0 { address } else { nil } }.first
        }
        try touch("افتح")
        let page = kiosk.frame
        try touch("الصورة")
        #expect(asked() == "https://example.org/wall-1.jpg" && kiosk.shows("السور قبل الترميم"))
        #expect(labels() == ["الصورة التالية ←", "إغلاق"])
        try touch("الصورة التالية ←")
        #expect(asked() == "https://example.org/wall-2.jpg" && kiosk.shows("البرج الشرقي"))
        #expect(labels() == ["الصورة التالية ←", "إغلاق", "→ الصورة السابقة"])
        try touch("الصورة التالية ←")
        #expect(asked() == "https://example.org/wall-3.jpg" && kiosk.shows("البرج الغربي"))
        #expect(labels() == ["إغلاق", "→ الصورة السابقة"])
        try touch("→ الصورة السابقة")
        #expect(asked() == "https://example.org/wall-2.jpg")
        try touch("إغلاق")
        #expect(kiosk.kiosk.app.overlays.isEmpty)
        // Its button is another turn's on a screen of this size: the page is the same.
        for row in 0..<(24 - kiosk.kiosk.boardRows - 1) { for column in 0..<80 { #expect(kiosk.frame[column, row] == page[column, row]) } }
        // The caption on the page.
        let row = try #require((0..<20).first { kiosk.row($0).contains(Self.folded("البرج الشرقي")) })
        let column = try #require((0..<80).first { kiosk.kiosk.app.isCaption(atColumn: $0, row: row) })
        kiosk = try Self.touched(kiosk, column, row)
        #expect(asked() == "https://example.org/wall-2.jpg" && Self.view(kiosk) == "picture true true")
        // The picture itself.
        kiosk = try Self.touched(kiosk, 40, 8)
        #expect(kiosk.kiosk.app.overlays.isEmpty)
    }

    @Test("another picture is waited for over the one before, which says so; one that can't be had gives the page back")
    func waitingForPictures() throws {
        var kiosk = Self.kiosk(80, 24, reopened: [.showPicture])
        kiosk = try Self.touched(kiosk, try #require(kiosk.kiosk.board?.targets.first { $0.act == .command(.followLink) }))
        let row = try #require((0..<20).first { kiosk.row($0).contains(Self.folded("السور قبل الترميم")) })
        kiosk = try Self.touched(kiosk, try #require((0..<80).first { kiosk.kiosk.app.isCaption(atColumn: $0, row: row) }), row)
        let next = try #require(kiosk.kiosk.board?.targets.first { $0.act == .command(.nextPage) })
        kiosk.touch(column: next.rect.column, row: next.rect.row)
        #expect(kiosk.shows("تُجلب الصورة") && kiosk.shows("السور قبل الترميم"))
        let ticket = try #require(
            kiosk.effects.reversed().lazy.compactMap { if case .loadPicture(_, _, let ticket) = $0 { ticket } else { nil } }.first)
        var failed = kiosk
        failed.send(.picture(.noPicture, ticket))
        #expect(failed.kiosk.app.overlays.isEmpty && failed.shows("تعذّر عرض هذه الصورة"))
        // Closed meanwhile, it is waited for no longer.
        kiosk = try Self.touched(kiosk, try #require(Self.wayBack(kiosk)))
        kiosk.send(.picture(.noPicture, ticket))
        #expect(!kiosk.shows("تعذّر عرض هذه الصورة") && kiosk.kiosk.app.overlays.isEmpty)
    }

    @Test("rows of lists and headlines are two rows high for a finger, tabs with the row above them", arguments: [(80, 24), (40, 12), (132, 43)])
    func rows(columns: Int, rows: Int) throws {
        let start = Self.kiosk(columns, rows, reopened: Self.reopened)
        let layout = FrontPageLayout(start.kiosk.app.frontPage, start.kiosk.app.shared)
        #expect(!layout.items.isEmpty)
        for item in layout.items { #expect(item.rect.rows >= 2 && item.rect.columns >= 6, "\(item.rect)") }
        for tab in layout.tabs {
            #expect(tab.rect.columns >= 6)
            for row in [tab.rect.row - 1, tab.rect.row] { #expect(try Self.touched(start, tab.rect.column, row).kiosk.app.frontPage.tab == tab.tab) }
        }
        var kiosk = try Self.touched(start, try #require(layout.items.first).rect.column + 1, try #require(layout.items.first).rect.row + 1)
        #expect(!kiosk.isOnFrontPage)
        kiosk.press("r")
        let list = try #require(kiosk.kiosk.app.overlays.last as? RelatedOverlay).list
        #expect(list.itemHeight(in: kiosk.kiosk.app.shared) == 2 && ListPlace(of: list, kiosk.kiosk.app.shared).items.count >= 2)
        let place = ListPlace(of: list, kiosk.kiosk.app.shared)
        kiosk = try Self.touched(kiosk, columns / 2, place.row(of: 1) + 1)
        #expect(kiosk.kiosk.app.reading?.headline?.id == 6)
    }

    @Test("the strip of breaking news is two rows high for a finger, and the row below it has nothing else to be touched", arguments: sizes)
    func strip(columns: Int, rows: Int) throws {
        var kiosk = Self.kiosk(columns, rows, reopened: [])
        let news = KioskFixture.breaking()
        kiosk.store.add(news)
        kiosk.wait(seconds: 6)
        #expect(kiosk.row(0).contains(Self.folded("السدود")))
        for view in ["", "Enter"] {
            kiosk.press(view)
            for row in 0...(rows >= 16 ? 1 : 0) {
                for column in [1, columns / 2, columns - 2] {
                    #expect(try Self.touched(kiosk, column, row).kiosk.app.reading?.headline?.id == news.id, "\(column), \(row)")
                }
            }
            #expect(kiosk.kiosk.app.reading?.headline?.id != news.id)
            // What can be touched begins below.
            let layout = FrontPageLayout(kiosk.kiosk.app.frontPage, kiosk.kiosk.app.shared)
            if rows >= 16 { #expect(layout.tabs.allSatisfy { $0.rect.row > 1 } && layout.items.allSatisfy { $0.rect.row > 0 }) }
        }
    }

    @Test("no list of what can be shared names a key") func sharing() throws {
        var kiosk = Self.kiosk(80, 24, reopened: Self.reopened)
        kiosk.press("Enter s")
        let list = try #require(kiosk.kiosk.app.overlays.last as? ShareOverlay).list
        #expect(list.rows.count >= 3 && list.rows.allSatisfy(\.label.isEmpty))
    }
}
