/// Every rule there is, sorted by id.
package let allRules: [any Rule.Type] = [
  ContainerCompose.self,
  ContainerDockerfile.self,
  ContainerMultiStage.self,
  ReadmeAPIDocs.self,
  ReadmeCommandsExist.self,
  ReadmeCoverageReport.self,
  ReadmeDeployGuide.self,
  ReadmeDescription.self,
  ReadmeInstall.self,
  ReadmeLicence.self,
  ReadmeLinksResolve.self,
  ReadmePlaceholdersRule.self,
  ReadmePresent.self,
  ReadmeRunScreenshot.self,
  ReadmeScaffold.self,
  ReadmeUsage.self,
]
