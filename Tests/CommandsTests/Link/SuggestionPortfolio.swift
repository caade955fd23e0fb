import FixtureKit

@testable import Commands

/// A portfolio with a plan whose right links are known: `→ project` behind an item's line, nothing for
/// items that no project answers.
struct SuggestionPortfolio {
  let name: String
  /// The plan with its answers.
  let answers: String
  /// Files by path, by repository; every repository is the owner's.
  let repositories: [(name: String, day: String, files: [String: String])]

  /// The plan without its answers.
  var plan: String {
    answers.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "→", maxSplits: 1).first.map(String.init) ?? "" }
      .map { line in line.hasSuffix(" ") ? String(line.dropLast()) : line }
      .joined(separator: "\n")
  }

  /// The right project by line.
  var expected: [Int: String] {
    var expected: [Int: String] = [:]
    for (index, line) in answers.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = line.split(separator: "→", maxSplits: 1)
      if parts.count == 2 { expected[index + 1] = parts[1].trimmingPrefix(" ").description }
    }
    return expected
  }
}

extension SuggestionPortfolio {
  static let all = [chinese, english, unseen]

  /// Headings name the projects, as course and job plans do.
  static let chinese = SuggestionPortfolio(
    name: "chinese",
    answers: """
      # 转岗学习计划

      更新：2025年3月1日

      ## 第一个月：二手车估价（2025年3月）

      - [ ] 清洗成交记录，画出价格分布 → used-car-price
      - [ ] 训练三种回归模型并比较误差 → used-car-price
      - [x] README 写明数据来源 → used-car-price
      - [ ] 单元测试覆盖率达到 60% → used-car-price
      - [ ] 读完《统计学习方法》前五章

      ## 第二个月：菜谱推荐小程序（2025年4月）

      - [ ] 协同过滤给出前十道菜 → recipe-mini
      - [ ] 小程序首页能搜索菜谱 → recipe-mini
      - [ ] 用 Docker Compose 启动后端与 Redis → recipe-mini
      - [ ] 在校园里找十位同学试用

      ## 第三个月：夜间监控告警（2025年5月）

      - [ ] 采集主机指标并写入时序库 → night-watch
      - [ ] 告警规则支持静默时段 → night-watch
      - [ ] 给 `night-watch` 写部署文档 → night-watch
      - [ ] 压测报告放进 `docs/bench.md` → night-watch

      ## 长期

      - 每天提交代码 → *
      - 提交信息遵守规范（feat、fix 等） → *
      - 每周整理一篇力扣刷题笔记 → leetcode-notes
      - 每月和导师聊一次

      ## 求职（2025年6月）

      - [ ] 简历突出二手车估价项目
      - [ ] 投 30 家公司
      - [ ] 模拟面试五场
      - [ ] 个人博客换新主题并部署 → blog
      - [ ] 给博客加上 RSS 订阅 → blog
      - [ ] 短链接服务打上 `v0.2.0` 标签 → tiny-link
      - [ ] 学一点摄影
      """,
    repositories: [
      (
        "used-car-price", "2025-03-10",
        [
          "README.md": "# 二手车估价\n\n根据里程、车龄与地区预测成交价。\n\n## 数据\n\n公开成交记录。\n",
          "train.py": "import pandas\nimport sklearn\n", "clean.py": "import pandas\n",
          "requirements.txt": "pandas==2.2.0\nscikit-learn==1.4.0\n",
        ]
      ),
      (
        "recipe-mini", "2025-04-12",
        [
          "README.md": "# recipe-mini\n\n菜谱推荐小程序与它的后端。\n\n## 推荐算法\n\n协同过滤。\n",
          "miniprogram/app.json": "{}\n", "server/main.go": "package main\n",
          "docker-compose.yml": "services:\n  redis:\n    image: redis:7\n",
        ]
      ),
      (
        "night-watch", "2025-05-09",
        [
          "README.md": "# night-watch\n\nCollects host metrics at night and sends alerts.\n",
          "agent/collect.rs": "fn main() {}\n", "Cargo.toml": "[package]\nname = \"night-watch\"\n",
          "docs/bench.md": "# 压测\n\n一万个指标每秒。\n",
        ]
      ),
      (
        "leetcode-notes", "2025-03-02",
        ["README.md": "# 刷题笔记\n\n一周一篇。\n", "week01.md": "# 双指针\n\n总结。\n"]
      ),
      (
        "blog", "2025-06-03",
        ["README.md": "# 我的博客\n\n用 Hugo 生成。\n", "config.toml": "theme = 'paper'\n"]
      ),
      (
        "tiny-link", "2025-02-11",
        [
          "README.md": "# tiny-link\n\n短链接服务。\n", "main.go": "package main\n",
          "go.mod": "module tiny-link\n",
        ]
      ),
    ])

