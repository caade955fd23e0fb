import CivilTime
import MilepostResources
import Yams

/// Turns the text of `milepost.yml` into a ``Configuration``.
///
/// Unknown keys, wrong types and duplicate keys are errors with place and nearest known key.
struct ConfigurationReader {
  let yaml: YamlReader
  private let path: String
  private let folder: String
  private let environment: ProcessEnvironment

  /// - Parameter path: Absolute path of the file; relative paths inside it start at its folder.
  init(path: String, environment: ProcessEnvironment) {
    self.path = path
    self.environment = environment
    folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    yaml = YamlReader(file: path)
  }

  /// Reads the text of the file.
  func read(_ text: String) throws(Failure) -> Configuration {
    var result = Configuration()
    result.path = path
    // `---` alone is a document whose value is null.
    guard let root = try yaml.compose(text), root.null == nil else { return result }
    let keys = [
      "owner", "time", "streak", "repositories", "plan", "links", "audit", "gate", "waivers",
      "language", "certificates",
    ]
    for (key, node) in try yaml.mapping(root, named: "milepost.yml", keys: keys) {
      switch key {
      case "owner": try readOwner(node, into: &result)
      case "time": try readTime(node, into: &result)
      case "streak": result.streak = try readStreak(node)
      case "repositories": result.repositories = try readRepositories(node)
      case "plan": result.plan = try readPlan(node)
      case "links":
        for entry in try yaml.sequence(node, named: key) {
          result.links.append(try readLink(entry))
        }
      case "audit": try readAudit(node, into: &result)
      case "gate": result.gate = try readGate(node)
      case "waivers":
        for entry in try yaml.sequence(node, named: key) {
          result.waivers.append(try readWaiver(entry))
        }
      case "certificates":
        for entry in yaml.oneOrMany(node) {
          result.certificates.append(absolute(try yaml.text(entry, named: key)))
        }
      default: result.language = try yaml.text(node, named: key)
      }
    }
    return result
  }

  private func readOwner(_ node: Node, into result: inout Configuration) throws(Failure) {
    for (key, value) in try yaml.mapping(node, named: "owner", keys: ["names", "emails"]) {
      var texts: [String] = []
      for entry in yaml.oneOrMany(value) { texts.append(try yaml.text(entry, named: key)) }
      if key == "names" { result.ownerNames = texts } else { result.ownerEmails = texts }
    }
  }

  private func readTime(_ node: Node, into result: inout Configuration) throws(Failure) {
    let keys = ["zone", "day-start", "week-start", "date"]
    for (key, value) in try yaml.mapping(node, named: "time", keys: keys) {
      let text = try yaml.text(value, named: key)
      switch key {
      case "zone": result.zone = text
      case "date":
        guard text == "author" || text == "committer" else {
          throw yaml.invalid(value, key, Message("expected.date-source"))
        }
        result.usesCommitterDate = text == "committer"
      case "week-start":
        guard let weekday = Weekday(name: text) else {
          throw yaml.invalid(value, key, Message("expected.weekday"))
        }
        result.weekStart = weekday
      default:
        guard let minutes = minuteOfDay(text) else {
          throw yaml.invalid(value, key, Message("expected.clock"))
        }
        result.dayStart = minutes
      }
    }
  }

  private func readStreak(_ node: Node) throws(Failure) -> Configuration.StreakSettings {
    var streak = Configuration.StreakSettings()
    let keys = ["mode", "rest", "vacations", "freezes", "merges", "empty"]
    for (key, value) in try yaml.mapping(node, named: "streak", keys: keys) {
      switch key {
      case "mode":
        guard let mode = Self.mode(try yaml.text(value, named: key)) else {
          throw yaml.invalid(value, key, Message("expected.streak-mode"))
        }
        streak.mode = mode
      case "rest":
        for entry in yaml.oneOrMany(value) {
          guard let weekday = Weekday(name: try yaml.text(entry, named: key)) else {
            throw yaml.invalid(entry, key, Message("expected.weekday"))
          }
          streak.restDays.insert(weekday)
        }
      case "vacations":
        for entry in yaml.oneOrMany(value) {
          streak.vacations.append(try yaml.days(entry, named: key))
        }
      case "freezes": streak.freezes = try yaml.integer(value, named: key, in: 0...30)
      case "merges": streak.countsMerges = try yaml.flag(value, named: key)
      default: streak.countsEmptyCommits = try yaml.flag(value, named: key)
      }
    }
    return streak
  }

  /// Reads `daily`, `weekly`, `3 a week` or `3 of 7`.
  static func mode(_ text: String) -> Configuration.StreakSettings.Mode? {
    let words = text.lowercased().split(separator: " ").map(String.init)
    switch words.count {
    case 1 where words[0] == "daily": return .daily
    case 1 where words[0] == "weekly": return .weekly(days: 1)
    case 3 where words[1] == "a" && words[2] == "week":
      guard let days = Int(words[0]), (1...7).contains(days) else { return nil }
      return .weekly(days: days)
    case 3 where words[1] == "of":
      guard let count = Int(words[0]), let span = Int(words[2]), (1...366).contains(span),
        (1...span).contains(count)
      else { return nil }
      return .days(count: count, of: span)
    default: return nil
    }
  }

