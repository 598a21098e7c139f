// What a TOML file says, each value with its place.

package struct TOMLValue: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case string(String)
        case integer(Int64)
        case float(Double)
        case boolean(Bool)
        case moment(TOMLMoment)
        case array([TOMLValue])
        case table(TOMLTable)
    }

    package let content: Content
    /// Where it begins; a table of a header where the header names it.
    package let position: TOMLPosition

    package init(_ content: Content, at position: TOMLPosition) { (self.content, self.position) = (content, position) }

    package var string: String? { if case .string(let text) = content { text } else { nil } }
    package var integer: Int64? { if case .integer(let number) = content { number } else { nil } }
    package var boolean: Bool? { if case .boolean(let fact) = content { fact } else { nil } }
    package var array: [TOMLValue]? { if case .array(let values) = content { values } else { nil } }
    package var table: TOMLTable? { if case .table(let table) = content { table } else { nil } }
}

/// A day, a time of day, or both, with or without an offset from UTC: TOML's four kinds.
package struct TOMLMoment: Hashable, Sendable {
    package struct Day: Hashable, Sendable {
        package let year: Int
        package let month: Int
        package let day: Int
    }
    package struct Time: Hashable, Sendable {
        package let hour: Int
        package let minute: Int
        /// 60 is a leap second.
        package let second: Int
        package let nanosecond: Int
    }

    package let day: Day?
    package let time: Time?
    /// Minutes east of UTC; nil for local time.
    package let offset: Int?
}
