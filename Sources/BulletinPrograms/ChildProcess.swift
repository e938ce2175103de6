import BulletinModel

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A started program: the leader of a process group of its own.
struct ChildProcess {
  private let path: String
  private let number: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The absolute path.
  ///   - call: Its arguments, environment and folder.
  ///   - input: What becomes its standard input; nil for `/dev/null`.
  ///   - output: What becomes its standard output.
  ///   - errors: What becomes its standard error.
  /// - Throws: `ProgramFailure.cannotStart` with the system's reason.
  init(
    _ path: String, _ call: ProgramCall, input: Int32?, output: Int32, errors: Int32
  ) throws(ProgramFailure) {
    let variables = call.environment.map { "\($0.key)=\($0.value)" }
      .sorted { precedes($0, $1) }
    let words = [path] + call.arguments
    guard !(words + variables + [call.folder ?? ""]).contains(where: { $0.utf8.contains(0) }) else {
      throw .cannotStart(program: path, code: EINVAL)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    if let folder = call.folder { bulletin_start_in(&actions, folder) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    ChildProcess.setUp(&attributes)
    var child = pid_t()
    let code = withTexts(words) { arguments in
      withTexts(variables) { environment in
        posix_spawn(&child, path, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw .cannotStart(program: path, code: code) }
    self.path = path
    number = child
  }

  /// A group of its own, and no signal blocked or ignored, whatever holds for this process.
  #if canImport(Darwin)
    private static func setUp(_ attributes: inout posix_spawnattr_t?) {
      var signals = sigset_t()
      sigfillset(&signals)
      posix_spawnattr_setsigdefault(&attributes, &signals)
      sigemptyset(&signals)
      posix_spawnattr_setsigmask(&attributes, &signals)
      posix_spawnattr_setpgroup(&attributes, 0)
      let flags =
        POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        | POSIX_SPAWN_CLOEXEC_DEFAULT
      posix_spawnattr_setflags(&attributes, Int16(flags))
    }
  #else
    private static func setUp(_ attributes: inout posix_spawnattr_t) {
      var signals = sigset_t()
      sigfillset(&signals)
      posix_spawnattr_setsigdefault(&attributes, &signals)
      sigemptyset(&signals)
      posix_spawnattr_setsigmask(&attributes, &signals)
      posix_spawnattr_setpgroup(&attributes, 0)
      let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
      posix_spawnattr_setflags(&attributes, Int16(flags))
    }
  #endif

  /// Tells whether it has come to an end; it stays unreaped, so that its group's number is its own.
  var hasEnded: Bool { bulletin_has_ended(number) != 0 }

  /// Sends a signal to it and to all that it started in its group.
  func signal(_ signal: Int32) {
    // The one error, that nobody is left in the group, is what the caller wants.
    _ = kill(-number, signal)
  }

  /// Takes the end of a program that has ended.
  ///
  /// - Returns: Its exit status.
  /// - Throws: `ProgramFailure.killed` where a signal ended it.
  func reap() throws(ProgramFailure) -> Int32 {
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 {
      guard errno == EINTR else {
        throw .system(operation: "waitpid", program: path, code: errno)
      }
    }
    let signal = status & 0x7F
    guard signal == 0 else { throw .killed(program: path, signal: signal) }
    return (status >> 8) & 0xFF
  }
}

/// Gives texts to C as a list of pointers that ends with a null.
private func withTexts<Value>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
  var bytes: [CChar] = []
  var places: [Int] = []
  for text in texts {
    places.append(bytes.count)
    bytes += text.utf8.map { CChar(bitPattern: $0) }
    bytes.append(0)
  }
  return bytes.withUnsafeMutableBufferPointer { buffer in
    let pointers = places.map { place in buffer.baseAddress.map { $0 + place } } + [nil]
    return pointers.withUnsafeBufferPointer { list in
      // An array with at least the final null has a base address.
      list.baseAddress.map(body) ?? withTexts([], body)
    }
  }
}
