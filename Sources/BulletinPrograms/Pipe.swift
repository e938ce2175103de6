import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Two ends of a pipe; -1 is an end that is closed.
struct Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  /// Opens a pipe whose ends no other program inherits and that lie above the standard streams, so
  /// that putting one in a stream's place overwrites none.
  init(for program: String) throws(ProgramFailure) {
    var ends: [Int32] = [-1, -1]
    guard bulletin_pipe(&ends) == 0 else {
      throw .system(operation: "pipe", program: program, code: errno)
    }
    for place in ends.indices where ends[place] <= STDERR_FILENO {
      let higher = fcntl(ends[place], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
      let code = errno
      close(ends[place])
      ends[place] = higher
      guard higher >= 0 else {
        for end in ends where end >= 0 { close(end) }
        throw .system(operation: "fcntl", program: program, code: code)
      }
    }
    (reading, writing) = (ends[0], ends[1])
  }

  mutating func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  mutating func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  mutating func closeBoth() {
    closeReading()
    closeWriting()
  }

  /// Makes reading and writing return at once where there is nothing to read or no room.
  func neverWaits(_ end: Int32) -> Bool {
    let flags = fcntl(end, F_GETFL)
    return flags >= 0 && fcntl(end, F_SETFL, flags | O_NONBLOCK) == 0
  }
}
