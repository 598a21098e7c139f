// What an item of an account is called: a number of 64 bits, written as a decimal with its sign, or as sixteen digits to the base of
// sixteen behind `tag:google.com,2005:reader/item/`. The long form is the one that every server takes for the same: FreshRSS has
// decimals of sixteen digits, which others would read to the base of sixteen.

package enum ReaderItemID {
    private static let prefix = "tag:google.com,2005:reader/item/"

    package static func number(_ text: String) -> Int64? {
        if text.hasPrefix(prefix) {
            let digits = text.dropFirst(prefix.count)
            return digits.first == "+" || digits.count > 16 ? nil : UInt64(digits, radix: 16).map { Int64(bitPattern: $0) }
        }
        return Int64(text) ?? UInt64(text).map { Int64(bitPattern: $0) }
    }

    package static func long(_ number: Int64) -> String {
        let digits = String(UInt64(bitPattern: number), radix: 16)
        return prefix + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
