// Sharing an article: its link or text on the clipboard, the link as a QR code or in the browser.
import ArabicText
import ArticleModel

extension Program {
    /// The link of the article that a command is about: nil when it has none.
    var link: String? {
        let address = front == .frontPage ? actedOn?.url : reading?.link
        return address.flatMap { Self.isWebAddress($0) ? $0 : nil }
    }

    /// Only the web's own addresses leave the program.
    static func isWebAddress(_ address: String) -> Bool {
        let lowered = address.prefix(8).lowercased()
        return (lowered.hasPrefix("http://") || lowered == "https://")
            && !address.unicodeScalars.contains { $0 <= " " || $0 == .delete }
    }

    mutating func performSharing(_ command: Command) -> [Effect] {
        guard front == .reading || actedOn != nil else {
            tell(phrases.nothingChosen)
            return []
        }
        switch command {
        case .share:
            let menu = ShareOverlay(hasLink: link != nil, hasText: front == .reading, shared)
            if menu.isEmpty { tell(phrases.kioskForbids, .warning) } else { overlays.append(menu) }
        case .copy: return link != nil ? copyLink() : copyText()
        case .openInBrowser: return withLink { [.openInBrowser(address: $1)] }
        case .showQRCode: return withLink { [.makeQRCode(text: $1, $0.inbox.ask(.code))] }
        default: break
        }
        return []
    }

    private mutating func withLink(_ use: (inout Program, String) -> [Effect]) -> [Effect] {
        guard let link else {
            tell(phrases.noLink, .warning)
            return []
        }
        return use(&self, link)
    }

    private mutating func copyLink() -> [Effect] {
        withLink {
            $0.tell($0.phrases.linkCopied)
            return [.copy(text: codePoints($1))]
        }
    }

    /// On the front page only what the list shows is at hand.
    mutating func copyText() -> [Effect] {
        guard front == .frontPage else {
            guard let reading else { return [] }
            guard let text = reading.textToCopy else {
                tell(phrases.tooLong, .warning)
                return []
            }
            tell(phrases.copied)
            return [.copy(text: text)]
        }
        guard let headline = actedOn else { return [] }
        tell(phrases.copiedTitle)
        return [.copy(text: codePoints([headline.title, headline.lead].compactMap(\.self).joined(separator: "\n")))]
    }

    // MARK: The answers

    mutating func receiveCode(_ code: QRCode?, of text: String) {
        guard let code else {
            tell(phrases.linkTooLong(mayCopy: !shared.forbidden.contains(.copy)), .warning)
            return
        }
        guard QRPlan(code, in: shared.size) != nil else {
            let least = QRPlan.leastSize(for: code)
            tell(phrases.noRoomForCode(columns: least.columns, rows: least.rows), .warning)
            return
        }
        overlays.append(QRCodeOverlay(code: code, text: text))
    }

    mutating func receiveBrowser(_ outcome: BrowserOutcome, address: String) -> [Effect] {
        switch outcome {
        case .opened:
            tell(phrases.openedInBrowser)
            return []
        case .unavailable: tell(phrases.noBrowser, .warning)
        case .failed(let name): tell(phrases.browserFailed(name), .warning)
        }
        return [.copy(text: codePoints(address))]
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
