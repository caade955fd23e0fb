import Facts
import MilepostResources

/// The text of a `milepost.yml` for a portfolio that was found.
struct ConfigurationText {
  /// Absolute path of the folder that the file stands in.
  let folder: String
  let repositories: [RepositoryFinder.Candidate]
  let plans: [PlanFinder.Candidate]
  let owner: OwnerProposal
  /// IANA name of the machine's zone, when the owner's commits carry no clock of their own.
  let zone: String?
  let catalogue: Catalogue

  /// The text, which ``ConfigurationReader`` reads.
  var text: String {
    (header + ownerLines + timeLines + repositoryLines + planLines)
      .joined(separator: "\n") + "\n"
  }

  private var header: [String] { [comment("header")] }

  private var ownerLines: [String] {
    guard !owner.names.isEmpty || !owner.emails.isEmpty else {
      return [comment("busiest"), "# owner:", "#   emails:"]
        + owner.busiest.map { "#     - " + entry($0) }
    }
    var lines = ["owner:"]
    if !owner.names.isEmpty {
      lines.append("  names: [" + owner.names.map(yamlScalar).joined(separator: ", ") + "]")
    }
    if !owner.emails.isEmpty {
      lines.append("  emails:")
      lines += owner.emails.map { "    - " + entry($0) }
    }
    if !owner.similar.isEmpty {
      lines.append("    " + comment("similar"))
      if owner.emails.isEmpty { lines.append("  # emails:") }
      lines += owner.similar.map { "    # - " + entry($0) }
    }
    if !owner.busiest.isEmpty {
      lines.append("    " + comment("no-commits"))
      lines += owner.busiest.map { "    # - " + entry($0) }
    }
    return lines
  }

  /// An address with its number of commits, and why it is listed.
  private func entry(_ address: OwnerProposal.Address) -> String {
    let count = line(Message("init.yml.commits", ["count": .number(address.commits)]))
    let reason = address.reason.map { " · " + catalogue("doctor.reason.\($0.rawValue)") } ?? ""
    return yamlScalar(address.email) + "  # " + count + reason
  }

  private var timeLines: [String] {
    let found = owner.offsets.prefix(3).map { "\($0.text) (\($0.commits))" }
      .joined(separator: ", ")
    let remark =
      found.isEmpty
      ? "" : "  # " + line(Message("init.yml.offsets", ["offsets": .text(found)]))
    return ["time:", "  zone: " + yamlScalar(zone ?? "written") + remark]
  }

  private var repositoryLines: [String] {
    ["repositories:"] + repositories.map { "  - " + yamlScalar(relative($0.path)) }
  }

  private var planLines: [String] {
    guard let first = plans.first else { return [comment("no-plan")] }
    return ["plan: " + yamlScalar(relative(first.path)) + items(first)]
      + plans.dropFirst().prefix(5).map {
        "# plan: " + yamlScalar(relative($0.path)) + items($0)
      }
  }

  private func items(_ plan: PlanFinder.Candidate) -> String {
    "  # " + line(Message("init.yml.items", ["count": .number(plan.items)]))
  }

  private func comment(_ key: String) -> String { "# " + line(Message("init.yml.\(key)")) }

  /// Words on one line, whatever stands in them.
  private func line(_ message: Message) -> String {
    catalogue.text(message).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func relative(_ path: String) -> String {
    if path == folder { return "." }
    let prefix = folder == "/" ? "/" : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}

/// Returns a text as a YAML scalar: plain where that is safe, else in double quotes.
///
/// - SeeAlso: YAML 1.2.2, section 7.3.1
func yamlScalar(_ text: String) -> String {
  let isPlain =
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x2B, 0x2D...0x39, 0x40...0x5A, 0x5F, 0x61...0x7A: true
      default: byte >= 0x80
      }
    } && text.unicodeScalars.allSatisfy(isPrintable)
    && text.utf8.contains { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }
    && text.first.map { $0.isLetter || $0 == "/" } == true
    && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
  if isPlain || text == "." { return text }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where !isPrintable(scalar):
      let digits = String(scalar.value, radix: 16)
      result += "\\U" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0x200B...0x200F, 0x202A...0x202E,
    0x2066...0x2069:
    false
  default: true
  }
}
