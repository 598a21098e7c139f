// What is fuzzed: for each door by which bytes come in, what is promised of it whatever they are. `make fuzz` throws inputs at it by the
// million (libFuzzer); FuzzingTests tries the seeds and every input that has broken a promise.

/// A door and its promises.
package struct FuzzTarget: Sendable {
    package let name: String
    /// Bytes of the longest input that is tried.
    package let longest: Int
    /// Inputs to begin with, of our own writing.
    package let seeds: [[UInt8]]
    /// - Throws: `BrokenPromise`. What traps, hangs or takes memory without bound is seen from outside.
    package let check: @Sendable ([UInt8]) throws -> Void

    init(_ name: String, longest: Int = 4096, seeds: [String], check: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.init(name, longest: longest, seedBytes: seeds.map { Array($0.utf8) }, check: check)
    }

    init(_ name: String, longest: Int = 4096, seedBytes: [[UInt8]], check: @escaping @Sendable ([UInt8]) throws -> Void) {
        (self.name, self.longest, self.seeds, self.check) = (name, longest, seedBytes, check)
    }

    package static let all: [FuzzTarget] = [
        .decoding, .plainText, .markedText, .markdown, .page, .xmlFeed, .jsonFeed, .feedList, .letter, .document, .toml, .keys, .layout, .pages,
        .library, .fetchMessages, .accountAnswers, .picture,
    ]
}

/// What did not hold.
package struct BrokenPromise: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

func promise(_ holds: Bool, _ sentence: @autoclosure () -> String) throws { if !holds { throw BrokenPromise(sentence()) } }
