// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "pieces",
  dependencies: [.package(name: "lemmata", path: "../..")],
  targets: [
    .executableTarget(
      name: "pieces", dependencies: [.product(name: "Lemmata", package: "lemmata")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)],
      // Rounding of Double calls the mathematical library where the processor baseline has no instruction for it.
      linkerSettings: [.linkedLibrary("m")])
  ]
)
