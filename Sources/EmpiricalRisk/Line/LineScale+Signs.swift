extension LineScale {
  /// The dual variables with the right signs, in the domain of the conjugate if a factor can do it, and what they prove.
  func cleaned(
    _ dual: [Double], _ allowed: AllowedHinges, _ free: LineData.FreePart
  ) -> (dual: [Double], bound: Double) {
    let m = count
    var dual = dual
    cleanOffset(&dual, allowed, free)
    for place in stride(from: 1, to: m - 1, by: 1) {
      let (right, left) = (allowed.right[place], allowed.left[place])
      if right | left == 0 { continue }
      let offset = dual[0] - places[place] * dual[m - 1]
      if right & 1 != 0 { dual[place] = max(dual[place], 0) }
      if left & 1 != 0 { dual[place] = max(dual[place], offset) }
      if right & 2 != 0 { dual[place] = min(dual[place], 0) }
      if left & 2 != 0 { dual[place] = min(dual[place], offset) }
    }
    var slopes = self.slopes(dual)
    let factor = factorIntoDomain(slopes)
    if factor < 1 {
      for index in 0..<m {
        dual[index] *= factor
        slopes[index] *= factor
      }
    }
    return (dual, conjugate(slopes))
  }

  /// Gives the difference of the sums over right- and left-facing hinges, an affine function, the signs that it needs; see
  /// `LineBound`, which does the same in exact arithmetic.
  private func cleanOffset(_ dual: inout [Double], _ allowed: AllowedHinges, _ free: LineData.FreePart) {
    let m = count
    let (first, total) = (dual[0], free == .nothing ? dual[m - 1] : 0)
    dual[m - 1] = total
    if free == .affine {
      dual[0] = 0
      return
    }
    let (nonnegative, nonpositive) = allowed.offsetSigns
    func fits(_ start: Double, _ mass: Double, besides vanishing: Int?) -> Bool {
      for place in [nonnegative.first, nonnegative.last] {
        if let place, place != vanishing, start - places[place] * mass < 0 { return false }
      }
      for place in [nonpositive.first, nonpositive.last] {
        if let place, place != vanishing, start - places[place] * mass > 0 { return false }
      }
      return true
    }
    if fits(first, total, besides: nil) { return }
    var best = (start: 0.0, mass: 0.0)
    if free == .nothing {
      var least = max(first.magnitude, (first - total).magnitude)
      for place in [nonnegative.first, nonnegative.last, nonpositive.first, nonpositive.last] {
        guard let place else { continue }
        let here = places[place]
        for mass in place > 0 ? [total, first / here] : [total] where fits(here * mass, mass, besides: place) {
          let change = max((first - here * mass).magnitude, (first - here * mass - total + mass).magnitude)
          if change < least { (best, least) = ((here * mass, mass), change) }
        }
      }
    }
    (dual[0], dual[m - 1]) = best
  }
}
