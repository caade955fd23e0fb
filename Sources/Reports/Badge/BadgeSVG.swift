package import MilepostResources

/// A badge as a picture that needs no font of its own and no network.
package enum BadgeSVG {
  private static let template = Template(
    resource: resourceText("templates/badge.svg.mustache"), format: .html)

  package static func document(_ badge: Badge, catalogue: Catalogue) -> [UInt8] {
    let label = catalogue.text(badge.label)
    let message = catalogue.text(badge.message)
    let left = width(label) + 12
    let right = width(message) + 12
    let values: TemplateValues = [
      "label": .text(label), "message": .text(message), "width": .number(left + right),
      "left": .number(left), "right": .number(right), "labelWidth": .number(left - 12),
      "messageWidth": .number(right - 12), "messageStart": .number(left + 6),
      "colour": .text(colour(badge.tone)),
    ]
    return Array(template.render(values, catalogue: catalogue).text.utf8)
  }

  /// The length that the words are set to, whatever font the reader has, in pixels.
  private static func width(_ text: String) -> Int {
    text.reduce(0) { sum, character in
      sum + (displayWidth(String(character)) > 1 ? 12 : "iljt.,:' ".contains(character) ? 4 : 7)
    }
  }

  /// Colours on which white words have a contrast of at least 4.5 to 1.
  private static func colour(_ tone: Badge.Tone) -> String {
    switch tone {
    case .good: "#17663b"
    case .fair: "#775200"
    case .poor: "#a5301d"
    case .unknown: "#5b6168"
    }
  }
}
