/// All claims, in the order of their sources.
public enum ClaimRegistry {
  /// The claims; adding one is adding a file and a line here.
  public static let all: [Claim] =
    NetworkDefinitionClaims.all
    + PiecesDefinitionClaims.all
    + PieceReadingsClaims.all
    + FoldDefinitionClaims.all
    + UniversalityClaims.all
    + SpaceRepresentationClaims.all + MaximumOfFiveClaims.all
    + OneHiddenLayerClaims.all
    + FlapSystemClaims.all
    + NetworkAlgebraClaims.all
    + MaximumDepthClaims.all
    + GateSumClaims.all
    + PieceBoundClaims.all
    + CompositionClaims.all
    + TradeoffClaims.all
    + ApproximationClaims.all
    + ZonotopeClaims.all
    + SupportNetworkClaims.all
    + HardFunctionPieceClaims.all
    + ZonotopeSizeClaims.all
    + ZonotopeParametrisationClaims.all
    + MontufarComparisonClaims.all
    + RegionBoundClaims.all
    + TrainingClaims.all
    + SignNormalisationClaims.all
    + AttainmentClaims.all
    + PiecesAndGatesClaims.all
    + BreakpointClaims.all
    + ReliableLearningClaims.all
    + SumOfReLUClaims.all + ParityClaims.all + ThresholdByReLUClaims.all
    + AndreevDimensionClaims.all + AndreevRestrictionClaims.all + RandomFunctionClaims.all + GateRemovalClaims.all
    + GateSurvivalClaims.all + SurvivingGatesClaims.all + CircuitCountClaims.all + FarFunctionClaims.all
    + AndreevAgreementClaims.all + AndreevFiniteBoundClaims.all + AndreevBoundClaims.all
    + RowClassClaims.all + BottomLayerClaims.all
    + SignRankClaims.all

  /// The claims whose identifier or name is the given text, or begins with it followed by a dot or slash.
  public static func matching(_ text: String) -> [Claim] {
    all.filter {
      $0.identifier == text || $0.name == text || $0.identifier.hasPrefix(text + ".")
        || $0.identifier.hasPrefix(text + "/")
    }
  }
}
