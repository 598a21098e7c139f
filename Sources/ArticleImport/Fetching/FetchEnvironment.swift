// The variables that the programs which fetch may see: where programs, certificates and proxies are.
import Glibc

enum FetchEnvironment {
    private static let kept = [
        "PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
        "no_proxy", "NO_PROXY",
    ]

    static var current: [String] {
        // A host's name in Arabic letters is UTF-8 whatever the reader's locale is.
        kept.compactMap { name in value(name).map { "\(name)=\($0)" } } + ["LC_ALL=C.UTF-8"]
    }

    /// Without proxies.
    static var plain: [String] { (value("PATH").map { ["PATH=\($0)"] } ?? []) + ["LC_ALL=C.UTF-8"] }

    /// True where another machine fetches for us: it looks names up by itself, and what it may reach is for it to say.
    static func hasProxy(for address: String) -> Bool {
        let names =
            address.hasPrefix("https:") ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] : ["http_proxy", "all_proxy", "ALL_PROXY"]
        return names.contains { value($0).map { !$0.isEmpty } ?? false }
    }

    private static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
