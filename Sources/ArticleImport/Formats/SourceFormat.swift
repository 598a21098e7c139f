// What a file or an answer of the web is: every door into the reader asks here (a file named, a folder, `add`, the web, the kiosk).
// A format is one row of `SourceFormat.table`: its names, and who reads it or why nobody does. What is recognised and not read is
// refused by its name; it never becomes an article.
import ArabicText

package struct SourceFormat: Sendable {
    /// Who makes articles of it.
    package enum Reader: Hashable, Sendable {
        /// Plain text and marked text, read where they lie (`ArticleParser`).
        case text
        case markdown
        case page
        case feed
        /// A list of feeds.
        case feedList
        /// A book (EPUB).
        case book
        /// A document of a word processor: Word's, OpenDocument's.
        case wordDocument
        case openDocument
        /// A letter, and a page that a browser kept as one.
        case mail
        case webArchive
        /// One file, compressed by gzip: what it holds has a format of its own (`GzipFile`).
        case compressed
    }

    /// What helps who has a file that is not read.
    package enum Remedy: Hashable, Sendable {
        /// It is text: under a name that ends in `.txt` it is read as it stands.
        case nameItText
        /// A command makes something of it that is read; `%` stands for its name.
        case convert(with: String)
        /// It holds other files, which a command takes out.
        case unpack(with: String)
        /// It can be read once its protection is taken off.
        case unlock
        /// It has nothing to read.
        case none
    }

    package enum Use: Hashable, Sendable {
        case read(Reader)
        case refused(Remedy)
    }

    package let arabicName: String
    package let englishName: String
    /// How its files' names end, in small letters, without the dot.
    package let suffixes: [String]
    /// Media types; one that ends with `/`, `.` or `-` stands for all that begin so.
    package let mediaTypes: [String]
    /// By what its bytes are known; any of these.
    let signatures: [FormatSignature]
    package let use: Use
    /// True for what a folder is searched for: one file of it is an article.
    package let isTakenFromFolders: Bool

    /// True for what is read from all of its bytes, wherever they lie: a part of it says nothing.
    package var isWhole: Bool { [.book, .wordDocument, .openDocument, .mail, .webArchive, .compressed].contains(reader) }

    package var reader: Reader? { if case .read(let reader) = use { reader } else { nil } }

    /// True for what may hold any words: its bytes say nothing of it, its name does.
    var isText: Bool { reader == .text || reader == .markdown }

    private func isKnown(by sample: FormatSample) -> Bool { signatures.contains { !$0.isMagic && $0.fits(sample) } }

    private var isKnownByMagic: Bool { signatures.contains(where: \.isMagic) }

    private var isKnownByArchive: Bool { signatures.contains { if case .archive = $0 { true } else { false } } }

    init(
        _ arabicName: String, _ englishName: String, _ suffixes: [String], _ mediaTypes: [String] = [], _ signatures: [FormatSignature] = [],
        _ use: Use, isTakenFromFolders: Bool = false
    ) {
        (self.arabicName, self.englishName, self.suffixes, self.mediaTypes) = (arabicName, englishName, suffixes, mediaTypes)
        (self.signatures, self.use, self.isTakenFromFolders) = (signatures, use, isTakenFromFolders)
    }
}

// MARK: Asking

extension SourceFormat {
    /// The format of bytes.
    ///
    /// 1. Bytes that no text begins with decide, whatever the name says.
    /// 2. A name that only texts have is believed, where a server does not contradict it: a text may be about HTML.
    /// 3. Then what the text begins with, then what the server says, then the name.
    /// 4. What nothing is known of is plain text, or binary.
    ///
    /// - Parameters:
    ///   - name: of the file, or the address; nil for standard input.
    ///   - mediaType: what the server says, in small letters and without parameters; nil for a file.
    ///   - encoding: what the reader says of it.
    package static func of(
        _ bytes: UnsafeRawBufferPointer, name: String? = nil, mediaType: String? = nil, encoding: TextEncoding? = nil
    ) -> SourceFormat {
        let sample = FormatSample(bytes, encoding: encoding)
        let (named, typed) = (name.flatMap(named), mediaType.flatMap(typed))
        if let row = table.first(where: { $0.signatures.contains { $0.isMagic && $0.fits(sample) } }) {
            // Of an archive that breaks off the list of its files is gone: it is what it is called.
            let isArchive = row.englishName == zipArchive.englishName
            return isArchive ? [named, typed].compactMap(\.self).first { $0.isKnownByArchive } ?? row : row
        }
        if sample.isBinary { return [typed, named].compactMap(\.self).first { $0.reader == nil && $0.isKnownByMagic } ?? binary }
        // newsboat's list has no ending to its name.
        if name?.split(separator: "/").last == "urls", FormatSignature.listsAddresses(sample) { return feedAddresses }
        let isCalledText = mediaType == nil || named?.reader == .markdown && typed?.isText ?? false
        if let named, named.isText, isCalledText { return table.first { $0.isText && $0.isKnown(by: sample) } ?? named }
        if let row = table.first(where: { $0.isKnown(by: sample) }) { return row }
        if let typed, !typed.isText { return typed }
        // A text under the name of what no text is, is a text.
        return named.flatMap { $0.isKnownByMagic ? nil : $0 } ?? typed ?? plainText
    }

    package static func of(_ bytes: [UInt8], name: String? = nil, mediaType: String? = nil) -> SourceFormat {
        bytes.withUnsafeBytes { of($0, name: name, mediaType: mediaType) }
    }

    /// True for the name of a file that a folder is searched for.
    package static func isTakenFromFolders(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        guard !name.hasPrefix("."), let format = named(path) else { return false }
        return format.isTakenFromFolders || format.reader == .compressed && named(GzipFile.inner(path))?.isTakenFromFolders ?? false
    }

    /// The endings of such names, dots before them; any of them may have `.gz` behind it.
    package static let folderSuffixes = table.filter(\.isTakenFromFolders).flatMap(\.suffixes).map { "." + $0 } + [".gz"]

    /// By the name's ending; nil when that says nothing. Of an address its path counts.
    static func named(_ name: String) -> SourceFormat? {
        let path = PageAddress.isWeb(name) ? name.prefix { $0 != "?" && $0 != "#" } : name[...]
        guard let file = path.split(separator: "/").last, let dot = file.lastIndex(of: "."), dot > file.startIndex else { return nil }
        let suffix = file[file.index(after: dot)...].lowercased()
        return table.first { $0.suffixes.contains(suffix) }
    }

    private static func typed(_ mediaType: String) -> SourceFormat? {
        table.first { $0.mediaTypes.contains(mediaType) }
            ?? table.first { $0.mediaTypes.contains { "/.-".contains($0.last ?? " ") && mediaType.hasPrefix($0) } }
    }
}
