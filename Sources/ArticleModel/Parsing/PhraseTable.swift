// Phrases that the parser compares with. They are folded and sorted at the build (phrase_data.c), so that a start folds none and a look-up
// hashes none.
import ArabicText
import CPhraseData

struct PhraseTable: Sendable {
    /// The tables, in the order of phrase_data.c.
    enum Name: Int, CaseIterable {
        case roles, openRoles, bylineWords, bylineLabels, assistingLabels, nameless, kickers, dateLabels, months, dateWords, sourceLabels, sources
        case crossReferences, captionLabels, furniture, furnitureBeginnings, relatedHeadings
        case sharedRoles, bylineOpenings, verbs, nounsInYeh, notInNames, questionWords, sentenceOpeners, claimOpeners
        case sections, furnitureLabels, photoLabels, ageWords, ageUnits, writtenFor, givenNames
        case neighbourGivenNames, familyNames, familyEndings, honorifics, professions, neighbourParticles, reporters, homeWords, outletWords,
            formLabels
    }

    let name: Name
    /// As `ReaderTextRules` lists them: parted by commas and line ends.
    let list: StaticString

    init(_ name: Name, _ list: StaticString) { (self.name, self.list) = (name, list) }

    /// The phrases, from their list; what phrase_data.c is made from.
    var phrases: Set<PhraseKey> {
        Set(codePoints(list.description).split(whereSeparator: { $0 == "," || $0 == .lineFeed }).map { PhraseKey($0) })
    }

    private var data: qari_phrase_table {
        name.rawValue < qari_phrase_table_count() ? qari_phrase_table_at(name.rawValue) : qari_phrase_table(text: nil, ends: nil, count: 0)
    }

    func contains(_ key: PhraseKey) -> Bool { contains(key.scalars[...]) }

    /// Whether a part of a key, whole words of it, is a phrase.
    func contains(_ scalars: ArraySlice<UInt32>) -> Bool {
        let data = data
        var (low, high) = (0, data.count)
        while low < high {
            let middle = (low + high) / 2
            switch Self.order(of: scalars, beside: Self.phrase(middle, of: data)) {
            case 0: return true
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return false
    }

    /// Whether a phrase stands at the key's beginning, with whole words.
    /// - Parameter isLonger: asks that more follows.
    func hasBeginning(of key: PhraseKey, isLonger: Bool = false) -> Bool {
        let data = data
        return (0..<data.count).contains { index in
            let phrase = Self.phrase(index, of: data)
            guard phrase.count <= key.scalars.count, zip(phrase, key.scalars).allSatisfy({ UInt32($0) == $1 }) else { return false }
            return phrase.count == key.scalars.count ? !isLonger : key.scalars[phrase.count] == " "
        }
    }

    private static func phrase(_ index: Int, of data: qari_phrase_table) -> UnsafeBufferPointer<UInt16> {
        guard let text = data.text, let ends = data.ends else { return UnsafeBufferPointer(start: nil, count: 0) }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return UnsafeBufferPointer(start: text + start, count: Int(ends[index]) - start)
    }

    /// Below zero where the key comes before the phrase, above where it comes behind.
    private static func order(of key: ArraySlice<UInt32>, beside phrase: UnsafeBufferPointer<UInt16>) -> Int {
        let start = key.startIndex
        for index in 0..<min(key.count, phrase.count) where key[start + index] != UInt32(phrase[index]) {
            return key[start + index] < UInt32(phrase[index]) ? -1 : 1
        }
        return key.count - phrase.count
    }
}
