public import BulletinPrograms

/// Why a release did not go live, or could not be looked at: exit status 3.
public enum ReleaseFailure: Error, Sendable, Hashable {
  /// The disk refused something.
  case disk(PublishFailure)
  /// A program that was started did not come to its end.
  case program(ProgramFailure)
  /// A program of this machine came to a bad end, in its own words.
  case failedProgram(String, words: String)
  /// A program is not installed on this machine.
  case noProgram(String)
  /// Somebody else publishes to the same place; stale where it is long since or the process is gone.
  case locked(by: Publisher?, place: String, isStale: Bool)
  /// The lock was broken by somebody else in the meantime: nothing was switched.
  case lockLost(place: String)
  /// The folder holds files, and no release of this program.
  case foreignPlace(String, files: [String])
  /// `current` is no link that the program made.
  case currentIsNoLink(String)
  /// Nobody answers there, or the key is not accepted, in the words of ssh.
  case unreachable(String, words: String)
  /// A step failed on the other side.
  case remote(String, step: String, words: String)
  /// A step failed at an object store, in the words of rclone.
  case store(String, StoreTrouble, step: String, words: String)
  /// Objects were changing places when it failed: readers may get some of the release already.
  indirect case switchCutShort(String, to: ReleaseID, because: ReleaseFailure)
  /// What arrived differs from what was sent, twice.
  case damagedUpload(String, [Damage])
  /// A release differs from its manifest.
  case damagedRelease(ReleaseID, [Damage])
  /// There is no manifest of a release.
  case noManifest(ReleaseID)
  /// There is no release of this name.
  case noRelease(String, known: [ReleaseID])
  /// Nothing was published there yet.
  case nothingPublished(String)
  /// There is no earlier release to go back to.
  case nothingEarlier(ReleaseID)
  /// The live site does not answer with the release; the release that is live again, where there is
  /// one.
  case probeFailed(url: String, reason: ProbeFailure, standing: ReleaseID?, refused: ReleaseID)
  /// An address gives no answer, in the words of curl.
  case noAnswer(String, words: String)
  /// What answers at an address is no release of this program.
  case notARelease(String)
  /// A path cannot be part of a release.
  case unusablePath(String)
}

/// Why the live site was not seen to be a release.
public enum ProbeFailure: Error, Sendable, Hashable {
  /// No answer, in the words of curl.
  case noAnswer(String)
  /// Another release, or something else, answered.
  case otherAnswer
}
