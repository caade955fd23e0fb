import MilepostResources
import Planning
import Reports

/// Writes links into `milepost.yml` and says what it did.
struct LinkWriter {
  let context: CommandContext

  /// Adds the entries that are not there yet, in one edit.
  ///
  /// - Parameter plan: Gives the sentences of the items.
  func add(_ entries: [LinkEntry], texts plan: Plan, notes: [Message]) throws(Failure)
    -> CommandResult
  {
    var editor = try LinksEditor(context: context)
    let known = context.configuration.links
    func place(_ entry: LinkEntry) -> Int? {
      known.first { link in
        link.item == entry.item && link.project == entry.project
          && link.attestation == entry.attestation
          && link.rules.map(\.rule) == entry.rules.map(\.rule)
          && link.rules.map(\.parameters) == entry.rules.map(\.parameters)
      }?.line
    }
    let fresh = entries.filter { place($0) == nil }
    var lines = fresh.isEmpty ? [] : try editor.add(fresh)[...]
    if !fresh.isEmpty { try editor.write() }
    let changes = entries.map { entry in
      let present = place(entry)
      return LinkChange(
        action: present == nil ? .added : .present, item: entry.item,
        text: plan.item(entry.item)?.text, project: entry.project, attestation: entry.attestation,
        rules: entry.rules.map { rule in
          rule.rule + (rule.parameters[""].map { ": " + $0 } ?? "")
        }, line: present ?? lines.removeFirst())
    }
    return result(changes, editor: editor, notes: notes)
  }

  /// What was changed, as every `link` command reports it.
  func result(
    _ changes: [LinkChange], editor: LinksEditor, status: ExitStatus = .success, notes: [Message]
  ) -> CommandResult {
    let report = LinkChangeReport(
      file: context.environment.shortened(editor.path), changes: changes)
    let created = Message("link.note.created", ["path": .text(report.file)])
    return CommandResult(
      status: status, formats: [.text, .json],
      render: { format, settings in
        format == .json
          ? jsonBytes(LinkJSON.value(report))
          : LinkText.document(report, catalogue: settings.catalogue)
            .bytes(coloured: settings.coloured)
      }, notes: (editor.exists ? [] : [created]) + notes)
  }
}
