// Names and passwords inside of addresses (`https://name:password@host/`): for whoever is asked, and nobody else.

extension String {
    /// The text without the credentials of any address in it (RFC 3986, section 3.2.1).
    package var withoutCredentials: String {
        let bytes = Array(utf8)
        guard bytes.contains("@") else { return self }
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: "://".utf8) else {
                kept.append(bytes[index])
                index += 1
                continue
            }
            kept += "://".utf8
            index += 3
            // Where the host begins: behind the last sign of its kind before the path.
            let end = bytes[index...].firstIndex { $0.isASCIISpaceOrControl || ["/", "?", "#", "\"", "<", ">"].contains($0) } ?? bytes.endIndex
            if let sign = bytes[index..<end].lastIndex(of: "@") { index = sign + 1 }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
