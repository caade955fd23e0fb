import Certification
import MilepostResources
import Reports

/// A template of the user's own.
struct TemplateFile {
  let template: Template
  private let path: String
  private let text: String
  private let catalogue: Catalogue

  /// Largest file, in bytes.
  private static let largest = 1 << 18

  init(path: String, context: CommandContext) throws(Failure) {
    let problem = Message("error.template.unreadable", ["path": .text(path)])
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(context.environment.absolutePath(path), limit: Self.largest)
    } catch {
      throw Failure(error.status, problem, cause: error.cause)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.malformedInput, problem, cause: Message("cause.template.not-text"))
    }
    do {
      template = try Template(text, format: .markdown)
    } catch {
      throw Failure(
        .malformedInput,
        Message("error.template.line", ["path": .text(path), "line": .number(error.line)]),
        cause: Message("template.problem.\(error.code.rawValue)"))
    }
    self.path = path
    self.text = text
    catalogue = context.catalogue
  }

  /// Names the template's names that nothing fills in, each with its first line.
  func remarks(on review: PeriodReview) -> [Message] {
    ReviewMarkdown.document(review, catalogue: catalogue, template: template).unknown.map { name in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return Message(
        "template.unknown-name",
        [
          "path": .text(path), "name": .text(name),
          "line": .number((lines.firstIndex { $0.contains(name) } ?? 0) + 1),
        ])
    }
  }
}
