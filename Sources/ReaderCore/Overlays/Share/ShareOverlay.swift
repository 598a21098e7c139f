// What can be done with the article: what needs a link only where there is one.
import ArabicText

struct ShareOverlay: ListOverlay {
    private enum Choice {
        case link, text, paragraph, code, browser

        /// The command that does the same.
        var command: Command {
            switch self {
            case .link, .text: .copy
            case .paragraph: .copyWithSource
            case .code: .showQRCode
            case .browser: .openInBrowser
            }
        }
    }

    var list: RowList
    private let choices: [Choice]
    private let hasLink: Bool
    var context: KeyContext? { .share }
    var opener: Command { .share }
    var isEmpty: Bool { choices.isEmpty }

    /// - Parameter hasText: an article is open, and not only its headline at hand.
    init(hasLink: Bool, hasText: Bool, _ shared: Shared) {
        self.hasLink = hasLink
        let phrases = shared.phrases
        let all: [(choice: Choice, text: String)] =
            (hasLink ? [(.link, phrases.copyLink)] : []) + [(.text, phrases.copyText)]
            + (hasText ? [(.paragraph, phrases.copyParagraph)] : [])
            + (hasLink ? [(.code, phrases.showCode), (.browser, phrases.openInBrowser)] : [])
        let allowed = all.filter { !shared.forbidden.contains($0.choice.command) }
        choices = allowed.map(\.choice)
        let rows = allowed.map { entry in
            // The key of copying takes the link where there is one; where nothing but touch is, there are no keys.
            let hasKey = !shared.isTouched && (entry.choice != .text || !hasLink)
            let key = hasKey ? shared.keymap.keyNames(for: entry.choice.command, in: .share).first ?? "" : ""
            return ListRow(text: codePoints(entry.text), label: codePoints(key))
        }
        list = RowList(title: phrases.share, rows: rows)
    }

    /// The keys that stand beside the items.
    func wishes(forOther command: Command) -> [Wish] { choices.contains { $0.command == command } ? [.perform(command)] : [] }

    func wishes(forItem index: Int) -> [Wish] {
        switch choices[index] {
        case .link: [.perform(.copy)]
        case .text: [.copyText]
        case .paragraph: [.perform(.copyWithSource)]
        case .code: [.perform(.showQRCode)]
        case .browser: [.perform(.openInBrowser)]
        }
    }
}
