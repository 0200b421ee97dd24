/// Certificates for 4.40.
extension BaseCertificate {
  static let pointwiseTraining: [BaseCertificate] = [
    BaseCertificate(
      "pointwise-training-at-least", "two labels at one point",
      """
      training data 1 3 1 1 1
      sample 1 0 0
      sample 1 1 0
      sample 1 1 1
      pointwise-training-at-least data squared 2 0 1 2
      slopes 1 1 -1 0
      """),
    BaseCertificate(
      "pointwise-training-at-least", "weights in the plane",
      """
      training data 2 4 1 1 1
      sample 1 0 0 1
      sample 2 3 1 0
      sample 2 0 1 0
      sample 1 0 1 1
      pointwise-training-at-least data squared 1 1 9 1
      slopes 1 0 -6 6 0
      """),
    BaseCertificate(
      "pointwise-training-at-least", "absolute and greatest",
      """
      training data 1 4 1 2 1
      sample 1 3 0
      sample 2 -1 0
      sample 1 1 0
      sample 1 5 1
      pointwise-training-at-least data absolute 1 0 3 1
      slopes 1 -1 2 -1 0
      pointwise-training-at-least data chebyshev 1 1 4 3
      slopes 3 -2 2 0 0
      """),
    BaseCertificate(
      "pointwise-training-at-least", "two classes",
      """
      training data 1 3 1 1 1
      sample 1 1 0
      sample 1 -1 0
      sample 1 1 1
      pointwise-training-at-least data hinge 1 0 2 1
      slopes 1 -1 1 0
      """),
  ]
}
