import Facts
import FixtureKit
import Rules
import Testing

@Suite struct OtherMarkupRulesTests {
  static let rst = """
    Weather
    =======

    This project forecasts tomorrow's weather and draws it, see `broken <docs/none.rst>`_.

    Installation
    ------------

    .. code-block:: console

       $ pip install weather

    使用
    ----

    Run the program::

        python -m weather

    .. image:: shot.png
       :alt: screenshot
    """

  @Test func `a README in reStructuredText is judged like one in Markdown`() {
    var files = MemoryFiles(["README.rst": Self.rst])
    files.add("shot.png", Pictures.png())
    for rule in [
      ReadmeDescription.self, ReadmeInstall.self, ReadmeUsage.self, ReadmeRunScreenshot.self,
    ] as [any Rule.Type] {
      #expect(finding(rule, files).outcome == .met, "\(rule.id)")
    }
    let links = finding(ReadmeLinksResolve.self, files)
    #expect(links.outcome == .unmet)
    #expect(links.places == [Place(path: "README.rst", line: 4)])
    #expect(finding(ReadmeDeployGuide.self, files).outcome == .unmet)
  }

  @Test(arguments: [
    ("README.adoc", "= T\n\n== Install\n\n----\nnpm install\n----\n", Outcome.met),
    ("README.org", "* Install\n#+begin_src sh\nnpm install\n#+end_src\n", .met),
    ("README.adoc", "= T\n\nNothing here.\n", .unmet),
    ("README.org", "* T\nNothing here.\n", .unmet),
    // Text without markup can say it in its own way, and a markup that is not read says nothing.
    ("README", "To install it, type make install.\n", .inconclusive),
    ("README.txt", "INSTALL\n\n    make install\n", .met),
    ("README.textile", "h2. Install\n\nbc. npm install\n", .inconclusive),
  ])
  func `sections are found in other markups`(path: String, text: String, outcome: Outcome) {
    let found = finding(ReadmeInstall.self, [path: text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }
}
