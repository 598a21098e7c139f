// What a search that is kept may be called: what it asks for, without the words that say where.
import ArabicText

enum SearchName {
    /// «tag:متابعة» is «متابعة», «author:"هدى نور" جسر» «هدى نور جسر». A search that asks for nothing by name is called as it is typed.
    static func suggested(for search: String) -> String {
        var words: [String] = []
        // What stands in quotation marks is one word.
        for (index, part) in search.split(omittingEmptySubsequences: false, whereSeparator: { quotes.contains($0) }).enumerated() {
            if index % 2 == 1 { words.append(String(part)) } else { words += part.split(whereSeparator: \.isWhitespace).compactMap(word) }
        }
        let name = words.filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? search : name
    }

    private static let quotes: Set<Character> = ["\"", "«", "»", "“", "”"]
    /// These say what an article is and when it came, and what joins two.
    private static let nameless: Set<String> = ["is", "حال", "since", "منذ", "before", "قبل"]
    private static let joiners: Set<String> = ["or", "أو", "او", "|"]

    private static func word(_ text: Substring) -> String? {
        let bare = text.drop { "(-".contains($0) }.trimmingSuffix { $0 == ")" || $0 == "*" }
        if text.first == "-" || joiners.contains(bare.lowercased()) { return nil }
        guard let colon = bare.firstIndex(of: ":"), colon > bare.startIndex, bare[..<colon].allSatisfy(\.isLetter) else { return String(bare) }
        return nameless.contains(bare[..<colon].lowercased()) ? nil : String(bare[bare.index(after: colon)...])
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ isLeftOff: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isLeftOff(last) { text.removeLast() }
        return text
    }
}
