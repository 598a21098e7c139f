// `qari fetch-service`, nobody's command: the process that fetches for one that is shut in (`FetchService`). It runs curl and the resolver,
// writes no file, and lets neither write one.
import ArticleImport
import CSandbox
import Glibc

enum FetchProcess {
    static let name = "fetch-service"
    private static let publicOnly = "--public-only"
    private static let accounts = "--accounts"

    /// Starts it. It ends with the process that has started it.
    /// - Parameter library: whose accounts' passwords it is to have.
    static func started<Tag>(isPublicOnly: Bool, accountsOf library: String? = nil) -> ServedFetches<Tag> {
        ServedFetches("/proc/self/exe", ["qari", name] + (isPublicOnly ? [publicOnly] : []) + (library.map { [accounts, $0] } ?? []))
    }

    /// Is it, until the other end of descriptor 3 is closed.
    static func run(_ arguments: [String]) {
        qari_sandbox_take_name("qari")
        _ = fcntl(3, F_SETFD, FD_CLOEXEC)
        // A command that says a password may do what the reader may.
        let library = arguments.firstIndex(of: accounts).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
        let passwords = library.map(AccountsFile.passwords) ?? [:]
        let notes = Sandbox.narrow(writing: [])
        if let test = arguments.firstIndex(of: "--self-test"), test + 1 < arguments.count { SandboxTest.run(arguments[test + 1], under: notes) }
        FetchService.run(link: 3, isPublicOnly: arguments.contains(publicOnly), passwords: passwords)
    }
}
