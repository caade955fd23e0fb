/// Every rule there is, sorted by id.
package let allRules: [any Rule.Type] = [
  ContainerCompose.self,
  ContainerDockerfile.self,
  ContainerMultiStage.self,
  ReadmeDescription.self,
  ReadmeInstall.self,
  ReadmePresent.self,
  ReadmeRunScreenshot.self,
  ReadmeUsage.self,
]
