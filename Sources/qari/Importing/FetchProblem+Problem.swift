// What goes wrong outside, as the reader is told of it.
import ArticleImport
import ReaderCore

extension FetchProblem {
    var told: Problem {
        switch self {
        case .unsupported(let address): .notWeb(address)
        case .malformed(let address): .badAddress(address)
        case .unreachable(let address, let failure): .unreachable(address, failure.reason)
        case .timedOut(let address): .timedOut(address)
        case .tooLarge(let address, let bytes): .tooLarge(address, megabytes: bytes >> 20)
        case .privateAddress(let address, let target): .privateAddress(address, target: target)
        case .tooManyRedirects(let address): .tooManyRedirects(address)
        case .insecure(let address, let failure): .insecure(address, failure.reason)
        case .refused(let address, let status): .refused(address, status: status)
        case .noFetcher: .noFetcher
        case .noPassword(let address): .noAccountPassword(address)
        case .loginRefused(let address): .loginRefused(address)
        case .notAReader(let address): .notAReader(address)
        case .failed(let address, let failure): .fetchFailed(address, failure.reason)
        }
    }
}

extension CurlFailure {
    fileprivate var reason: FetchReason { FetchReason(code: code, detail: detail) }
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
