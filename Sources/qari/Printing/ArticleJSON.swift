// An article as JSON, for `qari print --json`.
import ArabicText
import ArticleModel
import FoundationEssentials

/// The shape of the JSON. Keys with nothing to say are null, so that a reader of it can rely on them.
struct ArticleJSON: Encodable {
    let article: Article

    private enum Key: String, CodingKey {
        case kicker, title, credits, byline, date, source, lead, sections, relatedHeading, related, furniture
        case role, name, heading, blocks, type, text, marker, url, published, language, links, start, end
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (key, value) in [
            (Key.kicker, article.kicker), (.title, article.title), (.byline, article.byline), (.date, article.date),
            (.source, article.source), (.lead, article.lead), (.relatedHeading, article.relatedHeading),
            (.published, article.published), (.url, article.url), (.language, article.language),
        ] { try container.encode(value, forKey: key) }
        try container.encode(article.furniture, forKey: .furniture)
        var credits = container.nestedUnkeyedContainer(forKey: .credits)
        for credit in article.credits {
            var item = credits.nestedContainer(keyedBy: Key.self)
            try item.encode(credit.role, forKey: .role)
            try item.encode(credit.name, forKey: .name)
        }
        var related = container.nestedUnkeyedContainer(forKey: .related)
        for entry in article.related {
            var item = related.nestedContainer(keyedBy: Key.self)
            try item.encode(entry.title, forKey: .title)
            try item.encode(entry.url, forKey: .url)
        }
        var sections = container.nestedUnkeyedContainer(forKey: .sections)
        for section in article.sections {
            var item = sections.nestedContainer(keyedBy: Key.self)
            try item.encode(section.heading, forKey: .heading)
            var blocks = item.nestedUnkeyedContainer(forKey: .blocks)
            for block in section.blocks {
                var part = blocks.nestedContainer(keyedBy: Key.self)
                try part.encode(block.role.rawValue, forKey: .type)
                try part.encode(String(codePoints: block.text), forKey: .text)
                if !block.links.isEmpty { try encode(block.links, in: &part) }
                if let marker = block.marker { try part.encode(String(codePoints: marker), forKey: .marker) }
            }
        }
    }

    /// Links of a block: code points of its text, and the address.
    private func encode(_ links: [BlockLink], in part: inout KeyedEncodingContainer<Key>) throws {
        var list = part.nestedUnkeyedContainer(forKey: .links)
        for link in links {
            var item = list.nestedContainer(keyedBy: Key.self)
            try item.encode(link.range.lowerBound, forKey: .start)
            try item.encode(link.range.upperBound, forKey: .end)
            try item.encode(link.url, forKey: .url)
        }
    }

    func text() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }
}
