// Opens articles of the web for the reading screen: one at a time, beside the loop, which asks now and then.
import ArabicText
import ArticleImport
import ReaderCore

struct WebOpener {
    private var fetch: Fetch?
    private var failure: FetchProblem?
    private var address = ""
    private var request = 0

    /// True while something is to come; the loop then waits no longer than `patience`.
    var isWaiting: Bool { fetch != nil || failure != nil }
    /// Milliseconds between two questions.
    static let patience: Int32 = 50

    /// Starts fetching; what was under way is given up.
    mutating func open(_ address: String, request: Int) {
        (self.address, self.request, failure, fetch) = (address, request, nil, nil)
        do throws(FetchProblem) { fetch = try Fetch(FetchRequest(url: address)) } catch { failure = error }
    }

    /// The reply, once it is there.
    mutating func reply() -> Message? {
        if let failure {
            self.failure = nil
            return .couldNotOpen(failure.told, path: address, request: request)
        }
        guard let fetch, fetch.advance(), let result = fetch.result else { return nil }
        self.fetch = nil
        switch result {
        case .failure(let problem): return .couldNotOpen(problem.told, path: address, request: request)
        case .success(let response):
            do throws(Problem) {
                return .opened(text: try ArticleFile.text(of: response), path: address, request: request)
            } catch { return .couldNotOpen(error, path: address, request: request) }
        }
    }
}
