import Testing

@testable import Planning

/// No input makes the reader crash, hang or grow without bound.
@Suite struct HostileTests {
  /// A plan that shows most forms, in both languages.
  static let sample = """
    ---
    date: 2025-03-05
    ---
    # 路线 Roadmap
    **USER:**
    第一阶段
    **ASSISTANT:**
    ## 第一阶段（1-3个月）
    - [ ] 每天写≥2 篇笔记，并部署到 `my-notes` ^a1
    - [x] ~~旧的~~ 📅 2025-04-01
    1. **目标**：测试覆盖率>70%；README包含截图
    ## 第二阶段（3-6个月）
    | 时间 | 任务 | 状态 |
    |---|:-:|--|
    | 7/1-7/5 | 写\\<br>读 | ✅ |
    8.29-9.21
    最迟11月中下旬，就去投简历
    ------------
    3. 收尾 (Wrap up)
    ------------
      • 每周二/四：复习
    > - [ ] 引文
    ```
    - [ ] 围栏
    ```
    (A) 2025-03-01 Ship it due:2025-06-01
    *下次回顾: 2025年9月20日*
    """

  /// A generator of pseudo-random numbers that is the same on every machine (SplitMix64).
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  /// Reads bytes; the only thing asked is that it comes back, with every place inside the document.
  static func survives(_ bytes: [UInt8]) -> Bool {
    do throws(PlanError) {
      let plan = try PlanReader.read(bytes)
      return plan.items.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.text.isEmpty }
        && plan.diagnostics.allSatisfy { $0.line >= 1 && $0.column >= 1 }
    } catch {
      return [.notText, .tooLarge].contains(error.code)
    }
  }

  @Test func `every prefix of a plan is read`() {
    let bytes = Array(Self.sample.utf8)
    for end in 0...bytes.count { #expect(Self.survives(Array(bytes[..<end])), "\(end)") }
  }

  @Test func `every suffix of a plan is read`() {
    let bytes = Array(Self.sample.utf8)
    for start in 0..<bytes.count { #expect(Self.survives(Array(bytes[start...])), "\(start)") }
  }

  @Test func `random bytes are read or refused`() {
    var random = Random(state: 1)
    for _ in 0..<500 {
      let count = Int.random(in: 0..<200, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) }
      #expect(Self.survives(bytes))
    }
  }

  @Test func `a plan shuffled from its own pieces is read`() {
    var random = Random(state: 2)
    let characters = Array(Self.sample)
    for _ in 0..<300 {
      var mutated = characters
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let index = Int.random(in: 0..<mutated.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: mutated[index] = characters[Int.random(in: 0..<characters.count, using: &random)]
        case 1: mutated.remove(at: index)
        case 2:
          mutated.insert(
            characters[Int.random(in: 0..<characters.count, using: &random)], at: index)
        default: mutated.swapAt(index, Int.random(in: 0..<mutated.count, using: &random))
        }
      }
      #expect(Self.survives(Array(String(mutated).utf8)))
    }
  }

  @Test func `numbers of any length are read`() {
    var random = Random(state: 3)
    let pieces = [
      "999999999999999999999", "0", "00", "年", "月", "日", "-", "~", "/", ".", ":", "周", "个月", "天",
      "第", "每",
      "week ", "day ", "by ", "May ", "2025", "13", "32", "大三", "上", "后", "前", "≥", "%", "万", "九",
      "十", " ", "(",
      ")", "：", "，", "[", "]", "|", "*", "`", "\n", "- [ ] ", "## ", "\t", "e.g. ", "📅 ", "due:",
      "至少", "个",
    ]
    for _ in 0..<1000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      #expect(
        Self.survives(Array(("日期：2025-03-05\n- [ ] " + text.joined()).utf8)), "\(text.joined())")
    }
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "[", "`", "*", "**", "- ", "#", "> ", "|", "(", "<", "\\", "~~", "```\n", "[[", "![", "每天，",
      "2025-", "第",
      "\n", "- [ ] ", "：", "“", "+", "一", "❌", "\u{200B}",
    ])
  func `long lines of one piece end soon`(piece: String) {
    let text = String(repeating: piece, count: 15_000 / piece.utf8.count)
    #expect(Self.survives(Array(text.utf8)))
    #expect(Self.survives(Array(("- [ ] " + text).utf8)))
  }

  @Test(.timeLimit(.minutes(10))) func `deep nesting ends soon`() {
    let deep = (0..<600).map { String(repeating: " ", count: $0) + "- 组\($0)：" }
    #expect(Self.survives(Array(deep.joined(separator: "\n").utf8)))
    let headings = (0..<5000).map {
      String(repeating: "#", count: $0 % 6 + 1) + " 标题 \($0)\n- [ ] 事\($0)"
    }
    #expect(Self.survives(Array(headings.joined(separator: "\n").utf8)))
  }

  @Test func `a line that is too long is cut and told`() throws {
    let text = "- [ ] 读一章\n- [ ] " + String(repeating: "长", count: SourceLines.longest + 10) + "\n"
    let read = try plan(text)
    #expect(read.items.map(\.text) == ["读一章"])
    #expect(read.diagnostics.contains { $0.code == .lineTooLong && $0.line == 2 })
    #expect(read.notUnderstood.map(\.line) == [2])
  }

  @Test func `what is no text is refused with its place`() {
    #expect(throws: PlanError(code: .notText, line: 1)) {
      try PlanReader.read([0xFF, 0xFE, 0x41, 0])
    }
    #expect(throws: PlanError(code: .notText, line: 2)) { try PlanReader.read([0x41, 0x0A, 0x00]) }
    // GB18030 bytes of two Chinese lines.
    let foreign: [UInt8] = [0xBC, 0xC6, 0xBB, 0xAE, 0x0A, 0xD1, 0xA7, 0xCF, 0xB0, 0x0A]
    #expect(throws: PlanError(code: .notText, line: 1)) { try PlanReader.read(foreign) }
  }

  @Test func `one damaged line is told and the others are read`() throws {
    var bytes = Array("## 计划\n- [ ] 读一章\n- [ ] 写一段\n- [ ] 跑一圈\n- [ ] 坏".utf8)
    bytes += [0xE5, 0x0A]
    let read = try PlanReader.read(bytes)
    #expect(read.items.count >= 3)
    #expect(read.diagnostics.contains { $0.code == .invalidText && $0.line == 5 })
  }

  @Test func `nothing comes of nothing`() throws {
    for text in ["", "\n\n", "   \n\t\n", "\u{FEFF}"] {
      #expect(try plan(text) == Plan(items: []))
    }
  }
}
