// The picture that a key shows: that of a caption on the page, else the article's first, else the one that stands for the whole article. An
// importer keeps a picture as its caption, with a link to it.
import ArabicText
import TerminalScreen

/// A picture of the article: its address, and what is said of it.
struct Pictured {
    var address: String
    var caption: [UInt32]
    /// Where its caption stands; nil for the one that stands for the whole article.
    var place: BlockAddress?
}

extension ReadingScreen {
    /// Blocks that are looked through for the first one, and for the one before or after another.
    private static let pictureReach = 200

    func pictured(at address: BlockAddress) -> Pictured? {
        let block = document.block(at: address)
        guard block.role == .caption, let link = block.links.first, Program.isWebAddress(link.url) else { return nil }
        return Pictured(address: link.url, caption: block.text, place: address)
    }

    /// The first one from a block on, or back from there.
    private func pictured(from start: BlockAddress?, forward: Bool = true) -> Pictured? {
        var address = start
        for _ in 0..<Self.pictureReach {
            guard let here = address else { break }
            if let found = pictured(at: here) { return found }
            address = forward ? document.address(after: here) : document.address(before: here)
        }
        return nil
    }

    func pictured(_ shared: Shared) -> Pictured? {
        for case .line(let line) in currentPage(shared).rows { if let found = pictured(at: line.address) { return found } }
        if let found = pictured(from: document.firstAddress) { return found }
        return document.head.picture.flatMap { Program.isWebAddress($0) ? Pictured(address: $0, caption: []) : nil }
    }

    /// The captions of the pictures before and after one.
    func neighbours(of picture: Pictured) -> (previous: BlockAddress?, next: BlockAddress?) {
        guard let place = picture.place else { return (nil, nil) }
        return (
            pictured(from: document.address(before: place), forward: false)?.place, pictured(from: document.address(after: place))?.place
        )
    }

    /// Who listens hears what is said of it.
    mutating func askForPicture(_ shared: Shared) -> [Wish] {
        guard let picture = pictured(shared) else { return [.tell(shared.phrases.noPicture)] }
        return ask(for: picture, shared)
    }

    mutating func askForPicture(at caption: BlockAddress, _ shared: Shared) -> [Wish] {
        guard let picture = pictured(at: caption) else { return [.tell(shared.phrases.noPicture)] }
        return ask(for: picture, shared)
    }

    /// The picture that was asked for last, made for the graphics that the terminal has been found to have since.
    func askForPictureAgain(_ shared: Shared) -> [Wish] { asked.map { [load($0, shared)] } ?? [] }

    private func load(_ picture: Pictured, _ shared: Shared) -> Wish {
        let room = PictureOverlay.room(caption: picture.caption, in: document.direction, shared)
        return .ask(.picture) { .loadPicture(address: picture.address, room: room, $0) }
    }

    private mutating func ask(for picture: Pictured, _ shared: Shared) -> [Wish] {
        if shared.settings.screenReader {
            return [.tell(picture.caption.isEmpty ? shared.phrases.noPictureCaption : String(codePoints: picture.caption))]
        }
        asked = picture
        return [.tell(shared.phrases.fetchingPicture), load(picture, shared)]
    }
}

extension Program {
    /// Over the page, or in the place of the picture that it was asked for from.
    mutating func receive(_ outcome: PictureOutcome) {
        guard front == .reading, overlays.isEmpty || showsPicture, let reading else { return }
        footer = nil
        _ = overlays.popLast()
        switch outcome {
        case .made(let picture):
            let caption = reading.asked?.caption ?? []
            let (previous, next) = reading.asked.map { reading.neighbours(of: $0) } ?? (nil, nil)
            overlays.append(
                PictureOverlay(picture: picture, caption: caption, direction: reading.document.direction, previous: previous, next: next))
        case .noProgram: tell(phrases.noPictureProgram, .warning)
        case .notFetched(let problem): tell(problem.sentence(in: shared.settings.language), .warning)
        case .noPicture: tell(phrases.notAPicture, .warning)
        }
    }
}
