// Asks a library for words, and for words with what Arabic writes before them: are the articles found that hold the word, and does any
// other come along?
import ArabicText
import ArticleLibrary
import Foundation

/// What is right is told from the texts alone: an article holds a word or does not. That ولبنان is «and Lebanon» is taken for granted where
/// no article has الولبنان, and لبنان is in four times as many articles or is a noun, being there with the article (بحاجة is of حاجة, the
/// commoner of the two); that ليومنا is of يوم, where that is the commoner word.
struct WordsTest {
    private let texts: [String]
    private let origin: String
    private let words: [Set<String>]
    /// The articles that have a word, by their numbers here.
    private let holders: [String: [Int]]

    private static let (letters, article, asked) = (["و", "ب", "ل"], "ال", 100)
    /// A word that so many articles have behind the article is a noun, and no slip.
    private static let nounHolders = 3
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

    /// As a judge of answers sees it: by the word's being a noun, too.
    private func mayBePrefixed(_ letter: String, _ word: String) -> Bool {
        isPrefixed(letter, word) || count(Self.article + word) >= Self.nounHolders && count(Self.article + letter + word) == 0
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

    /// Whether an article holds a form of a word: one of its cores with what may stand before and behind it.
    private func holds(_ number: Int, _ cores: Set<String>) -> Bool {
        cores.contains { core in
            let stems = Self.behind.map { core + $0 } + (core.hasSuffix("ه") ? Self.behind.map { String(core.dropLast()) + $0 } : [])
            let letters = (Self.letters + ["ف", "ك", "س", "وب", "ول", "وس"]).filter { mayBePrefixed($0, core) }
            return stems.contains { stem in (Self.before + letters).contains { words[number].contains($0 + stem) } }
        }
    }

    /// A word, and what is left of it without what may stand before and behind it where that is a commoner word: ليومنا is of يوم.
    private func cores(of word: String) -> Set<String> {
        var cores: Set = [word]
        for prefix in Self.before + Self.letters + ["ف", "ك", "س"] where word.hasPrefix(prefix) {
            for ending in Self.behind where word.dropFirst(prefix.count).hasSuffix(ending) {
                let core = String(word.dropFirst(prefix.count).dropLast(ending.count))
                for known in [core, core + "ه"] where known.count > 2 && count(known) + count(Self.article + known) > count(word) {
                    cores.insert(known)
                }
            }
        }
        return cores
    }

    func run() throws {
        try LibraryBench.withTemporaryLibrary { path in
            let library = try Library.open(path: path)
            let answers = Answers(library: library, numbers: try fill(library))
            print("words: \(origin), \(answers.numbers.count) different")
            var strangers = Strangers()
            for prefix in ["", Self.article] + Self.letters { try ask(prefix, answers, &strangers) }
            print("  of the answers \(strangers.share) hold no form of the word")
            strangers.printExamples()
            try printTraps(answers)
        }
    }

    /// - Returns: the texts' numbers here by those that the library gave them.
    private func fill(_ library: Library) throws -> [Int64: Int] {
        var numbers: [Int64: Int] = [:]
        for start in stride(from: 0, to: texts.count, by: 500) {
            let batch = start..<min(start + 500, texts.count)
            let saved = try library.save(batch.map { StoredArticle(title: "", text: texts[$0]) })
            for (number, result) in zip(batch, saved) { if case .added(let id) = result { numbers[id] = number } }
        }
        return numbers
    }

    /// What a library answers, as numbers of texts with the places of their hits.
    private struct Answers {
        let library: Library
        let numbers: [Int64: Int]

        func callAsFunction(_ words: String) throws -> [Int: Int?] {
            let found = try library.headlines(.search(words), limit: .max)
            return Dictionary(uniqueKeysWithValues: found.compactMap { article in numbers[article.id].map { ($0, article.hitOffset) } })
        }
    }

    private func ask(_ prefix: String, _ answers: Answers, _ strangers: inout Strangers) throws {
        let kept = Set(answers.numbers.values)
        var (wanted, found, other, otherFound) = (0, 0, 0, 0)
        for word in sample(having: prefix) {
            let asked = prefix + word
            let listed = try answers(asked)
            let holding = Set(holders[word] ?? []).intersection(kept)
            wanted += holding.count
            found += holding.count { listed[$0] != nil }
            // And the other way round: asked without, what has it only with it.
            let only = Set(holders[asked] ?? []).intersection(kept).subtracting(holding)
            other += only.count
            if !only.isEmpty {
                let listed = try answers(word)
                otherFound += only.count { listed[$0] != nil }
            }
            note(listed, asked: asked, word, &strangers)
        }
        print(
            "  asked \(prefix)X: \(LibraryBench.percent(found, wanted)) of the articles with X"
                + (prefix.isEmpty ? "" : "; asked X: \(LibraryBench.percent(otherFound, other)) of those with \(prefix)X alone"))
    }

    // MARK: Strangers

    /// Answers that hold no form of what was asked for, by the words that they answered with.
    private struct Strangers {
        var (listed, count) = (0, 0)
        var hits: [String: Int] = [:]

        var share: String { LibraryBench.percent(count, listed) }

        func printExamples() {
            for (hit, count) in hits.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(12) { print("    \(hit) (\(count))") }
        }
    }

    private func note(_ listed: [Int: Int?], asked: String, _ word: String, _ strangers: inout Strangers) {
        strangers.listed += listed.count
        let cores = cores(of: word)
        for (number, hit) in listed where !holds(number, cores) {
            strangers.count += 1
            let answer = hit.map { place in
                String(decoding: texts[number].utf8.dropFirst(place).prefix(60), as: UTF8.self).prefix { $0.isLetter || $0.isNumber }
            }
            strangers.hits["\(asked) ← \(answer ?? "…")", default: 0] += 1
        }
    }

    /// Words that look like a letter and another word, and are commoner than it: who asks for the other must not get them.
    private func printTraps(_ answers: Answers) throws {
        var random = SplitMix(state: 9)
        let traps = holders.keys.filter { word in
            let rest = count(String(word.dropFirst()))
            return word.count > 3 && Self.letters.contains { word.hasPrefix($0) } && count(Self.article + word) > 1
                && rest >= 3 && rest < count(word)
        }.sorted()
        guard !traps.isEmpty else { return }
        var strangers = Strangers()
        for _ in 0..<Self.asked {
            let rest = String(traps[random.below(traps.count)].dropFirst())
            note(try answers(rest), asked: rest, rest, &strangers)
        }
        print("  asked for what looks like a part of a commoner word: \(strangers.share) hold no form of it")
        strangers.printExamples()
    }
}
