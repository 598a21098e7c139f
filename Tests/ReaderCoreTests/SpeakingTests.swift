// Reading aloud: piece by piece, the page follows, and nothing is spoken of what has left the screen.
import ArabicText
import ArticleModel
import TerminalScreen
import Testing

@testable import ReaderCore

@Suite("Reading aloud") struct SpeakingTests {
    private static let paragraphs = Array("بتثجحخدذرزسشصضطظعغفقكلمنهوياءؤ").map { "فقرة الحرف \($0) قصيرة. وفيها جملة ثانية." }

    private static func reader(_ text: String = "عنوان\n\n" + paragraphs.joined(separator: "\n\n")) -> FakeReader {
        let store = FakeStore()
        store.add(Headline(id: 1, title: "عنوان", added: 5), text: text)
        var reader = FakeReader(store)
        reader.press("Enter")
        return reader
    }

    private func spoken(_ reader: FakeReader) -> [(text: String, language: String, number: Int)] {
        reader.others.compactMap {
            if case .speak(let text, let language, let number) = $0 { (String(codePoints: text), language, number) } else { nil }
        }
    }

    private func hushes(_ reader: FakeReader) -> Int { reader.others.count { $0 == .hush } }

    @Test("p reads the page's first paragraph, then each that follows; it is lit, its page is shown, and the end is told")
    func following() {
        var reader = Self.reader()
        reader.press("p")
        #expect(spoken(reader).map(\.text) == [Self.paragraphs[0]] && spoken(reader)[0].language == "ar" && reader.shows("يُقرأ بصوت"))
        #expect(reader.screen.letters(in: [.hit]) == ReaderScreen.letters(of: Self.paragraphs[0]))
        for number in 1..<30 {
            reader.send(.spoken(.spoken, number: spoken(reader).last?.number ?? 0))
            #expect(spoken(reader).last?.text == Self.paragraphs[number])
            #expect(reader.screen.letters(in: [.hit]) == ReaderScreen.letters(of: Self.paragraphs[number]), "\(number)")
        }
        reader.send(.spoken(.spoken, number: spoken(reader).last?.number ?? 0))
        #expect(spoken(reader).count == 30 && reader.shows("انتهت قراءة المقال") && reader.screen.letters(in: [.hit]).isEmpty)
        #expect(hushes(reader) == 0)
    }

    @Test("p again ends it, and so does whatever leaves the article; a late word from the voice changes nothing")
    func ending() {
        for keys in ["p", "q", "F", "D", "R"] {
            var reader = Self.reader()
            reader.press("p \(keys)")
            #expect(hushes(reader) == 1, "\(keys)")
            let said = spoken(reader).count
            reader.send(.spoken(.spoken, number: spoken(reader).last?.number ?? 0))
            #expect(spoken(reader).count == said, "\(keys)")
        }
        // Turning the page is no leaving.
        var reader = Self.reader()
        reader.press("p Space")
        #expect(hushes(reader) == 0)
    }

    @Test("without a voice it is said what to install, and nothing goes on")
    func withoutVoice() {
        var reader = Self.reader()
        reader.press("p")
        reader.send(.spoken(.unavailable, number: 1))
        #expect(reader.shows("لا صوت على هذا الجهاز") && reader.state.reading?.spoken == nil)
        reader.press("p")
        reader.send(.spoken(.failed(1), number: 2))
        #expect(reader.shows("انتهى") && reader.state.reading?.spoken == nil)
    }

    @Test("a long paragraph is read in parts at the ends of sentences, one without any in bounded ones; nothing is left out")
    func parts() {
        let sentence = "هذه جملة من جمل كثيرة في فقرة واحدة طويلة."
        for (text, longest) in [
            (Array(repeating: sentence, count: 40).joined(separator: " "), 400), (String(repeating: "كلمة ", count: 3_000) + "أخيرة", 4_000),
        ] {
            var reader = Self.reader("عنوان\n\n" + text + "\n")
            reader.press("p")
            while reader.state.isSpeaking { reader.send(.spoken(.spoken, number: spoken(reader).last?.number ?? 0)) }
            let pieces = spoken(reader).map(\.text)
            #expect(pieces.count > 1 && pieces.allSatisfy { $0.unicodeScalars.count <= longest })
            #expect(ReaderScreen.letters(of: pieces.joined()) == ReaderScreen.letters(of: text))
        }
    }

    @Test("the voice is of the article's language")
    func language() {
        for (head, language) in [("", "en"), ("---\nlanguage: fr-CA\n---\n\n", "fr"), ("---\nlanguage: ../x\n---\n\n", "en")] {
            var reader = Self.reader(head + "A title\n\nA plain paragraph of English text stands here.\n")
            reader.press("p")
            #expect(spoken(reader).map(\.language) == [language])
        }
    }
}
