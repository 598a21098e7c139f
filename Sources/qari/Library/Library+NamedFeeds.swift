// Feeds by addresses as people type them.
import ArticleImport
import ArticleLibrary

extension Library {
    /// The feed with an address as it is typed from memory, or from a list: escapes, credentials and a last slash tell no feeds apart.
    func feed(named address: String) throws -> Feed? {
        let key = Self.key(address)
        return try feed(url: address) ?? feeds().first { Self.key($0.url) == key }
    }

    private static func key(_ address: String) -> String {
        var key = PageAddress.encoded(address).withoutCredentials
        while key.hasSuffix("/") { key.removeLast() }
        return key
    }
}
