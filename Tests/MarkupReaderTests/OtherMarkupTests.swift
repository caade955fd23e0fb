import FixtureKit
import Foundation
import MarkupReader
import Testing

@Suite struct OtherMarkupTests {
  static func read(_ text: String, as markup: Markup) throws -> MarkupDocument {
    try MarkupDocument(Array(text.utf8), as: markup)
  }

  static let restructured = """
    ==========
    Tea ledger
    ==========

    |build| Keeps track of *every* cup, see `the guide <docs/guide.rst>`_ and Pages_.

    .. |build| image:: https://img.example/build.svg
       :alt: build
       :target: https://ci.example/tea
    .. _Pages: https://tea.example/

    Installation
    ------------

    Use ``pip``::

        pip install tea-ledger

    1. first
    2. second

    .. code-block:: python
       :caption: sample

       import tea
       tea.pour()

    .. figure:: docs/run.png
       :alt: the ledger running

    安装
    ----
    请运行 ``make``。

    .. a comment with `a link <nowhere.rst>`_
       that goes on

    ===== =====
    cup   price
    ===== =====
    green 3
    ===== =====
    """

  @Test func `reStructuredText gives headings, code, links and images with their lines`() throws {
    let document = try Self.read(Self.restructured, as: .restructuredText)
    #expect(document.headings.map(\.text) == ["Tea ledger", "Installation", "安装"])
    #expect(document.headings.map(\.level) == [1, 2, 2])
    #expect(document.headings.map(\.line) == [2, 12, 31])
    #expect(
      document.codeBlocks.map(\.text) == ["pip install tea-ledger\n", "import tea\ntea.pour()\n"])
    #expect(document.codeBlocks.map(\.language) == ["", "python"])
    #expect(document.codeBlocks.map(\.line) == [17, 25])
    #expect(document.links.map(\.target) == ["docs/guide.rst", "https://tea.example/"])
    #expect(document.images.map(\.target) == ["https://img.example/build.svg", "docs/run.png"])
    #expect(document.images.map(\.alternative) == ["build", "the ledger running"])
    #expect(document.images.first?.linkTarget == "https://ci.example/tea")
    #expect(document.orderedItemLines == [19, 20])
    #expect(document.tableCount == 1)
    #expect(document.textBlocks.first?.text.hasPrefix(" Keeps track of every cup") == true)
  }

  static let asciiDoc = """
    = Tea ledger
    :imagesdir: docs/images
    :repo: https://git.example/tea

    Keeps track of every cup, see link:docs/guide.adoc[the guide] and {repo}/wiki[the wiki].

    == Install

    [source,bash]
    ----
    pip install tea-ledger
    == no heading
    ----

    image::run.png[The ledger running,link="https://tea.example"]

    . first
    . second

    // link:nowhere.adoc[x]
    ////
    == hidden
    ////

    |===
    |cup |price
    |===

    使用
    ----
    点击 image:icon.png[]
    """

  @Test func `AsciiDoc gives headings, code, links and images with their lines`() throws {
    let document = try Self.read(Self.asciiDoc, as: .asciiDoc)
    #expect(document.headings.map(\.text) == ["Tea ledger", "Install", "使用"])
    #expect(document.headings.map(\.line) == [1, 7, 29])
    #expect(document.codeBlocks.map(\.text) == ["pip install tea-ledger\n== no heading\n"])
    #expect(document.codeBlocks.map(\.language) == ["bash"])
    #expect(document.links.map(\.target) == ["docs/guide.adoc", "https://git.example/tea/wiki"])
    #expect(document.images.map(\.target) == ["docs/images/run.png", "docs/images/icon.png"])
    #expect(document.images.first?.linkTarget == "https://tea.example")
    #expect(document.orderedItemLines == [17, 18])
    #expect(document.tableCount == 1)
  }

  static let org = """
    #+TITLE: Tea ledger
    Keeps track of every cup, see [[file:docs/guide.org][the guide]].

    * TODO Install :setup:
    #+BEGIN_SRC sh
    pip install tea-ledger
    #+END_SRC
    1. first
    - second

    #+CAPTION: the ledger running
    [[./docs/run.png]]

    ** 使用
    : make run
    """

  @Test func `Org gives headings, code, links and images with their lines`() throws {
    let document = try Self.read(Self.org, as: .org)
    #expect(document.headings.map(\.text) == ["Tea ledger", "Install", "使用"])
    #expect(document.headings.map(\.level) == [1, 2, 3])
    #expect(document.codeBlocks.map(\.text) == ["pip install tea-ledger\n", "make run\n"])
    #expect(document.links.map(\.target) == ["docs/guide.org"])
    #expect(document.images.map(\.target) == ["./docs/run.png"])
    #expect(document.images.map(\.alternative) == ["the ledger running"])
  }

  @Test func `plain text gives what stands out`() throws {
    let document = try Self.read(
      """
      Tea ledger
      ==========
      Keeps track of every cup, see https://tea.example/guide.

      INSTALL

          make
          make install

      使用方法：
      打开它。
      """, as: .plainText)
    #expect(document.headings.map(\.text) == ["Tea ledger", "INSTALL", "使用方法："])
    #expect(document.codeBlocks.map(\.text) == ["make\nmake install\n\n"])
    #expect(document.links.map(\.target) == ["https://tea.example/guide"])
  }

  static let hostile: [(name: String, text: String)] = [
    ("empty", ""), ("blank", "\n \n"), ("CRLF", "Title\r\n=====\r\n\r\ntext\r\n"),
    ("half a table", "+---"), ("only adornments", "====\n====\n====\n"),
    ("open code", "----\nx"), ("open source", "#+begin_src"), ("open bracket", "[[" + "[[" + "["),
    ("many backticks", String(repeating: "`", count: 200_000)),
    ("many brackets", String(repeating: "[[a][", count: 50_000)),
    ("many attributes", ":a: {a}{a}\n" + String(repeating: "{a}", count: 50_000)),
    ("a long line", String(repeating: "word_ |x| `y` <<z ", count: 60_000)),
    ("100,000 links", String(repeating: "`a <b>`_ link:c[d] [[e][f]]\n", count: 33_000)),
    ("deep lists", (0..<2_000).map { String(repeating: " ", count: $0) + "* x\n" }.joined()),
    ("many titles", String(repeating: "T\n=\n", count: 20_000)),
  ]

  /// Scripts/sanitize.sh says that it runs: everything takes many times as long there.
  private static let limit: Duration =
    ProcessInfo.processInfo.environment["MILEPOST_SANITIZED"] == "1" ? .seconds(300) : .seconds(20)

  @Test(arguments: [Markup.restructuredText, .asciiDoc, .org, .plainText])
  func `hostile text is read in little time`(markup: Markup) throws {
    for (name, text) in Self.hostile {
      let time = try processorTime { _ = try Self.read(text, as: markup) }
      #expect(time < Self.limit, "\(name)")
    }
    _ = try MarkupDocument([0xFF, 0xFE, 0x3D, 0x3D, 0x0A, 0x80], as: markup)
    #expect(throws: MarkdownError.self) {
      _ = try MarkupDocument([UInt8](repeating: 0x61, count: 6 << 20), as: markup)
    }
  }
}
