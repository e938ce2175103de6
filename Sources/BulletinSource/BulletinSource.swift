public import BulletinModel

/// Reads the disk once: every file below `content/` and `templates/` of a site folder.
///
/// Dot files and what office programs leave behind are passed over. Faults: E105 for names that some
/// systems cannot keep apart, E115 for links that leave the folder, circles, devices and files over
/// the limit; such files are left out.
///
/// - Throws: `SourceFailure` when the folder or something in it cannot be read.
public func load(siteFolder: String) throws(SourceFailure) -> Checked<SourceTree> {
  var walk = try FolderWalk(root: siteFolder)
  try walk.walk("content")
  try walk.walk("templates")
  let found = walk.found.sorted { precedes($0.entry.path, $1.entry.path) }
  let tree = SourceTree(sorted: found.map(\.entry)) { place throws(SourceFailure) in
    let file = found[place]
    return try FolderWalk.bytes(
      at: file.diskPath, shown: file.entry.path, size: file.entry.size)
  }
  return Checked(tree, diagnostics: walk.faults.sorted())
}
