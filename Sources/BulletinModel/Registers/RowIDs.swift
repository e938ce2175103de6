/// Finds rows by their ids: an open table of codes, much smaller than a dictionary of texts.
///
/// Ids are compared by their bytes.
public struct RowIDs: Sendable {
  private let dictionary: [String]
  /// For each code the first of the rows that bear it, or -1.
  private let places: [Int32]
  /// Codes by the hashes of their texts; `missingCode` where none stands.
  private let slots: [UInt32]

  /// Numbers the rows of a register by its field `id`; a later row with the same id is passed over.
  public init(_ register: Register) {
    guard case .coded(let codes, let dictionary) = register.column("id") else {
      self.init([], [])
      return
    }
    self.init(codes, dictionary)
  }

  /// Numbers rows by what their codes stand for.
  ///
  /// - Parameters:
  ///   - codes: A code for each row, or `missingCode`.
  ///   - dictionary: The texts of the codes, each once.
  public init(_ codes: [UInt32], _ dictionary: [String]) {
    var places = [Int32](repeating: -1, count: dictionary.count)
    for (row, code) in codes.enumerated()
    where code != Register.missingCode && places[Int(code)] < 0 {
      places[Int(code)] = Int32(row)
    }
    var size = 16
    while size < dictionary.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: Register.missingCode, count: size)
    for (code, text) in dictionary.enumerated() {
      var slot = RowIDs.hash(text) & (size - 1)
      while slots[slot] != Register.missingCode { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(code)
    }
    self.dictionary = dictionary
    self.places = places
    self.slots = slots
  }

  /// The row with an id; nil where none bears it.
  public func row(of id: String) -> Int? {
    var slot = RowIDs.hash(id) & (slots.count - 1)
    while slots[slot] != Register.missingCode {
      let code = Int(slots[slot])
      if dictionary[code].utf8.elementsEqual(id.utf8) {
        return places[code] < 0 ? nil : Int(places[code])
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Mixed once more for the low bits.
  private static func hash(_ text: String) -> Int {
    let hash = StableHash(text.utf8).value
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
