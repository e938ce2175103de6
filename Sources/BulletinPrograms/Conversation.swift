import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes to a program and reads from it until it ends or has to be ended.
struct Conversation {
  private let path: String
  private let limits: ProgramLimits
  private let stop: StopFlag
  private let child: ChildProcess
  private let start = ContinuousClock.now
  private var input: Pipe?
  private var unwritten: ArraySlice<UInt8>
  private var output: Pipe
  private var errors: Pipe
  private var said: (output: [UInt8], errors: [UInt8]) = ([], [])
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// Why it has to end, and since when it knows.
  private var ending: (reason: ProgramFailure, since: ContinuousClock.Instant)?
  /// How long to wait for a program that has closed its streams: ever longer.
  private var patience: Int32 = 1

  /// Starts the program.
  init(with path: String, _ call: ProgramCall, _ stop: StopFlag) throws(ProgramFailure) {
    self.path = path
    limits = call.limits
    self.stop = stop
    unwritten = (call.input ?? [])[...]
    var pipes: [Pipe] = []
    do throws(ProgramFailure) {
      for _ in 0..<(call.input == nil ? 2 : 3) { pipes.append(try Pipe(for: path)) }
      for (place, pipe) in pipes.enumerated()
      where !pipe.neverWaits(place == 2 ? pipe.writing : pipe.reading) {
        throw .system(operation: "fcntl", program: path, code: errno)
      }
      let standard = pipes.count > 2 ? pipes[2].reading : nil
      child = try ChildProcess(
        path, call, input: standard, output: pipes[0].writing, errors: pipes[1].writing)
    } catch {
      for place in pipes.indices { pipes[place].closeBoth() }
      throw error
    }
    pipes[0].closeWriting()
    pipes[1].closeWriting()
    if pipes.count > 2 { pipes[2].closeReading() }
    (output, errors) = (pipes[0], pipes[1])
    input = pipes.count > 2 ? pipes[2] : nil
    if unwritten.isEmpty { input?.closeWriting() }
  }

  /// Talks until the end; no process and no descriptor is left, whatever happens.
  mutating func finish() throws(ProgramFailure) -> ProgramOutcome {
    while !child.hasEnded {
      look()
      wait()
      exchange()
    }
    child.signal(SIGKILL)
    exchange()
    closeAll()
    var status: Int32 = 0
    do throws(ProgramFailure) {
      status = try child.reap()
    } catch {
      throw ending?.reason ?? error
    }
    if let ending { throw ending.reason }
    return ProgramOutcome(status: status, output: said.output, errors: said.errors)
  }

  /// Ends a program whose time is over or that nobody waits for.
  private mutating func look() {
    let now = ContinuousClock.now
    if let ending {
      if now - ending.since >= limits.grace { child.signal(SIGKILL) }
    } else if stop.isRaised {
      end(because: .cancelled(program: path))
    } else if now - start >= limits.time {
      end(because: .ranOver(program: path, limit: limits.time))
    }
  }

  private mutating func end(because reason: ProgramFailure) {
    guard ending == nil else { return }
    ending = (reason, ContinuousClock.now)
    child.signal(SIGTERM)
  }

  /// Waits until a stream has something to say, or for a moment.
  private mutating func wait() {
    var streams: [pollfd] = []
    for end in [output.reading, errors.reading] where end >= 0 {
      streams.append(pollfd(fd: end, events: Int16(POLLIN), revents: 0))
    }
    if let end = input?.writing, end >= 0 {
      streams.append(pollfd(fd: end, events: Int16(POLLOUT), revents: 0))
    }
    let isSilent = output.reading < 0 && errors.reading < 0
    // Also a program that hands its streams to another and ends is noticed soon.
    _ = poll(&streams, nfds_t(streams.count), isSilent ? patience : 20)
    if isSilent { patience = min(patience * 2, 20) }
  }

  /// Writes and reads what is possible without waiting.
  private mutating func exchange() {
    writeInput()
    if !Conversation.drain(&output, into: &said.output, limit: limits.output, by: &buffer) {
      end(because: .wroteTooMuch(program: path, stream: .output, limit: limits.output))
    }
    if !Conversation.drain(&errors, into: &said.errors, limit: limits.errors, by: &buffer) {
      end(because: .wroteTooMuch(program: path, stream: .errors, limit: limits.errors))
    }
  }

  private mutating func writeInput() {
    while let end = input?.writing, end >= 0 {
      let (count, code) = unwritten.withUnsafeBytes { bytes in
        (write(end, bytes.baseAddress, bytes.count), errno)
      }
      if count > 0 { unwritten = unwritten.dropFirst(count) }
      if count < 0, code == EINTR { continue }
      if count < 0, code == EAGAIN || code == EWOULDBLOCK { return }
      // All is written, or the program reads no more, which is its own affair.
      if count < 0 || unwritten.isEmpty { input?.closeWriting() }
    }
  }

  /// Reads what is there.
  ///
  /// - Returns: False where it is more than allowed: then the stream is closed.
  private static func drain(
    _ pipe: inout Pipe, into bytes: inout [UInt8], limit: Int, by buffer: inout [UInt8]
  ) -> Bool {
    while pipe.reading >= 0 {
      let (count, code) = buffer.withUnsafeMutableBytes { room in
        (read(pipe.reading, room.baseAddress, room.count), errno)
      }
      if count < 0, code == EINTR { continue }
      if count < 0, code == EAGAIN || code == EWOULDBLOCK { return true }
      guard count > 0 else {
        pipe.closeReading()
        return true
      }
      guard bytes.count + count <= limit else {
        pipe.closeReading()
        return false
      }
      bytes += buffer.prefix(count)
    }
    return true
  }

  private mutating func closeAll() {
    input?.closeBoth()
    output.closeBoth()
    errors.closeBoth()
  }
}
