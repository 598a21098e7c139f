// What a kiosk may do, walked over every command and every effect: each is named here with what is expected of it, so that one that is
// added does not compile until somebody has said so.
import ArticleModel
import TerminalScreen
import Testing

@testable import Kiosk
@testable import ReaderCore

@Suite("What a kiosk may do") struct KioskRulesTests {
    // MARK: Commands

    enum Expectation { case done, reopened, never }

    static func expectation(of command: Command) -> Expectation {
        switch command {
        case .nextPage, .previousPage, .pageLeft, .pageRight, .lineDown, .lineUp, .halfPageDown, .halfPageUp, .firstPage, .lastPage, .nextSection,
            .previousSection, .goToPage, .contents, .find, .findNext, .findPrevious, .related, .links, .nextLink, .previousLink, .followLink, .back,
            .forward, .frontPage, .library, .nextTab, .previousTab, .nextArticle, .previousArticle, .nextTheme, .cycleDigits, .cycleHarakat,
            .cycleTatweel, .cycleJustification, .cycleColumns, .narrower, .wider, .redraw, .help, .leave, .confirm, .cancel, .cancelHere,
            .deleteBackward, .deleteForward, .clearLine, .deleteWord, .deleteToEnd, .nextUnread, .nextSort, .cursorLeft,
            .cursorRight, .lineStart, .lineEnd, .earlierQuery, .laterQuery:
            .done
        case .share, .copy, .showQRCode, .showPicture, .reload, .quit: .reopened
        case .bookmark, .bookmarks, .openInBrowser, .suspend, .nextOrder, .toggleRead, .markAllRead, .undo, .removeArticle, .saveSearch, .tagArticle,
            .refresh, .addAddress, .feeds, .pipe, .mark, .extendMark, .shrinkMark, .highlight, .highlights, .speak, .story, .copyParagraph,
            .copyWithSource:
            .never
        }
    }

    @Test("each command is done, can be re-opened, or never is", arguments: Command.allCases) func command(_ command: Command) {
        let expected = Self.expectation(of: command)
        #expect(KioskRules().allowed.contains(command) == (expected == .done))
        #expect(KioskRules.reopenable.contains(command) == (expected == .reopened))
        #expect(KioskRules.names.split(separator: ",").contains { $0.drop { $0 == " " } == command.rawValue } == (expected == .reopened))
    }

    @Test("a key of a command that is not done says so, on every screen that the table gives it, and asks for nothing")
    func refusedKeys() {
        for entry in CommandEntry.table where Self.expectation(of: entry.command) != .done {
            for context in entry.contexts where [.reading, .frontPage].contains(context) {
                for key in entry.keys {
                    var kiosk = FakeKiosk(KioskFixture.store(3))
                    if context == .reading { kiosk.press("Enter") }
                    let before = kiosk.effects.count
                    kiosk.press(key)
                    #expect(kiosk.shows("هذا غير متاح على هذه الشاشة"), "\(key) in \(context)")
                    #expect(kiosk.effects.count == before && kiosk.kiosk.isRunning, "\(key) in \(context)")
                }
            }
        }
    }

    // MARK: Effects

    /// Every kind of effect by name. `name(of:)` does not compile without the name of one that is added.
    enum EffectName: CaseIterable {
        case open, openLink, loadHeadlines, loadSources, loadBreaking, loadRelated, loadPlace, keepPlace, keep, makeQRCode, openInBrowser, copy
        case loadPicture, repaint, blank, endSession, suspend, quit, useOrder, bringIn, pipe, loadHighlights, loadStory, speak, hush
    }

    static func name(of effect: Effect) -> EffectName {
        switch effect {
        case .open: .open
        case .openLink: .openLink
        case .loadHeadlines: .loadHeadlines
        case .loadSources: .loadSources
        case .loadBreaking: .loadBreaking
        case .loadRelated: .loadRelated
        case .loadPlace: .loadPlace
        case .keepPlace: .keepPlace
        case .keep: .keep
        case .bringIn: .bringIn
        case .pipe: .pipe
        case .loadHighlights: .loadHighlights
        case .loadStory: .loadStory
        case .speak: .speak
        case .hush: .hush
        case .makeQRCode: .makeQRCode
        case .loadPicture: .loadPicture
        case .openInBrowser: .openInBrowser
        case .copy: .copy
        case .repaint: .repaint
        case .blank: .blank
        case .useOrder: .useOrder
        case .endSession: .endSession
        case .suspend: .suspend
        case .quit: .quit
        }
    }

    private static let ticket = Ticket(slot: .article, number: 1)
    private static let place = TextPlace(address: .head(item: 0))
    private static let highlight = Highlight(
        article: 3, start: .init(part: 1, offset: 0, scalar: 0), end: .init(part: 1, offset: 0, scalar: 1), text: "a", before: "")

