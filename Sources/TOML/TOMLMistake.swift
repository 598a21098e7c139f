// What is wrong with a TOML file, and where. The words for it are the program's, in its reader's language.

package struct TOMLMistake: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable, CaseIterable {
        // Characters
        case notUTF8
        /// A control character, which only an escape may stand for; a carriage return without a line feed is one.
        case controlCharacter
        // Structure
        case missingKey
        case missingEquals
        case missingValue
        /// Something stands behind what ends a line.
        case unexpectedRest
        case unclosedHeader
        // Values
        case unclosedString
        case unknownEscape
        /// `\u` without four digits, `\U` without eight, or no character has the number.
        case badCharacterNumber
        /// Text that is not in quotes.
        case unquotedText
        case badNumber
        /// An integer that 64 bits don't hold.
        case numberTooLarge
        case badMoment
        case unclosedArray
        /// Between the values of an array.
        case missingComma
        /// TOML 1.0 has inline tables on one line, without a comma at their end.
        case unclosedInlineTable
        // Names
        case keyTwice
        /// A key that was given a value is used as a table.
        case notATable
        /// A table that is whole already, inline or by its own header, is added to.
        case closedTable
        /// A table is made an array of tables, or the other way about.
        case notAnArrayOfTables
        case tooDeep
    }

    package let reason: Reason
    package let position: TOMLPosition
    /// Where the same name was used first.
    package var first: TOMLPosition?
}
