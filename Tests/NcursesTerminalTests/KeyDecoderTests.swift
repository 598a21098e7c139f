// Bytes into events and answers. Whatever the pieces they come in, whatever is between them: no key is lost, and no part
// of an answer is taken for a key.
import TerminalScreen
import Testing

@testable import NcursesTerminal

@Suite("Keys and answers in one stream")
struct KeyDecoderTests {
    private static let answers =
        "\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}[>41;379;0c\u{1B}P!|00000000\u{1B}\\\u{1B}[?2026;0$y\u{1B}[8;0$y\u{1B}[2;2R\u{1B}[2;3R\u{1B}]11;rgb:ffff/ffff/ffff\u{7}\u{1B}[?64;1;2c"
    private static let read: [TerminalAnswer] = [
        .name("XTerm(379)"), .secondary([41, 379, 0]), .tertiary("00000000"), .mode(2026, isPrivate: true, state: 0),
        .mode(8, isPrivate: false, state: 0), .cursor(row: 2, column: 2), .cursor(row: 2, column: 3), .background("rgb:ffff/ffff/ffff"),
        .primary([64, 1, 2]),
    ]

    private func keys(_ events: [Event]) -> [Key] { events.compactMap { if case .key(let key) = $0 { key } else { nil } } }

    @Test("answers are read, and none is a key")
    func answers() {
        var decoder = KeyDecoder()
        let events = decoder.feed(Array(Self.answers.utf8))
        #expect(decoder.takeAnswers() == Self.read)
        #expect(events == [.background(red: 1, green: 1, blue: 1)])
        #expect(!decoder.isWaiting)
    }

    @Test("answers cut in two at any place, a pause between, are the same")
    func cutAnywhere() {
        let bytes = Array(Self.answers.utf8)
        for place in 1..<bytes.count {
            var decoder = KeyDecoder()
            decoder.awaitsAnswers = true
            var events = decoder.feed(bytes[..<place])
            // A pause ends the patience with a lone escape, but not with what has begun to look like an answer.
            let isLoneEscape = decoder.isWaiting && decoder.patience < 100
            if isLoneEscape { events += decoder.timeOut() }
            events += decoder.feed(bytes[place...])
            #expect(decoder.takeAnswers() == Self.read, "cut at \(place)")
            #expect(keys(events) == (isLoneEscape ? [Key(.escape)] : []), "cut at \(place)")
        }
    }

    @Test("keys typed between answers are all there, in order")
    func keysBetween() {
        let pieces = ["\u{1B}P>|kitty(0.26.5)\u{1B}\\", "ق", "\u{1B}[>1;4000;26c", "\u{1B}[A", "\u{1B}[?62c", " q"]
        var decoder = KeyDecoder()
        let events = pieces.flatMap { decoder.feed(Array($0.utf8)) }
        #expect(keys(events) == [.character("ق"), Key(.up), .character(" "), .character("q")])
        #expect(decoder.takeAnswers() == [.name("kitty(0.26.5)"), .secondary([1, 4000, 26]), .primary([62])])
    }

    @Test(
        "a garbled answer takes nothing with it",
        arguments: [
            "\u{1B}[>41;3\u{1B}[?64c", "\u{1B}P>|XTe\u{1B}[?64c", "\u{1B}]11;rgb:ff\u{1B}[?64c", "\u{1B}[8;\u{7F}\u{1B}[?64c",
            "\u{1B}[?2026\u{C3}\u{A9}\u{1B}[?64c",
            "\u{1B}P1+r\u{1B}\\\u{1B}[?64c",
        ])
    func garbled(_ text: String) {
        var decoder = KeyDecoder()
        let events = decoder.feed(Array((text + "j").utf8))
        #expect(decoder.takeAnswers().last == .primary([64]))
        #expect(keys(events).last == .character("j"))
    }

