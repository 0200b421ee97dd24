/// Certificates for 4.39.
extension BaseCertificate {
  static let lineTraining: [BaseCertificate] = [
    BaseCertificate(
      "line-training-at-least", "one gate",
      """
      training data 1 4 1 1 1
      sample 1 0 0
      sample 1 1 1
      sample 1 0 2
      sample 1 1 3
      line-training-at-least data squared 1 0 4 5
      slopes 1 0 -2 0 -2
      leaf
      slopes 5 0 -8 4 0
      leaf
      slopes 1 0 -2 0 -2
      leaf
      split 1 3
      slopes 7 6 -10 2 -14
      leaf
      slopes 5 4 -8 0 -10
      leaf
      slopes 5 2 -6 6 -2
      leaf
      slopes 1 0 -2 0 -2
      leaf
      """),
    BaseCertificate(
      "line-training-at-least", "two labels at one point",
      """
      training data 1 3 1 1 1
      sample 1 0 0
      sample 1 1 0
      sample 1 1 1
      line-training-at-least data squared 1 0 1 2
      slopes 1 0 -2 -2
      leaf
      slopes 1 0 -2 0
      leaf
      slopes 1 0 -2 -2
      leaf
      slopes 1 1 -1 -2
      leaf
      slopes 1 1 -1 0
      leaf
      slopes 1 0 -2 -2
      leaf
      """),
    BaseCertificate(
      "line-training-at-least", "a constant",
      """
      training data 1 5 1 1 1
      sample 1 1 0
      sample 1 -1 1
      sample 1 1 2
      sample 1 -1 3
      sample 1 1 4
      line-training-at-least data squared 1 1 4 1
      slopes 5 -8 12 -8 12 -8
      leaf
      slopes 1 -2 2 -2 2 0
      leaf
      slopes 5 -8 12 -8 12 -8
      leaf
      slopes 1 0 2 -2 2 -2
      leaf
      slopes 5 -8 12 -8 12 -8
      leaf
      """),
    BaseCertificate(
      "line-training-at-least", "two gates",
      """
      training data 1 4 1 1 1
      sample 1 1 0
      sample 1 -1 1
      sample 1 1 2
      sample 1 -1 3
      line-training-at-least data absolute 2 0 2 1
      slopes 1 -1 1 -1 0
      leaf
      split 1 2
      split 1 2
      slopes 1 -1 1 0 0
      leaf
      slopes 2 -2 1 -2 1
      leaf
      split 1 2
      slopes 1 -1 1 0 0
      leaf
      slopes 2 -2 1 -2 1
      leaf
      slopes 1 -1 1 -1 1
      leaf
      slopes 1 -1 1 -1 0
      leaf
      slopes 1 0 1 -1 0
      leaf
      split 2 3
      slopes 1 -1 1 -1 1
      leaf
      split 1 2
      leaf
      leaf
      slopes 1 0 1 -1 1
      leaf
      slopes 1 -1 1 -1 1
      leaf
      split 1 3
      slopes 2 -1 2 -1 2
      leaf
      split 1 3
      slopes 1 0 0 -1 1
      leaf
      leaf
      slopes 1 0 1 -1 1
      leaf
      slopes 2 -1 2 -1 0
      leaf
      slopes 3 -1 3 -3 3
      leaf
      slopes 2 -1 2 -1 2
      leaf
      slopes 1 0 1 -1 1
      leaf
      split 1 2
      slopes 1 -1 1 -1 0
      leaf
      slopes 3 -3 3 -3 1
      leaf
      slopes 2 -2 1 -2 1
      leaf
      slopes 3 -3 3 -3 1
      leaf
      slopes 2 0 1 -2 1
      leaf
      slopes 3 -1 3 -3 1
      leaf
      """),
    BaseCertificate(
      "line-training-at-least", "the greatest",
      """
      training data 1 5 1 1 1
      sample 1 1 0
      sample 1 0 1
      sample 1 -1 1
      sample 1 1 2
      sample 1 0 3
      line-training-at-least data chebyshev 1 0 1 1
      slopes 1 -1 0 0 0 0
      leaf
      leaf
      split 1 3
      leaf
      leaf
      split 1 3
      slopes 3 -1 0 2 0 0
      leaf
      slopes 1 0 0 1 0 0
      leaf
      slopes 5 -2 0 3 0 0
      leaf
      slopes 1 -1 0 0 0 0
      leaf
      """),
    BaseCertificate(
      "line-training-at-least", "two classes",
      """
      training data 1 4 1 1 1
      sample 1 -1 0
      sample 1 1 1
      sample 1 -1 2
      sample 1 1 3
      line-training-at-least data hinge 1 0 3 1
      split 1 2
      slopes 1 1 -1 1 -1
      leaf
      leaf
      slopes 1 1 -1 1 0
      leaf
      slopes 1 0 -1 1 -1
      leaf
      slopes 1 1 -1 1 -1
      leaf
      slopes 3 3 -3 3 -1
      leaf
      slopes 3 1 -3 3 -3
      leaf
      """),
    BaseCertificate(
      "line-training-at-least", "pieces",
      """
      training data 1 5 1 1 1
      sample 1 1 0
      sample 1 0 3
      sample 1 -1 1
      sample 1 1 2
      sample 1 -1 3
      loss bent 4 2
      piece 1 0
      piece -2 -1
      piece 0 0
      piece 1 -3
      line-training-at-least data bent 1 0 3 2
      split 1 2
      slopes 1 -2 -1 1 -2 1
      leaf
      slopes 1 -2 0 1 -2 1
      leaf
      slopes 1 -2 1 1 -2 1
      leaf
      leaf
      slopes 1 0 1 1 -2 1
      leaf
      slopes 1 0 0 1 -2 1
      leaf
      slopes 1 -2 0 1 -2 1
      leaf
      """),
  ]
}