    /// Each effect as it may be forged, and what lets it through: nothing, a command that was re-opened, or the rules as they are.
    static let forged: [(effect: Effect, let: Expectation, by: Command?)] = [
        (.open(.library(3), ticket), .done, nil), (.open(.file("/etc/passwd"), ticket), .never, nil), (.open(.stdin, ticket), .never, nil),
        (.open(.web("https://example.org/"), ticket), .never, nil), (.open(.bundled("guide.txt"), ticket), .never, nil),
        (.openLink(address: "/etc/passwd", from: .library(3), ticket), .done, nil),
        (.loadHeadlines(.newest, range: 0..<10, ticket), .done, nil), (.loadSources(ticket), .done, nil),
        (.loadBreaking(since: 0, ticket), .done, nil),
        (.loadRelated(RelatedQuestion(ref: .library(3), own: [], limit: 3), ticket), .done, nil),
        (.loadPlace(.file("/etc/passwd"), ticket), .never, nil), (.keepPlace(place, of: .file("/etc/passwd")), .never, nil),
        (.keep(.opened(3)), .done, nil), (.keep(.place(3, place)), .done, nil), (.keep(.bookmark(3, true)), .never, nil),
        (.keep(.visited(3)), .never, nil), (.keep(.read(3, true)), .never, nil), (.keep(.readAll(.newest, before: nil)), .never, nil),
        (.keep(.removed(3)), .never, nil), (.keep(.tags(3, ["a"])), .never, nil), (.keep(.search("a", name: "b")), .never, nil),
        (.keep(.noSearch(name: "b")), .never, nil), (.keep(.undone), .never, nil), (.bringIn(.feeds), .never, nil),
        (.pipe([0x61], command: "sh"), .never, nil), (.speak([0x61], language: "ar", number: 1), .never, nil), (.hush, .never, nil),
        (.loadHighlights(of: nil, ticket), .never, nil), (.loadStory(3, ticket), .never, nil), (.keep(.highlighted(highlight)), .never, nil),
        (.keep(.highlightDropped(3)), .never, nil), (.keep(.highlightNote(3, "a")), .never, nil),
        (.keep(.highlightMoved(3, TextStretch(place, place))), .never, nil),
        (.bringIn(.address("https://example.org/")), .never, nil),
        (.makeQRCode(text: "https://example.org/", ticket), .reopened, .showQRCode),
        (.loadPicture(address: "https://example.org/a.jpg", room: ScreenSize(columns: 80, rows: 20), ticket), .reopened, .showPicture),
        (.openInBrowser(address: "https://example.org/"), .never, nil), (.copy(text: [0x61]), .reopened, .copy), (.repaint, .done, nil),
        (.blank(true), .done, nil),
        (.endSession, .done, nil), (.suspend, .never, nil), (.useOrder(.logical, chain: "mosh"), .never, nil), (.quit, .reopened, .quit),
    ]

    @Test("every kind of effect is forged") func allEffects() {
        #expect(Set(Self.forged.map { Self.name(of: $0.effect) }) == Set(EffectName.allCases))
    }

    @Test("a kiosk that is started lets a forged effect through only where it is named", arguments: forged.indices)
    func effect(_ index: Int) {
        let (effect, expected, command) = Self.forged[index]
        let kiosk = FakeKiosk(KioskFixture.store(3))
        #expect(kiosk.kiosk.permitted([effect]) == (expected == .done ? [effect] : []), "\(effect)")
        // All that can be re-opened is: what is never done is refused still.
        var rules = KioskRules()
        rules.allowed.formUnion(KioskRules.reopenable)
        let open = FakeKiosk(KioskFixture.store(3), rules: rules)
        #expect(open.kiosk.permitted([effect]) == (expected == .never ? [] : [effect]), "\(effect)")
        guard let command else { return }
        rules.allowed.remove(command)
        let other = FakeKiosk(KioskFixture.store(3), rules: rules)
        #expect(other.kiosk.permitted([effect]).isEmpty, "\(effect) without \(command)")
    }

    @Test("what the rotation shows is kept for nobody") func unattended() {
        var kiosk = FakeKiosk(KioskFixture.store(3))
        kiosk.wait(seconds: 95)
        #expect(!kiosk.kiosk.isAttended)
        #expect(kiosk.kiosk.permitted([.keep(.opened(3)), .repaint]) == [.repaint])
    }

    // MARK: Time

    @Test("a kiosk that is told the time when it is due lives as one that is told it twice a second, and is never due for nothing")
    func due() {
        let store = KioskFixture.store(6)
        store.insertFirst(KioskFixture.breaking())
        var kiosk = FakeKiosk(store)
        kiosk.press("Enter")
        var (turns, now, again) = (0, Int64(0), 0)
        while now < 3_600_000 {
            guard let next = kiosk.kiosk.nextTick else {
                Issue.record("Something is always due.")
                return
            }
            turns += 1
            // News that has just come is due at once.
            again = next > now ? 0 : again + 1
            guard again < 3 else {
                Issue.record("It does nothing, again and again, at \(now).")
                return
            }
            now = max(now, next)
            kiosk.pass(to: now)
        }
        #expect((3_600 / KioskRules.newsSeconds...3_600).contains(turns), "\(turns)")
        #expect(kiosk.effects.contains(.endSession))
    }
}
