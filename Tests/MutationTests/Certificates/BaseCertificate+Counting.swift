/// Certificates for 4.7, 4.8, 4.9 and 4.14.
extension BaseCertificate {
  private static let thrice = "folding h 12 12 3\nfold 4 8\nfold 6\nfold 3 6 9"

  static let counting: [BaseCertificate] = [
    BaseCertificate("compare", "arithmetic", "integer n 6\ncompare n 2 ^ 5 - 3 * = 93 0 +\ncompare n < 7"),
    BaseCertificate(
      "compare", "measures of a network",
      """
      \(hatNetwork)
      \(dead)
      compare size:hats width:hats:1 - = 0
      compare 3 size:hats * 9 - = width:dead:1 1 -
      compare size:dead hidden:dead * >= inputs:dead outputs:dead +
      compare width:dead:1 = width:dead:2
      """),
    BaseCertificate(
      "compare", "balanced",
      "compare 3 7 balanced = 36\ncompare 2 5 balanced <= 2 5 ^\ncompare 1 9 balanced > 2 8 balanced 16 -"),
    BaseCertificate(
      "compare", "large", "compare 10 30 ^ 1 - < 3 63 ^\ncompare 40 1000 balanced = 26 40 ^\ncompare 0 0 ^ = 1"),
    BaseCertificate(
      "compare", "pieces and folds",
      """
      \(twice)
      \(hat)
      fold-pieces h 6
      pieces hat 4 3
      at -1 1
      at 0 1
      at 1 1
      compare pieces:h pieces:hat - = folds:h
      compare segments:h:1 segments:h:2 * 2 + = pieces:h
      """),
    BaseCertificate("size-at-least", "one layer", "\(twice)\nfold-pieces h 6\nsize-at-least h 1 5"),
    BaseCertificate(
      "size-at-least", "two layers", "\(twice)\nfold-pieces h 6\nsize-at-least h 2 3\nsize-at-least h 3 3"),
    BaseCertificate(
      "size-at-least", "24 pieces and two",
      "\(thrice)\nfold-pieces h 26\nsize-at-least h 1 25\nsize-at-least h 2 9\nsize-at-least h 3 6\nsize-at-least h 4 6"
    ),
    BaseCertificate(
      "size-at-least", "hat",
      "\(hat)\npieces hat 4 3\nat -1 1\nat 0 1\nat 1 1\nsize-at-least hat 1 3\nsize-at-least hat 2 2"),
    BaseCertificate(
      "size-at-least", "affine",
      "\(identity)\npieces id 1 0\nsize-at-least id 1 1\nsize-at-least id 4 4\nsize-at-least id 1 0"),
    BaseCertificate(
      "gates-at-least", "hat", "\(hat)\ngates-at-least hat 3 1 0 3\nslopes 0 1 -1 0\nat -1 1\nat 0 1\nat 1 1"),
    BaseCertificate("gates-at-least", "identity", "\(identity)\ngates-at-least id 2 1 0 0\nslopes 1"),
    BaseCertificate("gates-at-least", "constant", "\(dead)\ngates-at-least dead 0 2 0 0\nslopes 0"),
    BaseCertificate(
      "gates-at-least", "one break, two gates",
      "function bend 1 1 3 1\npoint 0 0\ngates-at-least bend 2 5 0 1\nslopes 5 15\nat 0 1"),
    BaseCertificate(
      "gates-at-least", "odd first slope, even jumps",
      """
      function f 2 2 6 3
      point 0 0
      point 2 6
      point 4 4
      gates-at-least f 4 1 2 3
      slopes 1 3 -1 3
      at 0 1
      at 1 1
      at 2 1
      """),
    BaseCertificate(
      "gates-at-least", "no sum is right",
      """
      function f 1 -2 9 4
      point 0 0
      point 1 3
      point 2 9
      point 3 10
      gates-at-least f 5 1 0 4
      slopes -2 3 6 1 9
      at 0 1
      at 1 1
      at 2 1
      at 3 1
      """),
    BaseCertificate("fold-pieces", "tent", "\(tent)\nfold-pieces tent 3"),
    BaseCertificate("fold-pieces", "two odd folds", "\(twice)\nfold-pieces h 6"),
    BaseCertificate("fold-pieces", "even, then odd", "folding h 3 3 2\nfold 1 2\nfold 1\nfold-pieces h 7"),
    BaseCertificate("fold-pieces", "odd, then even", "folding h 4 5 2\nfold 2\nfold 1 3\nfold-pieces h 8"),
    BaseCertificate("fold-pieces", "three folds", "\(thrice)\nfold-pieces h 26"),
    BaseCertificate("fold-pieces", "all even", "folding h 1 9 3\nfold 1 2\nfold 4 7\nfold 2 5\nfold-pieces h 28"),
  ]
}
