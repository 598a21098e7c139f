// swift-tools-version: 6.2
// The package of qari: the modules, and the only arrows between them. docs/architecture.md explains the drawing.
import PackageDescription

/// Our own targets are built in Swift 6 mode, and a warning in one of them is an error. In a release the compiler names generic types by
/// their accessors: a type that is named by its mangled name is put together at run time, by looking for each of its requirements among
/// all conformances of the program (docs/performance.md). Each function has a section, so that the linker can leave it out or place it.
let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .unsafeFlags(
        ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors", "-Xfrontend", "-function-sections"],
        .when(configuration: .release)),
]

/// The modules that tests give the most to do are optimised in a debug build too: what they take longer to build they save several times
/// over in tests.
let brisk: [SwiftSetting] = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// How a release is linked (docs/performance.md has what each saves): relative relocations packed, what nothing calls or is the same
/// twice left out, nothing shown to other libraries, what a start calls side by side, and the C++ library of Swift's runtime taken from its
/// archive. What is relocated at the start can't be written afterwards (docs/security.md). The linker is the Swift toolchain's own.
let lean: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-L", Context.packageDirectory + "/packaging/link", "-Xclang-linker", "-static-libgcc",
            "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--icf=safe", "-Xlinker", "--gc-sections",
            "-Xlinker", "--no-export-dynamic", "-Xlinker", "--symbol-ordering-file=" + Context.packageDirectory + "/packaging/link/start-order",
            "-Xlinker", "--no-warn-symbol-ordering", "-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now",
        ], .when(platforms: [.linux], configuration: .release))
]

/// The commit that is built, for `qari --version`: `make build` knows it, in a clone as in a source archive (scripts/commit).
let commit: [CSetting] = Context.environment["QARI_COMMIT"].map { $0.isEmpty ? [] : [.define("QARI_COMMIT", to: $0)] } ?? []

