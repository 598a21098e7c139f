// What a build says on a machine that lacks something: its name and the remedy, before any compiler stumbles over it.
import Glibc
import TestSupport
import Testing

@Suite("Setting up")
struct SetupTests {
    private static let path = getenv("PATH").map { String(cString: $0) }

    /// Runs `make build` with a compiler that does nothing but say so.
    private func build(_ environment: [String: String?]) throws -> ProgramRun {
        try ProgramRun(
            ["--no-print-directory", "-C", KioskRoom.project, "build", "SWIFT_BUILD=@echo compiling"],
            environment: ["PATH": Self.path].merging(environment) { $1 }, program: "/usr/bin/make")
    }

    @Test("with all that it needs it builds") func whole() throws {
        let run = try build([:])
        #expect(run.ending == .exit(0) && run.text.contains("compiling"), "\(run.errorText)")
    }

    @Test("without a library's headers it names the package and `make setup`, and compiles nothing") func lacksHeaders() throws {
        // No compiler finds any header.
        let run = try build(["CC": "false"])
        #expect(run.ending != .exit(0) && !run.text.contains("compiling"))
        for package in [
            "libncurses-dev", "libfribidi-dev", "libsqlite3-dev", "libstemmer-dev", "libqrencode-dev", "libgumbo-dev", "libexpat1-dev", "libzip-dev",
        ] {
            #expect(run.errorText.contains(package), "\(package)")
        }
        #expect(run.errorText.contains("make setup"))
    }

    @Test("a library that only pkg-config can find is missing without its file, and no other is") func lacksPackageFile() throws {
        let run = try build(["PKG_CONFIG_LIBDIR": "/nonexistent", "PKG_CONFIG_PATH": nil])
        #expect(run.ending != .exit(0) && !run.text.contains("compiling"))
        #expect(run.errorText.contains("setup: not here: libfribidi-dev. Run: make setup"), "\(run.errorText)")
    }

    @Test("without Swift it says so") func lacksSwift() throws {
        let run = try ProgramRun(["--say"], environment: ["PATH": "/usr/bin:/bin"], program: KioskRoom.project + "/scripts/setup")
        // Where Swift stands among the system's own programs nothing is missing.
        guard access("/usr/bin/swift", X_OK) != 0, access("/bin/swift", X_OK) != 0 else { return }
        #expect(run.ending == .exit(1) && run.errorText.contains("Swift") && run.errorText.contains("make setup"))
    }
}
