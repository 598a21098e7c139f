// How a name leads from a table to the next: by a dotted key, on the way of a header, and as a header's last.

extension TableUnderConstruction {
    private func make(_ part: TOMLParser.KeyPart, _ origin: Origin) -> TableUnderConstruction {
        let table = TableUnderConstruction(origin, at: part.position, depth: depth + 1)
        add(part.name, at: part.position, .table(table))
        return table
    }

    private func refusal(_ part: TOMLParser.KeyPart, _ reason: TOMLMistake.Reason, _ earlier: Entry) -> TOMLMistake {
        TOMLMistake(reason: reason, position: part.position, first: earlier.position)
    }

    /// A value stands where a table is wanted: an inline table is whole, anything else is none.
    private func refusal(_ part: TOMLParser.KeyPart, of value: TOMLValue, _ earlier: Entry) -> TOMLMistake {
        refusal(part, value.table == nil ? .notATable : .closedTable, earlier)
    }

    /// The table that a dotted key goes on with: one that dotted keys have made.
    func dotted(_ part: TOMLParser.KeyPart) throws(TOMLMistake) -> TableUnderConstruction {
        guard let earlier = entry(part.name) else { return make(part, .dotted) }
        switch earlier.node {
        case .table(let table) where table.origin == .dotted: return table
        case .table, .tables: throw refusal(part, .closedTable, earlier)
        case .value(let value): throw refusal(part, of: value, earlier)
        }
    }

    /// The table on the way of a header; of an array of tables the last.
    func implied(_ part: TOMLParser.KeyPart) throws(TOMLMistake) -> TableUnderConstruction {
        guard let earlier = entry(part.name) else { return make(part, .implied) }
        switch earlier.node {
        case .table(let table): return table
        case .tables(let array):
            guard let last = array.tables.last else { throw refusal(part, .closedTable, earlier) }
            return last
        case .value(let value): throw refusal(part, of: value, earlier)
        }
    }

    /// The table that a header is for: a new one, or one that headers below it have implied.
    func headed(_ part: TOMLParser.KeyPart) throws(TOMLMistake) -> TableUnderConstruction {
        guard let earlier = entry(part.name) else { return make(part, .header) }
        switch earlier.node {
        case .table(let table) where table.origin == .implied:
            table.origin = .header
            return table
        case .table: throw refusal(part, .closedTable, earlier)
        case .tables: throw refusal(part, .notAnArrayOfTables, earlier)
        case .value(let value): throw refusal(part, of: value, earlier)
        }
    }

    /// A new table of an array of tables.
    func appended(_ part: TOMLParser.KeyPart) throws(TOMLMistake) -> TableUnderConstruction {
        let table = TableUnderConstruction(.header, at: part.position, depth: depth + 1)
        guard let earlier = entry(part.name) else {
            add(part.name, at: part.position, .tables(TablesUnderConstruction(table)))
            return table
        }
        switch earlier.node {
        case .tables(let array): array.tables.append(table)
        case .table: throw refusal(part, .notAnArrayOfTables, earlier)
        case .value: throw refusal(part, .notAnArrayOfTables, earlier)
        }
        return table
    }
}