/// Where the argument parser comes from: its repository, or a folder of its sources where no network is to be had, as when a package is built.
let argumentParserSource: Package.Dependency =
    Context.environment["QARI_ARGUMENT_PARSER"].map { .package(name: "swift-argument-parser", path: $0) }
    ?? .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "qari",
    products: [.executable(name: "qari", targets: ["qari"])],
    dependencies: [argumentParserSource],
    targets: [
        // What lives in C: system libraries, generated tables, files carried inside the program.
        .systemLibrary(name: "CFriBidi", pkgConfig: "fribidi", providers: [.apt(["libfribidi-dev"])]),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CQREncode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CBuildFacts", cSettings: commit),
        .target(name: "CUnicodeData"),
        .target(name: "CPhraseData"),
        .target(name: "CBundledData"),
        .target(name: "CMappedFile"),
        .target(name: "CTerminalGuard", dependencies: ["CMappedFile"]),
        .target(name: "CSandbox"),
        .target(name: "CProcesses"),
        .target(name: "CLateLibraries"),

        // The pure core: no terminal, no file, no clock.
        .target(name: "CodePoints", swiftSettings: brisk),
        .target(name: "ArabicText", dependencies: ["CodePoints", "CFriBidi", "CUnicodeData"], swiftSettings: brisk),
        .target(name: "ArticleModel", dependencies: ["ArabicText", "CPhraseData"], swiftSettings: brisk),
        .target(name: "TextLayout", dependencies: ["ArabicText", "ArticleModel"], swiftSettings: brisk),
        .target(name: "TerminalScreen", swiftSettings: brisk),
        .target(name: "TOML", dependencies: ["CodePoints"], swiftSettings: house),
        .target(
            name: "ReaderCore",
            dependencies: ["ArabicText", "ArticleModel", "TextLayout", "TerminalScreen"],
            swiftSettings: brisk
        ),

        // The reader narrowed to what anyone may do.
        .target(name: "Kiosk", dependencies: ["ArabicText", "ArticleModel", "TerminalScreen", "ReaderCore"], swiftSettings: house),

        // The outside.
        .target(name: "Processes", dependencies: ["CodePoints", "CProcesses"], swiftSettings: house),
        .target(name: "CSearchRank", dependencies: ["CSQLite"]),
        .target(name: "SQLiteStore", dependencies: ["CSQLite", "CSearchRank", "CLateLibraries"], swiftSettings: brisk),
        .target(
            name: "ArticleLibrary",
            dependencies: ["ArabicText", "ArticleModel", "CLateLibraries", "CStemmer", "Processes", "SQLiteStore"],
            swiftSettings: brisk
        ),
        .target(
            name: "ArticleImport",
            dependencies: ["ArticleModel", "ArabicText", "CLateLibraries", "Processes", "CGumbo", "CExpat", "CCmark", "CZip", "CZlib"],
            swiftSettings: brisk),
        .target(
            name: "NcursesTerminal", dependencies: ["CodePoints", "Processes", "TerminalScreen", "CNcurses", "CTerminalGuard"], swiftSettings: house),
        .executableTarget(
            name: "qari",
            dependencies: [
                "ArabicText", "ArticleModel", "TextLayout", "TerminalScreen", "ReaderCore", "NcursesTerminal",
                "ArticleImport", "ArticleLibrary", "Kiosk", "Processes", "CBuildFacts", "CBundledData", "CLateLibraries", "CMappedFile", "CQREncode",
                "CSandbox", "SQLiteStore",
                "TOML",
                argumentParser,
            ],
            swiftSettings: house,
            linkerSettings: lean
        ),

        // Measuring; scripts/bench-library runs it.
        .executableTarget(
            name: "LibraryBench", dependencies: ["ArabicText", "ArticleLibrary", "ArticleModel", "Processes"], path: "Benchmarks/LibraryBench",
            swiftSettings: house
        ),

        // Tests.
        .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm", providers: [.apt(["libvterm-dev"])]),
        .target(name: "CChildProcess", path: "Tests/CChildProcess"),
        .target(name: "TestSupport", dependencies: ["CVTerm", "CChildProcess"], path: "Tests/TestSupport", swiftSettings: house),
        // What `make fuzz` throws inputs at (docs/security.md), and the tests of its seeds and finds.
        .target(
            name: "Fuzzing",
            dependencies: [
                "ArabicText", "ArticleImport", "ArticleLibrary", "ArticleModel", "CMappedFile", "NcursesTerminal", "ReaderCore", "TerminalScreen",
                "TextLayout", "TOML",
            ], path: "Tests/Fuzzing", swiftSettings: house),
        .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "TestSupport"], swiftSettings: house),
        .testTarget(name: "TOMLTests", dependencies: ["TOML", "TestSupport"], swiftSettings: house),
        .testTarget(name: "ArabicTextTests", dependencies: ["ArabicText"], swiftSettings: house),
        .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel", "ArabicText", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "ArticleImportTests",
            dependencies: ["ArticleImport", "ArticleModel", "ArabicText", "TextLayout", "TestSupport"],
            resources: [.copy("Fixtures")],
            swiftSettings: house
        ),
        .testTarget(name: "TextLayoutTests", dependencies: ["TextLayout", "ArticleModel", "ArabicText", "TestSupport"], swiftSettings: house),
        .testTarget(name: "SQLiteStoreTests", dependencies: ["SQLiteStore", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "ArticleLibraryTests",
            dependencies: ["ArabicText", "ArticleLibrary", "ArticleModel", "LibraryBench", "SQLiteStore", "TestSupport"],
            swiftSettings: house
        ),
        .testTarget(
            name: "ReaderCoreTests",
            dependencies: ["ReaderCore", "Kiosk", "ArabicText", "ArticleModel", "TextLayout", "TerminalScreen", "TestSupport"],
            exclude: ["Snapshots"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NcursesTerminalTests",
            dependencies: ["NcursesTerminal", "TerminalScreen", "TestSupport", "CNcurses"],
            swiftSettings: house
        ),
        .testTarget(
            name: "QariTests", dependencies: ["qari", "ArticleLibrary", "ReaderCore", "NcursesTerminal", "TerminalScreen", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "TerminalTests",
            dependencies: [
                "qari", "ArabicText", "ArticleLibrary", "ArticleModel", "NcursesTerminal", "ReaderCore", "SQLiteStore", "TerminalScreen",
                "TestSupport",
            ],
            swiftSettings: house
        ),
    ]
)