    @Test("an answer that never ends is dropped, and the keys after it are not")
    func endless() {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array("\u{1B}]11;rgb:ff".utf8)).isEmpty)
        #expect(decoder.timeOut().isEmpty)
        #expect(keys(decoder.feed(Array("q".utf8))) == [.character("q")])
        _ = decoder.feed(Array(repeating: 0x1B, count: 1) + Array("]".utf8) + Array(repeating: 0x41, count: 10_000))
        #expect(!decoder.isWaiting)
    }

    @Test(
        "a report of the cursor that is foreign or late is no key; while such reports are due, F3 is none",
        arguments: ["1;0", "1;1", "7;3", "2;2", "1;17"])
    func foreignReports(_ report: String) {
        var decoder = KeyDecoder(due: DueAnswers())
        #expect(decoder.feed(Array("\u{1B}[\(report)R".utf8)).isEmpty)
        decoder.due.ask([.cursor])
        #expect(decoder.feed(Array("\u{1B}[1;2R\u{1B}[\(report)R".utf8)).isEmpty)
    }

    @Test("F3 with a modifier is a key, a report from the probed row is not")
    func cursorReports() {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array("\u{1B}[1;2R\u{1B}[2;2R".utf8)) == [.key(Key(.function(3), .shift))])
        #expect(decoder.takeAnswers() == [.cursor(row: 2, column: 2)])
    }

    @Test("a lone escape is a key after a moment, whatever is awaited")
    func loneEscape() {
        for awaitsAnswers in [true, false] {
            var decoder = KeyDecoder()
            decoder.awaitsAnswers = awaitsAnswers
            #expect(decoder.feed([0x1B]).isEmpty)
            #expect(decoder.patience == 25)
            #expect(decoder.timeOut() == [.key(Key(.escape))])
            // And then a bracket is the bracket.
            #expect(decoder.feed([0x5B]) == (awaitsAnswers ? [.key(.character("["))] : [.key(.character("["))]))
        }
    }

    @Test("names that an answer brings are printable and short")
    func names() {
        var decoder = KeyDecoder()
        _ = decoder.feed(Array(("\u{1B}P>|good\u{202E}\u{9B}2J" + String(repeating: "x", count: 500) + "\u{1B}\\").utf8))
        guard case .name(let name) = decoder.takeAnswers().first else {
            Issue.record("no name")
            return
        }
        #expect(name.count == 78)
        #expect(name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F })
    }

    // MARK: Status reports

    /// A stream with reports in it, in two pieces, between them a pause in which a lone escape would be a key; a long one ends all patience.
    private func decode(_ text: String, cutAt place: Int, awaiting: Bool = true, isLong: Bool = false) -> (events: [Event], answers: [TerminalAnswer])
    {
        let bytes = Array(text.utf8)
        var decoder = KeyDecoder()
        decoder.awaitsStatus = awaiting
        var events = decoder.feed(bytes[..<place])
        if decoder.isWaiting, decoder.patience == 25 { events += decoder.timeOut() }
        while isLong, decoder.isWaiting { events += decoder.timeOut() }
        events += decoder.feed(bytes[place...])
        return (events, decoder.takeAnswers())
    }

    @Test("status reports among keys, clicks and pastes, cut anywhere with a pause, are reports; nothing else changes")
    func statusCutAnywhere() {
        let pieces = ["ق", "\u{1B}[<0;3;4M", "\u{1B}[200~لصق \u{1B}[A نص\u{1B}[201~", "\u{1B}[B", "q"]
        var whole = KeyDecoder()
        let wanted = pieces.flatMap { whole.feed(Array($0.utf8)) }
        let report = "\u{1B}[0n"
        let text = report + pieces.joined(separator: report) + report
        for place in 1..<text.utf8.count {
            let found = decode(text, cutAt: place)
            #expect(found.events == wanted && found.answers == Array(repeating: .status, count: 6), "cut at \(place)")
        }
    }

    @Test("a report cut anywhere by a pause longer than the decoder's patience types nothing but the escape that came first")
    func statusCutForLong() {
        for place in 1..<6 {
            let found = decode("q\u{1B}[0nn", cutAt: place, isLong: true)
            let escape = place == 2 ? [Key(.escape)] : []
            #expect(keys(found.events) == [.character("q")] + escape + [.character("n")] && found.answers == [.status], "cut at \(place)")
        }
        // Nothing is due: what comes behind an escape is typed.
        let typed = decode("\u{1B}[0n", cutAt: 1, awaiting: false, isLong: true)
        #expect(keys(typed.events) == [Key(.escape), .character("["), .character("0"), .character("n")])
    }

    /// Pieces that come one after the other while a report is due, a moment between; nil is a silence that ends all patience.
    private func keys(of pieces: [String?]) -> (keys: [Key], answers: [TerminalAnswer]) {
        var decoder = KeyDecoder()
        decoder.awaitsStatus = true
        var events: [Event] = []
        for piece in pieces {
            if let piece { events += decoder.feed(Array(piece.utf8)) }
            if decoder.isWaiting, decoder.patience == 25 { events += decoder.timeOut() }
            while piece == nil, decoder.isWaiting { events += decoder.timeOut() }
        }
        return (keys(events), decoder.takeAnswers())
    }

    @Test("Esc and a bracket typed one after the other are keys, whatever comes behind them")
    func bracketBehindEscape() {
        let both: [Key] = [Key(.escape), .character("[")]
        #expect(keys(of: ["\u{1B}", "[", nil]) == (both, []))
        #expect(keys(of: ["\u{1B}", "[", "\u{1B}[0n"]) == (both, [.status]))
        #expect(keys(of: ["\u{1B}", "[\u{1B}[0n"]) == (both, [.status]))
        #expect(keys(of: ["\u{1B}", "[", "\u{1B}", "[0n"]) == (both, [.status]))
        #expect(keys(of: ["\u{1B}", "[", "\u{1B}[A", nil]) == (both + [Key(.up)], []))
        #expect(keys(of: ["\u{1B}", "[", "n", "q"]) == (both + [.character("n"), .character("q")], []))
        #expect(keys(of: ["\u{1B}", "[", "0", "q"]) == (both + [.character("0"), .character("q")], []))
        #expect(keys(of: ["\u{1B}", "[", "abc"]).keys == both + [.character("a"), .character("b"), .character("c")])
        #expect(keys(of: ["\u{1B}", "[", "0", nil, "n"]) == (both + [.character("0"), .character("n")], []))
        #expect(keys(of: ["\u{1B}", "[", nil, "\u{1B}[0nq"]) == (both + [.character("q")], [.status]))
    }

    @Test("a sequence cut behind its escape, and perhaps once more, is still one")
    func sequenceBehindEscape() {
        #expect(keys(of: ["\u{1B}", "[A"]) == ([Key(.up)], []))
        #expect(keys(of: ["\u{1B}", "[", "0n"]) == ([], [.status]))
        #expect(keys(of: ["\u{1B}", "[", "0", "n"]) == ([], [.status]))
        #expect(keys(of: ["\u{1B}", "[0", "nq"]) == ([.character("q")], [.status]))
        #expect(keys(of: ["\u{1B}", "[", "1;2A"]) == ([Key(.up, .shift)], []))
    }

    @Test("a report between two pieces of a paste is not pasted while one is due; what looks like one is pasted otherwise", arguments: [true, false])
    func statusInPaste(_ isDue: Bool) {
        let text = "\u{1B}[200~أول\u{1B}[0nثان\u{1B}[201~"
        let pasted = isDue ? "أولثان" : "أول\u{1B}[0nثان"
        for place in 6..<text.utf8.count {
            let found = decode(text, cutAt: place, awaiting: isDue)
            #expect(found.events == [.paste(pasted.unicodeScalars.map(\.value))] && found.answers == (isDue ? [.status] : []), "cut at \(place)")
        }
    }

    @Test("an escape typed before a report, or before a letter, is the key")
    func escapeBeforeStatus() {
        #expect(decode("\u{1B}\u{1B}[0n", cutAt: 1).events == [.key(Key(.escape))])
        #expect(decode("\u{1B}\u{1B}[0n", cutAt: 1).answers == [.status])
        #expect(decode("\u{1B}q", cutAt: 1).events == [.key(Key(.escape)), .key(.character("q"))])
        var decoder = KeyDecoder()
        decoder.awaitsStatus = true
        #expect(decoder.feed([0x1B]).isEmpty && decoder.patience == 25)
        #expect(decoder.timeOut().isEmpty && decoder.patience == 500)
        #expect(decoder.timeOut() == [.key(Key(.escape))] && !decoder.isWaiting)
    }

    @Test("reports that nobody waits for mean nothing", arguments: ["\u{1B}[0n", "\u{1B}[3n", "\u{1B}[0n\u{1B}[0n", "\u{1B}[5n", "\u{1B}[;n"])
    func forgedStatus(_ text: String) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array((text + "q").utf8)) == [.key(.character("q"))])
    }

    @Test("clicks in SGR's way, pastes in brackets")
    func mouseAndPaste() {
        var decoder = KeyDecoder()
        #expect(
            decoder.feed(Array("\u{1B}[<0;300;12M\u{1B}[<0;300;12m\u{1B}[<65;1;1M\u{1B}[<35;5;5M".utf8))
                == [.mouse(MouseEvent(button: .left, column: 299, row: 11)), .mouse(MouseEvent(button: .wheelDown, column: 0, row: 0))])
        #expect(decoder.feed(Array("\u{1B}[200~q\u{1B}[A\u{1B}[201~".utf8)) == [.paste("q\u{1B}[A".unicodeScalars.map(\.value))])
    }

    // MARK: What must not be believed

    @Test("an answer counts once for each time that it was asked for, and not at all when nobody asked")
    func due() {
        var decoder = KeyDecoder(due: DueAnswers())
        #expect(decoder.feed(Array((Self.answers + "q").utf8)) == [.key(.character("q"))])
        #expect(decoder.takeAnswers().isEmpty)
        decoder.due.ask([.name, .background, .cursor, .cursor])
        let twice = Self.answers + Self.answers
        #expect(decoder.feed(Array(twice.utf8)) == [.background(red: 1, green: 1, blue: 1)])
        #expect(decoder.takeAnswers() == [Self.read[0], Self.read[5], Self.read[6], Self.read[7]])
    }

    @Test("with DA1 nothing more is due but kitty's font, which is asked beside; and what is given up comes in vain")
    func settled() {
        var decoder = KeyDecoder(due: DueAnswers())
        decoder.due.ask([.name, .secondary, .primary])
        decoder.due.ask([.capability])
        _ = decoder.feed(Array("\u{1B}[?62c\u{1B}[>1;1;1c\u{1B}P>|kitty(1)\u{1B}\\\u{1B}P1+r6b=6b\u{1B}\\".utf8))
        #expect(decoder.takeAnswers() == [.primary([62]), .capability("k", value: "k")])
        decoder.due.ask([.name])
        decoder.due.giveUp()
        _ = decoder.feed(Array("\u{1B}P>|kitty(1)\u{1B}\\".utf8))
        #expect(decoder.takeAnswers().isEmpty)
    }

    @Test("a paste that falls silent is over, with what came of it; the keys behind it are keys")
    func silentPaste() {
        for text in ["", "نص", "نص\u{1B}", "نص\u{1B}[20"] {
            var decoder = KeyDecoder()
            #expect(decoder.feed(Array(("\u{1B}[200~" + text).utf8)).isEmpty)
            #expect(decoder.isWaiting && decoder.patience == 1000)
            let pasted = text.unicodeScalars.prefix { $0 != "\u{1B}" }.map(\.value)
            #expect(decoder.timeOut() == [.paste(Array(pasted))])
            #expect(!decoder.isWaiting)
            #expect(keys(decoder.feed(Array("q".utf8))) == [.character("q")])
        }
    }

    @Test("the end of a paste that a silence has cut anywhere types nothing")
    func cutPasteEnd() {
        let end = Array("\u{1B}[201~".utf8)
        for place in 0..<end.count {
            var decoder = KeyDecoder()
            _ = decoder.feed(Array("\u{1B}[200~نص".utf8) + end[..<place])
            #expect(decoder.timeOut() == [.paste(Array("نص".unicodeScalars.map(\.value)))])
            #expect(decoder.feed(end[place...]).isEmpty, "cut at \(place)")
            #expect(keys(decoder.feed(Array("q".utf8))) == [.character("q")])
        }
    }

    @Test("what is half typed is forgotten on demand, a paste too")
    func forgets() {
        for begun in ["\u{1B}[200~abc", "\u{1B}[1;", "\u{1B}]11;rgb"] {
            var decoder = KeyDecoder()
            _ = decoder.feed(Array(begun.utf8))
            decoder.forget()
            #expect(!decoder.isWaiting && keys(decoder.feed(Array("q".utf8))) == [.character("q")])
        }
    }
}
