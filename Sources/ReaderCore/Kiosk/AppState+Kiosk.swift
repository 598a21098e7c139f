// What the kiosk needs to know of the program, and to do with it, that no key asks for.
import ArticleModel
import TextLayout

extension AppState {
    /// The program as another one was started, on this screen and at this time. Numbers of requests go on, so that late replies to the
    /// last reader's are dropped.
    func anew(like fresh: AppState) -> AppState {
        var new = fresh
        (new.size, new.clock) = (size, clock)
        new.frontPage.breaking = frontPage.breaking
        new.frontPage.request = frontPage.request
        (new.request, new.relatedRequest, new.qrRequest) = (request + 1, relatedRequest + 1, qrRequest + 1)
        return new
    }

    mutating func forgetCount() { count = nil }

    /// True when the article goes on after this page.
    var hasFurtherPage: Bool { screen == .reading && currentPage().next != nil }

    /// True when the list goes on after what is on screen.
    var hasFurtherHeadlines: Bool {
        guard screen == .frontPage, let last = placedItems(from: frontPageTop, in: frontPageGeometry).last else { return false }
        return last.index + 1 < frontPageCount
    }

    /// How many words a reader has before them.
    var wordsOnScreen: Int {
        if screen == .frontPage {
            return placedItems(from: frontPageTop, in: frontPageGeometry).reduce(0) { sum, item in
                guard let headline = frontPage.list?[item.index] else { return sum }
                return sum + Self.words(headline.title) + (item.index == frontPageTop ? Self.words(headline.lead ?? "") : 0)
            }
        }
        guard let document else { return 0 }
        return currentPage().rows.reduce(0) { sum, row in
            guard case .line(let place) = row else { return sum }
            let layout = document.layout(at: place.address)
            guard place.line < layout.lineCount else { return sum }
            let text = document.block(at: place.address).text[layout.logicalRange(ofLine: place.line)]
            return sum + text.split { $0 == 0x20 }.count
        }
    }

    private static func words(_ text: String) -> Int { text.utf8.split { $0 == 0x20 }.count }
}
