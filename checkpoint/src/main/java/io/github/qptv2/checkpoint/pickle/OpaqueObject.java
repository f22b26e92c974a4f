package io.github.qptv2.checkpoint.pickle;

/**
 * A value of a harmless class in a training checkpoint, such as {@code argparse.Namespace}: its name, nothing else.
 * Whatever the pickle does to it is read and forgotten.
 */
record OpaqueObject(String className) {}
