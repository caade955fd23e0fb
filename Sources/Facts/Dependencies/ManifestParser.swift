internal import StrictJSON
internal import Yams

/// Reads the dependencies that a manifest declares.
enum ManifestParser {
  typealias Dependency = DependencyFact.Dependency

  /// Returns the dependencies, or nil when the file is not what its name says.
  static func dependencies(of name: String, _ bytes: [UInt8]) -> [Dependency]? {
    let text = DecodedText(bytes)
    guard text.isValid else { return nil }
    if name.hasSuffix(".txt") { return requirements(text.text) }
    switch name {
    case "pyproject.toml", "pipfile", "cargo.toml": return toml(text.text, name)
    case "setup.py", "setup.cfg": return setup(text.text)
    case "environment.yml", "environment.yaml", "pubspec.yaml": return yaml(text.utf8, name)
    case "package.json", "composer.json": return json(text.utf8, name)
    case "go.mod": return goModule(text.text)
    default: return quoted(text.text, name)
    }
  }

  // MARK: Python

  /// - SeeAlso: PEP 508, https://pip.pypa.io/en/stable/reference/requirements-file-format/
  static func requirements(_ text: String) -> [Dependency] {
    numberedLines(text).compactMap { line, number in requirement(line, number) }
  }

  private static func requirement(_ line: Substring, _ number: Int) -> Dependency? {
    var text = Substring(line.firstRange(of: " #").map { line[..<$0.lowerBound] } ?? line)
    text = trimmed(text)
    if text.isEmpty || text.hasPrefix("#") { return nil }
    if let egg = text.firstRange(of: "#egg=") {
      let name = text[egg.upperBound...].prefix { $0 != "&" && $0 != "[" }
      return Dependency(name: normalizedDistribution(name), line: number, isPinned: true)
    }
    if text.hasPrefix("-") || text.contains("://") && !text.contains("@") { return nil }
    let name = text.prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
    guard let first = name.first, first.isLetter || first.isNumber else { return nil }
    let rest = text[name.endIndex...].prefix { $0 != ";" }
    let isPinned =
      (rest.contains("==") && !rest.contains("*")) || rest.contains("@")
      || rest.contains("===")
    return Dependency(name: normalizedDistribution(name), line: number, isPinned: isPinned)
  }

  /// The quoted requirements in the lists of a setup file, and the plain ones of `setup.cfg`.
  private static func setup(_ text: String) -> [Dependency] {
    var found: [Dependency] = []
    var isInList = false
    for (line, number) in numberedLines(text) {
      let bare = trimmed(line)
      let opens = ["install_requires", "extras_require", "tests_require"].contains {
        bare.hasPrefix($0)
      }
      if opens { isInList = true }
      guard isInList else { continue }
      let quotedParts = quotedTexts(in: line)
      if quotedParts.isEmpty, !opens, !bare.contains("="), line.first?.isWhitespace == true {
        if let dependency = requirement(line, number) { found.append(dependency) }
      }
      found += quotedParts.compactMap { requirement($0, number) }
      if bare.contains("]") || (bare.isEmpty && !opens) { isInList = false }
      if !opens, line.first?.isWhitespace == false { isInList = false }
    }
    return found
  }

  // MARK: TOML

