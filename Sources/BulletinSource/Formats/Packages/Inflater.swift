/// Undoes DEFLATE, bounded in what it makes.
///
/// Source: RFC 1951.
struct Inflater {
  private enum Broken: Error {
    case broken
  }

  private let input: ArraySlice<UInt8>
  private let limit: Int
  private var place: Int
  private var hold: UInt32 = 0
  private var held = 0
  private var output: [UInt8] = []

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
    place = input.startIndex
  }

  /// The bytes that were packed; nil where they are damaged or more than the limit.
  static func inflated(_ input: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var inflater = Inflater(input, limit: limit)
    do {
      try inflater.run()
      return inflater.output
    } catch {
      return nil
    }
  }

  private mutating func run() throws(Broken) {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try copyStored()
      case 1: try copyCodes(Inflater.fixedLengths, Inflater.fixedDistances)
      case 2:
        let (lengths, distances) = try readCodes()
        try copyCodes(lengths, distances)
      default: throw .broken
      }
    }
  }

  // MARK: Bits

  private mutating func bits(_ count: Int) throws(Broken) -> Int {
    while held < count {
      guard place < input.endIndex else { throw .broken }
      hold |= UInt32(input[place]) << UInt32(held)
      place += 1
      held += 8
    }
    let value = hold & ((1 << UInt32(count)) - 1)
    hold >>= UInt32(count)
    held -= count
    return Int(value)
  }

  /// A code of Huffman: how many there are of each length, then their symbols in order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(lengths: ArraySlice<Int>) {
      for length in lengths { counts[length] += 1 }
      var offsets = [Int](repeating: 0, count: 17)
      for length in 1..<16 { offsets[length + 1] = offsets[length] + counts[length] }
      symbols = [Int](repeating: 0, count: lengths.count - counts[0])
      for (symbol, length) in lengths.enumerated() where length > 0 {
        symbols[offsets[length]] = symbol
        offsets[length] += 1
      }
      counts[0] = 0
    }
  }

  private mutating func symbol(_ code: Code) throws(Broken) -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1..<16 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - first < count {
        guard index + value - first < code.symbols.count else { throw .broken }
        return code.symbols[index + value - first]
      }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .broken
  }

  // MARK: Blocks

  private mutating func copyStored() throws(Broken) {
    (hold, held) = (0, 0)
    guard place + 4 <= input.endIndex else { throw .broken }
    let count = Int(input[place]) | Int(input[place + 1]) << 8
    place += 4
    guard place + count <= input.endIndex, output.count + count <= limit else { throw .broken }
    output += input[place..<place + count]
    place += count
  }

  private mutating func readCodes() throws(Broken) -> (Code, Code) {
    let lengthCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var small = [Int](repeating: 0, count: 19)
    for index in 0..<(try bits(4) + 4) { small[order[index]] = try bits(3) }
    let code = Code(lengths: small[...])
    var lengths: [Int] = []
    while lengths.count < lengthCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 0..<16: lengths.append(symbol)
      case 16:
        guard let last = lengths.last else { throw .broken }
        lengths += [Int](repeating: last, count: try bits(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
      default: lengths += [Int](repeating: 0, count: try bits(7) + 11)
      }
    }
    guard lengths.count == lengthCount + distanceCount else { throw .broken }
    return (
      Code(lengths: lengths[..<lengthCount]), Code(lengths: Array(lengths[lengthCount...])[...])
    )
  }

  private mutating func copyCodes(_ lengths: Code, _ distances: Code) throws(Broken) {
    while true {
      let symbol = try symbol(lengths)
      if symbol == 256 { return }
      guard output.count < limit else { throw .broken }
      guard symbol > 256 else {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Inflater.lengthBases.count else { throw .broken }
      let length =
        Inflater.lengthBases[symbol - 257] + (try bits(Inflater.lengthExtras[symbol - 257]))
      let far = try self.symbol(distances)
      guard far < Inflater.distanceBases.count else { throw .broken }
      let distance = Inflater.distanceBases[far] + (try bits(max(0, far / 2 - 1)))
      guard distance <= output.count, output.count + length <= limit else { throw .broken }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  // MARK: Tables

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthExtras = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let fixedLengths = Code(
    lengths: ([Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8))[...])
  private static let fixedDistances = Code(lengths: [Int](repeating: 5, count: 30)[...])
}
