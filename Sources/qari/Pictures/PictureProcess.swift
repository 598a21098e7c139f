// `qari picture-service`, nobody's command: the process that fetches pictures for the reader or the kiosk and has them decoded. It runs
// curl, the resolver and the decoder, writes no file, and lets none of them write one.
import ArticleImport
import CSandbox
import Glibc

enum PictureProcess {
    static let name = "picture-service"
    static let allowPrivate = "--allow-private"

    /// Is it, until the other end of descriptor 3 is closed.
    static func run(_ arguments: [String]) {
        qari_sandbox_take_name("qari")
        signal(SIGPIPE, SIG_IGN)
        _ = fcntl(3, F_SETFD, FD_CLOEXEC)
        _ = fcntl(3, F_SETFL, O_NONBLOCK)
        Sandbox.narrow(writing: [])
        var service = PictureService(link: 3, reach: arguments.contains(allowPrivate) ? .anywhere : .publicOnly)
        service.run()
    }
}
