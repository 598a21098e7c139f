// The characters of a text are code points: whoever reads Arabic text compares them, so their literals and names come along.
@_exported import CodePoints
