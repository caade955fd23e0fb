import MilepostResources

/// What every command is told, however it was read.
///
/// Plain values: ArgumentParser's wrappers ask the runtime for types that cost more than a whole
/// short run.
struct GlobalSettings: Equatable {
  /// `-C`.
  var directory: String?
  var config: String?
  var now: String?
  var zone: String?
  var noCache = false
  var lang = LanguageChoice.auto
  var color = ColourChoice.auto
  var plain = false
  var quiet = false
  var verbose = false
}

/// Language of the output, `auto` by the configuration and then the locale.
enum LanguageChoice: String, CaseIterable {
  case auto
  case english = "en"
  case simplifiedChinese = "zh-Hans"

  var language: Language? { Language(rawValue: rawValue) }
}

/// When to write colours.
enum ColourChoice: String, CaseIterable {
  case auto, always, never
}
