/// Why `bulletin new` wrote nothing.
enum NewFailure: Error, Sendable, Equatable {
  /// The folder `starter` is not where the program looks.
  case noStarter(program: String)
  /// A file of it cannot be read.
  case unreadable(path: String, cause: String)
  /// The folder for a new site holds something.
  case folderInUse(folder: String, names: [String])
  /// The site has no such column.
  case unknownColumn(typed: String, columns: [String])
  /// A register or vocabulary has the id.
  case registerInUse(id: String)
  /// The settings cannot be read.
  case unreadableContent
  /// A file that is to grow is not UTF-8.
  case foreignEncoding(file: String)

  /// Tells whether the machine is to blame, not the command line.
  var isOfTheMachine: Bool {
    switch self {
    case .noStarter, .unreadable: true
    default: false
    }
  }
}
