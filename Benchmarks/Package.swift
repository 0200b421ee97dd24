// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "lemmata", path: "..")],
  targets: [
    .executableTarget(
      name: "algebra-benchmark", dependencies: [.product(name: "Lemmata", package: "lemmata")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "arrangement-benchmark", dependencies: [.product(name: "Lemmata", package: "lemmata")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "boolean-benchmark", dependencies: [.product(name: "Lemmata", package: "lemmata")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "enclosure-oracle", dependencies: [.product(name: "Lemmata", package: "lemmata")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
