// A table of TOML: keys and values in the order of the file.

package struct TOMLTable: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let key: String
        /// Where the key stands.
        package let position: TOMLPosition
        package let value: TOMLValue
    }

    package let entries: [Entry]
    private let index: KeyIndex

    init(_ entries: [Entry], _ index: KeyIndex) { (self.entries, self.index) = (entries, index) }

    /// The entry of a key. Keys are compared scalar by scalar, as TOML has it: a composed letter is not a decomposed one.
    package func entry(_ key: String) -> Entry? { index.position(of: key) { entries[$0].key }.map { entries[$0] } }

    package subscript(_ key: String) -> TOMLValue? { entry(key)?.value }

    package static func == (one: TOMLTable, other: TOMLTable) -> Bool { one.entries == other.entries }
    package func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}

/// Which entry of a table a key is: small tables are looked through, large ones have their keys hashed.
struct KeyIndex: Sendable {
    /// Below it no hashing pays.
    private static let few = 8
    private var places: [Bytes: Int] = [:]
    private var count = 0

    /// A string that equals none but its own bytes; `String` takes canonically equivalent ones for equal.
    private struct Bytes: Hashable, Sendable {
        let text: String
        static func == (one: Bytes, other: Bytes) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }
        func hash(into hasher: inout Hasher) {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }

    func position(of key: String, _ keyAt: (Int) -> String) -> Int? {
        if count > Self.few { return places[Bytes(text: key)] }
        return (0..<count).first { keyAt($0).utf8.elementsEqual(key.utf8) }
    }

    /// Takes the next entry's key in.
    mutating func add(_ key: String, _ keyAt: (Int) -> String) {
        count += 1
        guard count > Self.few else { return }
        if places.isEmpty { for earlier in 0..<(count - 1) { places[Bytes(text: keyAt(earlier))] = earlier } }
        places[Bytes(text: key)] = count - 1
    }
}
