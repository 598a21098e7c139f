// A table while its file is read: who made it decides what may still be added to it (TOML 1.0, «Table» and «Keys»).

final class TableUnderConstruction {
    enum Origin {
        /// A header below it named it: its own may still come, once.
        case implied
        /// The file itself, or its own header has come.
        case header
        /// A dotted key made it: dotted keys may go on with it, headers below it too.
        case dotted
    }

    enum Node {
        case value(TOMLValue)
        case table(TableUnderConstruction)
        case tables(TablesUnderConstruction)
    }

    struct Entry {
        let key: String
        let position: TOMLPosition
        var node: Node
    }

    var origin: Origin
    let position: TOMLPosition
    /// How many tables and arrays it stands in.
    let depth: Int
    private var entries: [Entry] = []
    private var index = KeyIndex()

    init(_ origin: Origin, at position: TOMLPosition, depth: Int) { (self.origin, self.position, self.depth) = (origin, position, depth) }

    func entry(_ key: String) -> Entry? { index.position(of: key) { entries[$0].key }.map { entries[$0] } }

    func add(_ key: String, at position: TOMLPosition, _ node: Node) {
        entries.append(Entry(key: key, position: position, node: node))
        index.add(key) { entries[$0].key }
    }

    var finished: TOMLTable {
        TOMLTable(
            entries.map { entry in
                let value: TOMLValue
                switch entry.node {
                case .value(let found): value = found
                case .table(let table): value = TOMLValue(.table(table.finished), at: table.position)
                case .tables(let tables):
                    let values = tables.tables.map { TOMLValue(.table($0.finished), at: $0.position) }
                    value = TOMLValue(.array(values), at: entry.position)
                }
                return TOMLTable.Entry(key: entry.key, position: entry.position, value: value)
            }, index)
    }
}

/// An array of tables, to which each `[[header]]` adds one.
final class TablesUnderConstruction {
    var tables: [TableUnderConstruction]

    init(_ first: TableUnderConstruction) { tables = [first] }
}
