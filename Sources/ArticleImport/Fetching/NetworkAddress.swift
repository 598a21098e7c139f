// Addresses of the Internet Protocol, and whether one belongs to the public internet. A page from the web must not send its reader's
// program to what stands behind the reader's own router.
import Glibc

package struct NetworkAddress: Hashable, Sendable {
    /// Sixteen bytes; an address of version 4 as IPv6 maps it, `::ffff:a.b.c.d`.
    private let bytes: [UInt8]

    /// From what stands in an address in place of a name: `192.0.2.1`, also in the short and the octal forms that the system
    /// takes (`127.1`, `0x7f000001`), `[2001:db8::1]`. nil for a name.
    package init?(_ text: some StringProtocol) {
        var name = text.hasSuffix(".") ? String(text.dropLast()) : String(text)
        if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
        // An interface may be named behind it (RFC 4007, section 11).
        if let zone = name.firstIndex(of: "%") { name = String(name[..<zone]) }
        var four = in_addr()
        if inet_aton(name, &four) != 0 {
            self.init(version4: withUnsafeBytes(of: four) { Array($0) })
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, name, &six) == 1 else { return nil }
        self.init(bytes: withUnsafeBytes(of: six) { Array($0) })
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }
    private init(version4 four: [UInt8]) { bytes = Array(repeating: 0, count: 10) + [0xFF, 0xFF] + four }

    /// False for the reader's own machine and network, and for what no server of the web has: the special-purpose registries of
    /// IANA (RFC 6890) but for the blocks that are global. What carries an address of version 4 inside is judged by that.
    package var isPublic: Bool {
        if let four = inner { return Self.isPublic(four) }
        // 2000::/3 is all that is given to the internet; of it, 2001::/23 is for protocols and 2001:db8::/32 for books.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        return !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] < 0x02 || bytes[2] == 0x0D && bytes[3] == 0xB8))
    }

    /// The address of version 4 that one of version 6 stands for: mapped (RFC 4291), translated (RFC 6052), by 6to4 (RFC 3056).
    private var inner: [UInt8]? {
        if bytes.starts(with: Array(repeating: 0, count: 10) + [0xFF, 0xFF]) { return Array(bytes[12...]) }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8)) { return Array(bytes[12...]) }
        return bytes.starts(with: [0x20, 0x02]) ? Array(bytes[2..<6]) : nil
    }

    private static func isPublic(_ four: [UInt8]) -> Bool {
        switch (four[0], four[1], four[2]) {
        // This network, private use, loopback, carriers' own (RFC 6598), link-local with its answers for cloud machines.
        case (0, _, _), (10, _, _), (127, _, _), (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _): false
        // Protocols, books, 6to4's relays, benchmarks, several receivers, the future.
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113), (224..., _, _): false
        default: true
        }
    }

    /// As it stands in an address: with brackets where it is of version 6.
    package var text: String {
        if bytes.starts(with: Array(repeating: 0, count: 10) + [0xFF, 0xFF]) { return bytes[12...].map(String.init).joined(separator: ".") }
        let parts = stride(from: 0, to: 16, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
        return "[" + parts.joined(separator: ":") + "]"
    }
}
