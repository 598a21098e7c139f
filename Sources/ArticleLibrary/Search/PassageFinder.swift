// Finds in a text's words those that answer a search: the same spellings that the index was asked for.

struct PassageFinder {
    /// A word of the text that answers a part of the question: which part, and whether as typed.
    struct Hit {
        let token: Int
        let part: Int
        let isExact: Bool
    }

    private struct Spelling {
        let part: Int
        /// The words behind the first.
        let rest: ArraySlice<String>
        let isTyped: Bool
    }

    /// Spellings by the keys of their first words (`IndexTerm.key`).
    private var spellings: [UInt64: [Spelling]] = [:]
    /// What begins a word, or ends with the beginning of one.
    private var prefixes: [(part: Int, words: [String])] = []

    init(_ question: IndexQuestion) {
        for (number, part) in question.wanted.enumerated() {
            for (place, words) in part.spellings.enumerated() {
                guard let first = words.first else { continue }
                if part.isPrefix {
                    prefixes.append((number, words))
                } else {
                    spellings[IndexTerm.key(of: first.utf8), default: []].append(Spelling(part: number, rest: words.dropFirst(), isTyped: place == 0))
                }
            }
        }
    }

    func hits(in tokens: [Token]) -> [Hit] {
        var hits: [Hit] = []
        for (index, token) in tokens.enumerated() {
            for spelling in spellings[token.term.key] ?? [] where Self.follow(tokens[(index + 1)...], spelling.rest) {
                hits.append(Hit(token: index, part: spelling.part, isExact: spelling.isTyped))
            }
            for (part, words) in prefixes where Self.begin(tokens[index...], words) {
                hits.append(Hit(token: index, part: part, isExact: true))
            }
        }
        return hits
    }

    private static func follow(_ tokens: ArraySlice<Token>, _ words: ArraySlice<String>) -> Bool {
        tokens.count >= words.count && zip(tokens, words).allSatisfy { $0.word == $1 }
    }

    private static func begin(_ tokens: ArraySlice<Token>, _ words: [String]) -> Bool {
        guard let last = words.last, follow(tokens, words.dropLast()[...]) else { return false }
        return tokens.dropFirst(words.count - 1).first.map { $0.word.hasPrefix(last) } ?? false
    }
}
