// Where the reader is, as the footer says it: the page, how many there are, how much of the article is read.
import TextLayout

struct PageStatus {
    private let screen: ReadingScreen
    private let next: LinePlace?
    private let shared: Shared

    /// - Parameter next: where the page after the one on screen starts; nil on the last.
    init(_ screen: ReadingScreen, next: LinePlace?, _ shared: Shared) { (self.screen, self.next, self.shared) = (screen, next, shared) }

    private var document: ArticleDocument { screen.document }
    private var bytes: Int { (document.text.expectedEnd ?? document.text.endOffset) - document.text.startOffset }

    var text: String {
        if document.firstAddress == nil { return shared.phrases.emptyFile }
        let pages = screen.pages
        // An estimate that changes while pages are counted would be read out with every change.
        guard let top = screen.top, pages.isWhole || !shared.settings.screenReader else { return "\(percent)%" }
        let total = pages.isWhole ? "\(pages.starts.count)" : "~\(estimatedPages)"
        let number = pages.covers(top) ? "\(pages.index(of: top) + 1)" : "~\(max(1, estimatedPages * percent / 100))"
        let phrases = shared.phrases
        return phrases.page(phrases.isolated(number), of: phrases.isolated(total)) + " · " + phrases.isolated("\(percent)%")
    }

    /// How much of the article, by bytes, is on this page or before it.
    var percent: Int {
        guard let end = next.map({ document.byteOffset(of: $0) }) ?? (document.text.isBeginning ? document.text.endOffset : nil) else { return 100 }
        // Whoever has a page before them has begun.
        return bytes == 0 ? 100 : max(1, min(99, (end - document.text.startOffset) * 100 / bytes))
    }

    /// What the arrow that turns forward does; on the last page, the one that turns back. For who listens nothing.
    var hint: String {
        let hasNext = next != nil
        if shared.settings.screenReader || !hasNext && screen.isOnFirstPage { return "" }
        let word = hasNext ? shared.phrases.next : shared.phrases.previous
        return screen.turnsLeft(shared) == hasNext ? "← \(word)" : "\(word) →"
    }

    private var estimatedPages: Int {
        guard let last = screen.pages.starts.last else { return 1 }
        let read = max(1, document.byteOffset(of: last) - document.text.startOffset)
        return max(screen.pages.starts.count + 1, screen.pages.starts.count * bytes / read)
    }
}
