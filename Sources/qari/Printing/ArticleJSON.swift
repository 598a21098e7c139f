// An article as JSON, for `qari print --json`.
import ArabicText
import ArticleModel

/// The shape of the JSON. Keys with nothing to say are null, so that a reader of it can rely on them.
struct ArticleJSON {
    let article: Article

    func text() -> [UInt8] { JSONWriter.text { $0.table { write(to: &$0) } } }

    private func write(to json: inout JSONWriter) {
        for (key, value) in [
            ("kicker", article.kicker), ("title", article.title), ("byline", article.byline), ("date", article.date), ("source", article.source),
            ("lead", article.lead), ("relatedHeading", article.relatedHeading), ("published", article.published), ("url", article.url),
            ("language", article.language), ("direction", article.direction.rawValue),
        ] { json.put(value, key) }
        json.list("furniture") { json in for text in article.furniture { json.put(text) } }
        json.list("credits") { json in
            for credit in article.credits {
                json.table {
                    $0.put(credit.role, "role")
                    $0.put(credit.name, "name")
                }
            }
        }
        json.list("related") { json in
            for entry in article.related {
                json.table {
                    $0.put(entry.title, "title")
                    $0.put(entry.url, "url")
                }
            }
        }
        json.list("sections") { json in
            for section in article.sections {
                json.table { json in
                    json.put(section.heading, "heading")
                    json.list("blocks") { json in for block in section.blocks { json.table { write(block, to: &$0) } } }
                }
            }
        }
    }

    private func write(_ block: Block, to json: inout JSONWriter) {
        json.put(block.role.rawValue, "type")
        json.put(String(codePoints: block.text), "text")
        if !block.links.isEmpty { json.list("links") { json in for link in block.links { json.table { write(link, to: &$0) } } } }
        if let marker = block.marker { json.put(String(codePoints: marker), "marker") }
    }

    /// A link of a block: code points of its text, and the address.
    private func write(_ link: BlockLink, to json: inout JSONWriter) {
        json.put(Int64(link.range.lowerBound), "start")
        json.put(Int64(link.range.upperBound), "end")
        json.put(link.url, "url")
    }
}
