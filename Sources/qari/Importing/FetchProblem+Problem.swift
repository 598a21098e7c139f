// What goes wrong outside, as the reader is told of it.
import ArticleImport
import ReaderCore

extension FetchProblem {
    var told: Problem {
        switch self {
        case .unsupported(let address): .notWeb(address)
        case .unreachable(let address, let detail): .unreachable(address, detail: detail)
        case .timedOut(let address): .timedOut(address)
        case .tooLarge(let address): .tooLarge(address)
        case .tooManyRedirects(let address): .tooManyRedirects(address)
        case .insecure(let address, let detail): .insecure(address, detail: detail)
        case .refused(let address, let status): .refused(address, status: status)
        case .noFetcher: .noFetcher
        case .failed(let address, let detail): .fetchFailed(address, detail: detail)
        case .cancelled: .fetchFailed("", detail: "cancelled")
        }
    }
}

extension FeedProblem {
    func told(of name: String) -> Problem {
        switch self {
        case .notAFeed: .notAnArticle(name)
        case .malformed(let line, let detail): .brokenFeed(name, line: line, detail: detail)
        case .tooLarge(let line): .hostileFeed(name, line: line)
        case .declaresEntities(let line): .entitiesInFeed(name, line: line)
        }
    }
}
