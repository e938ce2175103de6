import BulletinModel

/// A finished data file as its descriptions name it.
struct DataFile: Sendable, Hashable {
  /// The path from the folder of the description, such as `registers/requests.csv`.
  let path: String
  /// How many bytes it has.
  let size: Int
  /// The SHA-256 of its bytes in hexadecimal.
  let hash: String

  /// Measures a file.
  init(path: String, bytes: [UInt8]) {
    self.path = path
    size = bytes.count
    hash = SHA256.digits(of: bytes)
  }
}

/// A licence as Frictionless and schema.org ask for it.
struct DataLicence: Sendable, Hashable {
  /// A short name such as `CC-BY-4.0`.
  let name: String
  /// The full name.
  let title: String
  /// The address of the text.
  let path: String

  /// Creative Commons, attribution.
  static let attribution = DataLicence(
    name: "CC-BY-4.0", title: "Creative Commons Attribution 4.0",
    path: "https://creativecommons.org/licenses/by/4.0/")
}
