// Names of XML as the readers of documents ask for them: where they come from, and what they are called there.

enum XMLNames {
    /// The name without its namespace.
    static func local(_ name: String) -> Substring { name.lastIndex(of: " ").map { name[name.index(after: $0)...] } ?? name[...] }

    /// The value of an attribute, whatever namespace it is in.
    static func value(_ attributes: [String: String], _ local: String) -> String? {
        attributes[local] ?? attributes.first { Self.local($0.key) == local }?.value
    }
}
