import CSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program on this machine that can be run.
public struct Program: Sendable, Hashable {
  /// Its absolute path.
  public let path: String

  /// Takes the program at an absolute path; nil where no runnable file stands there.
  public init?(at path: String) {
    guard path.hasPrefix("/"), Program.isRunnable(path) else { return nil }
    self.path = path
  }

  /// Finds a program by name.
  ///
  /// - Parameters:
  ///   - name: The name alone, without a folder.
  ///   - searchPath: Folders parted by `:`, as in `PATH`. Relative and empty ones do not count: what
  ///     runs must not depend on the working folder.
  public init?(named name: String, on searchPath: String) {
    guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0) else {
      return nil
    }
    let found = searchPath.split(separator: ":").lazy.filter { $0.hasPrefix("/") }
      .map { $0.hasSuffix("/") ? "\($0)\(name)" : "\($0)/\(name)" }
      .first(where: Program.isRunnable)
    guard let found else { return nil }
    path = found
  }

  private static func isRunnable(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0
      && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Runs it to its end.
  ///
  /// A thread of its own talks with the program, so that no task of the cooperative pool waits.
  /// Whatever the program itself started and left running is killed with it.
  ///
  /// - Returns: What it printed and its exit status, which may well tell of a failure.
  /// - Throws: `ProgramFailure` where it did not start or did not come to its own end.
  public func run(_ call: ProgramCall) async throws(ProgramFailure) -> ProgramOutcome {
    let path = path
    let stop = StopFlag()
    let result: Result<ProgramOutcome, ProgramFailure> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let code = OwnThread.start {
          continuation.resume(returning: Program.result(of: path, call, stop))
        }
        if code != 0 {
          continuation.resume(
            returning: .failure(.system(operation: "pthread_create", program: path, code: code)))
        }
      }
    } onCancel: {
      stop.raise()
    }
    return try result.get()
  }

  private static func result(
    of path: String, _ call: ProgramCall, _ stop: StopFlag
  ) -> Result<ProgramOutcome, ProgramFailure> {
    do throws(ProgramFailure) {
      guard !stop.isRaised else { throw .cancelled(program: path) }
      var conversation = try Conversation(with: path, call, stop)
      return .success(try conversation.finish())
    } catch {
      return .failure(error)
    }
  }
}

/// Tells a running conversation that nobody waits for it any more.
final class StopFlag: Sendable {
  private let raised = Atomic(false)

  var isRaised: Bool { raised.load(ordering: .relaxed) }

  func raise() { raised.store(true, ordering: .relaxed) }
}
