// Opens articles of the web for the reading screen: one at a time, beside the loop, which is woken by what comes.
import ArabicText
import ArticleImport
import Processes
import ReaderCore

struct WebOpener {
    private let wake: WakeUp
    private var fetch: Fetch?
    private var address = ""
    private var ticket: Ticket?
    /// The last page that came, which may be asked for once more.
    private var last: (address: String, text: EncodedText)?

    init(wake: WakeUp) { self.wake = wake }

    /// Starts fetching; what was under way is given up.
    mutating func open(_ address: String, _ ticket: Ticket) -> Message {
        giveUp()
        (self.address, self.ticket) = (address, ticket)
        do throws(FetchProblem) {
            let fetch = try Fetch(FetchRequest(url: address))
            wake.watch(fetch.descriptor)
            self.fetch = fetch
            return .fetching(address: address, ticket)
        } catch { return .couldNotOpen(error.told, ticket) }
    }

    private mutating func giveUp() {
        if let fetch { wake.forget(fetch.descriptor) }
        fetch = nil
    }

    /// The reply, once it is there.
    mutating func reply() -> Message? {
        guard let fetch, let ticket, fetch.advance(), let result = fetch.result else { return nil }
        giveUp()
        switch result {
        case .failure(let problem): return .couldNotOpen(problem.told, ticket)
        case .success(let response):
            do throws(Problem) {
                let text = try ArticleFile.text(of: response)
                last = (address, text)
                return .opened(text: text, .web(address), ticket)
            } catch { return .couldNotOpen(error, ticket) }
        }
    }

    /// The text that came from an address, while it is the last that came from any.
    func text(of address: String) -> EncodedText? { last.flatMap { $0.address == address ? $0.text : nil } }
}
