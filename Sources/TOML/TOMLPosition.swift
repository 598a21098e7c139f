// A place in a TOML file, for messages.

/// Line and column, both from 1. A column is a Unicode scalar: what most editors count.
package struct TOMLPosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
}
