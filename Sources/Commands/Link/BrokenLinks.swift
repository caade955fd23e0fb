import Certification
import MilepostResources
import Planning
import Reports

/// Finds links to items that the plan no longer has, and the items they probably mean now.
struct BrokenLinks {
  let context: CommandContext
  let document: PlanDocument

  /// Returns every broken link with what is known of it, in the order of the file.
  ///
  /// The old sentence comes from the plan's history, or else from the comment beside the id.
  func read(_ editor: LinksEditor) throws(Failure) -> [BrokenLink] {
    let lookup = ItemLookup(document.plan)
    let broken = context.configuration.links.filter {
      $0.item != "*" && lookup.id(named: $0.item) == nil
    }
    guard !broken.isEmpty else { return [] }
    let older = try versions(with: broken.map(\.item))
    return broken.map { link in
      let version = older[link.item]
      let identity =
        version?.identity
        ?? editor.comment(line: link.line).map { ItemIdentity(remembered: $0, id: link.item) }
      // Beside an older version only what came after it is new; a comment knows no such order.
      let offer = identity.flatMap { identity in
        document.plan.rebindings(from: [identity] + (version?.others ?? linked(lookup)))
          .first { $0.old.id == identity.id }
      }
      return BrokenLink(
        line: link.line, item: link.item,
        oldText: version?.text ?? editor.comment(line: link.line),
        commit: version?.commit, project: link.project,
        offer: offer.flatMap { offer in
          document.plan.item(offer.newId).map { .init(item: $0, likeness: offer.likeness) }
        })
    }
  }

  /// The item in the newest version of the plan that still had it.
  private struct Older {
    let identity: ItemIdentity
    let others: [ItemIdentity]
    let text: String
    let commit: String
  }

  /// Returns nothing for a plan without history: then only comments remember.
  private func versions(with names: [String]) throws(Failure) -> [String: Older] {
    var found: [String: Older] = [:]
    do throws(Failure) {
      try PlanVersions(context: context).read(document, newestFirst: true) { version in
        let lookup = ItemLookup(version.plan)
        for name in names where found[name] == nil {
          guard let id = lookup.id(named: name), let item = version.plan.item(id) else { continue }
          found[name] = Older(
            identity: item.identity,
            others: version.plan.items.map(\.identity).filter { $0.id != id }, text: item.text,
            commit: "\(version.commit)")
        }
        return found.count < names.count
      }
    } catch {
      guard error.status == .inputNotFound else { throw error }
    }
    return found
  }

  /// Items with links of their own are not what a broken link means.
  private func linked(_ lookup: ItemLookup) -> [ItemIdentity] {
    context.configuration.links.compactMap { lookup.id(named: $0.item) }
      .compactMap { document.plan.item($0)?.identity }
  }
}
