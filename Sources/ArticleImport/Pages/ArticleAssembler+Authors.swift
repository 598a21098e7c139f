// Who an article is by, where the page shows it: elements called an author's, and lines of the head that name one beside a date.
import ArabicText
import ArticleModel

extension ArticleAssembler {
    /// The name in the first element that is an author's, by its properties first, by what it is called after.
    func shownAuthors() -> [String] {
        let end = tree.range(finder.root).upperBound
        let nodes = (0..<end).filter { !tree[$0].isText && tree[$0].name != "meta" && (1...Self.longestByline).contains(finder.letters($0)) }
        let declared = nodes.filter { isDeclaredAuthor(tree[$0]) }
        let called = nodes.filter {
            !tree[$0].words.isDisjoint(with: PageRules.bylineWords) && tree[$0].words.isDisjoint(with: PageRules.authorBoxes)
        }
        return ((innermost(declared) + innermost(called)).lazy.compactMap { name(at: $0) }.first ?? nameBesideDate).map { [$0] } ?? []
    }

    /// The name in a line between the title and the text that tells the date too.
    private var nameBesideDate: String? {
        guard let title = shownTitles.first?.node else { return nil }
        let start = tree.range(title).upperBound
        let head = (start..<max(start, min(start + 60, textStart, tree.nodes.count))).lazy.filter {
            !tree[$0].isText && (1...Self.longestByline).contains(finder.letters($0))
        }
        return head.compactMap { Self.nameAndDate(tree.text($0))?.name }.first
    }

    /// In letters: a name, its label, and a date beside them.
    private static let longestByline = 110

    private func isDeclaredAuthor(_ node: PageNode) -> Bool {
        let relations = node["rel"]?.lowercased().split(separator: " ") ?? []
        return relations.contains("author") || node["itemprop"]?.split(separator: " ").contains("author") ?? false
    }

    /// Of a box and a box in it, the inner one.
    private func innermost(_ nodes: [Int]) -> [Int] {
        zip(nodes, nodes.dropFirst() + [.max]).filter { $1 >= tree.range($0).upperBound }.map(\.0)
    }

    private func name(at index: Int) -> String? {
        // Another article's author, or a comment's.
        let isOthers = tree.isInside(index) { !$0.words.isDisjoint(with: Self.othersWords) } || !tree[index].words.isDisjoint(with: Self.othersWords)
        guard !isOthers else { return nil }
        let part = tree.range(index).first { tree[$0]["itemprop"] == "name" || tree[$0].words.contains("fn") && !tree[$0].isText }
        return Self.name(inByline: tree.text(part ?? index) { FurnitureRules.isHidden(tree[$0]) })
    }

    private static let othersWords = PageRules.commentWords.union(["related", "sidebar", "popular", "mostread", "recommended", "latest"])

    /// A byline's name without its label and without what stands beside it: a date, a place, an address.
    static func name(inByline line: String) -> String? {
        var parts = line.split { $0 == "|" || $0 == "•" || $0 == "·" || $0.isNewline }.map(String.init)
        parts = parts.flatMap { part in part.contains(" - ") || part.contains(" – ") ? splitAtDashes(part) : [part] }
        return parts.lazy.map { unlabelled(LineFact.name(inByline: CleanText.line($0))) }.first(where: isName)
    }

    /// A name without the word before it that says whose it is, in whatever way.
    private static func unlabelled(_ text: String) -> String {
        let words = text.split(separator: " ")
        for count in [2, 1] where words.count > count {
            if labels.contains(LineFact.key(words[..<count].joined(separator: " "))) { return words[count...].joined(separator: " ") }
        }
        return text
    }

    static func splitAtDashes(_ text: String) -> [String] {
        var parts = [""]
        for word in text.split(separator: " ") {
            if word == "-" || word == "–" || word == "—" { parts.append("") } else { parts[parts.count - 1] += " " + word }
        }
        return parts
    }

    private static func isName(_ text: String) -> Bool {
        let key = LineFact.key(text)
        guard (2...60).contains(text.count), text.split(separator: " ").count <= 8, !key.isEmpty, !labels.contains(key) else { return false }
        let isWord = text.unicodeScalars.contains { $0.properties.isAlphabetic } && !text.unicodeScalars.contains { $0.properties.numericType != nil }
        return isWord && !text.contains("://") && !text.contains("@") && !text.contains("؟") && LineFact.date(of: text) == nil
            && LineFact.of(codePoints(text)) == nil && !LineFact.endsSentence(codePoints(text))
    }

    /// What stands for a name where there is none.
    private static let labels = [
        "الكاتب", "الكاتبة", "كاتب", "المؤلف", "المحرر", "المحررة", "بقلم", "كتب", "كتبت", "كتابة", "إعداد", "تحرير", "بواسطة", "نشر بواسطة", "نشره",
        "كتب بواسطة", "من طرف", "من قبل", "من", "by", "author", "written by", "posted by", "نویسنده", "نوشته",
    ].map { LineFact.key($0) }

    /// «اسم الكاتب | تاريخ النشر: …», a line of the head: its name and its date.
    static func nameAndDate(_ line: String) -> (name: String, date: String)? {
        let parts = line.split { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "؛" }.map { CleanText.line(String($0)) }
        let all = parts.count > 1 ? parts : splitAtDashes(line).map { CleanText.line($0) }
        guard (2...4).contains(all.count), line.count <= 160, let date = all.lazy.compactMap({ LineFact.date(of: $0) }).first else { return nil }
        let names = all.filter { LineFact.date(of: $0) == nil }
        guard let name = names.first.map({ unlabelled(LineFact.name(inByline: $0)) }), isName(name),
            (2...5).contains(name.split(separator: " ").count),
            names.count == 1
        else { return nil }
        return (name, date)
    }
}
