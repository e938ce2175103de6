/// What the machine refused while files were written: exit status 3, the site that stands stays.
public enum PublishFailure: Error, Sendable, Hashable {
  /// A system call failed on a path, with its `errno`.
  case system(operation: String, path: String, code: Int32)
  /// Another command writes to the same place.
  case busy(path: String)
  /// The folder holds files that no build made: replacing it would lose them.
  case foreignFiles(folder: String, files: [String])
  /// The folder holds the site's own sources, or lies inside them.
  case holdsSources(folder: String)
  /// The folder for ledgers given back lies in the site folder.
  case insideSite(folder: String)
  /// Files stand in the way that no earlier run wrote, or that were changed since.
  case notItsOwn(folder: String, files: [String])
  /// Sources were changed by somebody else while a command was about to change them.
  case changedSince(files: [String])
  /// Files that a command was to write anew stand already.
  case standsAlready(files: [String])
  /// What an earlier run kept is not what it wrote: everything has to be done without it.
  case damagedMemory(path: String)
  /// Two files were staged under one path, or a path leaves the folder.
  case unusablePath(String)
}
