@testable import Commands

/// A portfolio that was written before the rules were last improved and looked at only afterwards.
extension SuggestionPortfolio {
  static let heldOut = [studio]

  /// Sound, chess, statistics, a robot arm and a browser extension, in both languages at once.
  static let studio = SuggestionPortfolio(
    name: "studio",
    answers: """
      # 2025 年个人计划 / Personal plan

      日期：2025-01-03

      ## 一季度：混响效果器 (2025-01-01 to 2025-03-31)

      - [ ] 卷积混响的延迟低于十毫秒 → reverb-plugin
      - [ ] 旋钮支持自动化曲线 → reverb-plugin
      - [ ] Presets can be saved and shared → reverb-plugin
      - [ ] 录三首自己的曲子

      ## Q2: chess engine (2025-04-01 to 2025-06-30)

      - [ ] Alpha-beta search with a transposition table → knightmare
      - [ ] 残局库查询 → knightmare
      - [ ] Elo of 2000 against the reference bots → knightmare
      - [ ] UCI protocol, so that any board can talk to it → knightmare
      - [ ] Join the local chess club

      ## 三季度：毕业论文的统计分析 (2025-07-01 to 2025-09-30)

      - [ ] 问卷数据清洗与缺失值插补 → thesis-survey
      - [ ] 多层回归模型与稳健性检验 → thesis-survey
      - [ ] 图表一条命令重新生成 → thesis-survey
      - [ ] 预约导师讨论第二章

      ## 四季度：桌面机械臂 (2025-10-01 to 2025-12-31)

      - [ ] 逆运动学求解六个关节角 → desk-arm
      - [ ] 舵机标定脚本 → desk-arm
      - [ ] Pick and place demo with a camera → desk-arm
      - [ ] 3D 打印外壳

      ## 随手

      - [ ] 浏览器扩展：比价提示 → price-peek
      - [ ] The extension works in Firefox as well → price-peek
      - [ ] 给 `price-peek` 写隐私说明 → price-peek
      - [ ] 打 `v0.9.0` 标签发布混响插件 → reverb-plugin
      - [ ] 每天提交代码 → *
      - [ ] 每周打一次羽毛球
      - [ ] 学日语到 N3
      """,
    repositories: [
      (
        "reverb-plugin", "2025-02-11",
        [
          "README.md":
            "# Reverb plugin\n\nA convolution reverb as VST3 and AU, written with JUCE.\n\n## Build\n\ncmake --build build\n",
          "Source/Processor.cpp": "int main() { return 0; }\n",
          "Source/Editor.cpp": "void paint() {}\n", "CMakeLists.txt": "project(Reverb)\n",
        ]
      ),
      (
        "knightmare", "2025-05-02",
        [
          "README.md":
            "# Knightmare\n\nA chess engine in Zig. Bitboards, iterative deepening.\n",
          "src/search.zig": "pub fn search() void {}\n", "src/uci.zig": "pub fn loop() void {}\n",
          "build.zig": "const std = @import(\"std\");\n",
        ]
      ),
      (
        "thesis-survey", "2025-08-09",
        [
          "README.md": "# 问卷分析\n\n毕业论文的数据与代码，用 R 写成。\n",
          "R/clean.R": "library(dplyr)\n", "R/models.R": "library(lme4)\n",
          "Makefile": "figures:\n\tRscript R/figures.R\n",
        ]
      ),
      (
        "desk-arm", "2025-10-20",
        [
          "README.md":
            "# desk-arm\n\nA small robot arm for the desk: servos, inverse kinematics, a camera.\n",
          "arm/kinematics.py": "import numpy\n", "arm/servo.py": "import serial\n",
          "requirements.txt": "numpy==1.26.0\npyserial==3.5\n",
        ]
      ),
      (
        "price-peek", "2025-04-14",
        [
          "README.md":
            "# Price Peek\n\nA browser extension that shows the price history of a product.\n",
          "manifest.json": "{}\n", "content.js": "console.log(1)\n",
          "package.json": "{\"name\": \"price-peek\"}\n",
        ]
      ),
    ])
}
