// swift-tools-version: 6.2
import PackageDescription

// GMP_STATIC=1 swift build -c release --static-swift-stdlib gives a tool that needs only the C and C++ runtimes.
let gmp = Context.environment["GMP_STATIC"] == "1" ? ":libgmp.a" : "gmp"

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]
/// The kernel may use no unsafe pointer at all.
let trusted: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "lemmata",
  products: [
    .library(
      name: "Lemmata",
      targets: [
        "ExactNumbers", "ExactAlgebra", "FileFormats", "Arrangements", "ConvexPrograms", "EmpiricalRisk",
        "ReLUNetworks", "NetworkFiles", "BooleanCircuits", "Certificates", "Claims",
      ]),
    .library(name: "ProofKernel", targets: ["ProofKernel"]),
    .executable(name: "lemmata", targets: ["lemmata"]),
    .executable(name: "proofcheck", targets: ["proofcheck"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.28.0"),
  ],
  targets: [
    // Standing apart: the checker. It depends on nothing, so that nothing can mislead it.
    .target(name: "ProofKernel", swiftSettings: trusted),
    .executableTarget(name: "proofcheck", dependencies: ["ProofKernel"], swiftSettings: strict),

    // The house, from the ground up; arrows point only downwards.
    .target(name: "CGMP", linkerSettings: [.linkedLibrary(gmp), .linkedLibrary("m")]),
    .target(name: "ExactNumbers", dependencies: ["CGMP"], swiftSettings: strict),
    .target(name: "ExactAlgebra", dependencies: ["ExactNumbers", "CGMP"], swiftSettings: strict),
    .target(name: "FileFormats", dependencies: ["ExactNumbers"], swiftSettings: strict),
    .target(
      name: "Arrangements", dependencies: ["ExactNumbers", "ExactAlgebra", "FileFormats"], swiftSettings: strict),
    .target(
      name: "ReLUNetworks", dependencies: ["ExactNumbers", "ExactAlgebra", "FileFormats", "Arrangements"],
      swiftSettings: strict),
    .target(
      name: "NetworkFiles",
      dependencies: [
        "ExactNumbers", "ConvexPrograms", "FileFormats", "ReLUNetworks",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["ONNX/Schema/README.md", "ONNX/Schema/onnx-subset.proto"],
      swiftSettings: strict),
    .target(
      name: "ConvexPrograms", dependencies: ["ExactNumbers", "ExactAlgebra", "FileFormats"], swiftSettings: strict),
    .target(
      name: "EmpiricalRisk",
      dependencies: ["ExactNumbers", "ExactAlgebra", "FileFormats", "Arrangements", "ConvexPrograms"],
      swiftSettings: strict),
    .target(
      name: "BooleanCircuits",
      dependencies: [
        "ExactNumbers", "ExactAlgebra", "FileFormats", "Arrangements", "ConvexPrograms", "EmpiricalRisk",
      ],
      swiftSettings: strict),
    .target(
      name: "Certificates",
      dependencies: [
        "ExactNumbers", "ExactAlgebra", "Arrangements", "ConvexPrograms", "EmpiricalRisk", "ReLUNetworks",
        "BooleanCircuits",
      ],
      swiftSettings: strict),
    .target(
      name: "Claims",
      dependencies: [
        "ExactNumbers", "ExactAlgebra", "Arrangements", "ConvexPrograms", "EmpiricalRisk", "ReLUNetworks",
        "BooleanCircuits", "Certificates",
      ],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "ExactNumbers", "Arrangements", "EmpiricalRisk", "ReLUNetworks", "BooleanCircuits", "Certificates", "Claims",
        "ProofKernel",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "lemmata",
      dependencies: [
        "ExactNumbers", "Arrangements", "ConvexPrograms", "EmpiricalRisk", "FileFormats", "NetworkFiles",
        "ReLUNetworks", "BooleanCircuits", "Certificates", "Claims",
        "Reports", "ProofKernel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "ExactNumbersTests", dependencies: ["ExactNumbers"], swiftSettings: strict),
    .testTarget(name: "ExactAlgebraTests", dependencies: ["ExactAlgebra", "ExactNumbers"], swiftSettings: strict),
    .testTarget(name: "FileFormatsTests", dependencies: ["FileFormats", "ExactNumbers"], swiftSettings: strict),
    .testTarget(
      name: "ConvexProgramsTests", dependencies: ["ConvexPrograms", "FileFormats", "ExactAlgebra", "ExactNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "EmpiricalRiskTests",
      dependencies: ["EmpiricalRisk", "Certificates", "ConvexPrograms", "ExactNumbers", "ProofKernel"],
      swiftSettings: strict),
    .testTarget(
      name: "ArrangementsTests", dependencies: ["Arrangements", "FileFormats", "ExactAlgebra", "ExactNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "ReLUNetworksTests",
      dependencies: ["ReLUNetworks", "Arrangements", "ConvexPrograms", "FileFormats", "ExactAlgebra", "ExactNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "BooleanCircuitsTests",
      dependencies: [
        "BooleanCircuits", "Arrangements", "ConvexPrograms", "EmpiricalRisk", "FileFormats", "ExactAlgebra",
        "ExactNumbers",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NetworkFilesTests",
      dependencies: [
        "NetworkFiles", "ReLUNetworks", "FileFormats", "ExactNumbers",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CertificatesTests",
      dependencies: [
        "BooleanCircuits", "Certificates", "Arrangements", "ReLUNetworks", "ConvexPrograms", "ExactAlgebra",
        "ExactNumbers", "ProofKernel",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ClaimsTests",
      dependencies: [
        "BooleanCircuits", "Claims", "Certificates", "Arrangements", "ConvexPrograms", "EmpiricalRisk", "ReLUNetworks",
        "ExactNumbers",
        "ProofKernel", "Reports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Claims", "Certificates", "Arrangements", "ReLUNetworks", "BooleanCircuits", "ExactNumbers",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ProofKernelTests",
      dependencies: ["ProofKernel", "ConvexPrograms", "EmpiricalRisk", "ExactAlgebra", "ExactNumbers"],
      swiftSettings: strict),
    .testTarget(
      name: "MutationTests",
      dependencies: [
        "ProofKernel", "Claims", "Certificates", "Arrangements", "ConvexPrograms", "ReLUNetworks", "BooleanCircuits",
        "ExactNumbers",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["lemmata", "proofcheck", "NetworkFiles", "ReLUNetworks", "BooleanCircuits"],
      swiftSettings: strict),
  ]
)
