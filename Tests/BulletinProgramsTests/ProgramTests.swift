import BulletinPrograms
import BulletinTestSupport
import Foundation
import Testing

@Suite struct ProgramTests {
  private static let path = "/usr/bin:/bin"

  private func program(_ name: String) throws -> Program {
    try #require(Program(named: name, on: ProgramTests.path))
  }

  private func shell(
    _ script: String, input: [UInt8]? = nil, limits: ProgramLimits = ProgramLimits()
  ) async throws -> ProgramOutcome {
    try await program("sh").run(
      ProgramCall(
        ["-c", script], environment: ["PATH": ProgramTests.path], input: input, limits: limits))
  }

  // MARK: Finding

  @Test func findsOnlyRunnableFilesInAbsoluteFolders() throws {
    let place = try TemporaryFolder()
    try place.write("#!/bin/sh\n", to: "a/tool")
    try place.write("#!/bin/sh\n", to: "b/tool")
    try FileManager.default.createDirectory(
      atPath: place.path("c/tool"), withIntermediateDirectories: true)
    let search = ["", ".", place.path("c"), place.path("a"), place.path("b")]
      .joined(separator: ":")
    #expect(Program(named: "tool", on: search) == nil)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: place.path("b/tool"))
    #expect(Program(named: "tool", on: search)?.path == place.path("b/tool"))
    #expect(Program(at: place.path("b/tool"))?.path == place.path("b/tool"))
    #expect(Program(at: place.path("a/tool")) == nil)
  }

  @Test(arguments: ["", "bin/sh", "../bin/sh", "s\0h", "no-such-program"])
  func findsNothingByAnythingButAName(_ name: String) {
    #expect(Program(named: name, on: "/usr/bin:/bin:/usr") == nil)
    #expect(Program(at: name) == nil)
  }

  // MARK: What goes in and comes out

  @Test func streamsAreApartAndTheStatusIsGiven() async throws {
    let outcome = try await shell("echo 甲; echo 乙 >&2; exit 7")
    #expect(outcome.status == 7)
    #expect(outcome.outputText == "甲\n")
    #expect(outcome.errorText == "乙\n")
  }

  @Test func argumentsArriveAsTheyAre() async throws {
    let arguments = ["$HOME", "a b", "", "*", "'\"", "; false", "中文\n"]
    let outcome = try await program("printf").run(ProgramCall(["<%s>"] + arguments))
    #expect(outcome.outputText == arguments.map { "<\($0)>" }.joined())
  }

  @Test func onlyTheChosenEnvironmentIsSeen() async throws {
    let call = ProgramCall(environment: ["B": "2", "A": "一 二"])
    let outcome = try await program("env").run(call)
    #expect(outcome.outputText == "A=一 二\nB=2\n")
  }

  @Test func worksInTheChosenFolder() async throws {
    let place = try TemporaryFolder()
    try place.write("", to: "work/x")
    let outcome = try await program("ls").run(ProgramCall(folder: place.path("work")))
    #expect(outcome.outputText == "x\n")
  }

  @Test(arguments: [0, 1, 65_536, 3_000_001])
  func inputOfAnySizeComesBack(_ size: Int) async throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let outcome = try await program("cat").run(ProgramCall(input: bytes))
    #expect(outcome.output == bytes)
    #expect(outcome.status == 0)
  }

  @Test func withoutInputThereIsNothingToRead() async throws {
    #expect(try await program("cat").run(ProgramCall()).output.isEmpty)
  }

  @Test func aProgramThatDoesNotReadItsInputEndsWell() async throws {
    let outcome = try await shell("exit 3", input: [UInt8](repeating: 65, count: 1 << 20))
    #expect(outcome.status == 3)
    #expect(outcome.output.isEmpty)
  }

  @Test func programsStartedAtOnceKeepTheirStreamsApart() async throws {
    let cat = try program("cat")
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          let bytes = [UInt8](repeating: UInt8(number), count: 100_000)
          return try await cat.run(ProgramCall(input: bytes)).output == bytes
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func noProgramHoldsTheStreamsOfAnother() async throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/fd") else { return }
    let script = "sleep 0.3; for f in /proc/$$/fd/*; do echo ${f##*/} $(readlink $f); done"
    let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask { try await shell(script, input: [65]).outputText }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let open = outcomes.map { text in
      text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        .filter { $0.count == 2 }
    }
    for (place, files) in open.enumerated() {
      let own = Set(files.filter { ["0", "1", "2"].contains($0[0]) }.map { $0[1] })
      #expect(own.count == 3)
      for (other, others) in open.enumerated() where other != place {
        #expect(own.isDisjoint(with: others.map { $0[1] }))
      }
    }
  }
}
