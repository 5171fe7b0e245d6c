// swift-tools-version: 6.2
import PackageDescription

/// One configuration for every target: what the compiler can check, it checks.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Library and program targets keep their imports out of their interfaces unless they say so.
let sources: [SwiftSetting] = strict + [.enableUpcomingFeature("InternalImportsByDefault")]

/// Tests and the simulation run the rules millions of times: they are optimized in a debug build too.
let rules: [SwiftSetting] = sources + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "BallotSync",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "ballotsync", targets: ["ballotsync"]),
    .executable(name: "ballotsync-bench", targets: ["Benchmarks"]),
    .executable(name: "ballotsync-simulate", targets: ["Simulate"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(
      name: "ElectionRecord",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: rules),
    .target(
      name: "JournalStore",
      dependencies: ["ElectionRecord", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: sources),
    .target(
      name: "SyncProtocol",
      dependencies: ["ElectionRecord", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: sources),
    .target(
      name: "ElectionReports",
      dependencies: ["ElectionRecord"],
      resources: [.embedInCode("Guide/Pictures")],
      swiftSettings: sources),
    .target(
      name: "NodeService",
      dependencies: [
        "ElectionRecord", "JournalStore", "SyncProtocol", "ElectionReports",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: sources),
    .target(
      name: "NodeRehearsal",
      dependencies: [
        "ElectionRecord", "JournalStore", "SyncProtocol", "ElectionReports", "NodeService",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: sources),
    .target(
      name: "NodeWeb",
      dependencies: [
        "ElectionRecord", "SyncProtocol", "NodeService",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "X509", package: "swift-certificates"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: sources),
    .target(
      name: "NodePages",
      dependencies: ["ElectionRecord", "JournalStore", "ElectionReports", "NodeService", "NodeWeb"],
      swiftSettings: sources),
    .target(
      name: "NodeDaemon",
      dependencies: [
        "ElectionRecord", "JournalStore", "SyncProtocol", "ElectionReports", "NodeService", "NodeWeb", "NodePages",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: sources),
    .executableTarget(
      name: "ballotsync",
      dependencies: [
        "ElectionRecord", "JournalStore", "SyncProtocol", "ElectionReports", "NodeService", "NodeRehearsal",
        "NodeWeb", "NodePages", "NodeDaemon",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: sources),
    // What the shipped program does not link: what hurts, simulates and measures it.
    .target(
      name: "TestSupport",
      dependencies: [
        "JournalStore", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: sources),
    .target(
      name: "NodeSimulation",
      dependencies: [
        "ElectionRecord", "JournalStore", "SyncProtocol", "ElectionReports", "NodeService", "NodeRehearsal",
        "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: sources),
    .executableTarget(
      name: "Simulate",
      dependencies: [
        "ElectionReports", "NodeSimulation", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: sources),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "ElectionRecord", "JournalStore", "SyncProtocol", "ElectionReports", "NodeService", "NodeWeb", "NodeDaemon",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: sources),
    .target(name: "GoldenFiles", path: "Tests/GoldenFiles", swiftSettings: sources),
    .testTarget(
      name: "ElectionRecordTests",
      dependencies: ["ElectionRecord", "GoldenFiles", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ElectionReportsTests",
      dependencies: ["ElectionRecord", "ElectionReports", "GoldenFiles"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "SyncProtocolTests",
      dependencies: ["ElectionRecord", "SyncProtocol", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["ElectionRecord", "GoldenFiles", "NodePages", "NodeService", "ballotsync"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "NodePagesTests",
      dependencies: ["ElectionRecord", "GoldenFiles", "NodePages", "NodeWeb"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "NodeDaemonTests",
      dependencies: [
        "ElectionRecord", "JournalStore", "NodeService", "NodeWeb", "NodePages", "NodeDaemon", "SyncProtocol",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarkTests",
      dependencies: ["Benchmarks", "ElectionRecord", "NodeService", "NodeDaemon", "SyncProtocol"],
      swiftSettings: strict),
    .testTarget(
      name: "JournalStoreTests",
      dependencies: [
        "ElectionRecord", "GoldenFiles", "JournalStore", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "NodeServiceTests",
      dependencies: [
        "ElectionRecord", "ElectionReports", "GoldenFiles", "JournalStore", "NodeService", "SyncProtocol",
        "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "NodeSimulationTests",
      dependencies: [
        "ElectionRecord", "ElectionReports", "GoldenFiles", "JournalStore", "NodeService", "NodeRehearsal",
        "NodeSimulation", "Simulate", "SyncProtocol", "TestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "NodeWebTests",
      dependencies: [
        "ElectionRecord", "NodeWeb", "TestSupport",
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
