// The first file of Activity replaces this one.
