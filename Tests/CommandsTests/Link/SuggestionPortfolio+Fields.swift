@testable import Commands

/// Portfolios of other fields, written before anybody looked at what the lexicon says of them.
extension SuggestionPortfolio {
  static let fields = [workshop, platform]

  /// Devices, games and an app: a Chinese plan, projects that mostly speak English.
  static let workshop = SuggestionPortfolio(
    name: "workshop",
    answers: """
      # 2025 下半年动手计划

      更新：2025年7月1日

      ## 七月：阳台自动浇水器（2025年7月）

      - [ ] 读通土壤湿度探头，校准干湿两点 → plant-waterer
      - [ ] 水泵驱动加上过流保护 → plant-waterer
      - [ ] 低功耗休眠，两节电池撑三个月 → plant-waterer
      - [ ] 画出电路原理图并放进仓库 → plant-waterer
      - [ ] 买一台二手示波器

      ## 八月：地牢小游戏（2025年8月）

      - [ ] 随机生成房间和走廊 → rogue-cellar
      - [ ] 怪物寻路不卡墙角 → rogue-cellar
      - [ ] 存档能跨版本读取 → rogue-cellar
      - [ ] 每层至少三种敌人 → rogue-cellar
      - [ ] 找五个朋友试玩并记录反馈

      ## 九月：观鸟记录 App（2025年9月）

      - [ ] 离线也能记录一次观察 → birdlog-android
      - [ ] 照片压缩后再上传 → birdlog-android
      - [ ] 地图上按月份筛选 → birdlog-android
      - [ ] 用 GitHub Actions 跑单元测试 → birdlog-android
      - [ ] 上架应用商店

      ## 平时

      - [ ] 给 `can-sniffer` 补上 README 的接线说明 → can-sniffer
      - [ ] CAN 总线抓包工具支持回放 → can-sniffer
      - [ ] 键盘固件加一层数字键 → keyboard-firmware
      - [ ] 每周画一张像素素材 → pixel-assets
      - [ ] 每周跑步两次
      - [ ] 固件发布 `v0.3.0` → keyboard-firmware
      - [ ] 学完一门数字信号处理公开课
      """,
    repositories: [
      (
        "plant-waterer", "2025-07-12",
        [
          "README.md":
            "# plant-waterer\n\nWaters balcony plants by soil moisture. ESP32, a capacitive probe and a small pump.\n\n## Power\n\nDeep sleep between readings.\n",
          "src/main.c": "int main(void) { return 0; }\n", "src/pump.c": "void pump(void) {}\n",
          "src/moisture.c": "int moisture(void) { return 0; }\n",
          "hardware/schematic.kicad_sch": "(kicad_sch)\n", "platformio.ini": "[env:esp32]\n",
        ]
      ),
      (
        "rogue-cellar", "2025-08-14",
        [
          "README.md":
            "# Rogue Cellar\n\nA small roguelike with procedural dungeons, written with Godot.\n\n## Controls\n\nArrow keys.\n",
          "scenes/dungeon.tscn": "[gd_scene]\n", "scripts/generator.gd": "extends Node\n",
          "scripts/pathfinding.gd": "extends Node\n", "scripts/save_game.gd": "extends Node\n",
          "project.godot": "config_version=5\n",
        ]
      ),
      (
        "birdlog-android", "2025-09-09",
        [
          "README.md": "# 观鸟记\n\n记录看到的鸟：时间、地点、照片，没有网络也能用。\n",
          "app/src/main/java/birdlog/ObservationDao.kt": "interface ObservationDao\n",
          "app/build.gradle.kts": "plugins { id(\"com.android.application\") }\n",
          ".github/workflows/test.yml": "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n",
        ]
      ),
      (
        "can-sniffer", "2025-06-02",
        [
          "README.md": "# can-sniffer\n\nRecords frames from a CAN bus and prints them.\n",
          "src/main.rs": "fn main() {}\n", "Cargo.toml": "[package]\nname = \"can-sniffer\"\n",
        ]
      ),
      (
        "keyboard-firmware", "2025-05-20",
        [
          "README.md": "# My keyboard\n\nQMK keymap for a split keyboard.\n",
          "keymap.c": "int layer;\n", "rules.mk": "MOUSEKEY_ENABLE = no\n",
        ]
      ),
      (
        "pixel-assets", "2025-07-30",
        [
          "README.md": "# Pixel assets\n\nSprites and tiles I draw.\n",
          "sprites/slime.txt": "..##..\n", "tiles/floor.txt": "######\n",
        ]
      ),
    ])

