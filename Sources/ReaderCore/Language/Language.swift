// The languages the interface speaks.

package enum Language: String, CaseIterable, Hashable, Sendable {
    case arabic = "ar"
    case english = "en"
}
