import ReLUNetworks
enum FloatingPointComparison { static func pieceCount(of n: ReLUNetwork) -> Int? { nil } }
