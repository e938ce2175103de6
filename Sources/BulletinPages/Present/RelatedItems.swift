import BulletinModel

extension Desk {
  /// The items that share most with one: tags, unit, region, sector, column.
  ///
  /// Only the nearest in time of every shared list are weighed, so that the cost does not grow with
  /// the archive. Ties go to the item nearer in time, then to the newer one.
  func related(to place: Int, limit: Int) -> [Int] {
    let item = edition.news[place]
    var scores: [Int: Int] = [:]
    func weigh(_ subject: ListSubject, _ weight: Int) {
      for neighbour in neighbours(of: place, in: language.items(of: subject)) {
        scores[neighbour, default: 0] += weight
      }
    }
    for slug in Set(item.tags.map(\.slugged)) {
      if let tag = index.tagPlaces[language.place][slug] { weigh(.tag(tag), 4) }
    }
    if let branch = item.branch { weigh(.branch(branch), 5) }
    if let region = item.region { weigh(.region(region), 3) }
    if let sector = item.sector { weigh(.sector(sector), 2) }
    if let column = item.column { weigh(.column(column), 1) }
    let own = index.itemRanks[place]
    let ranked = scores.map { (place: $0, score: $1, rank: index.itemRanks[$0]) }
      .sorted { left, right in
        if left.score != right.score { return left.score > right.score }
        let (a, b) = (abs(left.rank - own), abs(right.rank - own))
        return a != b ? a < b : left.rank < right.rank
      }
    return ranked.prefix(limit).map(\.place)
  }

  /// Up to eight items on either side of one in a newest-first list.
  private func neighbours(of place: Int, in list: [Int]) -> [Int] {
    let newer = index.newer(than: place, in: list)
    let range = max(0, newer - 8)..<min(list.count, newer + 9)
    return list[range].filter { $0 != place }
  }
}

extension EditionIndex {
  /// How many items of a list that is newest first are newer than one.
  func newer(than item: Int, in list: [Int]) -> Int {
    let own = itemRanks[item]
    return list.firstPlace { itemRanks[$0] >= own }
  }
}
