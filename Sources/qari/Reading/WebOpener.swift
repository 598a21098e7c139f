// Opens articles of the web for the reading screen: one at a time, beside the loop, which is woken by what comes.
import ArabicText
import ArticleImport
import Processes
import ReaderCore

struct WebOpener {
    private let wake: WakeUp
    private let allowsPrivate: Bool
    /// Hosts in the reader's own network that the reader has named: what is on them may lead there.
    private var ownHosts: Set<String> = []
    private var fetch: Fetch?
    private var address = ""
    private var ticket: Ticket?
    /// The last page that came, which may be asked for once more.
    private var last: (address: String, text: EncodedText)?

    /// - Parameter allowsPrivate: what comes from the web may lead into the reader's own network.
    init(wake: WakeUp, allowsPrivate: Bool) { (self.wake, self.allowsPrivate) = (wake, allowsPrivate) }

    /// The reader has named an address when the program was started.
    mutating func admit(_ address: String) { if let host = PageAddress.host(address) { ownHosts.insert(host) } }

    /// Starts fetching; what was under way is given up.
    mutating func open(_ address: String, _ ticket: Ticket) -> Message {
        giveUp()
        (self.address, self.ticket) = (address, ticket)
        do throws(FetchProblem) {
            let fetch = try Fetch(FetchRequest(url: address, reach: reach(of: address)))
            wake.watch(fetch.descriptor)
            self.fetch = fetch
            return .fetching(address: address, ticket)
        } catch { return .couldNotOpen(error.told, ticket) }
    }

    private func reach(of address: String) -> FetchReach {
        if allowsPrivate { return .anywhere }
        return PageAddress.host(address).map(ownHosts.contains) ?? false ? .named : .publicOnly
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
