// The first file of MarkupReader replaces this one.
