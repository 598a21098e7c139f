// What an article is named by. The one place that looks into a name for what kind of name it is.

/// Where an article comes from, as far as it can be opened again.
package enum ArticleRef: Hashable, Sendable {
    /// What is piped in.
    case stdin
    /// An article carried in the program, by its path there.
    case bundled(String)
    /// A file's path.
    case file(String)
    /// An article of the library, by its number.
    case library(Int64)
    /// An address of the web.
    case web(String)

    /// What a bundled article's path begins with on a command line.
    package static let bundledPrefix = "qari:/"

    /// As it is named on a command line: `-`, an address of the web, a file's path.
    package init(argument: String) {
        if argument == "-" {
            self = .stdin
        } else if argument.hasPrefix(Self.bundledPrefix) {
            self = .bundled(String(argument.dropFirst(Self.bundledPrefix.count)))
        } else if Self.isWeb(argument) {
            self = .web(argument)
        } else {
            self = .file(argument)
        }
    }

    /// The name on a command line; of an article of the library its number, which no other kind of name looks like.
    package var argument: String {
        switch self {
        case .stdin: "-"
        case .bundled(let path): Self.bundledPrefix + path
        case .file(let path): path
        case .library(let id): "library \(id)"
        case .web(let address): address
        }
    }

    /// An address of a protocol that is not read: `ftp://…`.
    package var isOfOtherProtocol: Bool {
        // By its bytes: a text is looked for in another by tables that are made at run time.
        guard case .file(let path) = self, let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return path[colon...].hasPrefix("://")
    }

    /// An address, whether it is read or not.
    package var isAddress: Bool { if case .web = self { true } else { isOfOtherProtocol } }

    package var isOfLibrary: Bool { if case .library = self { true } else { false } }

    /// The last part of the name: what an article without a title is called.
    package var shortName: String { argument.split(separator: "/").last.map(String.init) ?? argument }

    /// True for an article of the web's protocols that are read (RFC 9110, 4.2).
    private static func isWeb(_ name: String) -> Bool {
        let start = name.prefix(8).lowercased()
        return start.hasPrefix("http://") || start == "https://"
    }
}
