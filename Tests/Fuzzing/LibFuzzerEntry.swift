// What libFuzzer calls: the target is named by QARI_FUZZ; a promise that breaks ends the process, so that the input is kept.
import Glibc

nonisolated(unsafe) private var chosen: FuzzTarget?

@_cdecl("LLVMFuzzerInitialize")
package func fuzzerInitialize(
    _ count: UnsafeMutablePointer<Int32>?, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> Int32 {
    let name = getenv("QARI_FUZZ").map { String(cString: $0) } ?? ""
    chosen = FuzzTarget.all.first { $0.name == name }
    if name == "list" {
        for target in FuzzTarget.all { print(target.name, target.longest) }
        exit(0)
    }
    guard let chosen else {
        print("QARI_FUZZ names no target: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
        exit(2)
    }
    // Seeds are written where QARI_FUZZ_SEEDS says.
    if let folder = getenv("QARI_FUZZ_SEEDS").map({ String(cString: $0) }) {
        for (number, seed) in chosen.seeds.enumerated() {
            guard let file = fopen("\(folder)/seed-\(number)", "w") else { exit(2) }
            fwrite(seed, 1, seed.count, file)
            fclose(file)
        }
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzerTestOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let chosen else { return -1 }
    do { try chosen.check(Array(UnsafeBufferPointer(start: bytes, count: count))) } catch {
        let line = Array("broken promise: \(error)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
        abort()
    }
    return 0
}
