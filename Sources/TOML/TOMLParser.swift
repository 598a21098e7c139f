// Reads TOML 1.0 (https://toml.io/en/v1.0.0): bytes in, a table out, or the first mistake and its place. It takes time linear in the
// file's length and a bounded depth of calls, and whatever the bytes are it ends. It refuses what only later versions allow.
import CodePoints

extension TOMLTable {
    /// Reads a whole file.
    package init(parsing bytes: [UInt8]) throws(TOMLMistake) {
        var parser = TOMLParser(scanner: try TOMLScanner(bytes))
        self = try parser.file()
    }
}

struct TOMLParser {
    /// A name on the way to a table, and its place.
    struct KeyPart {
        let name: String
        let position: TOMLPosition
    }

    /// Tables and arrays within one another, at most.
    private static let deepest = 100

    var scanner: TOMLScanner

    init(scanner: TOMLScanner) { self.scanner = scanner }

    mutating func file() throws(TOMLMistake) -> TOMLTable {
        let root = TableUnderConstruction(.header, at: TOMLPosition(line: 1, column: 1), depth: 0)
        var current = root
        while true {
            try scanner.skipLines()
            if scanner.isAtEnd { return root.finished }
            if scanner.next == "[" { current = try header(in: root) } else { try pair(in: current) }
            scanner.skipBlanks()
            try scanner.skipComment()
            if !scanner.isAtEnd, !scanner.takeNewline() { throw scanner.mistake(.unexpectedRest) }
        }
    }

    // MARK: Keys

    /// Names parted by points. No more than may stand within one another are read.
    private mutating func keyPath(below depth: Int) throws(TOMLMistake) -> [KeyPart] {
        var parts: [KeyPart] = []
        repeat {
            if !parts.isEmpty { scanner.skip() }
            scanner.skipBlanks()
            let position = scanner.position()
            if depth + parts.count >= Self.deepest { throw TOMLMistake(reason: .tooDeep, position: position) }
            parts.append(KeyPart(name: try keyName(), position: position))
            scanner.skipBlanks()
        } while scanner.next == "."
        return parts
    }

    private mutating func keyName() throws(TOMLMistake) -> String {
        if scanner.next == "\"" || scanner.next == "'" { return try scanner.shortString() }
        var name: [UInt8] = []
        while Self.isOfBareKey(scanner.next) {
            name.append(scanner.next)
            scanner.skip()
        }
        guard !name.isEmpty else { throw scanner.mistake(.missingKey) }
        return String(decoding: name, as: UTF8.self)
    }

    private static func isOfBareKey(_ byte: UInt8) -> Bool {
        switch byte {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-":
            true
        default: false
        }
    }

    /// `key = value`, as a line or in an inline table.
    private mutating func pair(in table: TableUnderConstruction) throws(TOMLMistake) {
        let path = try keyPath(below: table.depth)
        guard scanner.next == "=" else { throw scanner.mistake(.missingEquals) }
        scanner.skip()
        scanner.skipBlanks()
        var target = table
        for part in path.dropLast() { target = try target.dotted(part) }
        guard let last = path.last else { return }
        if let earlier = target.entry(last.name) { throw TOMLMistake(reason: .keyTwice, position: last.position, first: earlier.position) }
        let value = try value(below: target.depth + 1)
        target.add(last.name, at: last.position, .value(value))
    }

    /// `[table]` or `[[array of tables]]`.
    private mutating func header(in root: TableUnderConstruction) throws(TOMLMistake) -> TableUnderConstruction {
        let isArray = scanner.comes("[[")
        scanner.skip(isArray ? 2 : 1)
        let path = try keyPath(below: 0)
        guard isArray ? scanner.comes("]]") : scanner.next == "]" else { throw scanner.mistake(.unclosedHeader) }
        scanner.skip(isArray ? 2 : 1)
        var target = root
        for part in path.dropLast() { target = try target.implied(part) }
        guard let last = path.last else { return target }
        return isArray ? try target.appended(last) : try target.headed(last)
    }

    // MARK: Values

    /// - Parameter depth: how many tables and arrays it stands in.
    private mutating func value(below depth: Int) throws(TOMLMistake) -> TOMLValue {
        let position = scanner.position()
        if depth > Self.deepest { throw TOMLMistake(reason: .tooDeep, position: position) }
        switch scanner.next {
        case "\"", "'": return TOMLValue(.string(try scanner.string()), at: position)
        case "[": return TOMLValue(.array(try array(at: position, depth)), at: position)
        case "{": return TOMLValue(.table(try inlineTable(at: position, depth)), at: position)
        default: return TOMLValue(try scanner.bareValue(), at: position)
        }
    }

    private mutating func array(at start: TOMLPosition, _ depth: Int) throws(TOMLMistake) -> [TOMLValue] {
        var values: [TOMLValue] = []
        scanner.skip()
        while true {
            try scanner.skipLines()
            if scanner.isAtEnd { throw TOMLMistake(reason: .unclosedArray, position: start) }
            if scanner.next == "]" { break }
            values.append(try value(below: depth + 1))
            try scanner.skipLines()
            if scanner.isAtEnd { throw TOMLMistake(reason: .unclosedArray, position: start) }
            if scanner.next == "]" { break }
            guard scanner.next == "," else { throw scanner.mistake(.missingComma) }
            scanner.skip()
        }
        scanner.skip()
        return values
    }

    private mutating func inlineTable(at start: TOMLPosition, _ depth: Int) throws(TOMLMistake) -> TOMLTable {
        let table = TableUnderConstruction(.header, at: start, depth: depth)
        scanner.skip()
        scanner.skipBlanks()
        if scanner.next == "}" {
            scanner.skip()
            return table.finished
        }
        while true {
            scanner.skipBlanks()
            try pair(in: table)
            scanner.skipBlanks()
            if scanner.next == "}" { break }
            guard scanner.next == "," else { throw TOMLMistake(reason: .unclosedInlineTable, position: start) }
            scanner.skip()
        }
        scanner.skip()
        return table.finished
    }
}
