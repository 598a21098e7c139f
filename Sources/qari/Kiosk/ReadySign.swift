// Says once that the library is there to be read: to the interface at the other end of a link, and to the service manager.
import Dispatch
import Glibc
import Synchronization

final class ReadySign: Sendable {
    private let link: Int32
    private let manager: ServiceManager
    private let isSaid = Atomic(false)

    /// - Parameter link: -1 for none.
    init(link: Int32, manager: ServiceManager) { (self.link, self.manager) = (link, manager) }

    /// Says it after some seconds at the latest: what is there at the start may take minutes to come in, one article of it many seconds.
    func say(after seconds: Double) { DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { self.say() } }

    func say() {
        guard !isSaid.exchange(true, ordering: .relaxed) else { return }
        var byte = UInt8(ascii: "r")
        if link >= 0 { _ = write(link, &byte, 1) }
        manager.ready()
    }
}
