// How a kiosk fares, as a file beside its places says it: for who keeps many of them (`qari status`), and for Prometheus.
import ArticleImport
import Glibc
import ReaderCore

/// Moments are seconds since 1970.
struct KioskStatus: Hashable, Sendable {
    var version: String
    /// When this was written, when the kiosk was started, when it last painted.
    var written: Int64
    var started: Int64
    var painted: Int64
    /// How often it has been started with this folder of places.
    var starts: Int64
    /// What is on the screen: `front` or `article`, and the article's title.
    var screen: String
    var title: String?
    var articles: Int64
    /// When the newest and the oldest of the feeds last answered; nil without feeds.
    var newestFeed: Int64?
    var oldestFeed: Int64?
    /// Feeds that did not answer the last time.
    var failing: Int64
    /// Bytes of memory in use (resident).
    var memory: Int64
    /// What is wrong, in the log's language; nil where all is well.
    var trouble: String?
    /// When this was asked for, by the clock that all of it goes by: that of the kiosk's machine; nil in the file.
    var asked: Int64?

    // MARK: As JSON

    var json: [UInt8] {
        JSONWriter.text { json in
            json.table { json in
                json.put(version, "version")
                for (name, value) in moments { json.put(value.map(MomentText.utc), name) }
                if let asked { json.put(MomentText.utc(asked), "asked") }
                for (name, value) in numbers { json.put(value, name) }
                json.put(screen, "screen")
                json.put(title, "title")
                json.put(trouble, "trouble")
            }
        }
    }

    private var moments: [(String, Int64?)] {
        [("written", written), ("started", started), ("painted", painted), ("newestFeed", newestFeed), ("oldestFeed", oldestFeed)]
    }

    private var numbers: [(String, Int64)] { [("starts", starts), ("articles", articles), ("failing", failing), ("memory", memory)] }

    /// - Returns: nil for what is no status.
    init?(json text: String) {
        guard let value = JSONValue(text), let version = value["version"]?.text, let written = Self.moment(value["written"]) else { return nil }
        (self.version, self.written) = (version, written)
        (started, painted) = (Self.moment(value["started"]) ?? written, Self.moment(value["painted"]) ?? 0)
        (newestFeed, oldestFeed, asked) = (Self.moment(value["newestFeed"]), Self.moment(value["oldestFeed"]), Self.moment(value["asked"]))
        func number(_ name: String) -> Int64 { value[name]?.text.flatMap { Int64($0) } ?? 0 }
        (starts, articles, failing, memory) = (number("starts"), number("articles"), number("failing"), number("memory"))
        (screen, title, trouble) = (value["screen"]?.text ?? "", value["title"]?.text, value["trouble"]?.text)
    }

    init(version: String, started: Int64, starts: Int64) {
        (self.version, written, self.started, painted, self.starts) = (version, started, started, 0, starts)
        (screen, articles, failing, memory) = ("front", 0, 0, 0)
    }

    private static func moment(_ value: JSONValue?) -> Int64? { value?.text.flatMap { Moment($0) }?.seconds }

    // MARK: For Prometheus

    /// The text format of its node exporter's textfile collector (https://prometheus.io/docs/instrumenting/exposition_formats).
    var metrics: String {
        let rows: [(name: String, kind: String, help: String, value: Int64?)] = [
            ("written_timestamp_seconds", "gauge", "When this was written.", written),
            ("started_timestamp_seconds", "gauge", "When the kiosk was started.", started),
            ("painted_timestamp_seconds", "gauge", "When it last painted.", painted),
            ("starts_total", "counter", "How often it has been started.", starts),
            ("articles", "gauge", "Articles in its library.", articles),
            ("feeds_failing", "gauge", "Feeds that did not answer the last time.", failing),
            ("feed_newest_timestamp_seconds", "gauge", "When a feed last answered.", newestFeed),
            ("feed_oldest_timestamp_seconds", "gauge", "When the feed that has been silent for longest last answered.", oldestFeed),
            ("memory_bytes", "gauge", "Resident memory.", memory),
        ]
        return rows.compactMap { row in
            row.value.map { "# HELP qari_kiosk_\(row.name) \(row.help)\n# TYPE qari_kiosk_\(row.name) \(row.kind)\nqari_kiosk_\(row.name) \($0)\n" }
        }.joined()
    }

    // MARK: Health

    enum Health: Int32, Sendable {
        /// As monitors have it: all is well, something wants looking at, nobody can read on it, nothing is known.
        case well = 0, warning, critical, unknown
    }

    /// A kiosk paints at least every minute, for the clock; it writes four times a minute.
    static let (longestSilence, longestStill): (Int64, Int64) = (90, 180)
    /// A feed that has not answered for so long is told of.
    static let oldFeed: Int64 = 6 * 3600

    func health(at now: Int64) -> Health {
        if now - written > Self.longestSilence || now - painted > Self.longestStill { return .critical }
        return failing > 0 || trouble != nil || oldestFeed.map { now - $0 > Self.oldFeed } ?? false ? .warning : .well
    }
}
