/// Returns the anchors that GitHub gives the headings of a document, in order.
///
/// Letters, marks, digits and connectors stay, blanks become `-`, everything else goes; the second
/// heading of one text gets `-1`.
///
/// - SeeAlso: github/html-pipeline, `TableOfContentsFilter`
func headingSlugs(_ headings: [String]) -> [String] {
  var seen: [String: Int] = [:]
  return headings.map { heading in
    let slug = headingSlug(heading)
    let count = seen[slug, default: 0]
    seen[slug] = count + 1
    return count == 0 ? slug : "\(slug)-\(count)"
  }
}

private func headingSlug(_ heading: String) -> String {
  var slug = ""
  for scalar in heading.lowercased().unicodeScalars {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .connectorPunctuation:
      // A variation selector behind an emoji is a mark of nothing that is left.
      if !(0xFE00...0xFE0F).contains(scalar.value) { slug.unicodeScalars.append(scalar) }
    default:
      if scalar == "-" { slug += "-" } else if scalar == " " { slug += "-" }
    }
  }
  return slug
}
