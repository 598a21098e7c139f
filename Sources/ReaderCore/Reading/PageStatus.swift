// Where the reader is, as the footer says it: the page, how many there are, how much of the article is read.
import ArabicText
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
        guard let top = screen.top, pages.isWhole || !shared.settings.screenReader else { return percent }
        let total = pages.isWhole ? "\(pages.starts.count)" : "~\(estimatedPages)"
        let number = pages.covers(top) ? "\(pages.index(of: top) + 1)" : "~\(max(1, estimatedPages * hundredths / 100))"
        let phrases = shared.phrases
        let (page, read) = ((phrases.isolated(number), phrases.isolated(total)), phrases.isolated(percent))
        let whole = phrases.page(page.0, of: page.1) + " · " + read
        guard shared.geometry.text.columns < Self.narrow else { return whole }
        // Where there is no room for all of it, the word goes, then the page: how much is read is always said.
        let forms = [whole, phrases.place(page.0, of: page.1) + " · " + read]
        return forms.first { codePoints($0).withoutIsolates.count <= shared.geometry.text.columns } ?? read
    }

    private static let narrow = 40

    /// How much of the article is on this page or before it, by bytes in whole hundredths: the bar, which stays as it is once pages are counted.
    var hundredths: Int { bytesRead }

    /// The same in words: with as many decimals as it takes for no two pages to say the same.
    private var percent: String {
        let read = share
        let (whole, rest) = (read.parts * 100 / read.whole, read.parts * 100 % read.whole)
        guard rest > 0 else { return "\(whole)%" }
        // The whole is a hundred times a power of ten, so that the rest has as many figures.
        let figures = String(read.whole + rest).dropFirst(1).dropLast(2)
        return "\(whole)\(shared.drawnDigits == .arabic ? "٫" : ".")\(figures)%"
    }

    /// By bytes as long as pages are not counted; then by pages, of which no two have one number.
    private var share: (parts: Int, whole: Int) {
        let pages = screen.pages
        guard pages.isWhole else { return (bytesRead, 100) }
        guard let next else { return (100, 100) }
        var whole = 100
        while whole < pages.starts.count { whole *= 10 }
        let page = pages.index(of: next)
        return (max(1, min(whole - 1, (page * whole + part(of: page, before: next, whole)) / pages.starts.count)), whole)
    }

    /// How much of a page is above a place in it, where the screen stands between pages.
    private func part(of page: Int, before place: LinePlace, _ whole: Int) -> Int {
        let starts = screen.pages.starts
        guard starts[page] != place else { return 0 }
        let (start, here) = (document.byteOffset(of: starts[page]), document.byteOffset(of: place))
        let end = page + 1 < starts.count ? document.byteOffset(of: starts[page + 1]) : document.text.endOffset
        return end > start ? max(0, min(end, here) - start) * whole / (end - start) : 0
    }

    private var bytesRead: Int {
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
