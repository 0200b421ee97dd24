import ExactNumbers

/// The operators on images as their definitions say, on numbers, in two spatial dimensions; independent of the library.
struct Image: Equatable {
  var channels: Int
  var height: Int
  var width: Int
  var values: [Rational]

  subscript(channel: Int, row: Int, column: Int) -> Rational? {
    guard row >= 0, row < height, column >= 0, column < width else { return nil }
    return values[(channel * height + row) * width + column]
  }
}

struct WindowSettings {
  var kernel = [1, 1]
  var strides = [1, 1]
  var dilations = [1, 1]
  /// Top, left, bottom, right.
  var pads = [0, 0, 0, 0]

  func length(_ axis: Int, _ input: Int) -> Int {
    (input + pads[axis] + pads[axis + 2] - (kernel[axis] - 1) * dilations[axis] - 1) / strides[axis] + 1
  }

  /// The values of a channel under the window; nil for padding.
  func values(_ image: Image, _ channel: Int, _ row: Int, _ column: Int) -> [Rational?] {
    var result: [Rational?] = []
    for i in 0..<kernel[0] {
      for j in 0..<kernel[1] {
        result.append(
          image[
            channel, row * strides[0] + i * dilations[0] - pads[0], column * strides[1] + j * dilations[1] - pads[1]])
      }
    }
    return result
  }

  func map(_ image: Image, channels: Int, _ body: (_ channel: Int, _ row: Int, _ column: Int) -> Rational) -> Image {
    let (height, width) = (length(0, image.height), length(1, image.width))
    var values: [Rational] = []
    for channel in 0..<channels {
      for row in 0..<height {
        for column in 0..<width { values.append(body(channel, row, column)) }
      }
    }
    return Image(channels: channels, height: height, width: width, values: values)
  }

  func convolution(_ image: Image, filters: Int, groups: Int, weights: [Rational], bias: [Rational]) -> Image {
    let own = image.channels / groups
    let area = kernel[0] * kernel[1]
    return map(image, channels: filters) { filter, row, column in
      var sum = bias[filter]
      let first = filter / (filters / groups) * own
      for channel in 0..<own {
        for (index, value) in values(image, first + channel, row, column).enumerated() {
          sum += (value ?? 0) * weights[(filter * own + channel) * area + index]
        }
      }
      return sum
    }
  }

  func maximum(_ image: Image) -> Image {
    map(image, channels: image.channels) { values(image, $0, $1, $2).compactMap { $0 }.max() ?? 0 }
  }

  func average(_ image: Image, countsPadding: Bool) -> Image {
    map(image, channels: image.channels) {
      let all = values(image, $0, $1, $2)
      let inside = all.compactMap { $0 }
      return inside.reduce(0, +) / Rational(countsPadding ? all.count : inside.count)
    }
  }
}
