// Fields of a form or a query, as they are sent (application/x-www-form-urlencoded).
import ArabicText

package enum ReaderForm {
    package static func text(_ fields: KeyValuePairs<String, String>) -> String {
        fields.map { escaped($0.key) + "=" + escaped($0.value) }.joined(separator: "&")
    }

    /// All but letters, digits and what stands for itself everywhere (RFC 3986, section 2.3) is escaped.
    static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { escaped, byte in
            if byte.isASCIILetter || byte.isASCIIDigit || ["-", ".", "_", "~"].contains(byte) {
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                escaped += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
