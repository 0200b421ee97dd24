/// Certificates for 4.34 to 4.36.
extension BaseCertificate {
  static let programs: [BaseCertificate] = [
    BaseCertificate(
      "optimum", "a triangle",
      """
      program p maximize 2 3 0
      objective 1 0 1 1 2 1
      row 0 none 1 1
      row 0 none 2 1
      row none 1 1 1 2 1
      optimum p 1 1 1 0
      point 1 1 1
      multipliers 1 3 1
      """),
    BaseCertificate(
      "optimum", "a valley with a wall",
      """
      program p minimize 2 2 2
      objective 2 1 1 -4
      hessian 1 1 2 2 -2
      hessian 2 2 4
      row none 1 2 1
      row -7 9 1 1
      optimum p -3 1 1 2
      point 1 1 3 2 1
      multipliers 1 1 -2
      square 2 1 1 2 -1
      square 2 2 1
      """),
    BaseCertificate(
      "infeasible", "a corner cut off",
      """
      program p minimize 2 3 0
      objective 1 0
      row 3 none 1 1 2 1
      row none 1 1 1
      row none 1 2 1
      infeasible p
      multipliers 1 1 2 -1 3 -1
      """),
    BaseCertificate(
      "infeasible", "two sides of a number",
      """
      program p maximize 1 2 1
      objective 1 0 1 1
      hessian 1 1 -2
      row 1 none 1 2
      row none 0 1 3
      infeasible p
      multipliers 1 3 2 -2
      """),
    BaseCertificate(
      "unbounded", "a strip",
      """
      program p minimize 2 2 0
      objective 1 5 1 -1
      row 0 none 1 1
      row -1 1 1 1 2 -1
      unbounded p
      point 1
      direction 1 1 2 1
      """),
    BaseCertificate(
      "unbounded", "a falling valley",
      """
      program p maximize 2 1 2
      objective 3 0 1 2
      hessian 1 1 -2 2 2
      hessian 2 2 -2
      row 1 none 2 4
      unbounded p
      point 2 1 1 2 1
      direction 1 1 2 1
      """),
  ]
}
