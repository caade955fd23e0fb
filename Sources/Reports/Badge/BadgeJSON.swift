package import MilepostResources
package import StrictJSON

/// The endpoint form that shields.io reads.
///
/// - SeeAlso: https://shields.io/badges/endpoint-badge
package enum BadgeJSON {
  package static func value(_ badge: Badge, catalogue: Catalogue) -> JSONValue {
    let colour =
      switch badge.tone {
      case .good: "brightgreen"
      case .fair: "yellow"
      case .poor: "red"
      case .unknown: "lightgrey"
      }
    return [
      "schemaVersion": .integer(1), "label": .string(catalogue.text(badge.label)),
      "message": .string(catalogue.text(badge.message)), "color": .string(colour),
      "isError": .boolean(badge.tone == .unknown),
    ]
  }
}
