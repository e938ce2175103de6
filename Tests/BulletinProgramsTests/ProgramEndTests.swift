import BulletinPrograms
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Programs that do not come to their own end.
@Suite struct ProgramEndTests {
  private let path: String
  private let shell: Program

  init() throws {
    shell = try #require(Program(at: "/bin/sh"))
    path = shell.path
  }

  private func run(
    _ script: String, _ limits: ProgramLimits = ProgramLimits()
  ) async throws -> ProgramOutcome {
    try await shell.run(
      ProgramCall(["-c", script], environment: ["PATH": "/usr/bin:/bin"], limits: limits))
  }

  /// Tells whether a process runs; a zombie that nobody reaps counts as gone.
  private func isAlive(_ number: pid_t) -> Bool {
    guard kill(number, 0) == 0 else { return false }
    do {
      let status = try String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
      return !status.contains(") Z ")
    } catch {
      return !FileManager.default.fileExists(atPath: "/proc/self")
    }
  }

  private func isGone(_ number: pid_t) async throws -> Bool {
    for _ in 0..<100 where isAlive(number) { try await Task.sleep(for: .milliseconds(20)) }
    return !isAlive(number)
  }

  @Test func aMissingFolderKeepsItFromStarting() async throws {
    await #expect(throws: ProgramFailure.cannotStart(program: path, code: ENOENT)) {
      try await shell.run(ProgramCall(folder: "/no/such/folder"))
    }
  }

  @Test func anArgumentThatCWouldCutIsRefused() async throws {
    await #expect(throws: ProgramFailure.cannotStart(program: path, code: EINVAL)) {
      try await shell.run(ProgramCall(["-c", "echo a\0b"]))
    }
  }

  @Test func aSignalIsNoExitStatus() async throws {
    await #expect(throws: ProgramFailure.killed(program: path, signal: SIGABRT)) {
      try await run("kill -ABRT $$")
    }
  }

  @Test func itIsEndedAtItsTimeLimit() async throws {
    let limit = Duration.milliseconds(200)
    await #expect(throws: ProgramFailure.ranOver(program: path, limit: limit)) {
      try await run("sleep 3600", ProgramLimits(time: limit))
    }
  }

  @Test func oneThatIgnoresTheRequestIsKilledAfterItsGrace() async throws {
    let limits = ProgramLimits(time: .milliseconds(300), grace: .milliseconds(300))
    let start = ContinuousClock.now
    await #expect(throws: ProgramFailure.ranOver(program: path, limit: limits.time)) {
      try await run("trap '' TERM; while :; do sleep 1; done", limits)
    }
    #expect(ContinuousClock.now - start >= .milliseconds(600))
  }

  @Test func oneThatClosedItsStreamsIsEndedToo() async throws {
    let limits = ProgramLimits(time: .milliseconds(200))
    await #expect(throws: ProgramFailure.ranOver(program: path, limit: limits.time)) {
      try await run("exec >&- 2>&-; sleep 900", limits)
    }
  }

  @Test func whatItLeftRunningIsKilledWithIt() async throws {
    let start = ContinuousClock.now
    let outcome = try await run("sleep 3600 & echo $!")
    let number = try #require(pid_t(outcome.outputText.dropLast()))
    #expect(try await isGone(number))
    #expect(ContinuousClock.now - start < .seconds(3600), "it ended by itself")
  }

  @Test(arguments: [ProgramFailure.Stream.output, .errors])
  func whatWritesTooMuchIsEnded(_ stream: ProgramFailure.Stream) async throws {
    let limits = ProgramLimits(output: 1000, errors: 1000)
    let failure = ProgramFailure.wroteTooMuch(program: path, stream: stream, limit: 1000)
    let target = stream == .output ? "" : ">&2"
    await #expect(throws: failure) {
      try await run("while :; do echo 0123456789; done \(target)", limits)
    }
    let full = try await run("printf %1000d 0 \(target)", limits)
    #expect((stream == .output ? full.output : full.errors).count == 1000)
  }

  @Test func aCancelledTaskEndsIt() async throws {
    let task = Task { try await run("sleep 3600") }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    // Had it ended by itself, it would have an outcome.
    await #expect(throws: ProgramFailure.cancelled(program: path)) { try await task.value }
  }

  @Test func manyRunsLeaveNoDescriptorBehind() async throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/fd") else { return }
    func count() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
    let before = try count()
    for _ in 0..<100 {
      _ = try await run("exit 1")
      await #expect(throws: ProgramFailure.self) { try await shell.run(ProgramCall(folder: "/no")) }
    }
    // Other suites run at the same time and hold a few.
    #expect(try count() < before + 80)
  }
}
