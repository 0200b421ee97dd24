/// Certificates for 4.37 and 4.38.
extension BaseCertificate {
  static let training: [BaseCertificate] = [
    BaseCertificate(
      "training-at-most", "one gate",
      """
      training data 1 3 1 1 1
      sample 1 0 0
      sample 1 1 1
      sample 1 0 2
      training-at-most data squared 1 0 2 3
      gates 3
      gate 1 0 1
      """),
    BaseCertificate(
      "training-at-most", "two gates and a constant",
      """
      training data 1 2 2 3 2
      sample 3 1 1
      sample 1 -1 3
      training-at-most data absolute 2 1 58 60
      gates 5 2
      gate 1 3 -1
      gate -1 -2 1
      """),
    BaseCertificate(
      "training-at-most", "pieces",
      """
      training data 1 2 2 3 2
      sample 3 1 1
      sample 1 -1 3
      loss l 3 2
      piece 3 0
      piece -1 0
      piece 0 1
      training-at-most data l 1 0 5 4
      gates 2
      gate -1 2 -2
      """),
    BaseCertificate(
      "training-at-most", "the greatest, in the plane",
      """
      training data 2 3 1 1 1
      sample 1 -2 2 2
      sample 1 1 2 -4
      sample 1 2 1 4
      training-at-most data chebyshev 1 0 2 1
      gates 1
      gate 1 0 0 0
      """),
    BaseCertificate(
      "training-at-most", "two classes",
      """
      training data 1 4 1 1 6
      sample 3 -1 0
      sample 12 1 1
      sample 2 -1 2
      sample 6 1 3
      training-at-most data hinge 1 0 3 2
      gates 1
      gate 1 1 0
      """),
    BaseCertificate(
      "training-at-least", "one gate",
      """
      training data 1 3 1 1 1
      sample 1 0 0
      sample 1 1 1
      sample 1 0 2
      training-at-least data squared 1 0 2 3
      axes 1 -1 1
      slopes 1 0 -2 0
      leaf
      leaf
      leaf
      split 1 2 -1 1
      leaf
      slopes 3 2 -4 2
      leaf 3 2
      leaf
      leaf 1 2
      """),
    BaseCertificate(
      "training-at-least", "two gates",
      """
      training data 1 3 1 1 1
      sample 1 1 0
      sample 1 -1 1
      sample 1 1 2
      training-at-least data absolute 2 0 1 1
      axes 1 -1 1
      slopes 1 -1 1 -1
      leaf
      leaf
      slopes 512 -512 512 -512
      leaf 4 371
      slopes 1 -1 1 -1
      leaf
      slopes 512 -512 512 -512
      leaf 4 369
      slopes 1024 -903 530 -964
      leaf 1 637 4 637
      split 2 2 -1 1
      slopes 1 0 1 0
      leaf
      split 1 3 -1 2
      slopes 1 0 0 -1
      leaf
      slopes 2 -1 2 -1
      leaf 6 1
      slopes 1024 617 1024 -617
      leaf
      split 1 3 -1 2
      slopes 1 0 1 -1
      leaf
      slopes 1024 -143 1024 -881
      leaf 4 143
      slopes 1 -1 1 0
      leaf
      leaf
      slopes 1 -1 0 0
      leaf
      slopes 1 -1 1 0
      leaf
      leaf
      split 1 1 1 0
      slopes 1 -1 0 0
      leaf
      slopes 2 -1 2 -1
      leaf 4 1
      slopes 512 261 512 -261
      leaf
      slopes 1 0 1 0
      leaf
      leaf
      slopes 1 -1 1 0
      leaf
      leaf
      slopes 1024 -953 996 311
      leaf
      """),
    BaseCertificate(
      "training-at-least", "a constant",
      """
      training data 1 3 1 2 1
      sample 1 -1 4
      sample 1 6 -1
      sample 1 -6 -1
      training-at-least data absolute 1 1 6 1
      axes 1 -1 3
      split 1 1 -1 4
      split 1 2 -1 -1
      slopes 1 0 -1 1
      leaf
      leaf
      leaf
      leaf
      split 1 3 1 1
      leaf
      leaf
      split 1 1 -1 4
      split 1 2 -1 -1
      leaf
      leaf
      leaf
      leaf
      split 1 2 1 1
      leaf
      leaf
      """),
    BaseCertificate(
      "training-at-least", "the greatest, in the plane",
      """
      training data 2 3 1 1 1
      sample 1 -2 2 2
      sample 1 1 2 -4
      sample 1 2 1 4
      training-at-least data chebyshev 1 0 2 1
      axes 4 -4 1 0 4
      slopes 1 0 0 -1
      leaf
      leaf
      leaf
      leaf
      slopes 1 1 0 0
      leaf
      leaf
      leaf
      slopes 1024 897 0 -127
      leaf
      """),
    BaseCertificate(
      "training-at-least", "two classes",
      """
      training data 1 4 1 1 6
      sample 3 -1 0
      sample 12 1 1
      sample 2 -1 2
      sample 6 1 3
      training-at-least data hinge 1 0 3 2
      axes 1 -1 2
      slopes 1 0 -12 0 -6
      leaf
      slopes 1 3 -12 0 -6
      leaf
      slopes 64 159 -686 114 -341
      leaf
      split 1 2 -1 1
      slopes 1 3 -12 2 -6
      leaf
      slopes 128 384 -215 256 -425
      leaf 3 256
      slopes 1 3 -12 2 0
      leaf
      slopes 1 3 -4 2 0
      leaf 1 2
      """),
    BaseCertificate(
      "training-at-least", "no gates, pieces",
      """
      training data 1 2 2 3 2
      sample 3 1 1
      sample 1 -1 3
      loss l 4 2
      piece 4 0
      piece -2 0
      piece 0 1
      piece 0 -5
      training-at-least data l 0 0 1 1
      axes 2 1 1
      slopes 1 0 0
      leaf
      """),
  ]
}
