// A TOML file of the reader's own: its table, and its places as messages name them.
import ReaderCore
import TOML

struct ConfigurationTable {
    /// The file, as messages name it.
    let path: String
    let table: TOMLTable

    /// - Throws: `Problem.badSyntax` at the first mistake.
    init(_ bytes: [UInt8], path: String) throws(Problem) {
        self.path = path
        do { table = try TOMLTable(parsing: bytes) } catch {
            throw .badSyntax(place: Self.place(error.position, path), arabic: error.sentence(in: .arabic), english: error.sentence(in: .english))
        }
    }

    /// `file:line:column`.
    func place(_ position: TOMLPosition) -> String { Self.place(position, path) }

    private static func place(_ position: TOMLPosition, _ path: String) -> String { "\(path):\(position.line):\(position.column)" }

    /// A value as a message shows it.
    static func shown(_ value: TOMLValue) -> String {
        switch value.content {
        case .string(let text): OutsideName.shown(text)
        case .integer(let number): "\(number)"
        case .float(let number): "\(number)"
        case .boolean(let fact): "\(fact)"
        case .array: "[…]"
        case .table: "{…}"
        case .moment(let moment): moment.day.map { "\($0.year)-\($0.month)-\($0.day)…" } ?? "…:…"
        }
    }
}
