import Synchronization

/// A line on standard error that says how far the work is; silent unless standard error is a terminal.
///
/// Any thread may advance it. It redraws at most ten times a second and clears itself when it ends.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var lastDrawn: ContinuousClock.Instant?
  }

  private let live = Console.errorIsTerminal
  private let start = ContinuousClock().now
  private let unit: String
  private let total: Int?
  private let state: Mutex<State>

  /// A line that counts `unit`s, towards a total if there is one.
  init(unit: String, total: Int? = nil) {
    self.unit = unit
    self.total = total
    state = Mutex(State())
  }

  /// Counts one more unit, working on what the label says.
  func advance(by count: Int = 1, label: String) {
    guard live else { return }
    state.withLock { state in
      state.done += count
      draw(&state, total: total, label: label)
    }
  }

  /// Says that so many units of a total are done.
  func show(done: Int, of total: Int, label: String) {
    guard live else { return }
    state.withLock { state in
      state.done = done
      draw(&state, total: total, label: label)
    }
  }

  private func draw(_ state: inout State, total: Int?, label: String) {
    let now = ContinuousClock().now
    if let last = state.lastDrawn, last.duration(to: now) < .milliseconds(100) { return }
    state.lastDrawn = now
    let elapsed = start.duration(to: now)
    let milliseconds = max(
      1, elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000)
    let rate = Int64(state.done) * 1_000 / milliseconds
    var text = "\r\u{1B}[2K"
    if let total, total > 0 {
      let filled = max(0, min(24, 24 * Double(state.done) / Double(total)))
      text += "[" + String(repeating: "#", count: Int(filled)) + String(repeating: ".", count: 24 - Int(filled)) + "] "
    }
    text += "\(state.done) \(unit), \(rate)/s  \(label.prefix(50))"
    Console.errorRaw(text)
  }

  /// Clears the line.
  func finish() {
    if live { Console.errorRaw("\r\u{1B}[2K") }
  }
}
