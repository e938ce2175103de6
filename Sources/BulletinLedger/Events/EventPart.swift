import BulletinModel

/// The rows behind one figure: some spots of a track over some slots.
struct EventPart {
  let track: EventTrack
  let spots: [EventTrack.Spot]
  let slots: [Range<Int>]

  /// What a quantity comes to; nil where no cell that it looks at is filled.
  func value(_ reading: ReadColumns.Reading) -> Cell.Sum? {
    switch reading {
    case .sum(let tally):
      return Cell.Sum(units: total(tally), scale: track.columns.tallies[tally].scale)
    case .mean(let sum, let filled):
      let count = total(filled)
      guard count > 0 else { return nil }
      return Cell.Sum(units: total(sum), scale: track.columns.tallies[sum].scale, divisor: count)
    case .pick(let pick, let series):
      return track.columns.series[series].value(pick, over: rows(ReadColumns.allRows))
    }
  }

  /// How many rows a tally of rows counts.
  func count(_ tally: Int) -> Int { Int(total(tally)) }

  /// The rows that a tally counts, rising.
  func rows(_ tally: Int) -> [Int] {
    let mask = track.columns.tallies[tally].mask
    let found = spots.flatMap { track.rows(at: $0, over: slots) }
    return (spots.count > 1 ? Set(found).sorted() : found).filter { mask?[$0] ?? true }
  }

  private func total(_ tally: Int) -> Int64 {
    spots.reduce(0) { $0 + track.sum(tally, at: $1, over: slots) }
  }
}
