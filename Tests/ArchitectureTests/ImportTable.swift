/// What each module may import of our own modules and of the outside world.
///
/// Data flows one way; a module imports floors below it only. `Swift`, `Glibc` and
/// `Synchronization` are part of the language.
let allowedImports: [String: Set<String>] = [
  "CivilTime": [],
  "MilepostResources": [],
  "StrictJSON": [],
  "GitReader": [
    "CGit2", "CDeflate", "CZlib", "Crypto", "Dispatch", "Glibc", "Synchronization",
  ],
  "MarkupReader": ["CMd4c", "CExpat"],
  "Planning": ["CivilTime", "MilepostResources"],
  "Facts": [
    "GitReader", "MarkupReader", "CivilTime", "MilepostResources", "StrictJSON", "Yams",
    "Dispatch", "Foundation", "Glibc", "Synchronization",
  ],
  "Activity": ["Facts", "GitReader", "CivilTime"],
  "FactStore": [
    "Facts", "GitReader", "CivilTime", "GRDB", "Foundation", "Glibc", "Synchronization",
  ],
  "Rules": ["Activity", "Facts", "CivilTime", "MilepostResources"],
  "Certification": [
    "Rules", "Activity", "Facts", "Planning", "CivilTime", "MilepostResources", "StrictJSON",
    "Crypto", "Foundation", "Glibc",
  ],
  "Reports": [
    "Certification", "Rules", "Activity", "Facts", "Planning", "CivilTime", "MilepostResources",
    "StrictJSON", "Mustache", "Foundation",
  ],
  "Commands": [
    "Reports", "Certification", "Rules", "Activity", "FactStore", "Facts", "Planning", "GitReader",
    "CivilTime", "MilepostResources", "StrictJSON", "ArgumentParser", "Yams", "Dispatch",
    "Foundation", "Glibc", "Synchronization",
  ],
  "milepost": ["Commands", "Glibc"],
  "FixtureKit": ["Facts", "GitReader", "CivilTime", "Foundation", "Glibc"],
  "embed-resources": ["Foundation"],
]

/// Modules that hold pure values: no clock, zone or locale can reach them.
let modulesWithoutFoundation = ["CivilTime", "StrictJSON", "Planning", "Activity", "Rules"]
