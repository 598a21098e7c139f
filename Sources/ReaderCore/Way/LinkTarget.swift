// What a link leads to.
import ArticleModel

package enum LinkTarget: Hashable, Sendable {
    case library(Int64)
    /// An address or a file, as the article names it.
    case named(String)
    /// A note of the same article.
    case note(BlockAddress)
    /// The article names something without saying where it is.
    case nowhere

    init(_ address: String?) { self = address.map(LinkTarget.named) ?? .nowhere }

    /// What there is to show of it: an article of the library is shown by its title alone.
    var address: String? { if case .named(let address) = self { address } else { nil } }

    var isNote: Bool { if case .note = self { true } else { false } }

    /// True where following it asks another machine, as far as its name says.
    var isWeb: Bool { address.map { ArticleRef(argument: $0).isAddress } ?? false }
}
