package import Certification
package import MilepostResources
package import StrictJSON

/// Signing keys for the terminal and as `milepost.keys/1`: never anything but their public half.
package enum KeysReport {
  package static func text(
    _ entries: [KeyStore.Entry], catalogue: Catalogue
  ) -> TextDocument {
    var document = TextDocument()
    guard !entries.isEmpty else {
      document.line(catalogue("keys.none"))
      document.line(catalogue("keys.none.hint"), .accent)
      return document
    }
    document.table(
      entries.map { entry in
        switch entry.publicKey {
        case .success(let key):
          [TextSpan(entry.name + "  ", .strong), TextSpan(key.did)]
        case .failure(let error):
          [TextSpan(entry.name + "  ", .strong), TextSpan(catalogue.text(error.message), .bad)]
        }
      })
    return document
  }

  /// One key in every form in which others need it.
  package static func text(
    name: String, key: PublicKey, path: String, catalogue: Catalogue
  ) -> TextDocument {
    var document = TextDocument()
    let rows = [
      ("name", name), ("did", key.did), ("ssh", key.sshText), ("fingerprint", key.fingerprint),
      ("file", path),
    ]
    document.table(
      rows.map { label, value in
        [TextSpan(catalogue("keys.label.\(label)") + "  ", .quiet), TextSpan(value)]
      })
    return document
  }

  package static func json(_ entries: [KeyStore.Entry], catalogue: Catalogue) -> JSONValue {
    [
      "schema": "milepost.keys/1",
      "keys": .array(
        entries.map { entry in
          switch entry.publicKey {
          case .success(let key): .object(members(name: entry.name, key: key))
          case .failure(let error):
            [
              "name": .string(entry.name), "error": .string(error.code.rawValue),
              "message": .string(catalogue.text(error.message)),
            ]
          }
        }),
    ]
  }

  /// One key as `milepost.key/1`.
  ///
  /// - SeeAlso: docs/json-schema/key.json
  package static func json(name: String, key: PublicKey) -> JSONValue {
    .object([.init("schema", "milepost.key/1")] + members(name: name, key: key))
  }

  private static func members(name: String, key: PublicKey) -> [JSONMember] {
    [
      .init("name", .string(name)), .init("did", .string(key.did)),
      .init("ssh", .string(key.sshText)), .init("fingerprint", .string(key.fingerprint)),
    ]
  }
}
