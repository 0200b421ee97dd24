import ConvexPrograms
import ExactNumbers

extension TrainingProblem {
  /// The proof of an enumeration: cones are cut at every point that is undecided, so that the tree has all cells as leaves,
  /// each with the slopes of its convex program.
  ///
  /// It is an independent check that no cell was left out: what is a cell here comes from cutting cones, there from listing
  /// the chambers of an arrangement.
  ///
  /// - Parameter slopes: For each pattern the derivatives of the loss at the optimum of its program.
  func enumerationProof(_ slopes: [ActivationPattern: [Rational]]) throws(TrainingError) -> LowerBoundProof {
    let search: ConeSearch
    do { search = try ConeSearch(self, data: ScaledData(self), floor: 0, threads: 1, control: nil) } catch {
      throw .interrupted
    }
    try requireFewFirstSets(for: .cones)
    search.makeRoots()
    let certification = BoundCertification(data: search.data)
    var open = search.roots
    while let tree = open.popLast() {
      let model = tree.model
      let cut = model.cones.indices.lazy.compactMap { gate in
        model.cones[gate].statuses.firstIndex(of: .undecided).map { ConeVerdict.Cut(gate: gate, point: $0) }
      }.first
      if let cut {
        open += search.split(tree, cut)
        continue
      }
      let gates = zip(model.signs, model.cones).map { sign, cone in
        ActivationPattern.Gate(sign: sign, isOn: cone.statuses.map { $0 == .on })
      }
      guard let own = slopes[ActivationPattern(gates)], let bound = certification.bound(model, slopes: own) else {
        preconditionFailure("every cell is a dichotomy of the points")
      }
      tree.kind = .bounded(bound)
    }
    return .cones(TrainingProof(search))
  }
}
