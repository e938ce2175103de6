public import BulletinModel

/// The addresses of texts that are shown though they are not published, with why they are not.
///
/// - Returns: By address below the root, such as `/news/2025/10/title/`, not encoded.
public func pendingAddresses(in plan: Plan) -> [String: PendingText] {
  var found: [String: PendingText] = [:]
  for document in plan.index.documents {
    guard let pending = plan.index.edition.pending[document.file] else { continue }
    found[document.route.path] = pending
  }
  return found
}
