// Where the reader has been and can go again. It changes when an article is there, not when it is asked for: one that could not be
// opened leaves the way as it was.
import ArticleModel

struct Way: Hashable {
    /// How an article is come to.
    enum Step: Hashable {
        /// By its own name, at the start or for a kiosk's news: nothing is left.
        case straight
        /// By a link, a related article, the next file.
        case onward
        case back
        case forward
        /// The same article anew.
        case again
        /// From the front page: what was read before lies behind the front page.
        /// - `leavesFile`: the article on screen before was no article of the library.
        case fromList(leavesFile: Bool)
        /// Back past the front page, to the file that it was opened from.
        case pastFrontPage
    }

    private static let mostVisits = 500

    /// The latest last.
    private(set) var backward: [Visit] = [] { didSet { backward.removeFirst(max(0, backward.count - Self.mostVisits)) } }
    private(set) var ahead: [Visit] = []
    /// The files that were left for the front page, the last one last: an article opened from it does not take their place.
    private(set) var behindFrontPage: [Visit] = []
    /// True when the way back led to the front page: going back once more must not lead forward again.
    var endsOnFrontPage = false

    /// What is no more is nowhere on the way.
    mutating func forget(_ ref: ArticleRef) {
        backward.removeAll { $0.ref == ref }
        ahead.removeAll { $0.ref == ref }
        behindFrontPage.removeAll { $0.ref == ref }
    }

    /// Goes on: an article is there.
    /// - Parameter visit: the article that is left; nil for none.
    mutating func walk(_ step: Step, leaving visit: Visit?) {
        switch step {
        case .straight, .again: break
        case .onward:
            if let visit { backward.append(visit) }
            ahead = []
        case .back:
            _ = backward.popLast()
            if let visit { ahead.append(visit) }
        case .forward:
            _ = ahead.popLast()
            if let visit { backward.append(visit) }
        case .fromList(let leavesFile):
            if leavesFile, let visit { behindFrontPage = backward + [visit] }
            (backward, ahead) = ([], [])
        case .pastFrontPage:
            ahead = visit.map { [$0] } ?? []
            (backward, behindFrontPage) = (behindFrontPage.dropLast(), [])
        }
    }
}
