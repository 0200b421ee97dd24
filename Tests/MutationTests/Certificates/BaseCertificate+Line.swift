/// Certificates for 4.1 to 4.6.
extension BaseCertificate {
  static let onTheLine: [BaseCertificate] = [
    BaseCertificate("equal", "identity by a pair of gates", "\(pair)\n\(identity)\nequal pair id 1\nat 0 1"),
    BaseCertificate("equal", "no points", "\(identity)\n\(zero)\nsum s id zero\nequal s id 0"),
    BaseCertificate(
      "equal", "composition of tents",
      "\(tent)\n\(twice)\ncompose c tent tent\nequal c h 5\nat 0 1\nat 1 4\nat 1 2\nat 3 4\nat 1 1"),
    BaseCertificate(
      "equal", "absolute value as a maximum",
      "\(absolute)\n\(identity)\nscale minus -1 1 id\nmaximum m id minus\nequal abs m 2\nat -1 1\nat 0 1"),
    BaseCertificate(
      "equal", "hat by gates and by points", "\(hat)\n\(hatNetwork)\nequal hat hats 3\nat -1 1\nat 0 1\nat 1 1"),
    BaseCertificate(
      "equal", "minimum of three",
      """
      \(identity)
      \(zero)
      scale half 1 2 id
      minimum m id half zero
      network n 1 2
      layer 1 1
      row 0 -1
      layer 1 1
      row 0 -1
      equal m n 1
      at 0 3
      """),
    BaseCertificate(
      "equal", "flaps and points",
      """
      function f 1 10 5 3
      point 0 1
      point 1 2
      point 3 6
      flaps g 2 10 12 3
      flap 0 18
      flap 2 -2
      flap 6 4
      equal g f 3
      at 0 1
      at 1 1
      at 3 1
      """),
    BaseCertificate("pieces", "hat", "\(hat)\npieces hat 4 3\nat -1 1\nat 0 1\nat 1 1"),
    BaseCertificate("pieces", "affine, needless points", "\(identity)\npieces id 1 2\nat -1 2\nat 5 3"),
    BaseCertificate("pieces", "constant", "\(dead)\npieces dead 1 0"),
    BaseCertificate(
      "pieces", "twice folded", "\(twice)\npieces h 6 5\nat 0 1\nat 1 4\nat 1 2\nat 3 4\nat 1 1"),
    BaseCertificate(
      "pieces", "kinks that cancel",
      "\(hat)\n\(hatNetwork)\nscale t -2 2 hats\nsum s hat t\npieces s 1 3\nat -1 1\nat 0 1\nat 1 1"),
    BaseCertificate(
      "pieces", "three folds at thirds",
      "folding f 3 3 1\nfold 1 2\npieces f 4 3\nat 0 1\nat 1 3\nat 2 3\ncompare pieces:f = segments:f:1 1 +"),
    BaseCertificate(
      "pieces", "two layers",
      """
      network n 1 3
      layer 2 1
      row 0 1
      row 0 -1
      layer 2 2
      row -2 2 2
      row 1 1 1
      layer 1 1
      row 0 1 -1
      pieces n 4 3
      at -1 1
      at 0 1
      at 1 1
      """),
    BaseCertificate("pieces-on", "hat, half", "\(hat)\npieces-on hat 2 -1 1 1 1 1\nat 0 1"),
    BaseCertificate("pieces-on", "inside one piece", "\(hat)\npieces-on hat 1 1 4 1 2 0"),
    BaseCertificate("pieces-on", "break at the end", "\(absolute)\npieces-on abs 1 0 1 7 3 1\nat 1 1"),
    BaseCertificate(
      "pieces-on", "tent composed, odd ends",
      "\(tent)\ncompose c tent tent\npieces-on c 5 1 8 9 8 4\nat 1 4\nat 1 2\nat 3 4\nat 1 1"),
    BaseCertificate(
      "alternates", "twice folded",
      "\(twice)\nalternates h 4 0 1 1 1 0 1 1 1 3\nat 1 4\nat 1 2\nat 3 4"),
    BaseCertificate("alternates", "one piece", "\(identity)\nalternates id 1 -1 2 3 2 -1 2 3 2 0"),
    BaseCertificate("alternates", "absolute value", "\(absolute)\nalternates abs 2 -2 1 2 1 2 1 0 1 1\nat 0 1"),
    BaseCertificate(
      "alternates", "sawtooth, needless points",
      "\(sawtooth(3))\nalternates saw 3 0 1 1 1 0 1 2 2 4\nat 1 6\nat 1 3\nat 2 3\nat 5 6"),
    BaseCertificate("value", "equality", "\(twice)\nscale t -3 2 h\nvalue t 1 8 = -3 4"),
    BaseCertificate("value", "order", "\(hat)\nvalue hat 1 2 < 2 3\nvalue hat 9 1 >= 0 1\nvalue hat 0 1 > 1 2"),
    BaseCertificate("value", "at a break", "\(hatNetwork)\nvalue hats -1 1 <= 0 1"),
    BaseCertificate("value", "three layers", "\(dead)\nvalue dead 0 1 = 7 1"),
    BaseCertificate("distinct", "pair and absolute value", "\(pair)\n\(absolute)\ndistinct pair abs -1 2"),
    BaseCertificate("distinct", "hat and zero", "\(hat)\n\(zero)\ndistinct hat zero 1 7"),
    BaseCertificate(
      "distinct", "maximum and minimum",
      "\(identity)\n\(zero)\nmaximum m id zero\nminimum k id zero\ndistinct m k -3 1"),
    BaseCertificate(
      "distinct", "compositions", "\(tent)\n\(hat)\ncompose a tent hat\ncompose b hat tent\ndistinct a b 0 1"),
  ]
}
