package import MilepostResources

/// The report as one page that stands for itself: no script, no request, light and dark.
package enum PageHTML {
  private static let template = Template(
    resource: resourceText("templates/page.html.mustache")
      .replacing("/*! page.css */", with: resourceText("templates/page.css"))
      .replacing("<!-- heatmap -->", with: resourceText("templates/heatmap.svg.mustache"))
      .replacing("<!-- style -->", with: ""),
    format: .html)

  package static func document(
    _ report: PageReport, redaction: Redaction, catalogue: Catalogue
  ) -> [UInt8] {
    let values = PageValues(report: report, redaction: redaction, catalogue: catalogue).values
    return Array(template.render(values, catalogue: catalogue).text.utf8)
  }
}

/// The report as Markdown.
package enum PageMarkdown {
  package static func document(
    _ report: PageReport, redaction: Redaction, catalogue: Catalogue
  ) -> [UInt8] {
    let template = Template(
      resource: resourceText("templates/page.md.mustache"), format: .markdown)
    let values = PageValues(report: report, redaction: redaction, catalogue: catalogue).values
    return Array(template.render(values, catalogue: catalogue).text.utf8)
  }
}
