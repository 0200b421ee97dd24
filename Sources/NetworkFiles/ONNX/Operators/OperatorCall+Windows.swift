import ExactNumbers

extension OperatorCall {
  private func image() throws(NetworkFileError) -> SymbolicTensor {
    let tensor = try input(0)
    guard tensor.shape.count >= 3, !tensor.forms.isEmpty else {
      throw failure(found: "the shape \(tensor.shape)", expected: "batch, channels and at least one spatial length")
    }
    return tensor
  }

  /// Cross-correlation with constant filters, as a matrix.
  func convolution(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(
      attributes: "auto_pad", "dilations", "group", "kernel_shape", "pads", "strides", inputs: 2...3)
    let image = try image()
    let (shape, weights) = try constantNumbers(1)
    guard shape.count == image.shape.count else {
      throw failure(found: "filters of shape \(shape)", expected: "\(image.shape.count) axes, as the input has")
    }
    let kernel = Array(shape.dropFirst(2))
    if let stated = try integers("kernel_shape"), stated != kernel {
      throw failure(found: "kernel_shape = \(stated)", expected: "\(kernel), as the filters have")
    }
    let groups = try integer("group", default: 1)
    let (batch, channels, filters) = (image.shape[0], image.shape[1], shape[0])
    guard groups >= 1, channels % groups == 0, filters % groups == 0, shape[1] == channels / groups else {
      throw failure(
        found: "\(groups) groups, \(channels) channels and filters of shape \(shape)",
        expected: "channels and filters that the groups divide, each filter over the channels of its group")
    }
    var bias = [Rational](repeating: 0, count: filters)
    if try optionalInput(2) != nil {
      let (shape, numbers) = try constantNumbers(2)
      guard shape == [filters] else { throw failure(found: "a bias of shape \(shape)", expected: "[\(filters)]") }
      bias = numbers
    }
    let window = try SlidingWindow(self, input: image.shape, kernel: kernel)
    let output = [batch, filters] + window.output
    let count = try lowering.budget.elements(of: output, at: place)
    try lowering.budget.spend(count, times: weights.count / filters, at: place)
    let pixels = window.input.reduce(1, *)
    let volume = window.volume
    let own = channels / groups
    var forms: [AffineForm] = []
    forms.reserveCapacity(count)
    for item in 0..<batch {
      for filter in 0..<filters {
        let firstChannel = filter / (filters / groups) * own
        try IndexRun.forEach(window.output) { (position) throws(NetworkFileError) in
          forms.append(
            try lowering.sum(constant: bias[filter], at: place) { (add) throws(NetworkFileError) in
              for channel in 0..<own {
                let start = (item * channels + firstChannel + channel) * pixels
                let filterStart = (filter * own + channel) * volume
                try window.forEachPlace(at: position) { (offset, pixel) throws(NetworkFileError) in
                  try add(image.forms[start + pixel], weights[filterStart + offset])
                }
              }
            })
        }
      }
    }
    return SymbolicTensor(shape: output, forms: forms, level: image.level)
  }

  private func poolingWindow(_ image: SymbolicTensor, _ lowering: inout Lowering) throws(NetworkFileError)
    -> (window: SlidingWindow, shape: [Int])
  {
    guard let kernel = try integers("kernel_shape") else {
      throw failure(found: "no attribute 'kernel_shape'", expected: "the lengths of the window")
    }
    let window = try SlidingWindow(self, input: image.shape, kernel: kernel)
    let shape = Array(image.shape.prefix(2)) + window.output
    let count = try lowering.budget.elements(of: shape, at: place)
    try lowering.budget.spend(count, times: window.volume, at: place)
    _ = try lowering.budget.elements(of: shape + kernel, at: "the windows of \(place)")
    return (window, shape)
  }

  /// The forms under the window at each of its places, channel by channel.
  private func windows(_ image: SymbolicTensor, _ window: SlidingWindow) throws(NetworkFileError) -> [[AffineForm]] {
    let pixels = window.input.reduce(1, *)
    var lists: [[AffineForm]] = []
    for plane in 0..<image.shape[0] * image.shape[1] {
      try IndexRun.forEach(window.output) { (position) throws(NetworkFileError) in
        var list: [AffineForm] = []
        try window.forEachPlace(at: position) { (_, pixel) throws(NetworkFileError) in
          list.append(image.forms[plane * pixels + pixel])
        }
        if list.isEmpty {
          throw failure(found: "a window with nothing but padding", expected: "a part of the input in each")
        }
        lists.append(list)
      }
    }
    return lists
  }

  /// The maximum under a sliding window, by gates max(a, b) = b + max(0, a - b) in binary trees; padding does not count.
  func maximumPooling(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(
      attributes: "auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "storage_order", "strides",
      inputs: 1...1)
    let image = try image()
    let (window, shape) = try poolingWindow(image, &lowering)
    let result = try lowering.maxima(of: try windows(image, window), level: image.level, at: place)
    return SymbolicTensor(shape: shape, forms: result.forms, level: result.level)
  }

  /// The mean under a sliding window, of all its places or of those that are not padding.
  func averagePooling(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(
      attributes: "auto_pad", "ceil_mode", "count_include_pad", "dilations", "kernel_shape", "pads", "strides",
      inputs: 1...1)
    let image = try image()
    let (window, shape) = try poolingWindow(image, &lowering)
    let countsPadding = try flag("count_include_pad")
    var forms: [AffineForm] = []
    for list in try windows(image, window) {
      let weight = Rational(1, countsPadding ? window.volume : list.count)
      forms.append(try mean(list, weight, &lowering))
    }
    return SymbolicTensor(shape: shape, forms: forms, level: image.level)
  }

  /// The mean of every channel.
  func globalPooling(_ lowering: inout Lowering) throws(NetworkFileError) -> SymbolicTensor {
    try require(inputs: 1...1)
    let image = try image()
    let planes = image.shape[0] * image.shape[1]
    let pixels = image.forms.count / planes
    let shape = Array(image.shape.prefix(2)) + [Int](repeating: 1, count: image.shape.count - 2)
    _ = try lowering.budget.elements(of: shape, at: place)
    var forms: [AffineForm] = []
    for plane in 0..<planes {
      let list = image.forms[plane * pixels..<(plane + 1) * pixels]
      forms.append(try mean(Array(list), Rational(1, pixels), &lowering))
    }
    return SymbolicTensor(shape: shape, forms: forms, level: image.level)
  }

  private func mean(
    _ list: [AffineForm], _ weight: Rational, _ lowering: inout Lowering
  ) throws(NetworkFileError) -> AffineForm {
    try lowering.budget.spend(list.count, at: place)
    return try lowering.sum(at: place) { (add) throws(NetworkFileError) in
      for form in list { try add(form, weight) }
    }
  }
}
