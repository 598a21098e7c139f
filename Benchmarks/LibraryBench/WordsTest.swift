// Asks a library for words, and for words with what Arabic writes before them: are the articles found that hold the word, and does any
// other come along?
import ArabicText
import ArticleLibrary
import Foundation

/// What is right is told from the texts alone: an article holds a word or does not. That ولبنان is «and Lebanon» is taken for granted where
/// لبنان is in four times as many articles, and no article has الولبنان.
struct WordsTest {
    private let texts: [String]
    private let origin: String
    private let words: [Set<String>]
    /// The articles that have a word, by their numbers here.
    private let holders: [String: [Int]]

    private static let (letters, article, asked) = (["و", "ب", "ل"], "ال", 100)
    private static let before = ["", "ال", "وال", "بال", "كال", "فال", "لل", "ولل", "وبال", "فلل", "فبال"]
    private static let behind = [
        "", "ه", "ها", "هم", "هما", "نا", "كم", "ي", "ات", "اتها", "اته", "اتهم", "اتنا", "ين", "ون", "ان", "تها", "ته", "تهم", "تنا", "تين",
    ]

    init(articles: Int, folder: String?) throws {
        if let folder {
            texts = Array(try LibraryBench.texts(in: folder).prefix(articles))
            origin = "\(texts.count) texts of \(folder)"
        } else {
            var corpus = NewsCorpus(seed: 20_261_124, articles: articles, perEvent: 1.6)
            texts = (0..<articles).map { _ in corpus.next().sentences.joined(separator: " ") }
            origin = "\(articles) generated articles"
        }
        words = texts.map(Self.words)
        var holders: [String: [Int]] = [:]
        for (number, words) in words.enumerated() { for word in words { holders[word, default: []].append(number) } }
        self.holders = holders
    }

    private static func words(of text: String) -> Set<String> {
        let folded = FoldedText(text.unicodeScalars.map(\.value)).scalars
        return Set(
            folded.split { !(0x621...0x64A ~= $0) }.map { letters in
                String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
            })
    }

    private func count(_ word: String) -> Int { holders[word]?.count ?? 0 }

    private func isPrefixed(_ letter: String, _ word: String) -> Bool {
        count(letter + word) * 4 <= count(word) && count(Self.article + letter + word) == 0
    }

    /// Words that are asked for: of three letters and more, without a prefix of their own, in five articles to a twentieth of all.
    private func sample(having prefix: String) -> [String] {
        var random = SplitMix(state: 3)
        let candidates = holders.keys.filter { word in
            word.count > 2 && (5...max(6, texts.count / 20)).contains(count(word)) && !word.hasPrefix(Self.article)
                && !Self.letters.contains { word.hasPrefix($0) && count(String(word.dropFirst())) > 0 } && count(prefix + word) > 0
                && (prefix == Self.article || prefix.isEmpty || isPrefixed(prefix, word))
        }.sorted()
        return (0..<Self.asked).compactMap { _ in candidates.isEmpty ? nil : candidates[random.below(candidates.count)] }
    }

    /// Whether an article holds a form of a word.
    private func holds(_ number: Int, _ word: String) -> Bool {
        let stems = Self.behind.map { word + $0 } + (word.hasSuffix("ه") ? Self.behind.map { String(word.dropLast()) + $0 } : [])
        let letters = (Self.letters + ["ف", "ك", "س", "وب", "ول", "وس"]).filter { isPrefixed($0, word) }
        return stems.contains { stem in (Self.before + letters).contains { words[number].contains($0 + stem) } }
    }

    func run() throws {
        try LibraryBench.withTemporaryLibrary { path in
            let library = try Library.open(path: path)
            var numbers: [Int64: Int] = [:]
            for start in stride(from: 0, to: texts.count, by: 500) {
                let batch = start..<min(start + 500, texts.count)
                let saved = try library.save(batch.map { StoredArticle(title: "", text: texts[$0]) })
                for (number, result) in zip(batch, saved) { if case .added(let id) = result { numbers[id] = number } }
            }
            let kept = Set(numbers.values)
            print("words: \(origin), \(kept.count) different")
            var (listed, strangers) = (0, 0)
            for prefix in ["", Self.article] + Self.letters {
                var (wanted, found, other, otherFound) = (0, 0, 0, 0)
                for word in sample(having: prefix) {
                    let asked = prefix + word
                    let answers = Set(try library.headlines(.search(asked), limit: .max).compactMap { numbers[$0.id] })
                    let holding = Set(holders[word] ?? []).intersection(kept)
                    wanted += holding.count
                    found += holding.intersection(answers).count
                    // And the other way round: asked without, what has it only with it.
                    let only = Set(holders[asked] ?? []).intersection(kept).subtracting(holding)
                    other += only.count
                    otherFound +=
                        only.isEmpty
                        ? 0 : Set(try library.headlines(.search(word), limit: .max).compactMap { numbers[$0.id] }).intersection(only).count
                    listed += answers.count
                    strangers += answers.count { !holds($0, word) }
                }
                print(
                    "  asked \(prefix)X: \(LibraryBench.percent(found, wanted)) of the articles with X"
                        + (prefix.isEmpty ? "" : "; asked X: \(LibraryBench.percent(otherFound, other)) of those with \(prefix)X alone"))
            }
            print("  of the answers \(LibraryBench.percent(strangers, listed)) hold no form of the word")
            try printTraps(library, numbers)
        }
    }

    /// Words that look like a letter and another word, and are commoner than it: who asks for the other must not get them.
    private func printTraps(_ library: Library, _ numbers: [Int64: Int]) throws {
        var random = SplitMix(state: 9)
        let traps = holders.keys.filter { word in
            let rest = count(String(word.dropFirst()))
            return word.count > 3 && Self.letters.contains { word.hasPrefix($0) } && count(Self.article + word) > 1
                && rest >= 3 && rest < count(word)
        }.sorted()
        guard !traps.isEmpty else { return }
        var (listed, strangers) = (0, 0)
        for _ in 0..<Self.asked {
            let rest = String(traps[random.below(traps.count)].dropFirst())
            let answers = try library.headlines(.search(rest), limit: .max).compactMap { numbers[$0.id] }
            listed += answers.count
            strangers += answers.count { !holds($0, rest) }
        }
        print("  asked for what looks like a part of a commoner word: \(LibraryBench.percent(strangers, listed)) hold no form of it")
    }
}
