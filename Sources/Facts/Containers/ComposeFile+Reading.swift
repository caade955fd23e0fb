internal import Yams

extension ComposeFile {
  /// Reads the services of a compose file.
  init(path: String, bytes: [UInt8]) {
    guard let root = GuardedYAML.documents(bytes)?.first else {
      self.init(path: path, services: [], isReadable: false)
      return
    }
    let services = root.value("services")?.mapping.map { mapping in
      mapping.compactMap { key, value -> Service? in
        guard let name = key.string, value.mapping != nil else { return nil }
        return Service(
          name: name, line: key.line, image: value.value("image")?.string,
          isBuilt: value.value("build") != nil)
      }
    }
    self.init(path: path, services: services ?? [], isReadable: true)
  }
}
