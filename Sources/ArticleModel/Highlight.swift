// A passage of an article that the reader keeps, with a note of theirs: where it stood, and what it says, by which it is found again where
// the article has changed.

package struct Highlight: Hashable, Sendable, Identifiable {
    /// A place in a text as it is stored: 0, 1 or 2 for head, body and tail; the block's number or byte there; scalars in the block.
    package struct Place: Hashable, Sendable {
        package var part: Int
        package var offset: Int
        package var scalar: Int

        package init(part: Int, offset: Int, scalar: Int) { (self.part, self.offset, self.scalar) = (part, offset, scalar) }
    }

    /// Its number in the library; 0 for one that is not there yet.
    package var id: Int64 = 0
    package var article: Int64
    package var start: Place
    package var end: Place
    /// In logical order and plain letters, a line a block.
    package var text: String
    /// What stood before it in its block: which of several places that say the same is meant.
    package var before: String
    /// Empty for none.
    package var note = ""
    /// Seconds since 1970.
    package var added: Int64 = 0

    package init(article: Int64, start: Place, end: Place, text: String, before: String) {
        (self.article, self.start, self.end, self.text, self.before) = (article, start, end, text, before)
    }
}

/// A highlight beside the article that it is of.
package struct KeptHighlight: Hashable, Sendable {
    package var highlight: Highlight
    package var headline: Headline

    package init(_ highlight: Highlight, of headline: Headline) { (self.highlight, self.headline) = (highlight, headline) }
}