  /// Sentences name the projects in other words than the repositories do.
  static let english = SuggestionPortfolio(
    name: "english",
    answers: """
      # Twelve weeks to a backend job

      Last updated: 2025-03-01

      ## March 2025

      - [ ] Finish the URL shortener and put a screenshot into its README → shorty
      - [ ] Rate limiting for the URL shortener with Redis → shorty
      - [ ] The `toy-db` storage engine survives a crash → toy-db
      - [ ] B-tree index in toy-db → toy-db
      - [ ] Read "Designing Data-Intensive Applications"
      - [ ] Call my cousin about her company

      ## April 2025

      - [ ] Chat server handles 500 connections over WebSocket → parlour
      - [ ] Unit tests for the chat server → parlour
      - [ ] Add `docs/protocol.md` → parlour
      - [ ] Sentiment analysis of film reviews, accuracy above 85 % → review-mood
      - [ ] Package the sentiment model with a multi-stage Dockerfile → review-mood
      - [ ] Take the cloud exam

      ## May 2025

      - [ ] Dotfiles install on a fresh machine with one command → dotfiles
      - [ ] Expense tracker imports bank statements → pennywise
      - [ ] Expense tracker: test coverage above 80 % → pennywise
      - [ ] Pennywise has a dark theme → pennywise
      - [ ] Merge one pull request in an open source project
      - [ ] Run a half marathon

      ## Habits

      - Commit every day → *
      - One algorithm problem a day → katas
      - Write clean commit messages (Conventional Commits) → *
      - Sleep eight hours
      """,
    repositories: [
      (
        "shorty", "2025-03-04",
        [
          "README.md": "# shorty\n\nA URL shortener in Go, with Redis for counters.\n",
          "main.go": "package main\n", "go.mod": "module shorty\n",
        ]
      ),
      (
        "toy-db", "2025-03-15",
        [
          "README.md": "# toy-db\n\nA storage engine written to learn how databases work.\n",
          "src/btree.rs": "pub struct Node;\n", "Cargo.toml": "[package]\nname = \"toy-db\"\n",
        ]
      ),
      (
        "parlour", "2025-04-02",
        [
          "README.md": "# Parlour\n\nA chat server with rooms, over WebSocket.\n",
          "docs/protocol.md": "# Protocol\n", "server.py": "import websockets\n",
        ]
      ),
      (
        "review-mood", "2025-04-20",
        [
          "README.md":
            "# review-mood\n\nPredicts the sentiment of film reviews with a small transformer.\n",
          "train.py": "import torch\n", "Dockerfile": "FROM python:3.12\n",
        ]
      ),
      (
        "pennywise", "2025-05-10",
        [
          "README.md": "# Pennywise\n\nAn expense tracker for the terminal.\n",
          "pennywise/importer.py": "import csv\n",
        ]
      ),
      (
        "dotfiles", "2025-05-20",
        ["README.md": "# Dotfiles\n\nMy shell.\n", "install.sh": "#!/bin/sh\n"]
      ),
      (
        "katas", "2025-03-03",
        ["README.md": "# Katas\n\nAlgorithm problems, one a day.\n", "001/two_sum.py": "pass\n"]
      ),
    ])

  /// Written before the weights were chosen and looked at last.
  static let unseen = SuggestionPortfolio(
    name: "unseen",
    answers: """
      # 2025 年下半年计划 / Plan for the second half

      日期：2025年7月1日

      ## 毕业设计：图书馆座位预约系统（2025年7月-8月）

      - [ ] 数据库设计文档 → seat-booking
      - [ ] 登录与权限（JWT） → seat-booking
      - [ ] 座位预约接口压测到 200 QPS → seat-booking
      - [ ] 至少 20 个测试用例 → seat-booking
      - [ ] 论文初稿交给导师

      ## Side project: bird song classifier (September 2025)

      - [ ] Collect 2,000 recordings
      - [ ] Spectrogram pipeline with tests → birdsong
      - [ ] CNN reaches 80 % accuracy on the bird songs → birdsong
      - [ ] README with a demo picture → birdsong
      - [ ] Ask the ornithology club for feedback

      ## 实验课（2025年9月-10月）

      - [ ] 操作系统实验三：页表 → os-labs
      - [ ] 操作系统实验四：文件系统 → os-labs
      - [ ] 编译原理大作业：词法分析器 → mini-compiler
      - [ ] mini-compiler 支持 while 循环 → mini-compiler
      - [ ] 体测及格

      ## Open source

      - [ ] Translate the handbook of a library
      - [ ] Kubernetes operator: publish `v1.1.0` → cron-operator
      - [ ] Helm chart for the cron operator → cron-operator

      ## 习惯

      - 每天至少一次提交 → *
      - 每周日写周报 → weekly-log
      - 每周跑步三次
      - 每天背 30 个单词

      ## 求职

      - [ ] 作品集网站上线，首页列出全部项目 → showcase
      - [ ] 作品集网站的 README 有运行截图 → showcase
      - [ ] 参加两次宣讲会
      """,
    repositories: [
      (
        "seat-booking", "2025-07-20",
        [
          "README.md": "# 座位预约系统\n\n图书馆座位预约，Spring Boot 与 MySQL。\n",
          "pom.xml": "<project/>\n", "src/main/java/Seat.java": "class Seat {}\n",
          "docs/schema.md": "# 表结构\n",
        ]
      ),
      (
        "birdsong", "2025-09-08",
        [
          "README.md": "# birdsong\n\nTells birds apart by their songs.\n",
          "model.py": "import torch\nimport librosa\n", "spectrogram.py": "import librosa\n",
        ]
      ),
      (
        "os-labs", "2025-09-15",
        [
          "README.md": "# OS labs\n\nLabs of the operating systems course.\n",
          "lab3/pagetable.c": "int main;\n", "lab4/fs.c": "int main;\n",
        ]
      ),
      (
        "mini-compiler", "2025-10-02",
        [
          "README.md": "# mini-compiler\n\nA compiler for a small language.\n",
          "src/lexer.ml": "let x = 1\n", "src/parser.ml": "let y = 1\n",
        ]
      ),
      (
        "cron-operator", "2025-08-12",
        [
          "README.md": "# cron-operator\n\nA Kubernetes operator for scheduled jobs.\n",
          "main.go": "package main\n", "charts/Chart.yaml": "name: cron-operator\n",
        ]
      ),
      (
        "weekly-log", "2025-07-06",
        ["README.md": "# 周报\n\n每周一篇。\n", "2025-27.md": "# 第 27 周\n"]
      ),
      (
        "showcase", "2025-11-01",
        ["README.md": "# showcase\n\n我的作品集网站。\n", "index.html": "<h1>作品</h1>\n"]
      ),
    ])
}
