// The share menu, and the QR code over the page.
import ArabicText
import ArticleModel
import TerminalScreen
import TextLayout

extension AppState {
    enum ShareChoice {
        case link, text, code, browser

        /// The command that does the same.
        var command: Command {
            switch self {
            case .link, .text: .copy
            case .code: .showQRCode
            case .browser: .openInBrowser
            }
        }
    }

    /// What can be done with this article: what needs a link only where there is one.
    var shareChoices: [(choice: ShareChoice, text: String, key: String)] {
        func key(_ command: Command) -> String { keymap.keyNames(for: command, in: .reading).first ?? "" }
        let text = (ShareChoice.text, phrases.copyText, link == nil ? key(.copy) : "")
        let all: [(choice: ShareChoice, text: String, key: String)] =
            link == nil
            ? [text]
            : [
                (.link, phrases.copyLink, key(.copy)), text, (.code, phrases.showCode, key(.showQRCode)),
                (.browser, phrases.openInBrowser, key(.openInBrowser)),
            ]
        return all.filter { !forbidden.contains($0.choice.command) }
    }

    mutating func share(_ index: Int) -> [Effect] {
        guard shareChoices.indices.contains(index) else { return [] }
        switch shareChoices[index].choice {
        case .link: return copyLink()
        case .text: return copyText()
        case .code: return performSharing(.showQRCode)
        case .browser: return performSharing(.openInBrowser)
        }
    }

    /// The code in the middle of a light screen's worth of paper, its link below it where there is room.
    func draw(_ code: QRCode, into frame: inout Frame) {
        guard let plan = QRPlan(code, in: size) else { return }
        let isInverted = theme.style(for: .body).background == .standard && isTerminalLight
        frame.fill(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows), with: Cell(scalar: 0x20, style: theme.style(for: .body)))
        for row in 0..<plan.rect.rows {
            for column in 0..<plan.rect.columns {
                frame[plan.rect.column + column, plan.rect.row + row] = plan.cell(column: column, row: row, isInverted: isInverted)
            }
        }
        let below = plan.rect.row + plan.rect.rows
        guard below < size.rows else { return }
        let room = Rect(column: 1, row: below, columns: max(0, size.columns - 2), rows: 1)
        let line = engine.singleLine(codePoints(qrText), base: .leftToRight, options: LayoutOptions(width: max(1, room.columns)))
        let middle = Rect(column: room.column + max(0, (room.columns - line.width) / 2), row: below, columns: line.width, rows: 1)
        painter.paint(line, in: middle, row: below, alignsRight: false, into: &frame) { _ in theme.style(for: .footer) }
    }
}
