import Facts
import FixtureKit
import MilepostResources
import Rules
import Testing

@Suite struct ContainerRulesTests {
  @Test(
    arguments: [
      ("FROM python:3.12\nCMD [\"python\", \"app.py\"]\n", Outcome.met),
      ("from scratch\nentrypoint /app\n", .met),
      ("FROM node AS build\nRUN npm run build\nFROM nginx:1.27\nCOPY --from=build /a /b\n", .met),
      ("FROM base AS one\nCMD a\nFROM one\n", .met),
      ("FROM python:3.12\nRUN pip install .\n", .unmet),
      ("FROM python:3.12\n# CMD python app.py\n", .unmet),
      ("FROM python\nRUN cat <<EOF\nCMD nothing\nEOF\n", .unmet),
      ("FROM python\nCMD []\n", .unmet),
      ("FROM one AS a\nCMD x\nFROM two\n", .unmet),
      ("", .unmet), ("# only a comment\n", .unmet), ("RUN make\nFROM x\nCMD y\n", .unmet),
    ] as [(String, Outcome)])
  func `a Dockerfile builds and runs`(text: String, outcome: Outcome) {
    let found = finding(ContainerDockerfile.self, ["Dockerfile": text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(arguments: ["Dockerfile.prod", "api.Dockerfile", "Containerfile", "docker/Dockerfile"])
  func `a Dockerfile has many names`(path: String) {
    #expect(finding(ContainerDockerfile.self, [path: "FROM x\nCMD y\n"]).outcome == .met)
  }

  @Test(
    arguments: [
      "Dockerfile.md", ".devcontainer/Dockerfile", "Dockerfile.dockerignore",
      "node_modules/x/Dockerfile", "mydockerfile",
    ])
  func `other files are no Dockerfile`(path: String) {
    let text = path == "Dockerfile.md" ? "# About\n\nFROM x\nCMD y\n" : "FROM x\nCMD y\n"
    let found = finding(
      ContainerDockerfile.self, [path: path == "Dockerfile.md" ? "About the image\n" : text])
    #expect(found.outcome == .unmet)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      ("FROM a AS build\nFROM b\nCOPY --from=build /x /y\n", "met"),
      ("FROM a\nFROM b\nCOPY --chown=1 --from=0 /x /y\n", "met"),
      ("ARG V=1\nFROM a:${V} AS Build\nFROM b\nCOPY --from=build /x /y\n", "met"),
      ("FROM a AS build\nFROM b\nCOPY \\\n  # note\n\n  --from=build \\\n  /x /y\n", "met"),
      ("# escape=`\nFROM a AS b\nFROM c\nCOPY `\n --from=b /x C:\\\n", "met"),
      ("FROM a AS build\nFROM b\nRUN --mount=type=bind,from=build,target=/x cp /x /y\n", "met"),
      ("FROM a AS build\r\nFROM b\r\nCOPY --from=build /x /y\r\n", "met"),
      ("FROM a AS build\nFROM b\nCOPY /x /y\n", "unjoined"),
      ("FROM a AS build\nFROM b\nCOPY --from=nginx:latest /x /y\n", "unjoined"),
      ("FROM a AS build\nFROM b\nCOPY --from=biuld /x /y\n", "unjoined"),
      ("FROM a\nFROM b\nCOPY --from=1 /x /y\n", "unjoined"),
      ("FROM a AS build\n# FROM b\n# COPY --from=build /x /y\nCMD z\n", "unmet"),
      ("FROM a AS build\nRUN <<EOF\nFROM b\nCOPY --from=build /x /y\nEOF\n", "unmet"),
      ("FROM a AS build\nRUN cat <<-'E'\n\tFROM b\n\tE\n", "unmet"),
      ("FROM a \\\n\nCMD b\n", "unmet"),
    ])
  func `stages must be joined`(text: String, word: String) {
    let found = finding(ContainerMultiStage.self, ["Dockerfile": text])
    #expect(found.message.key == "rule.container.multi-stage.\(word)")
    #expect(found.outcome == (word == "met" ? .met : .unmet))
    #expect(hasWords(found))
  }

  @Test func `the joint is named by its line`() {
    let found = finding(
      ContainerMultiStage.self, ["Dockerfile": "FROM a AS b\n\nFROM c\n\nCOPY --from=b x y\n"])
    #expect(found.places == [Place(path: "Dockerfile", line: 5)])
    #expect(found.measured["stages"] == .integer(2))
  }

  @Test(
    arguments: [
      ("services:\n  web:\n    build: .\n  db:\n    image: postgres\n", Outcome.met),
      ("services:\n  web: {image: a}\n  db: {image: b}\n", .met),
      ("services:\n  web:\n    build: .\n#  db:\n#    image: postgres\n", .unmet),
      ("web:\n  image: a\ndb:\n  image: b\n", .unmet),
      ("services:\n  web:\n    build: .\nvolumes:\n  db: {}\n", .unmet),
      ("services: [a, b]\n", .unmet), ("", .inconclusive), ("services:\n\t- x: [\n", .inconclusive),
    ] as [(String, Outcome)])
  func `services of a compose file are counted`(text: String, outcome: Outcome) {
    let found = finding(ContainerCompose.self, ["compose.yaml": text])
    #expect(found.outcome == outcome)
    #expect(hasWords(found))
  }

  @Test(
    arguments: [
      "a: &a [x]\n? [*a, *a]\n: 1\n", "a: \("".padding(5000, with: "["))",
      "- ".padding(200, with: "- ") + "x", "a: &a 1\nb: {*a : 2}\n",
    ])
  func `YAML made to hurt is not read`(text: String) {
    #expect(finding(ContainerCompose.self, ["compose.yml": text]).outcome == .inconclusive)
  }

  @Test func `an absent blob is inconclusive`() {
    var files = MemoryFiles()
    files.addUnreadable("Dockerfile", .absent)
    for rule in [ContainerDockerfile.self, ContainerMultiStage.self] as [any Rule.Type] {
      #expect(finding(rule, files).outcome == .inconclusive)
    }
  }
}
