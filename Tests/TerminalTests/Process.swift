// What Linux tells of a running program.
import Glibc

enum Process {
    private static func lines(_ name: String, of id: pid_t) -> [String] {
        guard let file = fopen("/proc/\(id)/\(name)", "r") else { return [] }
        defer { fclose(file) }
        var lines: [String] = []
        var buffer = [CChar](repeating: 0, count: 4096)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            lines.append(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return lines
    }

    private static func number(in line: String) -> Int? { Int(line.filter { $0 >= "0" && $0 <= "9" }) }

    /// A number of a file of /proc that has a name and a number on each line.
    static func number(_ name: String, of id: pid_t, in file: String) -> Int? {
        lines(file, of: id).first { $0.hasPrefix(name + ":") }.flatMap(number(in:))
    }

    /// Processor time that a program has taken, in seconds; 0 when it is gone.
    static func processorSeconds(of id: pid_t) -> Double {
        // `id (name) state parent …`: user and system time are the 12th and the 13th behind the name.
        let fields = (lines("stat", of: id).first ?? "").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// How much of a mapped file is in the program's memory.
    static func residentKilobytes(of path: String, in id: pid_t) -> Int? {
        let lines = lines("smaps", of: id)
        guard let start = lines.firstIndex(where: { $0.contains(path) }) else { return nil }
        return lines[start...].first { $0.hasPrefix("Rss:") }.flatMap(number(in:))
    }
}
