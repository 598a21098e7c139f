// Passwords of accounts: `accounts.toml` beside the reader's settings, written and read for its owner alone (mode 0600). They stand apart from the
// library, so that neither what parses the web nor a copy of a library has them.
import ArticleImport
import Glibc
import Processes
import ReaderCore
import TOML

struct AccountsFile {
    enum Secret: Equatable {
        case password(String)
        /// A command that says it, each time.
        case command(String)
    }

    struct Entry: Equatable {
        /// The library's file, whose account it is.
        var library: String
        var account: AccountName
        var secret: Secret
    }

    private(set) var entries: [Entry]

    static var path: String { ConfigurationFile.folder + "/accounts.toml" }

    init() throws(Problem) {
        entries = []
        guard let bytes = try ConfigurationBytes.read(Self.path) else { return }
        let file = try ConfigurationTable(bytes, path: Self.path)
        for value in file.table["account"]?.array ?? [] { if let entry = value.table.flatMap(Self.entry) { entries.append(entry) } }
    }

    /// What is no account is left out.
    private static func entry(_ table: TOMLTable) -> Entry? {
        guard let library = table["library"]?.string, let base = table["url"]?.string, let user = table["user"]?.string,
            let account = AccountName(base: base, user: user)
        else { return nil }
        let secret = table["password"]?.string.map { Secret.password($0) } ?? table["password-command"]?.string.map { .command($0) }
        return secret.map { Entry(library: library, account: account, secret: $0) }
    }

    // MARK: Writing

    mutating func set(_ entry: Entry) throws(Problem) {
        entries.removeAll { $0.library == entry.library && $0.account == entry.account }
        entries.append(entry)
        try write()
    }

    mutating func remove(_ account: AccountName, of library: String) throws(Problem) {
        let count = entries.count
        entries.removeAll { $0.library == library && $0.account == account }
        if entries.count < count { try write() }
    }

    private func write() throws(Problem) {
        var text = "# Passwords of accounts; qari account writes this file.\n"
        for entry in entries {
            let secret =
                switch entry.secret {
                case .password(let password): "password = " + Self.quoted(password)
                case .command(let command): "password-command = " + Self.quoted(command)
                }
            text += "\n[[account]]\nlibrary = \(Self.quoted(entry.library))\nurl = \(Self.quoted(entry.account.base))\n"
            text += "user = \(Self.quoted(entry.account.user))\n\(secret)\n"
        }
        WholeFile.makeFolders(to: Self.path, mode: 0o700)
        // Of a file that was left half written before, the mode is not known.
        unlink(Self.path + ".new")
        if !WholeFile.replace(Self.path, with: Array(text.utf8), mode: 0o600) {
            throw .cannotWrite(Self.path, reason: String(cString: strerror(errno)))
        }
    }

    /// A basic string of TOML.
    private static func quoted(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..<" ", "\u{7F}": quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        } + "\""
    }

    // MARK: For who fetches

    /// The passwords of a library's accounts. A command that fails leaves its account without.
    static func passwords(of library: String) -> [AccountName: String] {
        var passwords: [AccountName: String] = [:]
        for entry in (try? AccountsFile())?.entries ?? [] where entry.library == library {
            switch entry.secret {
            case .password(let password): passwords[entry.account] = password
            case .command(let command): passwords[entry.account] = PasswordSource.answer(of: command)
            }
        }
        return passwords
    }
}
