import MilepostResources
import Rules

/// Checks a rule that was named on the command line.
enum RuleSettingCheck {
  /// - Throws: exit 64 when there is no such rule, or it does not take the value.
  static func check(_ setting: Configuration.RuleSetting, written: String) throws(Failure) {
    do throws(ParameterError) {
      _ = try RuleParameters.parse(setting.parameters, rule: setting.rule)
    } catch {
      let near = nearest(to: error.written, among: error.known)
      throw Failure(
        .usage, Message("link.error.rule-\(error.code.rawValue)", ["written": .text(written)]),
        hints: near.map { [Message("hint.config.nearest-key", ["key": .text($0)])] }
          ?? [Message("link.hint.rules")])
    }
  }
}
