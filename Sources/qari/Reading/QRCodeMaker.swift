// Makes QR codes, through libqrencode.
import CQREncode
import ReaderCore

enum QRCodeMaker {
    /// At the lowest level of correction: a screen is not a crumpled poster, and a small code is read from farther away.
    /// - Returns: nil when the text is too long for one.
    static func code(of text: String) -> QRCode? {
        guard let made = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L) else { return nil }
        defer { QRcode_free(made) }
        let side = Int(made.pointee.width)
        guard let data = made.pointee.data else { return nil }
        // The lowest bit of each byte is the module.
        return QRCode(side: side, modules: (0..<(side * side)).map { data[$0] & 1 == 1 })
    }
}
