// How the process that brings articles in fares: its status file, in lines of a name and a number.

package struct KioskSupply: Hashable, Sendable {
    /// When every source last answered, in seconds since 1970; nil when they never did.
    package var lastGood: Int64?
    /// Sources that did not answer the last time.
    package var failing: Int

    package init(lastGood: Int64?, failing: Int) { (self.lastGood, self.failing) = (lastGood, failing) }

    /// nil for a text that is no status.
    package init?(text: String) {
        var values: [Substring: Int64] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int64(words[1]) else { return nil }
            values[words[0]] = number
        }
        guard let failing = values["failing"] else { return nil }
        self.init(lastGood: values["good"], failing: Int(clamping: failing))
    }

    package var text: String { (lastGood.map { "good \($0)\n" } ?? "") + "failing \(failing)\n" }
}
