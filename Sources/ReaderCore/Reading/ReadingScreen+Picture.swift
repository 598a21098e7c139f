// The picture that a key shows: that of a caption on the page, else the article's first, else the one that stands for the whole article. An
// importer keeps a picture as its caption, with a link to it.
import ArabicText
import TerminalScreen

extension ReadingScreen {
    /// A picture's address and what is said of it.
    typealias Pictured = (address: String, caption: [UInt32])

    /// Blocks that are looked through for the first one.
    private static let pictureReach = 200

    private func pictured(at address: BlockAddress) -> Pictured? {
        let block = document.block(at: address)
        guard block.role == .caption, let link = block.links.first, Program.isWebAddress(link.url) else { return nil }
        return (link.url, block.text)
    }

    func pictured(_ shared: Shared) -> Pictured? {
        for case .line(let line) in currentPage(shared).rows { if let found = pictured(at: line.address) { return found } }
        var address = document.firstAddress
        for _ in 0..<Self.pictureReach {
            guard let here = address else { break }
            if let found = pictured(at: here) { return found }
            address = document.address(after: here)
        }
        return document.head.picture.flatMap { Program.isWebAddress($0) ? ($0, []) : nil }
    }

    /// Who listens hears what is said of it.
    func askForPicture(_ shared: Shared) -> [Wish] {
        guard let (address, caption) = pictured(shared) else { return [.tell(shared.phrases.noPicture)] }
        if shared.settings.screenReader { return [.tell(caption.isEmpty ? shared.phrases.noPictureCaption : String(codePoints: caption))] }
        let room = PictureOverlay.room(caption: caption, in: document.direction, shared)
        return [.tell(shared.phrases.fetchingPicture), .ask(.picture) { .loadPicture(address: address, room: room, $0) }]
    }
}

extension Program {
    mutating func receive(_ outcome: PictureOutcome) {
        guard front == .reading, overlays.isEmpty, let reading else { return }
        footer = nil
        switch outcome {
        case .made(let picture):
            let caption = reading.pictured(shared)?.caption ?? []
            overlays.append(PictureOverlay(picture: picture, caption: caption, direction: reading.document.direction))
        case .noProgram: tell(phrases.noPictureProgram, .warning)
        case .notFetched(let problem): tell(problem.sentence(in: shared.settings.language), .warning)
        case .noPicture: tell(phrases.notAPicture, .warning)
        }
    }
}
