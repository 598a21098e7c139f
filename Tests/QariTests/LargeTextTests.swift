// Texts that are printed and exported in pieces come out as if they were whole, however many threads there are.
import ArabicText
import ArticleModel
import Foundation
import Glibc
import Processes
import ReaderCore
import Synchronization
import TestSupport
import TextLayout
import Testing

@testable import qari

@Suite("Large texts")
struct LargeTextTests {
    private let folder = TemporaryFolder()

    private static func encoded(_ text: String) -> EncodedText { EncodedText(TextBytes(copying: Array(text.utf8)), encoding: .utf8) }

    /// What is written to a descriptor.
    private func written(_ write: (Int32) throws -> Void) throws -> String {
        let path = folder.path + "/out"
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        defer { close(descriptor) }
        try write(descriptor)
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    /// Paragraphs, headings, lists and page furniture, longer than several pieces.
    private static let news: String = {
        var text = "عنوان المقال\n\n"
        for number in 0..<1500 {
            if number % 9 == 0 { text += "قسم رقم \(number)؟\n\n" }
            text += "فقرة رقم \(number) تقول شيئًا عن المدينة وأهلها وطرقها، ثم تعود إلى أولها فتقوله مرة أخرى بكلمات غيرها.\n\n"
            if number % 50 == 0 { text += (1...40).map { "- بند \($0) من القائمة \(number)\n" }.joined() + "\n" }
            if number % 70 == 0 { text += "شارك\n\n" }
        }
        return text
    }()

    /// One line of several pieces of every kind.
    private static let endless =
        "عنوان\n\nتمهيد قصير.\n\n" + String(repeating: "كلمات كثيرة في سطر واحد لا نهاية له، ", count: 12_000) + "نهايته.\n\nفقرة بعده.\n"

    // MARK: In order

    private struct Stopped: Error {}

    @Test("pieces are taken in their order", arguments: [1, 2, 3, 8])
    func order(_ threads: Int) {
        let work = OrderedWork(
            count: 200,
            worker: {
                { number in
                    // The first takes longest.
                    if number == 0 { usleep(20_000) }
                    return number
                }
            }, threads: threads)
        var taken: [Int] = []
        work.run { taken.append($0) }
        #expect(taken == Array(0..<200))
    }

    @Test("who stops taking is kept waiting by nobody, and no piece is worked out far ahead", arguments: [1, 2, 4])
    func stopping(_ threads: Int) {
        let made = Made()
        let work = OrderedWork(
            count: 10_000,
            worker: {
                { number in
                    made.count.withLock { $0 += 1 }
                    return number
                }
            }, threads: threads)
        #expect(throws: Stopped.self) { try work.run { number throws(Stopped) in if number == 5 { throw Stopped() } } }
        #expect(made.count.withLock(\.self) <= 6 + 4 * threads)
    }

    private final class Made: Sendable { let count = Mutex(0) }

    @Test("no pieces, nothing to take")
    func none() {
        OrderedWork(count: 0, worker: { { $0 } }).run { _ in Issue.record("There is none.") }
    }

    // MARK: As if whole

    @Test("every line of a body is in one piece, and in one alone", arguments: [64, 1000, 4096, 1 << 20])
    func pieces(_ size: Int) {
        let text = Self.encoded(Self.news)
        let pieces = BodyPieces(text, body: 20..<text.endOffset, size: size)
        var end = 20
        for number in 0..<pieces.count {
            #expect(pieces.range(of: number).lowerBound == end)
            end = pieces.range(of: number).upperBound
            #expect(end == text.endOffset || text.lineStart(containing: end) == end)
        }
        #expect(end == text.endOffset)
    }

    @Test("print in pieces is the blocks of the whole", arguments: [false, true])
    func printing(_ isEndless: Bool) throws {
        let text = Self.encoded(isEndless ? Self.endless : Self.news)
        let options = LayoutOptions(width: 80)
        let document = ArticleDocument(text: text, ref: .stdin, options: options, phrases: nil)
        var expected = ""
        for block in document.headBlocks + Array(document.blocks(in: document.body)) + document.tailBlocks {
            if block.spaceBefore > 0, !expected.isEmpty { expected += "\n" }
            expected += (block.marker.map { String(codePoints: $0) + " " } ?? "") + String(codePoints: block.text) + "\n"
        }
        let printer = ArticlePrinter(text: text, ref: .stdin, options: options, width: nil, isVisual: false)
        #expect(try written { try printer.print(to: $0) } == expected)
        #expect(expected.utf8.count > 3 * BodyPieces.usualSize)
    }

    @Test("JSON in pieces is the whole article", arguments: [false, true])
    func json(_ isEndless: Bool) throws {
        let text = Self.encoded(isEndless ? Self.endless : Self.news)
        let article = ArticleParser(source: ArticleLines(text)).directedArticle()
        let json = try written { try ArticleJSON(text: text).print(to: $0) }
        let found = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(found["title"] as? String == article.title && found["furniture"] as? [String] == article.furniture)
        let sections = try #require(found["sections"] as? [[String: Any]])
        #expect(sections.map { $0["heading"] as? String } == article.sections.map(\.heading))
        let texts = sections.map { ($0["blocks"] as? [[String: Any]] ?? []).map { $0["text"] as? String } }
        #expect(texts == article.sections.map { $0.blocks.map { String(codePoints: $0.text) } })
    }

    @Test("an endless line is one paragraph in every format")
    func endlessLine() throws {
        let text = Self.encoded(Self.endless)
        let frame = ArticleParser(source: ArticleLines(text)).frame()
        let line = String(repeating: "كلمات كثيرة في سطر واحد لا نهاية له، ", count: 12_000) + "نهايته."
        func export(_ writer: any ExportWriting) throws -> String {
            try written { try ArticleExport(text: text, frame: frame, writer: writer).write(to: $0) }
        }
        #expect(try export(HTMLExport(frame.article)).contains("<p>\(line)</p>\n<p>فقرة بعده.</p>\n"))
        for plain in [try export(PlainTextExport(frame.article)), try export(MarkdownExport(frame.article))] {
            #expect(plain.contains("\n\n\(line)\n\nفقرة بعده.\n"))
        }
    }

    @Test("lists stay whole where pieces part")
    func lists() throws {
        let text = Self.encoded(Self.news)
        let frame = ArticleParser(source: ArticleLines(text)).frame()
        let html = try written { try ArticleExport(text: text, frame: frame, writer: HTMLExport(frame.article)).write(to: $0) }
        #expect(html.components(separatedBy: "<ul>").count == 31 && html.components(separatedBy: "</ul>").count == 31)
        let plain = try written { try ArticleExport(text: text, frame: frame, writer: PlainTextExport(frame.article)).write(to: $0) }
        #expect(plain.components(separatedBy: "\n\n• بند 1 من").count == 31 && !plain.contains("شارك"))
    }

    @Test("the numbers of links go on from piece to piece")
    func links() throws {
        let marked = "---\ntitle: عنوان\n---\n\n" + (0..<6000).map { "فقرة فيها [رابط](https://a.example/\($0 % 700)) إلى مكان آخر.\n\n" }.joined()
        let text = Self.encoded(marked)
        let frame = ArticleParser(source: ArticleLines(text)).frame()
        let plain = try written { try ArticleExport(text: text, frame: frame, writer: PlainTextExport(frame.article), isInOrder: true).write(to: $0) }
        #expect(plain.contains("[1] https://a.example/0\n[2] https://a.example/1\n") && plain.contains("\n[700] https://a.example/699\n"))
        #expect(plain.contains("رابط [700]") && !plain.contains("رابط [701]"))
    }

    // MARK: Through a pipe

    /// What the disk says to a long text that comes through a pipe: it takes it, takes a part of it, or nothing.
    @Test("what is piped in is printed as the file is", arguments: ["", "ulimit -f 1500; ", "ulimit -f 0; "])
    func piped(_ limit: String) throws {
        let path = folder.path + "/news.txt"
        let news = Array(String(repeating: Self.news, count: 5).utf8)
        #expect(news.count > 5 << 18)
        try Data(news).write(to: URL(fileURLWithPath: path))
        let whole = try ProgramRun(["print", path]).output
        let piped = try ProgramRun(
            ["-c", limit + "exec " + BuiltProgram.path + " print -"], input: news, environment: ["TMPDIR": folder.path], program: "/bin/sh")
        #expect(piped.output == whole && piped.ending == .exit(0) && piped.errorText.isEmpty)
    }
}
