import Foundation
import Synchronization

/// Where the time of a build goes: what each task did, from when to when.
final class StageClock: Sendable {
  /// A stretch of work.
  struct Span: Sendable, Hashable {
    let name: String
    /// 0 for the stages of the whole; 1 and up for the tasks that render.
    let lane: Int
    /// Microseconds since the clock was made.
    let start: Double
    /// Microseconds.
    let duration: Double
  }

  private struct State {
    var spans: [Span] = []
    var open: [Int: (name: String, start: Double)] = [:]
  }

  private let origin = ContinuousClock.now
  private let state = Mutex(State())

  /// Ends what a lane did and begins with something else.
  func begin(_ name: String, lane: Int = 0) {
    let now = sinceOrigin
    state.withLock {
      StageClock.close(lane, at: now, &$0)
      $0.open[lane] = (name, now)
    }
  }

  /// Ends what a lane did.
  func end(lane: Int = 0) {
    let now = sinceOrigin
    state.withLock { StageClock.close(lane, at: now, &$0) }
  }

  /// All stretches that have ended, by lane and start.
  var spans: [Span] {
    state.withLock { $0.spans }.sorted { ($0.lane, $0.start) < ($1.lane, $1.start) }
  }

  private static func close(_ lane: Int, at now: Double, _ state: inout State) {
    guard let open = state.open.removeValue(forKey: lane) else { return }
    state.spans.append(
      Span(name: open.name, lane: lane, start: open.start, duration: now - open.start))
  }

  private var sinceOrigin: Double {
    let passed = (ContinuousClock.now - origin).components
    return Double(passed.seconds) * 1e6 + Double(passed.attoseconds) / 1e12
  }
}

/// Prints where the time went.
struct TimingReport {
  let words: Words
  let spans: [StageClock.Span]

  /// The stages in their order, then what was rendered by kind, the dearest first; last the processor
  /// time of all tasks and the peak memory.
  func text(usage: ProcessUsage) -> String {
    let stages = sums(of: spans.filter { $0.lane == 0 })
    let kinds = sums(of: spans.filter { $0.lane > 0 }).sorted { $0.seconds > $1.seconds }
    let all = stages.reduce(0) { $0 + $1.seconds }
    var text = words.say("各阶段用时（秒）\n", "Stages, in seconds\n")
    for stage in stages { text += line(stage, of: all) }
    if !kinds.isEmpty {
      text += words.say("逐页用时（秒，各线程合计）\n", "Files by kind, in seconds of all threads\n")
      let rendering = kinds.reduce(0) { $0 + $1.seconds }
      for kind in kinds { text += line(kind, of: rendering) }
    }
    return text
      + words.say(
        "合计 \(format(all)) 秒，处理器 \(format(usage.seconds)) 秒，内存峰值 \(usage.peakMegabytes) MB\n",
        "Together \(format(all)) s, processor \(format(usage.seconds)) s, peak memory "
          + "\(usage.peakMegabytes) MB\n")
  }

  /// The stretches as Chrome and Perfetto show them.
  func trace() throws -> String {
    struct Event: Encodable {
      let name: String
      let cat = "bulletin"
      let ph = "X"
      let ts: Double
      let dur: Double
      let pid = 1
      let tid: Int
    }
    struct Trace: Encodable {
      let traceEvents: [Event]
    }
    return try json(
      Trace(
        traceEvents: spans.map {
          Event(name: $0.name, ts: $0.start, dur: $0.duration, tid: $0.lane)
        }))
  }

  private struct Sum {
    let name: String
    var count = 0
    var seconds = 0.0
  }

  private func sums(of spans: [StageClock.Span]) -> [Sum] {
    var sums: [Sum] = []
    var places: [String: Int] = [:]
    for span in spans {
      let place = places[span.name] ?? sums.count
      if place == sums.count {
        sums.append(Sum(name: span.name))
        places[span.name] = place
      }
      sums[place].count += 1
      sums[place].seconds += span.duration / 1e6
    }
    return sums
  }

  private func line(_ sum: Sum, of all: Double) -> String {
    let share = all > 0 ? Int((sum.seconds / all * 100).rounded()) : 0
    let count = sum.count > 1 ? "  × \(sum.count)" : ""
    return "\(padded(format(sum.seconds), 9))  \(padded("\(share)%", 4))  \(sum.name)\(count)\n"
  }

  private func format(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
