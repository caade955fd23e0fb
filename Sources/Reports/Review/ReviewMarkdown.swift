package import Certification
package import MilepostResources

/// A review as Markdown, ready to be pasted into a weekly report.
package enum ReviewMarkdown {
  /// - Parameter template: The user's own; nil for that of `Resources/templates`.
  /// - Returns: The bytes, and the names that the template uses and nothing fills in.
  package static func document(
    _ review: PeriodReview, catalogue: Catalogue, template: Template? = nil
  ) -> (bytes: [UInt8], unknown: [String]) {
    let template =
      template
      ?? Template(resource: resourceText("templates/review.md.mustache"), format: .markdown)
    let (text, unknown) = template.render(
      ReviewValues(review: review, catalogue: catalogue).values, catalogue: catalogue)
    return (Array(text.utf8), unknown)
  }
}
