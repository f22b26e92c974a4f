package io.github.qptv2.checkpoint.storage;

/**
 * An entry of a zip file's central directory.
 *
 * @param method of compression: 0 stored, 8 deflated
 * @param compressed bytes in the file
 * @param size bytes of the content
 * @param header offset of the entry's local header in the file
 */
record ZipEntry(String name, int method, long compressed, long size, long header) {}