  /// The tables and lists that name dependencies; a full TOML reader is not needed for them.
  private static func toml(_ text: String, _ name: String) -> [Dependency] {
    var found: [Dependency] = []
    var table = ""
    var isInList = false
    for (raw, number) in numberedLines(text) {
      let line = trimmed(raw)
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), !isInList {
        table = line.filter { $0 != "[" && $0 != "]" && !$0.isWhitespace }
        // `[dependencies.name]` declares by its heading.
        let parts = table.split(separator: ".")
        if parts.count >= 2, parts[parts.count - 2].hasSuffix("dependencies") {
          found.append(
            .init(
              name: normalizedDistribution(parts[parts.count - 1]), line: number, isPinned: false))
        }
        continue
      }
      let key = trimmed(line.prefix { $0 != "=" })
      let opensList =
        !isInList && line.contains("=")
        && ((table == "project" && key == "dependencies")
          || table == "project.optional-dependencies" || table == "dependency-groups")
      if opensList { isInList = true }
      if isInList {
        let value = opensList ? line.drop { $0 != "=" }.dropFirst() : line
        // `{include-group = "test"}` names no distribution.
        if !value.contains("include-group") {
          found += quotedTexts(in: value).compactMap { requirement($0, number) }
        }
        if trimmed(value).hasSuffix("]") || trimmed(value).hasSuffix("],") { isInList = false }
        continue
      }
      let last = table.split(separator: ".").last.map(String.init) ?? ""
      let isDependencyTable =
        last.hasSuffix("dependencies") || ["packages", "dev-packages"].contains(last)
      if isDependencyTable, !key.isEmpty, line.contains("="), key != "python" {
        let value = line.drop { $0 != "=" }
        found.append(
          .init(
            name: normalizedDistribution(key.filter { $0 != "\"" }), line: number,
            isPinned: value.contains("\"==") || value.contains("\"=")))
      }
    }
    return found
  }

  // MARK: YAML and JSON

  private static func yaml(_ bytes: [UInt8], _ name: String) -> [Dependency]? {
    guard let root = GuardedYAML.documents(bytes)?.first else { return nil }
    if name == "pubspec.yaml" {
      return ["dependencies", "dev_dependencies"].flatMap { key in
        root.value(key)?.mapping?.compactMap { entry in
          entry.key.string.map {
            Dependency(name: normalizedDistribution($0), line: entry.key.line, isPinned: false)
          }
        } ?? []
      }
    }
    var found: [Dependency] = []
    for item in root.value("dependencies")?.sequence ?? [] {
      if let text = item.string {
        // conda writes `name=1.2=build`.
        let name = text.prefix { $0 != "=" && $0 != "<" && $0 != ">" && $0 != " " && $0 != "[" }
        let bare = name.split(separator: ":").last ?? name
        found.append(
          .init(name: normalizedDistribution(bare), line: item.line, isPinned: text.contains("=")))
      } else if let list = item.value("pip")?.sequence {
        found += list.compactMap { node in
          node.string.flatMap { requirement($0[...], node.line) }
        }
      }
    }
    return found
  }

  private static func json(_ bytes: [UInt8], _ name: String) -> [Dependency]? {
    let root: JSONValue
    do throws(JSONError) { root = try JSONReader.value(of: bytes) } catch { return nil }
    guard root.members != nil else { return nil }
    let tables =
      name == "package.json"
      ? ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]
      : ["require", "require-dev"]
    let lines = linesOfNames(bytes)
    return tables.flatMap { table in
      (root[table]?.members ?? []).filter { !isPlatform($0.name) }.map { member in
        // The reader of JSON keeps no places; the first line that quotes the name is near enough.
        let line = lines[member.name] ?? 1
        let version = member.value.text ?? ""
        return Dependency(
          name: member.name.lowercased(), line: line,
          isPinned: version.first?.isNumber == true && !version.contains(" "))
      }
    }
  }

  /// Whether Composer means the interpreter or one of its parts, which it does not install.
  private static func isPlatform(_ name: String) -> Bool {
    name == "php"
      || ["php-", "ext-", "lib-", "composer-"].contains { name.hasPrefix($0) }
        && !name.contains("/")
  }

  /// Returns the first line of every quoted text.
  private static func linesOfNames(_ bytes: [UInt8]) -> [String: Int] {
    var lines: [String: Int] = [:]
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      for (position, part) in parts.enumerated() where position % 2 == 1 {
        let name = String(decoding: part, as: UTF8.self)
        if lines[name] == nil { lines[name] = index + 1 }
      }
    }
    return lines
  }

  // MARK: Others

  private static func goModule(_ text: String) -> [Dependency] {
    var found: [Dependency] = []
    var isInList = false
    for (line, number) in numberedLines(text) {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.first == "require", words.dropFirst().first == "(" {
        isInList = true
      } else if words.first == ")" {
        isInList = false
      } else if words.count >= 2, isInList || words.first == "require" {
        let name = words[isInList ? 0 : 1]
        if name.hasPrefix("//") { continue }
        found.append(.init(name: name.lowercased(), line: number, isPinned: true))
      }
    }
    return found
  }

  /// Manifests that are programs or XML: what they quote where they declare.
  private static func quoted(_ text: String, _ name: String) -> [Dependency] {
    var found: [Dependency] = []
    var isInDependency = false
    for (raw, number) in numberedLines(text) {
      let line = trimmed(raw)
      if line.hasPrefix("//") || line.hasPrefix("#") { continue }
      if name == "pom.xml" {
        if line.contains("<dependency>") { isInDependency = true }
        if isInDependency, let open = line.firstRange(of: "<artifactId>"),
          let close = line.firstRange(of: "</artifactId>"), open.upperBound <= close.lowerBound
        {
          let id = line[open.upperBound..<close.lowerBound]
          found.append(.init(name: id.lowercased(), line: number, isPinned: true))
        }
        if line.contains("</dependency>") { isInDependency = false }
        continue
      }
      let declares = [
        "implementation", "api", "compileOnly", "runtimeOnly", "testImplementation", "kapt",
        "annotationProcessor", ".package(", "gem ", "<PackageReference",
      ].contains { line.hasPrefix($0) }
      guard declares, let value = quotedTexts(in: line).first else { continue }
      let parts = value.split(separator: ":")
      let id =
        line.hasPrefix(".package(")
        ? value.split(separator: "/").last.map { $0.hasSuffix(".git") ? $0.dropLast(4) : $0 }
          ?? value : parts.count >= 2 ? parts[1] : value
      found.append(
        .init(name: id.lowercased(), line: number, isPinned: isFixed(line, parts.dropFirst())))
    }
    return found
  }
}

/// Whether a line of a manifest that is a program or XML leads to one version.
///
/// - Parameter parts: What stands behind the first part of the quoted name: artefact and version.
private func isFixed(_ line: Substring, _ parts: ArraySlice<Substring>) -> Bool {
  // NuGet takes the lowest version that is allowed, and a central file says it where none is here.
  if line.hasPrefix("<PackageReference") { return !line.contains("*") }
  guard let version = parts.dropFirst().first else {
    // Gradle: without a version here, a platform or a plug-in gives it.
    return !parts.isEmpty
  }
  return !version.contains("+") && !version.contains("latest") && !version.contains("[")
}

private func numberedLines(_ text: String) -> [(Substring, Int)] {
  text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    .map { ($1, $0 + 1) }
}

private func trimmed(_ text: some StringProtocol) -> Substring {
  var view = Substring(text)
  while view.first?.isWhitespace == true { view.removeFirst() }
  while view.last?.isWhitespace == true { view.removeLast() }
  return view
}

/// Returns the texts between pairs of one kind of quote.
private func quotedTexts(in line: some StringProtocol) -> [Substring] {
  var found: [Substring] = []
  var rest = Substring(line)
  while let quote = rest.first(where: { $0 == "\"" || $0 == "'" }),
    let start = rest.firstIndex(of: quote)
  {
    let inner = rest[rest.index(after: start)...]
    guard let end = inner.firstIndex(of: quote) else { break }
    found.append(inner[..<end])
    rest = inner[inner.index(after: end)...]
  }
  return found
}
