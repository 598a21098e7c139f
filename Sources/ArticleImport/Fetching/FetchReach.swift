// How far a request may reach: into the reader's own network only where the reader said so.

package enum FetchReach: Hashable, Sendable {
    /// Everywhere.
    case anywhere
    /// The address was named by the reader, and may be anywhere. Where it is public its redirects stay so.
    case named
    /// Found in what came from the web: public addresses only.
    case publicOnly
}
