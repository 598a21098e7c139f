// The strip over every screen: breaking news with its age; where there is none, how old the articles are when their sources are down.
import ArabicText
import ArticleModel
import TerminalScreen

extension Kiosk {
    enum Strip {
        case breaking(Headline)
        case stale(since: Int64?)
    }

    /// Each of several news has the strip for so long, in milliseconds.
    private static let turn: Int64 = 10_000

    var strip: Strip? {
        let news = freshBreaking
        if !news.isEmpty { return .breaking(news[Int(now / Self.turn) % news.count]) }
        if let supply, supply.failing > 0 { return .stale(since: supply.lastGood) }
        return nil
    }

    /// When the next of several news has the strip, in milliseconds.
    var nextStrip: Int64? { freshBreaking.count > 1 ? (now / Self.turn + 1) * Self.turn : nil }

    func drawStrip(into frame: inout Frame) {
        guard let strip, let clock = app.clock else { return }
        let role: Role = if case .breaking = strip { .breakingStrip } else { .warning }
        let columns = frame.size.columns
        frame.fill(Rect(column: 0, row: 0, columns: columns, rows: 1), with: Cell(scalar: 0x20, style: app.theme.style(for: role)))
        var rect = Rect(column: min(1, columns), row: 0, columns: max(0, columns - 2), rows: 1)
        let startsRight = app.isInterfaceRightToLeft
        let base = app.phrases.base
        switch strip {
        case .breaking(let news):
            let age = codePoints(app.phrases.age(of: news.effectiveDate, at: clock))
            if columns >= 40 {
                let taken = app.painter.label(age, in: rect, row: 0, base: base, alignsRight: !startsRight, role: role, into: &frame) + 2
                rect = Rect(column: startsRight ? rect.column + taken : rect.column, row: 0, columns: rect.columns - taken, rows: 1)
            }
            let text = codePoints("\(app.phrases.breaking) | \u{2068}\(news.title)\u{2069}")
            app.painter.label(text, in: rect, row: 0, base: base, alignsRight: startsRight, role: role, into: &frame)
        case .stale(let moment):
            let text = codePoints(app.phrases.supplyIsCutOff(moment.map { app.phrases.age(of: $0, at: clock) }))
            app.painter.label(text, in: rect, row: 0, base: base, alignsRight: startsRight, role: role, into: &frame)
        }
    }
}
