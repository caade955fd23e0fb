/// Returns a share as a percentage with one decimal, rounded down so that 100 % means all.
func percent(_ part: Int, of whole: Int) -> String {
  guard whole > 0 else { return "–" }
  let tenths = part * 1000 / whole
  return "\(tenths / 10).\(tenths % 10) %"
}
