// Random walks: keys, clicks, resizes, replies late and out of order, over a library of articles that are alike and files beside it. Seeded,
// so that a walk that fails can be walked again. The program goes on, what it draws can be shown, a place kept is a place found, and Esc
// and q always lead out. QARI_WALKS says how many walks, where more than usual are wanted.
import ArabicText
import ArticleModel
import Glibc
import TerminalScreen
import TestSupport
import Testing

@testable import ReaderCore

@Suite("Random walks") struct WalkTests {
    private static let walks = getenv("QARI_WALKS").flatMap { Int(String(cString: $0)) } ?? 2_000
    /// Walks are dealt among so many tests, which run side by side.
    private static let parts = 8

    @Test("The program goes on, and Esc and q lead out", arguments: 0..<parts) func walk(_ part: Int) {
        for seed in stride(from: part, to: Self.walks, by: Self.parts) {
            var walker = Walker(seed: UInt64(seed))
            if let complaint = walker.walk() {
                Issue.record("Walk \(seed): \(complaint)\n\(walker.steps.joined(separator: " "))")
                return
            }
        }
    }
}

/// One walk.
private struct Walker {
    private var random: SplitMix
    private var program: Program
    private let store: FakeStore
    /// What was asked and is not answered yet.
    private var questions: [Effect] = []
    private var frame = Frame(size: ScreenSize(columns: 0, rows: 0))
    private(set) var steps: [String] = []
    private static let keys = Array(Set(CommandEntry.table.flatMap(\.keys))).sorted() + (0...9).map(String.init) + ["ق", "X", "ض", "Alt-x"]
    private static let sizes = [(80, 24), (30, 6), (20, 5), (40, 12), (1, 1), (132, 43), (7, 3), (24, 24)].map { ScreenSize(columns: $0, rows: $1) }

    init(seed: UInt64) {
        random = SplitMix(seed)
        store = Self.store()
        var settings = Settings()
        settings.mouse = true
        let refs: [ArticleRef] = seed % 3 == 0 ? [.file("a.txt"), .file("b.txt")] : []
        program = Program(
            settings: settings, keymap: Keymap(), themes: [Theme(name: "plain", isDark: true, styles: [:])], files: refs,
            size: Self.sizes[Int(seed % UInt64(Self.sizes.count))])
        run(program.start())
        run(program.update(.clock(ClockTime(seconds: FakeReader.evening, secondsEastOfUTC: 0))))
        answerAll()
    }

    private static func store() -> FakeStore {
        let store = FakeStore()
        for id in 1...8 as ClosedRange<Int64> {
            var headline = Headline(id: id, title: "خبر عن الميناء رقم \(id)", added: FakeReader.evening - id * 600)
            headline.url = "https://example.org/\(id)"
            headline.source = id % 2 == 0 ? "صحيفة المرفأ" : "وكالة الساحل"
            headline.isBreaking = id == 5
            let tail = id % 3 == 0 ? "\n\nمقالات ذات صلة\nخبر عن الميناء رقم 1\nخبر ليس هنا\n" : "\n"
            let body = (0..<(id * 4)).map { "## قسم \($0)\n\nفي هذه الفقرة كلام عن السفن وعن https://example.org/\($0 % 9) وما جاورها." }
            store.add(headline, text: headline.title + "\n\n" + body.joined(separator: "\n\n") + tail)
        }
        store.similar = [2, 5, 7, 3]
        store.files["a.txt"] = "ملف أول\n\n" + (0..<30).map { "سطر \($0) من الملف.\n\n" }.joined() + "انظر https://example.org/3 هنا.\n"
        store.files["b.txt"] = "ملف ثان\n\nنص قصير.\n"
        return store
    }

    /// - Returns: what is wrong; nil where all is well.
    mutating func walk() -> String? {
        for _ in 0..<(10 + Int(random.next() % 30)) {
            step()
            if !program.isRunning { return nil }
            if let complaint = look() { return complaint }
        }
        answerAll()
        return look() ?? checkPlaces() ?? leave()
    }

