package io.github.qptv2.server.upload;

import java.nio.file.Path;

/**
 * A file of a request.
 *
 * @param name that the client gave it
 * @param path where it is stored, a numbered name in a private folder
 * @since 0.2
 */
public record StoredFile(String name, Path path) {}
