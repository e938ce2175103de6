import BulletinModel

extension SearchLayout {
  /// The list of all volumes for a language: the newest of its own, then those of the others, then the older
  /// ones.
  func manifest(_ language: Int, versions: [Int: SearchVersion], desks: [Desk]) -> [UInt8] {
    func places(_ isWanted: (Int) -> Bool) -> [Int] {
      let own = volumes.indices.filter { volumes[$0].language == language }
      let others = volumes.indices.filter { volumes[$0].language != language }
      return (own + others).filter(isWanted)
    }
    let isNewest = { (place: Int) in
      place == 0 || volumes[place - 1].language != volumes[place].language
    }
    let order = places(isNewest) + places { !isNewest($0) }
    let list = order.map { place in
      let volume = volumes[place]
      let desk = desks[volume.language]
      return JSONText.object(
        ("path", .string(desk.language.routes.route("search/\(volume.number)/").href)),
        ("language", .string(desk.tag.tag)), ("version", .string(versions[place]?.texts ?? "")),
        ("order", .string(versions[place]?.order ?? "")),
        ("pages", .number(volume.entries.count)), ("shards", .number(volume.shards)))
    }
    return JSONText.object(("volumes", .list(list))).data
  }
}
