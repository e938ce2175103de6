import BulletinModel

/// Whether what `content/site.yml` names is there: columns, the lead item, regions and sectors.
///
/// Faults: E13 unknown terms, E74 a lead item that is not there.
func settingsReferenceFaults(
  _ lists: ContentLists, news: NewsDesk
) throws(SourceFailure) -> [Diagnostic] {
  let file = "content/site.yml"
  guard lists.tree.contains(file),
    let text = decodeText(try lists.tree.read(file), file: file).value
  else { return [] }
  // What is wrong with the mapping itself was named when the settings were read.
  let site = MappingReader(
    parseYAML(text, keys: SettingsKeys.known).node, SettingsKeys.site, in: text)
  var faults: [Diagnostic] = []
  func check(_ node: Node?, in list: ContentLists.List) {
    for item in node?.sequence ?? [] {
      guard let word = item.scalar?.trimmedOfSpaces, list.id(word) != word else { continue }
      var values = ["v": word, "list": list.name]
      values["near"] = list.id(word) ?? list.near(word)
      faults.append(text.fault(.unknownTerm, at: item.span, values))
    }
  }
  if let home = site.mapping("home", SettingsKeys.home) {
    check(home.value("columns"), in: lists.columns)
    check(home.value("notices"), in: lists.columns)
    if let lead = home.value("lead"), let key = lead.scalar?.trimmedOfSpaces,
      !news.items.contains(where: { $0.key == key }), news.hidden[key] == nil
    {
      var values = ["id": key]
      values["near"] = nearest(key, in: news.items.map(\.key))
      faults.append(text.fault(.danglingReference, at: lead.span, values))
    }
  }
  if let statistics = site.mapping("statistics", SettingsKeys.statistics) {
    check(statistics.value("region"), in: lists.regions)
    check(statistics.value("key_sectors"), in: lists.sectors)
  }
  return faults
}