  /// Data, security and a home network: an English plan with Chinese in between.
  static let platform = SuggestionPortfolio(
    name: "platform",
    answers: """
      # Growing into data platform work

      Updated: 2025-01-05

      ## January 2025: clickstream pipeline

      - [ ] Land raw events in object storage, partitioned by hour → clickstream-lake
      - [ ] Deduplicate late events with a seven-day lookback → clickstream-lake
      - [ ] Backfill last year without downtime → clickstream-lake
      - [ ] Data quality checks fail the run when a column is null → clickstream-lake
      - [ ] Read "Designing Data-Intensive Applications"

      ## February 2025: 权限审计工具 (permission audit)

      - [ ] 扫描云账号里长期不用的访问密钥 → stale-keys
      - [ ] 把结果按风险高低排序输出 → stale-keys
      - [ ] Unit tests for the policy parser → stale-keys
      - [ ] 写一份给同事看的使用说明 → stale-keys
      - [ ] 考过云安全认证

      ## March 2025: home lab

      - [ ] Packet capture of one week of DNS, anonymised → dns-watch
      - [ ] Flag domains seen for the first time → dns-watch
      - [ ] Grafana dashboard for query volume → dns-watch
      - [ ] Replace the home router

      ## April 2025: dbt models for the sales mart

      - [ ] Incremental model for orders → sales-mart
      - [ ] Snapshot customers to keep their history → sales-mart
      - [ ] Document every column → sales-mart
      - [ ] 跟财务核对三个月的数字

      ## Any time

      - [ ] Password vault CLI: rotate the master key → pocket-vault
      - [ ] pocket-vault passes a fuzzing run of one hour → pocket-vault
      - [ ] CTF write-ups for ten challenges → ctf-notes
      - [ ] 每周一篇 CTF 题解 → ctf-notes
      - [ ] Talk at the local meetup
      - [ ] Cut `v1.4.0` of the vault → pocket-vault
      - [ ] 流计算作业的端到端延迟低于一分钟 → clickstream-lake
      - Commit every weekday → *
      - Sleep before midnight
      """,
    repositories: [
      (
        "clickstream-lake", "2025-01-18",
        [
          "README.md":
            "# clickstream-lake\n\nA small lakehouse for click events: Kafka in, Spark jobs, Parquet on S3.\n\n## Jobs\n\ningest, dedupe, sessionise\n",
          "jobs/ingest.py": "import pyspark\n", "jobs/dedupe.py": "import pyspark\n",
          "quality/checks.py": "import pyspark\n", "requirements.txt": "pyspark==3.5.0\n",
        ]
      ),
      (
        "stale-keys", "2025-02-11",
        [
          "README.md":
            "# stale-keys\n\nFinds cloud access keys and roles that nobody has used for months.\n",
          "cmd/main.go": "package main\n", "policy/parser.go": "package policy\n",
          "policy/parser_test.go": "package policy\n", "go.mod": "module stale-keys\n",
        ]
      ),
      (
        "dns-watch", "2025-03-15",
        [
          "README.md": "# dns-watch\n\nWatches DNS traffic at home and shows what is new.\n",
          "capture.py": "import socket\n", "new_domains.py": "import json\n",
          "dashboards/queries.json": "{}\n",
        ]
      ),
      (
        "sales-mart", "2025-04-08",
        [
          "README.md": "# Sales mart\n\nModels for orders, customers and revenue.\n",
          "models/orders.sql": "select 1\n", "models/customers.sql": "select 1\n",
          "snapshots/customers.sql": "select 1\n", "dbt_project.yml": "name: sales\n",
        ]
      ),
      (
        "pocket-vault", "2025-05-03",
        [
          "README.md":
            "# pocket-vault\n\nA password manager for the terminal. Argon2, XChaCha20.\n",
          "src/main.rs": "fn main() {}\n", "src/vault.rs": "pub struct Vault;\n",
          "fuzz/target.rs": "fn main() {}\n", "Cargo.toml": "[package]\nname = \"pocket-vault\"\n",
        ]
      ),
      (
        "ctf-notes", "2025-02-23",
        [
          "README.md": "# CTF 题解\n\n打过的比赛与题解。\n",
          "2024/web/login.md": "# 登录绕过\n\n参数没有过滤。\n",
          "2024/pwn/heap.md": "# 堆溢出\n\n先看分配器。\n",
        ]
      ),
    ])
}
