// A format that is not read, as the reader is told of it.
import ArticleImport
import ReaderCore

extension SourceFormat {
    /// - Parameter name: the file's or the address.
    func refusal(of name: String) -> Problem {
        guard case .refused(let remedy) = use, englishName != SourceFormat.binary.englishName else { return .isBinary(name) }
        let reason = FormatReason(arabicName: arabicName, englishName: englishName, way: remedy.way(of: name))
        return remedy == .unlock ? .formatLocked(name, reason) : .formatNotRead(name, reason)
    }
}

extension SourceFormat.Remedy {
    fileprivate func way(of name: String) -> FormatReason.Way {
        switch self {
        case .nameItText: .nameItText
        case .convert(let command): .convert(with: Self.command(command, name))
        case .unpack(let command): .unpack(with: Self.command(command, name))
        case .unlock, .none: .none
        }
    }

    /// A command with the file's name in it, as a shell takes it.
    private static func command(_ command: String, _ name: String) -> String {
        let isFile = name != "-" && !PageAddress.isWeb(name)
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+=,".unicodeScalars.contains($0)
        }
        let quoted =
            isPlain && !name.hasPrefix("-")
            ? name : "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        return command.split(separator: "%", omittingEmptySubsequences: false).joined(separator: isFile ? quoted : "FILE")
    }
}

extension DocumentProblem {
    /// - Parameters:
    ///   - name: the file's or the address.
    ///   - format: what it is, or calls itself.
    func told(of name: String, _ format: SourceFormat) -> Problem {
        let reason = FormatReason(arabicName: format.arabicName, englishName: format.englishName, way: .none)
        return switch self {
        case .broken: .formatBroken(name, reason)
        case .locked: .formatLocked(name, reason)
        case .empty: .formatEmpty(name, reason)
        case .tooLarge(let megabytes): .fileTooLarge(name, megabytes: megabytes)
        case .holds(let inner): inner.refusal(of: name)
        }
    }
}
