import ArgumentParser
import BulletinModel

/// Runs the program: parses the command line, does what it asks, and says how it ended.
///
/// - Parameter arguments: The command line without the program's name.
/// - Returns: 0 done, 1 faults in the content, 2 wrong usage, 3 environment.
public func runBulletin(_ arguments: [String]) async -> Int32 {
  let output = Output(showsProgress: false)
  let words = Words(language: Surroundings.language)
  do {
    var command = try BulletinProgram.parseAsRoot(arguments)
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
    return ExitStatus.done.rawValue
  } catch let status as ExitCode {
    return status.rawValue
  } catch {
    let message = BulletinProgram.fullMessage(for: error)
    guard BulletinProgram.exitCode(for: error) != .success else {
      output.give(Array((message + "\n").utf8))
      return ExitStatus.done.rawValue
    }
    output.say(words.say("命令写法不对。", "The command line is wrong. ") + message + "\n")
    return ExitStatus.usage.rawValue
  }
}
