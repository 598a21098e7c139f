// A fetch, from an address to what is found there: redirect by redirect, each looked at before it is followed, so that nothing from the
// web sends a request into the reader's own network. Any event loop can wait for it: start, poll the descriptor, take the result.
import ArabicText
import Processes

/// One request under way. Not for several threads at once.
package final class Fetch {
    private enum Step {
        case lookup(HostLookup)
        case transfer(CurlTransfer)

        var descriptor: Int32 {
            switch self {
            case .lookup(let lookup): lookup.descriptor
            case .transfer(let transfer): transfer.descriptor
            }
        }
    }

    package let request: FetchRequest
    /// Becomes readable when something has come; poll it, then call `advance`.
    package var descriptor: Int32 { wake.descriptor }
    /// The result, once there is one.
    package private(set) var result: Result<FetchResponse, FetchProblem>?

    private let program: String
    private let wake = WakeUp()
    private let start = ContinuousClock.now
    private var step: Step?
    /// What is asked now, how far that may reach, and the redirects until here.
    private var address: String
    private var reach: FetchReach
    private var redirects = 0
    /// Where else its host may be called.
    private var otherAddresses: [NetworkAddress] = []
    private static let mostAddresses = 3

    /// Starts a request; it runs beside its caller.
    /// - Parameter program: the program to run, found on the path when it holds no slash.
    package init(_ request: FetchRequest, program: String = "curl") throws(FetchProblem) {
        guard PageAddress.isWeb(request.url), !request.url.utf8.contains(where: \.isASCIIControl) else { throw .unsupported(request.url) }
        (self.request, self.program, address, reach) = (request, program, request.url, request.reach)
        try ask(known: nil)
    }

    // MARK: The loop's side

    /// Takes in what has come. True when the result is there.
    package func advance() -> Bool {
        while result == nil {
            do throws(FetchProblem) {
                switch step {
                case .lookup(let lookup):
                    guard let addresses = lookup.addresses() else { return false }
                    try take(addresses)
                case .transfer(let transfer):
                    guard transfer.advance() else { return false }
                    try take(transfer)
                case nil: return false
                }
            } catch { end(.failure(error)) }
        }
        return true
    }

    /// Waits for the result, at most the request's own time.
    package func wait() -> Result<FetchResponse, FetchProblem> {
        while true {
            if advance(), let result { return result }
            wake.wait(upTo: 1_000)
        }
    }

    private func end(_ result: Result<FetchResponse, FetchProblem>) {
        go(nil)
        self.result = result
    }

    private func go(_ next: Step?) {
        if let step { wake.forget(step.descriptor) }
        step = next
        if let next { wake.watch(next.descriptor) }
    }

    // MARK: One address after the other

    /// - Parameter known: where the host was called just now.
    private func ask(known: NetworkAddress?) throws(FetchProblem) {
        otherAddresses = []
        guard reach == .publicOnly else { return try transfer(at: nil) }
        let host = PageAddress.hostName(address)
        if let written = NetworkAddress(host) {
            guard written.isPublic else { throw refusal }
            return try transfer(at: written)
        }
        if PageAddress.isLoopback(host) { throw refusal }
        if FetchEnvironment.hasProxy(for: address) {
            guard !PageAddress.isLocal(host) else { throw refusal }
            return try transfer(at: nil)
        }
        if let known { return try transfer(at: known) }
        do throws(ChildProcess.Failure) { go(.lookup(try HostLookup(host))) } catch { throw unknownHost }
    }

    private func transfer(at place: NetworkAddress?) throws(FetchProblem) {
        let seconds = request.maximumSeconds - Int((ContinuousClock.now - start) / .seconds(1))
        guard seconds > 0 else { throw .timedOut(request.url) }
        go(.transfer(try CurlTransfer(request, address: address, at: place, seconds: seconds, program: program)))
    }

    private func take(_ addresses: [NetworkAddress]) throws(FetchProblem) {
        guard !addresses.isEmpty else { throw unknownHost }
        otherAddresses = Array(addresses.filter(\.isPublic).prefix(Self.mostAddresses))
        guard !otherAddresses.isEmpty else { throw refusal }
        try transfer(at: otherAddresses.removeFirst())
    }

    private func take(_ transfer: CurlTransfer) throws(FetchProblem) {
        guard let result = transfer.result else { return }
        if transfer.isUnconnected, !otherAddresses.isEmpty { return try self.transfer(at: otherAddresses.removeFirst()) }
        guard case .success(var response) = result else { return end(result) }
        response.linkReach = reachOfLinks(from: transfer.remote)
        guard let redirect = response.redirect else { return end(.success(response)) }
        guard PageAddress.isWeb(redirect) else { throw .unsupported(request.url) }
        guard request.followsRedirects else { return end(.success(response)) }
        redirects += 1
        guard redirects <= request.maximumRedirects else { throw .tooManyRedirects(request.url) }
        let isSameHost = PageAddress.hostName(redirect) == PageAddress.hostName(address)
        (address, reach) = (redirect, response.linkReach)
        try ask(known: isSameHost ? transfer.remote : nil)
    }

    /// What the reader's own network says may point into it; what the web says may not.
    private func reachOfLinks(from remote: NetworkAddress?) -> FetchReach {
        guard reach != .anywhere else { return .anywhere }
        let host = PageAddress.hostName(address)
        // Who answers for a proxy is the proxy.
        let place = NetworkAddress(host) ?? (FetchEnvironment.hasProxy(for: address) ? nil : remote)
        return place.map { !$0.isPublic } ?? PageAddress.isLocal(host) ? .named : .publicOnly
    }

    private var refusal: FetchProblem { .privateAddress(request.url, target: address) }
    private var unknownHost: FetchProblem { .unreachable(request.url, CurlFailure(code: 6, detail: "Could not resolve host")) }
}
