import BulletinModel

/// The files in which two folders differ, as paths below them, sorted.
///
/// They have other bytes, or are there only once. The record of a build and what file managers leave behind do not count.
///
/// - Throws: `PublishFailure` where a folder or a file cannot be read.
public func differences(between left: String, and right: String) throws(PublishFailure) -> [String]
{
  let (leftFiles, rightFiles) = (try Staging.files(in: left), try Staging.files(in: right))
  var found = Set(leftFiles).symmetricDifference(rightFiles)
  for path in Set(leftFiles).intersection(rightFiles) {
    guard let bytes = try FileSystem.contents(of: "\(left)/\(path)"),
      FileSystem.file("\(right)/\(path)", equals: bytes)
    else {
      found.insert(path)
      continue
    }
  }
  found.remove(Staging.record)
  return found.sorted { precedes($0, $1) }
}
