// The process that fetches for one that parses: it runs curl and the resolver, and parses nothing but what these say of an answer. The
// other may be shut in so that it can start no program and reach nobody.
import Glibc
import Processes

package enum FetchService {
    /// Bytes of results that wait to be taken, before more are fetched.
    private static let stock = 8 << 20

    /// Answers requests until the other end is closed, or sends what is no request.
    /// - Parameters:
    ///   - link: a connected socket; requests come from it, results go to it.
    ///   - isPublicOnly: whatever a request says, public addresses alone are asked.
    ///   - passwords: of the accounts in whose names may be asked.
    package static func run(link: Int32, isPublicOnly: Bool = false, passwords: [AccountName: String] = [:], program: String = "curl") {
        _ = fcntl(link, F_SETFL, O_NONBLOCK)
        let desk = AccountDesk(passwords: passwords, program: program)
        let channel = FetchChannel(descriptor: link)
        while true {
            let mayFetch = channel.unsent < stock
            var waited = [channel.waited] + (mayFetch ? desk.descriptors : []).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            if poll(&waited, nfds_t(waited.count), -1) < 0, errno != EINTR { return }
            guard channel.advance() else { return }
            do throws(FetchMessageReader.Broken) {
                while var message = try channel.next() {
                    guard let number = message.number(), var request = FetchRequest(from: &message) else { return }
                    if isPublicOnly { request.reach = .publicOnly }
                    desk.add(request, number: number)
                }
            } catch { return }
            while channel.unsent < stock, let (number, result) = desk.next() {
                var message = FetchMessageWriter()
                message.write(number)
                result.write(to: &message)
                channel.send(message.message)
            }
            // Requests that come meanwhile wait in the socket, where polling sees them.
            guard channel.push() else { return }
        }
    }
}
