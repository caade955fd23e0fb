// The first file of Certification replaces this one.
