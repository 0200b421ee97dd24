import Arrangements
import ExactNumbers
import Testing

@Suite struct FamilyTests {
  @Test(arguments: [
    ("resonance 1", 1, 1), ("resonance 4", 4, 15), ("threshold 0", 1, 1), ("threshold 3", 4, 8), ("all-signs 1", 1, 1),
    ("all-signs 3", 3, 13), ("boolean 5", 5, 5), ("braid 1", 1, 0), ("braid 5", 5, 10), ("type-a 4", 5, 10),
    ("type-b 1", 1, 1), ("type-b 4", 4, 16), ("type-d 2", 2, 2), ("type-d 4", 4, 12), ("type-e 6", 6, 36),
    ("type-e 7", 7, 63), ("type-e 8", 8, 120), ("type-f 4", 4, 24), ("type-g 2", 2, 6), ("shi 4", 4, 12),
    ("catalan 4", 4, 18), ("linial 4", 4, 6), ("semiorder 4", 4, 12), ("generic 3 20 --seed 1", 3, 20),
    ("generic-affine 3 20 --seed 1", 3, 20), ("moment-curve 3 20", 3, 20), ("generic 3 0 --seed 1", 3, 0),
    ("random 3 20 --seed 1 --range 2", 3, 20), ("random-affine 3 20 --seed 1 --range 2", 3, 20), ("shi 1", 1, 0),
  ])
  func shape(text: String, dimension: Int, forms: Int) throws {
    let family = try ArrangementFamily(parsing: text)
    #expect(family.description == text)
    #expect(family.dimension == dimension)
    #expect(family.formCount == forms)
    let arrangement = try family.arrangement()
    #expect(arrangement.dimension == dimension)
    #expect(arrangement.forms.count == forms)
    #expect(arrangement.forms.allSatisfy { !$0.isConstant })
    if ![.random, .randomAffine].contains(family.kind) {
      #expect(FamilyChamberReference.distinctHyperplanes(arrangement) == forms)
    }
  }

  @Test(arguments: [
    "resonance 1", "resonance 2", "resonance 3", "resonance 4", "threshold 0", "threshold 1", "threshold 2",
    "threshold 3", "all-signs 1", "all-signs 2", "all-signs 3", "boolean 1", "boolean 4", "braid 1", "braid 2",
    "braid 4", "type-a 1", "type-a 3", "type-b 1", "type-b 2", "type-b 3", "type-d 2", "type-d 3", "type-d 4",
    "type-f 4", "type-g 2", "shi 1", "shi 2", "shi 3", "shi 4", "catalan 1", "catalan 2", "catalan 3", "catalan 4",
    "linial 1", "linial 2", "linial 3", "linial 4", "linial 5", "semiorder 1", "semiorder 2", "semiorder 3",
    "semiorder 4", "generic 1 5", "generic 2 7", "generic 3 9", "generic 4 8", "generic 3 0", "generic 4 2",
    "generic-affine 1 5", "generic-affine 2 6", "generic-affine 3 7", "generic-affine 3 2", "moment-curve 1 4",
    "moment-curve 3 8", "moment-curve 4 7",
  ])
  func chamberCountIsTheKnownOne(text: String) throws {
    let family = try ArrangementFamily(parsing: text)
    let known = try #require(family.knownChamberCount)
    #expect(BigInteger(FamilyChamberReference.chamberCount(try family.arrangement())) == known.value)
  }

  @Test(arguments: [
    ("linial 6", "2104"), ("linial 3", "7"), ("semiorder 6", "38703"), ("semiorder 3", "19"), ("catalan 6", "95040"),
    ("shi 6", "16807"), ("type-e 6", "51840"), ("type-b 10", "3715891200"), ("type-d 4", "192"),
    ("braid 20", "2432902008176640000"),
    ("generic 3 50", "2452"), ("generic 10 20", "524288"), ("generic 8 14", "11624"), ("generic-affine 6 14", "6476"),
    ("generic-affine 2 20", "211"), ("resonance 9", "1955230985997140"), ("threshold 9", "144130531453121108"),
    ("all-signs 7", "138430238607360"),
  ])
  func knownValues(text: String, count: String) throws {
    let known = try #require(try ArrangementFamily(parsing: text).knownChamberCount)
    #expect(known.value.description == count)
    #expect(!known.source.isEmpty)
  }