    private mutating func step() {
        switch random.next() % 20 {
        case 0..<13: press(Self.keys[Int(random.next() % UInt64(Self.keys.count))])
        case 13..<16: answerOne()
        case 16:
            let size = Self.sizes[Int(random.next() % UInt64(Self.sizes.count))]
            steps.append("[\(size.columns)×\(size.rows)]")
            run(program.update(.event(.resize(size))))
        case 17:
            let (column, row) = (Int(random.next() % 80), Int(random.next() % 24))
            steps.append("[click \(column),\(row)]")
            run(program.update(.event(.mouse(MouseEvent(button: .left, column: column, row: row)))))
        case 18:
            steps.append("[idle]")
            run(program.update(.idle))
        default:
            // The library changes under the reader's hands.
            store.similar.shuffle(using: &random)
            if let gone = store.texts.keys.sorted().randomElement(using: &random), random.next() % 4 == 0 {
                store.texts[gone] = store.texts[gone].map { String($0.prefix(60)) }
            }
        }
    }

    private mutating func press(_ name: String) {
        guard let key = KeyNotation.key(named: name) else { return }
        steps.append(name)
        run(program.update(.event(.key(key))))
    }

    /// What is to be kept is kept in order; questions are answered later.
    private mutating func run(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .keep, .keepPlace: _ = store.answer(effect)
            default: questions.append(effect)
            }
        }
    }

    /// Any of the questions, not the oldest one; and now and then an answer comes twice.
    private mutating func answerOne() {
        guard !questions.isEmpty else { return }
        let index = Int(random.next() % UInt64(questions.count))
        let question = random.next() % 8 == 0 ? questions[index] : questions.remove(at: index)
        steps.append("[answer]")
        if let reply = store.answer(question) { run(program.update(reply)) }
    }

    private mutating func answerAll() {
        var count = 0
        while !questions.isEmpty, count < 10_000 {
            count += 1
            if let reply = store.answer(questions.removeFirst()) { run(program.update(reply)) }
        }
        while program.hasBackgroundWork { run(program.update(.idle)) }
    }

    private mutating func look() -> String? {
        program.draw(into: &frame)
        guard frame.size == program.shared.size else { return "The frame is not of the screen's size." }
        for cell in frame.cells where !Self.isShown(cell.scalar) { return "U+\(String(cell.scalar, radix: 16)) is drawn." }
        guard let screen = program.reading, let top = screen.top else { return nil }
        return screen.document.holds(top) ? nil : "The line at the top is not in the article."
    }

    /// 0 is the right half of a wide character.
    private static func isShown(_ scalar: UInt32) -> Bool {
        let isControl = scalar != 0 && scalar < 0x20 || (0x7F...0x9F).contains(scalar)
        return !isControl && !(0x202A...0x202E).contains(scalar) && !(0x2066...0x2069).contains(scalar) && ![0x200E, 0x200F, 0x61C].contains(scalar)
    }

    /// The place that was kept of the article on screen is the line that it opens at.
    private func checkPlaces() -> String? {
        guard let screen = program.reading, let anchor = screen.anchor else { return nil }
        let kept = screen.headline.map { store.places[$0.id] } ?? store.filePlaces[screen.ref.argument]
        // The text may have become shorter since.
        guard kept.flatMap({ screen.document.nearest(to: $0) }) == anchor else {
            return "The place kept is \(String(describing: kept)), the reader is at \(anchor)."
        }
        return screen.document.nearest(to: anchor) == anchor ? nil : "The place kept is not found again."
    }

    /// Esc closes what is open, q leaves: an article for the list it is of, the list for good.
    private mutating func leave() -> String? {
        for _ in 0..<20 where !program.overlays.isEmpty {
            press("Esc")
            answerAll()
        }
        guard program.overlays.isEmpty else { return "Esc does not close what is open." }
        for _ in 0..<4 where program.isRunning {
            press("q")
            answerAll()
        }
        return program.isRunning ? "q does not lead out." : nil
    }
}
