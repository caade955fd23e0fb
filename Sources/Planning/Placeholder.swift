// The first file of Planning replaces this one.
