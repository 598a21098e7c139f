// What is counted and looked for in a text that came out.
import ArabicText
import ArticleModel

/// How often each letter stands somewhere.
struct Letters {
    /// Letters that stand in no word that the parser knows, so that none of them may be left out as a label: Cyrillic.
    private static let counted: ClosedRange<UInt32> = 0x0430...0x044F
    private(set) var counts: [UInt32: Int] = [:]

    mutating func take(_ text: [UInt32]) { for scalar in text where Self.counted.contains(scalar) { counts[scalar, default: 0] += 1 } }
    mutating func take(_ text: String?) { if let text { take(codePoints(text)) } }

    mutating func take(_ article: Article) {
        for text in [article.kicker, article.title, article.byline, article.date, article.source, article.lead, article.relatedHeading] { take(text) }
        for credit in article.credits {
            take(credit.role)
            take(credit.name)
        }
        for section in article.sections {
            take(section.heading)
            for block in section.blocks {
                take(block.text)
                take(block.marker ?? [])
                for link in block.links { take(link.url) }
            }
        }
        for item in article.related {
            take(item.title)
            take(item.url)
        }
        for line in article.furniture { take(line) }
        for text in [article.published, article.url, article.language] { take(text) }
    }

    /// Nothing is lost on the way; what stands twice may.
    func arrive(in others: Letters, _ way: String) throws {
        for (letter, count) in counts {
            let found = others.counts[letter] ?? 0
            try promise(found >= count, "\(way): of \(count) U+\(String(letter, radix: 16)) \(found) are left")
        }
    }
}

/// Nothing that commands a terminal or turns the order of a line: C0 but what is named, DEL, C1, overrides, noncharacters.
func expectClean(_ text: [UInt32], but allowed: Set<UInt32> = [], _ place: String) throws {
    for scalar in text where !allowed.contains(scalar) {
        let isControl = scalar < 0x20 || (0x7F...0x9F).contains(scalar) || scalar == 0x202D || scalar == 0x202E
        try promise(!isControl && (0...0x10FFFF).contains(scalar), "U+\(String(scalar, radix: 16)) in \(place)")
    }
}

func expectClean(_ text: String?, _ place: String) throws { if let text { try expectClean(text.unicodeScalars.map(\.value), place) } }

func expectClean(_ article: Article) throws {
    for text in [article.kicker, article.title, article.byline, article.date, article.source, article.lead, article.relatedHeading] {
        try expectClean(text, "a fact")
    }
    for text in [article.published, article.url, article.language] { try expectClean(text, "an address, a moment, a language") }
    for credit in article.credits {
        try expectClean(credit.role, "a role")
        try expectClean(credit.name, "a name")
    }
    for section in article.sections {
        try expectClean(section.heading, "a heading")
        for block in section.blocks {
            try expectClean(block.text, "a block")
            try expectClean(block.marker ?? [], "a marker")
            for link in block.links {
                try expectClean(link.url, "a link")
                try promise(
                    link.range.lowerBound >= 0 && link.range.upperBound <= block.text.count, "a link of \(link.range) in \(block.text.count) scalars")
            }
        }
    }
    for item in article.related {
        try expectClean(item.title, "a related title")
        try expectClean(item.url, "a related address")
    }
    for line in article.furniture { try expectClean(line, "furniture") }
}

/// A text of bytes that lie in memory.
func encoded(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding? = nil) -> EncodedText {
    EncodedText(TextBytes(copying: Array(bytes)), encoding: encoding)
}

/// An article that was brought in is kept as marked text, which gives it again.
func expectKept(_ article: Article, as written: String) throws {
    let again = ArticleParser(source: ArticleLinesOfText(written)).article()
    try expectClean(again)
    var (before, after) = (Letters(), Letters())
    var kept = article
    kept.furniture = []
    before.take(kept)
    after.take(again)
    try before.arrive(in: after, "from the article to its marked text")
}
