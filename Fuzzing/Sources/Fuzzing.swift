import Foundation
import Synchronization

/// The parser that this run is about: one is fuzzed at a time, so that inputs are kept apart.
private let parser: Parser = {
  let name = ProcessInfo.processInfo.environment["BULLETIN_PARSER"] ?? ""
  guard let parser = Parser(rawValue: name) else {
    let names = Parser.allCases.map(\.rawValue).joined(separator: " ")
    fatalError("BULLETIN_PARSER is one of: \(names)")
  }
  return parser
}()

/// Called by libFuzzer with one input after the other.
///
/// - Returns: 0, for an input that may be kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  parser.read(bytes)
  return 0
}

/// Stops the run where something that always holds does not: libFuzzer keeps the input.
func requireTrue(_ condition: Bool, _ what: @autoclosure () -> String) {
  if !condition { fatalError(what()) }
}

/// Runs what waits for other tasks to its end: libFuzzer knows no tasks.
func waiting<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
  let result = Outcome<Value>()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    result.set(await work())
    done.signal()
  }
  done.wait()
  guard let value = result.value else { fatalError("the work has ended without a value") }
  return value
}

/// Hands a value from a task to the thread that waits for it.
private final class Outcome<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  var value: Value? { kept.withLock { $0 } }

  func set(_ value: Value) { kept.withLock { $0 = value } }
}
