// The picture beside the front page's name: a file of the newsroom's own, which chafa, shut in, makes into cells before the kiosk shuts itself
// in. Made once in each of the heights that a screen may have room for.
import Glibc
import ReaderCore
import TerminalScreen

enum KioskLogo {
    /// In rows. Words are read by their letters; of less than three rows nothing is known again.
    private static let heights = [8, 6, 4, 3]
    /// Columns for each row: a cell is twice as high as it is wide, and a logo may be four times as wide as it is high.
    private static let width = 8
    private static let largest = 16 << 20

    /// - Returns: the pictures, the largest first, or why there is none, for the log.
    static func pictures(of path: String) -> (pictures: [CellPicture], trouble: String?) {
        guard let bytes = WholeFile.read(path, atMost: largest + 1) else {
            return ([], "\(path): \(String(cString: strerror(errno))); no logo is shown")
        }
        guard !bytes.isEmpty, bytes.count <= largest else { return ([], "\(path): empty, or larger than 16 MB; no logo is shown") }
        guard PictureDecoder.program != nil else { return ([], "chafa is not installed; no logo is shown") }
        var pictures: [CellPicture] = []
        for height in heights {
            let room = ScreenSize(columns: height * width, rows: height)
            guard let made = PictureDecoder.made(of: bytes, room: room).flatMap({ CellPicture(chafa: $0, room: room) }) else {
                return ([], "\(path): no picture that chafa reads; no logo is shown")
            }
            pictures.append(made)
        }
        return (pictures, nil)
    }
}
