// What the tests of the built program share: an article opened on a terminal, ready to be read.
import TestSupport
import Testing

/// A program that reads files of its own folder.
struct Reader {
    let folder = TemporaryFolder()
    let terminal: PseudoTerminal

    /// Opens articles and waits for the first one's first page.
    init(
        _ articles: [String] = [FixtureArticle.news], options: [String] = [], environment: [String: String?] = [:],
        size: (columns: Int, rows: Int) = (80, 24), waitingFor text: String = "صفحة 1 من", cell: (width: Int, height: Int)? = nil,
        answers: TerminalAnswers? = .usual
    ) throws {
        try self.init(
            articles, options: options, environment: environment, size: size, waitingFor: text, cell: cell,
            answer: answers.map { answers in { answers.reply(to: $0) } })
    }

    /// - Parameter answer: what the terminal answers to a piece of output; nil for one that answers nothing.
    init(
        _ articles: [String], options: [String] = [], environment: [String: String?] = [:], size: (columns: Int, rows: Int) = (80, 24),
        waitingFor text: String = "صفحة 1 من", cell: (width: Int, height: Int)? = nil, answer: PseudoTerminal.Answer?
    ) throws {
        let folder = folder
        let paths = articles.enumerated().map { folder.write("article\($0.offset + 1).txt", $0.element) }
        terminal = try PseudoTerminal(
            options + paths, environment: environment, size: size, cell: cell, answer: answer)
        try terminal.wait(forText: text)
        try terminal.wait("the pages' count") { !$0.picture.text.contains("~") }
    }

    var picture: TerminalPicture { terminal.picture }

    /// Sends keys and waits until the screen says something.
    func press(_ keys: String, andWaitFor text: String) throws {
        terminal.send(keys)
        try terminal.wait(forText: text)
    }

    /// Leaves by `q`; checks that all is as it was.
    func quit() throws {
        terminal.send("q")
        #expect(try terminal.waitForEnd() == .exit(0))
        expectRestored()
    }

    /// After the end, or a stop: the shell's screen, its cursor, its modes, its bidi.
    func expectRestored(_ sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!picture.isAlternateScreen, "The alternate screen is left.", sourceLocation: sourceLocation)
        #expect(picture.isCursorVisible, "The cursor is shown.", sourceLocation: sourceLocation)
        #expect((terminal.endModes ?? terminal.modes) == terminal.originalModes, "The line's modes are restored.", sourceLocation: sourceLocation)
        let pairs = [
            ("\u{1B}[?25l", "\u{1B}[?25h"), ("\u{1B}[8l", "\u{1B}[8h"), ("\u{1B}[1 k", "\u{1B}[0 k"), ("\u{1B}[?2004h", "\u{1B}[?2004l"),
        ]
        for (set, unset) in pairs {
            guard let place = terminal.lastPlace(of: set) else { continue }
            #expect((terminal.lastPlace(of: unset) ?? -1) > place, "\(unset.dropFirst()) undoes \(set.dropFirst()).", sourceLocation: sourceLocation)
        }
        let cursor = picture.cursor
        picture.take(Array("X".utf8))
        let cell = picture.cell(min(cursor.column, picture.columns - 1), cursor.row)
        #expect(
            cell.text == "X" && cell.foreground == .standard && !cell.isReverse && !cell.isBold, "Colours are reset.", sourceLocation: sourceLocation)
    }
}
