// Messages of the process that fetches, whole ones to begin with.
import ArticleImport

enum FetchMessageSamples {
    static var all: [[UInt8]] {
        var request = FetchMessageWriter()
        request.write(7)
        FetchRequest(url: "https://news.example/a", reach: .publicOnly).write(to: &request)
        var answer = FetchMessageWriter()
        answer.write(7)
        var response = FetchResponse(body: Array("نص".utf8), url: "https://news.example/a")
        (response.contentType, response.etag, response.clockAhead) = ("text/html", "\"1\"", -7)
        Result<FetchResponse, FetchProblem>.success(response).write(to: &answer)
        var failure = FetchMessageWriter()
        failure.write(8)
        Result<FetchResponse, FetchProblem>.failure(.tooLarge("https://news.example/b", bytes: 64 << 20)).write(to: &failure)
        // The first byte says which of the two is read.
        return [[0] + request.message, [1] + answer.message, [1] + failure.message]
    }

    /// Reads messages, and writes those that could be read again.
    static func isKept(_ bytes: [UInt8]) -> Bool {
        var received = Array(bytes.dropFirst())
        while let read = try? FetchMessageReader.first(of: &received) {
            var (message, again) = (read, FetchMessageWriter())
            guard let number = message.number() else { continue }
            again.write(number)
            if bytes.first.map({ $0 & 1 == 0 }) ?? true {
                guard let request = FetchRequest(from: &message) else { continue }
                request.write(to: &again)
                var second = again.message
                guard var reader = try? FetchMessageReader.first(of: &second), reader.number() == number, FetchRequest(from: &reader) == request
                else {
                    return false
                }
            } else {
                guard let result = Result<FetchResponse, FetchProblem>(from: &message) else { continue }
                result.write(to: &again)
                var second = again.message
                guard var reader = try? FetchMessageReader.first(of: &second), reader.number() == number,
                    let kept = Result<FetchResponse, FetchProblem>(from: &reader)
                else { return false }
                switch (result, kept) {
                case (.success(let one), .success(let other)):
                    if one.body != other.body || one.url != other.url || one.etag != other.etag { return false }
                case (.failure(let one), .failure(let other)): if one != other { return false }
                default: return false
                }
            }
        }
        return true
    }
}
