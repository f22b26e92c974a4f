package io.github.qptv2.checkpoint.pickle;

/**
 * An instance of a harmless class in a training checkpoint, such as {@code argparse.Namespace}. Only the class name is
 * kept; arguments, items and attributes are discarded.
 */
record OpaqueObject(String className) {}
