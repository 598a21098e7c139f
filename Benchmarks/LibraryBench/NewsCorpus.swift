// Makes articles to measure the library with: Arabic in form (roots, patterns, affixes), news in how its words are spread. It aims at
// being no easier than news: nearly all words are shared, articles come in bunches about one event with the same names,
// and an article's two halves share less than a real article's do (`LibraryBench overlap` compares).

struct NewsCorpus {
    private var random: SplitMix
    private let start: UInt64
    private let lexicon: [String]
    private let names: [String]
    private let topics: [Topic]
    private let events: [Event]
    private let eventPicker: ZipfPicker
    private let isApart: Bool
    private var made = 0
    private let commonPicker = ZipfPicker(count: 150, exponent: 0.9)
    private let lexiconPicker: ZipfPicker
    private let anglePicker = ZipfPicker(count: 16, exponent: 0.7)
    private let topicPicker = ZipfPicker(count: Topic.wordCount, exponent: 0.8)

    private struct Topic {
        static let (wordCount, nameCount) = (1200, 80)
        let words: [Int]
        let names: [Int]
    }

    /// What several articles tell of.
    private struct Event {
        let topic: Int
        let words: [Int]
        let names: [Int]
        let day: Int
    }

    struct Text {
        let title: String
        var sentences: [String]
        let day: Int
        let isBreaking: Bool
    }

    /// - Parameters:
    ///   - articles: how many are going to be asked for: events are made for so many.
    ///   - perEvent: how many tell of one event on average; some events have many more. With 1 each has an event of its own.
    init(seed: UInt64, articles: Int, perEvent: Double) {
        var random = SplitMix(state: seed)
        start = seed &* 0xD134_2543_DE82_EF95
        lexicon = Self.makeLexicon(20_000, &random)
        names = Self.makeNames(4000, &random)
        lexiconPicker = ZipfPicker(count: lexicon.count, exponent: 1)
        let (lexiconCount, namePicker, wordPicker) = (lexicon.count, ZipfPicker(count: 4000, exponent: 0.7), lexiconPicker)
        topics = (0..<40).map { _ in
            // Half of a topic's words are any; half the language's commoner ones.
            let words = (0..<Topic.wordCount).map { index in
                150 + (index % 2 == 0 ? random.below(lexiconCount - 150) : wordPicker.pick(&random) % (lexiconCount - 150))
            }
            return Topic(words: words, names: (0..<Topic.nameCount).map { _ in namePicker.pick(&random) })
        }
        let (topics, nameCount) = (topics, names.count)
        let topicNamePicker = ZipfPicker(count: Topic.nameCount, exponent: 0.9)
        events = (0..<max(8, Int(Double(articles) / perEvent))).map { _ in
            let topic = random.below(topics.count)
            let words = (0..<30).map { index in
                index < 21 ? topics[topic].words[random.below(Topic.wordCount)] : random.below(lexiconCount)
            }
            let names = (0..<6).map { $0 < 4 ? topics[topic].names[topicNamePicker.pick(&random)] : random.below(nameCount) }
            return Event(topic: topic, words: words, names: names, day: random.below(365))
        }
        eventPicker = ZipfPicker(count: events.count, exponent: 0.6)
        isApart = perEvent == 1
        self.random = random
    }

    /// The next article is the one of a number, whatever was made before.
    mutating func goTo(_ number: UInt64) {
        var states = SplitMix(state: start ^ number)
        random = SplitMix(state: states.next())
        made = Int(truncatingIfNeeded: number)
    }

    /// The next article: 150 to 900 words, in the middle about 380.
    mutating func next() -> Text {
        let event = events[isApart ? made % events.count : eventPicker.pick(&random)]
        made += 1
        let topic = topics[event.topic]
        // What only this article dwells on: a third in both halves, a third in the first, a third in the second.
        let angle = (0..<24).map { $0 % 5 < 3 ? topic.words[random.below(Topic.wordCount)] : random.below(lexicon.count) }
        let own = (0..<4).map { _ in random.below(names.count) }
        let length = min(900, max(150, Int(380 * random.lognormal(0.45))))
        var sentences: [String] = []
        var words = 0
        while words < length {
            let count = 8 + random.below(22)
            let isSecondHalf = words * 2 >= length
            let sentence = (0..<count).map { _ in word(event, topic, angle, own, isSecondHalf) }
            sentences.append(sentence.joined(separator: " ") + ".")
            words += count
        }
        let title =
            (0..<4).map { index in index < 2 ? lexicon[event.words[random.below(30)]] : lexicon[angle[random.below(24)]] } + [
                names[event.names[random.below(6)]]
            ]
        return Text(title: title.joined(separator: " "), sentences: sentences, day: event.day + random.below(9), isBreaking: random.below(40) == 0)
    }

    private mutating func word(_ event: Event, _ topic: Topic, _ angle: [Int], _ own: [Int], _ isSecondHalf: Bool) -> String {
        switch random.below(100) {
        case 0..<46: return inflected(lexicon[commonPicker.pick(&random)])
        case 46..<62: return inflected(lexicon[lexiconPicker.pick(&random)])
        case 62..<81: return inflected(lexicon[topic.words[topicPicker.pick(&random)]])
        case 81..<87: return inflected(lexicon[event.words[random.below(30)]])
        case 87..<95:
            let rank = anglePicker.pick(&random)
            // The words it dwells on most are in both halves.
            return inflected(lexicon[angle[rank < 8 ? rank : rank + (isSecondHalf ? 8 : 0)]])
        case 95..<98: return names[event.names[random.below(6)]]
        default: return names[own[random.below(4)]]
        }
    }

    private mutating func inflected(_ word: String) -> String {
        switch random.below(100) {
        case 0..<45: word
        case 45..<72: "ال" + word
        case 72..<79: "وال" + word
        case 79..<84: "بال" + word
        case 84..<88: "لل" + word
        case 88..<90: "و" + word
        case 90..<94: word + "ها"
        case 94..<96: word + "هم"
        case 96..<98: word + "ات"
        default: word + "ين"
        }
    }

    // MARK: Words

    private static func makeLexicon(_ count: Int, _ random: inout SplitMix) -> [String] {
        let letters = Array("بتثجحخدذرزسشصضطعغفقكلمنهوي").map(String.init)
        let patterns = [
            "%1%2%3", "%1ا%2%3", "م%1%2و%3", "%1%2ي%3", "%1%2ا%3ة", "ت%1%2ي%3", "م%1%2%3", "است%1%2ا%3", "ا%1ت%2ا%3", "%1و%2%3ي", "م%1%2%3ة",
            "%1%2%3ان",
        ]
        var seen = Set<String>()
        var words: [String] = []
        while words.count < count {
            let root = (0..<3).map { _ in letters[min(random.below(letters.count), random.below(letters.count) + 4) % letters.count] }
            // A root has several words: some of them fall together when stemmed, as in the language.
            for _ in 0..<(1 + random.below(6)) {
                var word = patterns[random.below(patterns.count)]
                for index in 0..<3 { word = word.replacing("%\(index + 1)", with: root[index]) }
                if seen.insert(word).inserted { words.append(word) }
            }
        }
        return Array(words.prefix(count))
    }

    /// Given and family name; the first are few.
    private static func makeNames(_ count: Int, _ random: inout SplitMix) -> [String] {
        let given = makeLexicon(250, &random)
        let family = makeLexicon(2500, &random).map { "ال" + $0 + "ي" }
        return (0..<count).map { _ in given[random.below(250)] + " " + family[random.below(2500)] }
    }
}
