import Foundation

/// Where the program speaks: text on standard error, data on standard output.
struct Output: Sendable {
  let showsProgress: Bool

  /// Says something to the person at the terminal.
  func say(_ text: String) {
    clearProgress()
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Hands data to the next program.
  func give(_ bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// Shows what is going on, on a terminal only; the next line takes its place.
  func progress(_ text: String) {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
  }

  private func clearProgress() {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
  }
}
