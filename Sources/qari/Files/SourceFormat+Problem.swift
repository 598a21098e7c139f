// A format that is not read, as the reader is told of it.
import ArticleImport
import ReaderCore

extension SourceFormat {
    /// - Parameter name: the file's or the address.
    func refusal(of name: String) -> Problem {
        guard case .refused(let remedy) = use, englishName != SourceFormat.binary.englishName else { return .isBinary(name) }
        return .formatNotRead(name, FormatReason(arabicName: arabicName, englishName: englishName, way: remedy.way))
    }
}

extension SourceFormat.Remedy {
    fileprivate var way: FormatReason.Way {
        switch self {
        case .nameItText: .nameItText
        case .convert(let program): .convert(with: program)
        case .unpack(let program): .unpack(with: program)
        case .none: .none
        }
    }
}
