// The strip over every screen: breaking news with its age; where there is none, how old the articles are when their sources are down.
import ArabicText
import ArticleModel
import ReaderCore
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
        guard let strip, let clock = app.shared.clock else { return }
        let role: Role = if case .breaking = strip { .breakingStrip } else { .warning }
        let (columns, painter, phrases) = (frame.size.columns, app.shared.painter, app.phrases)
        painter.fill(row: 0, role, into: &frame)
        var band = app.shared.band(Rect(column: min(1, columns), row: 0, columns: max(0, columns - 2), rows: 1), row: 0)
        switch strip {
        case .breaking(let news):
            if columns >= 40 {
                band.reserve(
                    painter.label(phrases.age(of: news.effectiveDate, at: clock), at: .end, of: band, role: role, into: &frame) + 2, at: .end)
            }
            painter.label("\(phrases.breaking) | \(news.title.isolated(in: news.direction))", of: band, role: role, into: &frame)
        case .stale(let moment):
            painter.label(phrases.supplyIsCutOff(moment.map { phrases.age(of: $0, at: clock) }), of: band, role: role, into: &frame)
        }
    }
}
