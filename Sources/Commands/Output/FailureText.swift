import MilepostResources
import Reports

/// Puts a failure into the three parts a person reads.
func failureText(_ failure: Failure, catalogue: Catalogue) -> TextDocument {
  var document = TextDocument()
  document.line(
    TextSpan(catalogue("label.error"), .bad), TextSpan(" " + catalogue.text(failure.problem)))
  if let cause = failure.cause {
    document.line(
      TextSpan(catalogue("label.cause"), .quiet), TextSpan(" " + catalogue.text(cause)))
  }
  for (index, hint) in failure.hints.enumerated() {
    document.line(
      TextSpan(index == 0 ? catalogue("label.hint") : "     ", .accent),
      TextSpan(" " + catalogue.text(hint)))
  }
  return document
}
