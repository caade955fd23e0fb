// The first file of FixtureKit replaces this one.
