package io.github.qptv2.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files in UTF-8, with or without the byte order mark that some editors write at the beginning. */
public final class TextFiles {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TextFiles() {}

    /** Deletes a regular file of 0 bytes, as a full disk leaves behind; any other stays. */
    public static void deleteIfEmpty(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) == 0) {
            Files.delete(file);
        }
    }

    /** Opens a file behind its byte order mark, if it has one; malformed bytes are errors. */
    public static BufferedReader open(Path file) throws IOException {
        var reader = Files.newBufferedReader(file);
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }
}
