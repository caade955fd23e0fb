// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// Few libraries and no names to look up at the start: docs/decisions/0073-few-libraries-at-the-start.md.
let quickStart = [
  "-L\(Context.packageDirectory)/Sources/milepost/Linking", "-use-ld=lld",
  "-Xclang-linker", "-static-libgcc", "-Xlinker", "--no-export-dynamic",
]

// One list, floor by floor; Tests/ArchitectureTests holds the table of allowed imports.
let package = Package(
  name: "milepost",
  products: [.executable(name: "milepost", targets: ["milepost"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 0
    // No system library: it is loaded when it is needed, see docs/decisions/0075-lazy-libgit2.md.
    .target(name: "CGit2"),
    .systemLibrary(name: "CMd4c", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CivilTime", swiftSettings: strict),
    .target(name: "StrictJSON", swiftSettings: strict),
    .target(
      name: "MilepostResources", path: "Resources",
      exclude: [
        "commits",
        "hooks",
        "hygiene",
        "linking",
        "measures",
        "messages",
        "plan",
        "prompt",
        "rules",
        "templates",
      ],
      sources: [
        "Catalogue.swift", "Message.swift", "MessageIndex.swift", "TrimmingBlanks.swift",
        "WordList.swift",
      ],
      swiftSettings: strict, plugins: ["EmbedResources"]),

    // Floor 1
    .target(
      name: "GitReader", dependencies: ["CGit2", "CDeflate", "CZlib", crypto],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(
      name: "MarkupReader", dependencies: ["CMd4c", "CExpat"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(
      name: "Planning", dependencies: ["CivilTime", "MilepostResources"], swiftSettings: strict),

    // Floor 2
    .target(
      name: "Facts",
      dependencies: [
        "GitReader", "MarkupReader", "CivilTime", "MilepostResources", "StrictJSON", yams,
      ],
      swiftSettings: strict),

    // Floor 3
    .target(
      name: "Activity", dependencies: ["Facts", "GitReader", "CivilTime"], swiftSettings: strict),
    .target(
      name: "FactStore", dependencies: ["Facts", "GitReader", "CivilTime", grdb],
      swiftSettings: strict),

    // Floor 4
    .target(
      name: "Rules", dependencies: ["Activity", "Facts", "CivilTime", "MilepostResources"],
      swiftSettings: strict),

    // Floor 5
    .target(
      name: "Certification",
      dependencies: [
        "Rules", "Activity", "Facts", "Planning", "CivilTime", "MilepostResources",
        "StrictJSON", crypto,
      ],
      swiftSettings: strict),

    // Floor 6
    .target(
      name: "Reports",
      dependencies: [
        "Certification", "Rules", "Activity", "Facts", "Planning", "CivilTime",
        "MilepostResources", "StrictJSON", mustache,
      ],
      swiftSettings: strict),

    // Floor 7
    .target(
      name: "Commands",
      dependencies: [
        "Reports", "Certification", "Rules", "Activity", "FactStore", "Facts", "Planning",
        "GitReader", "CivilTime", "MilepostResources", "StrictJSON", argumentParser, yams,
      ],
      swiftSettings: strict),

    // Floor 8
    .executableTarget(
      name: "milepost", dependencies: ["Commands", argumentParser], exclude: ["Linking"],
      swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(quickStart, .when(platforms: [.linux], configuration: .release))
      ]),

    // Build tools and test kit
    .plugin(
      name: "EmbedResources", capability: .buildTool(), dependencies: ["embed-resources"]),
    .executableTarget(name: "embed-resources", swiftSettings: strict),
    .target(
      name: "FixtureKit", dependencies: ["Facts", "GitReader", "CivilTime"],
      swiftSettings: strict),

    .executableTarget(
      name: "audit-benchmark",
      dependencies: ["Rules", "Facts", "GitReader", "CivilTime", "MilepostResources"],
      path: "Benchmarks/Audit", swiftSettings: strict),
    .executableTarget(
      name: "facts-benchmark", dependencies: ["Activity", "Facts", "GitReader", "CivilTime"],
      path: "Benchmarks/Facts", swiftSettings: strict),
    .executableTarget(
      name: "scan-benchmark", dependencies: ["Facts", "GitReader", "CivilTime"],
      path: "Benchmarks/Scan",
      swiftSettings: strict),

    // Tests, one folder per module
    .testTarget(
      name: "ActivityTests", dependencies: ["Activity", "Facts", "GitReader", "CivilTime"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "CertificationTests",
      dependencies: [
        "Certification", "Rules", "Activity", "Facts", "Planning", "CivilTime",
        "MilepostResources", "StrictJSON", "FixtureKit", crypto,
      ], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime"], swiftSettings: strict),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "Reports", "Certification", "Planning", "Rules", "Activity", "Facts",
        "GitReader",
        "CivilTime", "MilepostResources", "StrictJSON", "FixtureKit", crypto,
      ], swiftSettings: strict),
    .testTarget(
      name: "FactStoreTests",
      dependencies: ["FactStore", "Facts", "GitReader", "CivilTime", "FixtureKit", grdb],
      swiftSettings: strict),
    .testTarget(
      name: "MarkupReaderTests", dependencies: ["MarkupReader", "FixtureKit"], swiftSettings: strict
    ),
    .testTarget(
      name: "FactsTests",
      dependencies: ["Facts", "GitReader", "CivilTime", "MilepostResources", "FixtureKit"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["FixtureKit", "milepost"], swiftSettings: strict),
    .testTarget(
      name: "FixtureKitTests", dependencies: ["FixtureKit", "CivilTime"], swiftSettings: strict),
    .testTarget(
      name: "GitReaderTests",
      dependencies: ["GitReader", "MilepostResources", "FixtureKit", "CZlib"], swiftSettings: strict
    ),
    .testTarget(
      name: "MilepostResourcesTests", dependencies: ["MilepostResources"], swiftSettings: strict),
    .testTarget(
      name: "PlanningTests", dependencies: ["Planning", "CivilTime", "MilepostResources"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Certification", "Planning", "Rules", "Activity", "Facts", "GitReader",
        "CivilTime", "MilepostResources", "StrictJSON", "MarkupReader", "FixtureKit",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Rules", "Activity", "Facts", "GitReader", "CivilTime", "MilepostResources", "FixtureKit",
      ],
      swiftSettings: strict),
    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
  ]
)
