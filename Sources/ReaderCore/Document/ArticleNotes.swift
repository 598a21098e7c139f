// An article's notes: where a number in brackets leads, and that there is a note of that number at all. Notes stand at the body's end: items
// of a list with numbers, or lines that begin with theirs.
import ArabicText
import ArticleModel

struct ArticleNotes {
    private var places: [Int: BlockAddress] = [:]
    /// Blocks at the body's end that are looked through.
    private static let reach = 300
    private static let mostDigits = 3

    init(of document: ArticleDocument) {
        var address = document.lastAddress
        var isPast = false
        for _ in 0..<Self.reach {
            guard let here = address else { break }
            address = document.address(before: here)
            guard case .body = here else { continue }
            let block = document.block(at: here)
            if let number = Self.number(of: block) {
                // Of lists that both could be notes the last one is.
                if places[number] == nil, !isPast { places[number] = here }
            } else if !places.isEmpty, block.role != .list, block.role != .separator {
                isPast = true
            }
        }
    }

    func place(of number: Int) -> BlockAddress? { places[number] }

    /// The number of a block that may be a note.
    private static func number(of block: ShownBlock) -> Int? {
        if let marker = block.marker { return number(marker) }
        guard let range = references(in: block.text).first, range.lowerBound == 0 else { return nil }
        return number(block.text[range])
    }

    /// The number of a reference or of a marker.
    static func number(_ text: some Sequence<UInt32>) -> Int? {
        let digits = text.map(DigitStyle.european.drawn).filter { ("0"..."9").contains($0) }
        guard !digits.isEmpty, digits.count <= mostDigits else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - codePoint("0")) }
    }

    /// Numbers in square brackets.
    static func references(in text: [UInt32]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while place < text.count {
            guard text[place] == "[" else {
                place += 1
                continue
            }
            var end = place + 1
            while end < text.count, CharacterProperties(text[end]).isDecimalDigit { end += 1 }
            let digits = end - place - 1
            if (1...mostDigits).contains(digits), end < text.count, text[end] == "]" { found.append(place..<(end + 1)) }
            place = max(end, place + 1)
        }
        return found
    }
}
