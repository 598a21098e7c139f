// What a command has come to that was given an article.

package struct PipeOutcome: Hashable, Sendable {
    /// Its exit code, as a shell tells it.
    package var status: Int32
    /// The last line that it wrote; empty for none.
    package var line: String

    package init(status: Int32, line: String) { (self.status, self.line) = (status, line) }
}