  private func readRepositories(_ node: Node) throws(Failure) -> [Configuration.Repository] {
    var result: [Configuration.Repository] = []
    for entry in yaml.oneOrMany(node) {
      if case .scalar = entry {
        result.append(.init(path: absolute(try yaml.text(entry, named: "repositories")), name: nil))
        continue
      }
      var path: String?
      var name: String?
      for (key, value) in try yaml.mapping(entry, named: "repositories", keys: ["path", "name"]) {
        if key == "path" {
          path = absolute(try yaml.text(value, named: key))
        } else {
          name = try yaml.text(value, named: key)
        }
      }
      guard let path else { throw yaml.invalid(entry, "path", Message("expected.path")) }
      result.append(.init(path: path, name: name))
    }
    return result
  }

  private func readPlan(_ node: Node) throws(Failure) -> Configuration.PlanDocument {
    if case .scalar = node { return .init(path: absolute(try yaml.text(node, named: "plan"))) }
    var result = Configuration.PlanDocument(path: "")
    let keys = ["path", "anchor", "entry-year", "terms"]
    for (key, value) in try yaml.mapping(node, named: "plan", keys: keys) {
      switch key {
      case "path": result.path = absolute(try yaml.text(value, named: key))
      case "anchor": result.anchor = try yaml.day(value, named: key)
      case "entry-year": result.entryYear = try yaml.integer(value, named: key, in: 1900...2200)
      default:
        for (term, range) in try yaml.mapping(value, named: key, keys: nil) {
          result.terms[term] = try yaml.days(range, named: term)
        }
      }
    }
    guard !result.path.isEmpty else { throw yaml.invalid(node, "path", Message("expected.path")) }
    return result
  }

  private func readLink(_ node: Node) throws(Failure) -> Configuration.Link {
    var item: String?
    var project: String?
    var rules: [Configuration.RuleSetting] = []
    var attestation: String?
    let keys = ["item", "project", "rules", "attested"]
    for (key, value) in try yaml.mapping(node, named: "links", keys: keys) {
      switch key {
      case "item": item = try yaml.text(value, named: key)
      case "project": project = try yaml.text(value, named: key)
      case "attested": attestation = try yaml.text(value, named: key)
      default: rules = try readRules(value, named: key)
      }
    }
    guard let item else { throw yaml.invalid(node, "item", Message("expected.item")) }
    guard project != nil || attestation != nil else {
      throw yaml.invalid(node, "project", Message("expected.project"))
    }
    return .init(
      item: item, project: project, rules: rules, attestation: attestation, line: yaml.line(node))
  }

  /// Reads `- rule`, `- rule: "> 70 %"` or `- rule: {parameter: value}`.
  func readRules(_ node: Node, named name: String) throws(Failure)
    -> [Configuration.RuleSetting]
  {
    var result: [Configuration.RuleSetting] = []
    for entry in yaml.oneOrMany(node) {
      if case .scalar = entry {
        result.append(
          .init(rule: try yaml.text(entry, named: name), parameters: [:], line: yaml.line(entry)))
        continue
      }
      for (rule, value) in try yaml.mapping(entry, named: name, keys: nil) {
        var parameters: [String: String] = [:]
        if case .scalar = value {
          parameters[""] = try yaml.text(value, named: rule)
        } else {
          for (key, parameter) in try yaml.mapping(value, named: rule, keys: nil) {
            var texts: [String] = []
            for part in yaml.oneOrMany(parameter) { texts.append(try yaml.text(part, named: key)) }
            parameters[key] = texts.joined(separator: ", ")
          }
        }
        result.append(.init(rule: rule, parameters: parameters, line: yaml.line(entry)))
      }
    }
    return result
  }

  private func readAudit(_ node: Node, into result: inout Configuration) throws(Failure) {
    for (key, value) in try yaml.mapping(node, named: "audit", keys: ["profile", "rules"]) {
      if key == "profile" {
        result.auditProfile = try yaml.text(value, named: key)
      } else {
        result.auditRules = try readRules(value, named: key)
      }
    }
  }

  private func readWaiver(_ node: Node) throws(Failure) -> Configuration.Waiver {
    var rule: String?
    var project: String?
    var reason: String?
    var until: CivilDay?
    let keys = ["rule", "project", "reason", "until"]
    for (key, value) in try yaml.mapping(node, named: "waivers", keys: keys) {
      switch key {
      case "rule": rule = try yaml.text(value, named: key)
      case "project": project = try yaml.text(value, named: key)
      case "reason": reason = try yaml.text(value, named: key)
      default: until = try yaml.day(value, named: key)
      }
    }
    guard let rule else { throw yaml.invalid(node, "rule", Message("expected.rule")) }
    guard let reason, !reason.isEmpty else {
      throw yaml.invalid(node, "reason", Message("expected.reason"))
    }
    return .init(
      rule: rule, project: project, reason: reason, until: until, line: yaml.line(node))
  }

  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") || path.hasPrefix("~") { return environment.absolutePath(path) }
    return path == "." ? folder : folder + "/" + path
  }

  /// Reads `HH:MM`; minutes after midnight.
  private func minuteOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}
