import ArgumentParser
import Certification
import MilepostResources
import Planning
import Reports

/// `milepost link rebind [OLD NEW]`: gives links of items that were edited their new ids.
///
/// Without arguments it lists links that lead nowhere, with the old sentence and an offer. Exit 0 when
/// none is broken any more, 1 when one is.
struct LinkRebindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebind", abstract: HelpText.abstract("link-rebind"),
    discussion: HelpText.discussion("link-rebind"))

  @Argument(help: HelpText.option("rebind-old", value: "old"))
  var old: String?

  @Argument(help: HelpText.option("rebind-new", value: "new"))
  var new: String?

  @Flag(help: HelpText.option("rebind-all"))
  var all = false

  @Option(help: HelpText.option("plan", value: "file"), completion: .file())
  var plan: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (old == nil) == (new == nil), old == nil || !all else {
      throw ValidationError(HelpText.catalogue("link.error.rebind-arguments"))
    }
  }

  func run() throws {
    try runCommand(global, output: output) { context throws(Failure) in
      let document = try PlanDocument.load(file: plan, context: context)
      let editor = try LinksEditor(context: context)
      let broken = try BrokenLinks(context: context, document: document).read(editor)
      if let old, let new {
        let asked = broken.filter { $0.item == old }
        guard !asked.isEmpty else {
          throw Failure(
            .inputNotFound, Message("link.error.not-broken", ["item": .text(old)]),
            hints: [Message("link.hint.rebind")])
        }
        let item = try LinkArguments.item(new, in: document.plan)
        return try rebound(
          asked.map { ($0, item) }, of: broken, editor: editor, context: context)
      }
      if all {
        let offered = broken.compactMap { link in link.offer.map { (link, $0.item) } }
        if !offered.isEmpty {
          return try rebound(offered, of: broken, editor: editor, context: context)
        }
      }
      return list(broken, file: context.environment.shortened(editor.path))
    }
  }

  private func rebound(
    _ pairs: [(BrokenLink, PlanItem)], of broken: [BrokenLink], editor: LinksEditor,
    context: CommandContext
  ) throws(Failure) -> CommandResult {
    var editor = editor
    for (link, item) in pairs {
      try editor.rebind(
        line: link.line, from: link.item, to: item.id, oldText: link.oldText, newText: item.text)
    }
    try editor.write()
    return LinkWriter(context: context).result(
      pairs.map { link, item in
        LinkChange(
          action: .rebound, item: item.id, text: item.text, old: link.item, project: link.project,
          line: link.line)
      }, editor: editor, status: pairs.count < broken.count ? .unmet : .success, notes: [])
  }

  private func list(_ broken: [BrokenLink], file: String) -> CommandResult {
    CommandResult(
      status: broken.isEmpty ? .success : .unmet, formats: [.text, .json],
      render: { format, settings in
        format == .json
          ? jsonBytes(LinkJSON.value(broken, file: file))
          : LinkText.document(broken, file: file, catalogue: settings.catalogue)
            .bytes(coloured: settings.coloured)
      })
  }
}
