/// A window that slides over the spatial axes of a tensor with shape (batch, channels, spatial lengths …).
struct SlidingWindow {
  /// The spatial lengths of the input.
  let input: [Int]
  /// The spatial lengths of the output: how many places the window takes.
  let output: [Int]
  /// The lengths of the window.
  let kernel: [Int]
  private let strides: [Int]
  private let dilations: [Int]
  private let padding: [Int]

  /// No length, stride, dilation or padding may be above this, so that no sum or product of two overflows.
  private static let maximum = 1 << 24

  /// The window that the attributes of a node describe, for an input of the given shape.
  init(_ call: OperatorCall, input shape: [Int], kernel: [Int]) throws(NetworkFileError) {
    let input = Array(shape.dropFirst(2))
    let axes = input.count
    func list(_ name: String, _ standard: [Int], least: Int) throws(NetworkFileError) -> [Int] {
      let values = try call.integers(name) ?? standard
      guard values.count == standard.count, values.allSatisfy({ (least...Self.maximum).contains($0) }) else {
        throw call.failure(
          found: "\(name) = \(values)", expected: "\(standard.count) numbers from \(least) to \(Self.maximum)")
      }
      return values
    }
    guard kernel.count == axes, axes >= 1, kernel.allSatisfy({ (1...Self.maximum).contains($0) }) else {
      throw call.failure(
        found: "a window \(kernel) on the shape \(shape)", expected: "a positive length for every axis after the second"
      )
    }
    let ones = [Int](repeating: 1, count: axes)
    strides = try list("strides", ones, least: 1)
    dilations = try list("dilations", ones, least: 1)
    let pads = try list("pads", [Int](repeating: 0, count: 2 * axes), least: 0)
    let mode = try call.text("auto_pad", default: "NOTSET")
    guard ["NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER"].contains(mode) else {
      throw call.failure(found: "auto_pad = \(mode)", expected: "NOTSET, VALID, SAME_UPPER or SAME_LOWER")
    }
    if mode != "NOTSET", pads.contains(where: { $0 > 0 }) {
      throw call.failure(found: "auto_pad and pads together", expected: "one of them")
    }
    let roundsUp = try call.flag("ceil_mode")
    var before = Array(pads.prefix(axes))
    var after = Array(pads.suffix(axes))
    var output: [Int] = []
    for axis in 0..<axes {
      let extent = (kernel[axis] - 1) * dilations[axis] + 1
      if mode.hasPrefix("SAME") {
        let places = (input[axis] + strides[axis] - 1) / strides[axis]
        let total = max(0, (places - 1) * strides[axis] + extent - input[axis])
        before[axis] = mode == "SAME_UPPER" ? total / 2 : total - total / 2
        after[axis] = total - before[axis]
      }
      let room = input[axis] + before[axis] + after[axis] - extent
      guard room >= 0 else {
        throw call.failure(
          found: "a window of extent \(extent) on the length \(input[axis] + before[axis] + after[axis])",
          expected: "one that fits")
      }
      if roundsUp, room % strides[axis] != 0 {
        throw call.failure(
          found: "ceil_mode = 1 with a last window beyond the input", expected: "windows that fit exactly")
      }
      output.append(room / strides[axis] + 1)
    }
    self.input = input
    self.kernel = kernel
    self.output = output
    padding = before
  }

  /// How many places of a window there are; at most the largest integer.
  var volume: Int {
    kernel.reduce(1) { product, length in
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      return overflow ? .max : next
    }
  }

  /// Calls `body` with the index inside the window and inside the input, both in row-major order, of every place of the
  /// window at `position` that is not padding.
  func forEachPlace(
    at position: [Int], _ body: (_ window: Int, _ input: Int) throws(NetworkFileError) -> Void
  ) throws(NetworkFileError) {
    var window = 0
    try IndexRun.forEach(kernel) { (offset) throws(NetworkFileError) in
      defer { window += 1 }
      var index = 0
      for axis in offset.indices {
        let place = position[axis] * strides[axis] + offset[axis] * dilations[axis] - padding[axis]
        guard place >= 0, place < input[axis] else { return }
        index = index * input[axis] + place
      }
      try body(window, index)
    }
  }
}