  @Test func unknownCounts() throws {
    for text in ["resonance 10", "threshold 10", "all-signs 8", "random 3 5", "random-affine 3 5"] {
      #expect(try ArrangementFamily(parsing: text).knownChamberCount == nil)
    }
  }

  @Test(arguments: [
    ("Resonance\t7", "resonance 7"), ("b 4", "type-b 4"), ("B4", "type-b 4"), ("c3", "type-b 3"), ("a 4", "type-a 4"),
    ("d 4", "type-d 4"), ("f4", "type-f 4"), ("E8", "type-e 8"), ("type-c 2", "type-b 2"), ("g2", "type-g 2"),
    ("random 3 5", "random 3 5 --seed 1 --range 2"), ("random --seed=7 3 --range 1 5", "random 3 5 --seed 7 --range 1"),
    ("generic 3 5 --SEED 18446744073709551615", "generic 3 5 --seed 18446744073709551615"),
  ])
  func spellings(text: String, canonical: String) throws {
    let family = try ArrangementFamily(parsing: text)
    #expect(family.description == canonical)
    #expect(try ArrangementFamily(parsing: canonical) == family)
  }

  @Test(arguments: [
    ("", "no name"), ("resonances 7", "no family is named 'resonances'"), ("resonance", "0 numbers"),
    ("resonance 0", "n from 1 to 16"),
    ("resonance 17", "n from 1 to 16"), ("resonance -3", "found n = -3"), ("resonance x", "'x'"),
    ("resonance 3 4", "4"),
    ("resonance 3 4 5", "3 numbers"), ("resonance 99999999999999999999", "'99999999999999999999'"),
    ("resonance 3 --seed 4", "nothing in this family is random"), ("generic 3", "the number m of hyperplanes"),
    ("generic 3 100001", "m from 0 to 100000"), ("generic 50 100000", "4000000"), ("generic 3 -1", "m = -1"),
    ("generic 3 5 --seed", "without a value"), ("generic 3 5 --seed -1", "'-1'"), ("generic 3 5 --seed +1", "'+1'"),
    ("generic 3 5 --seed 1 --seed 2", "once"), ("generic 3 5 --range 4", "this family has its own"),
    ("random 3 5 --range 0", "range 0"), ("random 3 5 --range 9223372036854775807", "a range from 1"),
    ("random 3 5 --colour red", "--seed or --range"), ("random 3 +5", "'+5'"), ("h3", "square root of 5"),
    ("H 4", "square root of 5"), ("e 5", "n from 6 to 8"), ("e9", "n from 6 to 8"), ("f 3", "n = 4"), ("g2 2", "2"),
    ("type-d 1", "n from 2"), ("braid 9223372036854775807", "n from 1"), ("moment-curve 3 5 --seed 1", "seed"),
  ])
  func refusals(text: String, message: String) {
    let error = #expect(throws: ArrangementError.self) { try ArrangementFamily(parsing: text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
  }

  @Test func longTextsAreRefused() {
    let text = String(repeating: "a ", count: 1_000_000)
    let error = #expect(throws: ArrangementError.self) { try ArrangementFamily(parsing: text) }
    #expect((error?.description.utf8.count ?? 0) < 200)
  }

  @Test func everyKindIsDocumented() {
    for kind in ArrangementFamilyKind.allCases {
      #expect(kind.usage.hasPrefix(kind.rawValue))
      for text in [
        kind.definition, kind.dimensionFormula, kind.hyperplaneFormula, kind.chamberFormula, kind.parameterRanges,
      ] { #expect(!text.isEmpty) }
    }
    #expect(Set(ArrangementFamily.names).count == ArrangementFamily.names.count)
  }

  @Test func largestMembersCanBeMade() throws {
    for text in [
      "resonance 16", "threshold 16", "all-signs 11", "braid 200", "type-b 150", "catalan 100", "boolean 1000",
    ] {
      let family = try ArrangementFamily(parsing: text)
      #expect(family.formCount <= ArrangementLimits.forms)
      #expect(family.formCount * family.dimension <= ArrangementLimits.coefficients)
    }
  }
}
