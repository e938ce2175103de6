import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work on a thread of its own, outside the cooperative pool.
final class OwnThread: Sendable {
  private let work: @Sendable () -> Void

  private init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  /// Starts the work; returns 0, or the `errno` where the system gives no thread: then it never
  /// runs.
  static func start(_ work: @escaping @Sendable () -> Void) -> Int32 {
    let passed = Unmanaged.passRetained(OwnThread(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(&thread, nil, OwnThread.main, passed.toOpaque())
    guard code == 0 else {
      passed.release()
      return code
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
    return 0
  }

  #if canImport(Darwin)
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { work($0) }
  #else
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { $0.flatMap { work($0) } }
  #endif

  /// A pipe that nobody reads any more must show as an error, not end the whole process: the signal
  /// waits at this thread and goes with it.
  private static func work(_ passed: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    Unmanaged<OwnThread>.fromOpaque(passed).takeRetainedValue().work()
    return nil
  }
}
