// Sharing an article: its link or text on the clipboard, the link as a QR code or in the browser.
import ArabicText
import ArticleModel
import TerminalScreen

extension AppState {
    /// The link of the article that a command is about: nil when it has none.
    var link: String? {
        let address = screen == .frontPage ? actedOn?.url : headline?.url ?? document?.head.url
        return address.flatMap { Self.isWebAddress($0) ? $0 : nil }
    }

    /// Only the web's own addresses leave the program.
    static func isWebAddress(_ address: String) -> Bool {
        let lowered = address.prefix(8).lowercased()
        return (lowered.hasPrefix("http://") || lowered == "https://") && !address.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    }

    mutating func performSharing(_ command: Command) -> [Effect] {
        guard screen == .reading || actedOn != nil else {
            tell(phrases.nothingChosen)
            return []
        }
        switch command {
        case .share where shareChoices.isEmpty: tell(phrases.kioskForbids, .warning)
        case .share: list = ListState(kind: .share)
        case .copy:
            if link != nil { return copyLink() }
            return copyText()
        case .openInBrowser: return openLink { .openInBrowser(address: $0) }
        case .showQRCode:
            qrRequest += 1
            let number = qrRequest
            return openLink { .makeQRCode(text: $0, request: number) }
        default: break
        }
        return []
    }

    private mutating func openLink(_ use: (String) -> Effect) -> [Effect] {
        guard let link else {
            tell(phrases.noLink, .warning)
            return []
        }
        return [use(link)]
    }

    mutating func copyLink() -> [Effect] {
        guard let link else {
            tell(phrases.noLink, .warning)
            return []
        }
        tell(phrases.linkCopied)
        return [.copy(text: codePoints(link))]
    }

    /// On the front page only what the list shows is at hand.
    mutating func copyText() -> [Effect] {
        if screen == .reading { return copyArticle() }
        guard let headline = actedOn else { return [] }
        tell(phrases.copiedTitle)
        return [.copy(text: codePoints([headline.title, headline.lead].compactMap(\.self).joined(separator: "\n")))]
    }

    // MARK: The answers

    mutating func takeQRCode(_ code: QRCode?, of text: String, request: Int) {
        guard request == qrRequest else { return }
        guard let code else {
            tell(phrases.linkTooLong, .warning)
            return
        }
        guard QRPlan(code, in: size) != nil else {
            let least = QRPlan.leastSize(for: code)
            tell(phrases.noRoomForCode(columns: least.columns, rows: least.rows), .warning)
            return
        }
        (qrCode, qrText) = (code, text)
    }

    mutating func takeBrowser(_ outcome: BrowserOutcome, address: String) -> [Effect] {
        switch outcome {
        case .opened: tell(phrases.openedInBrowser)
        case .unavailable:
            tell(phrases.noBrowser, .warning)
            return [.copy(text: codePoints(address))]
        case .failed(let name):
            tell(phrases.browserFailed(name), .warning)
            return [.copy(text: codePoints(address))]
        }
        return []
    }
}

/// What became of opening the browser.
package enum BrowserOutcome: Hashable, Sendable {
    case opened
    /// There is no screen for one: over SSH, on a console.
    case unavailable
    case failed(String)
}

/// Why the terminal's clipboard did not take a text.
package enum ClipboardRefusal: Hashable, Sendable {
    /// It takes no more than so much.
    case tooLong(kilobytes: Int)
    /// The terminal lets no program use it.
    case unsupported
}
