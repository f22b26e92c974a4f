package io.github.qptv2.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.io.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * The names of a list, one a line, read lazily. A byte order mark at the beginning is skipped. Names are bytes, as the
 * file system has them: those that are not UTF-8 denote files, too.
 */
final class InputList implements Iterator<InputList.Line> {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private boolean first = true;
    private @Nullable Line next;

    /** A line that is not blank. */
    static final class Line {

        private final byte[] bytes;

        Line(byte[] bytes) {
            this.bytes = bytes;
        }

        /** As text; malformed bytes are replaced. */
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /**
         * The file.
         *
         * @throws InvalidPathException if there is no such name on this system
         */
        Path path() {
            try {
                return Path.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException | InvalidPathException e) {
                return FileNames.of(bytes);
            }
        }

        private boolean startsWith(byte... beginning) {
            return bytes.length >= beginning.length
                    && ByteBuffer.wrap(bytes, 0, beginning.length).equals(ByteBuffer.wrap(beginning));
        }

        private Line from(int start) {
            return new Line(Arrays.copyOfRange(bytes, start, bytes.length));
        }

        private boolean isUtf16() {
            return startsWith((byte) 0xff, (byte) 0xfe) || startsWith((byte) 0xfe, (byte) 0xff);
        }
    }

    InputList(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean hasNext() {
        try {
            Line line = next;
            while (line == null || line.text().isBlank()) {
                line = read();
                if (line == null) {
                    return false;
                }
            }
            next = line;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Line read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int value = in.read();
        if (value < 0) {
            return null;
        }
        for (; value >= 0 && value != '\n'; value = in.read()) {
            bytes.write(value);
        }
        var line = new Line(bytes.toByteArray());
        int length = line.bytes.length;
        if (length > 0 && line.bytes[length - 1] == '\r') {
            line = new Line(Arrays.copyOf(line.bytes, length - 1));
        }
        if (first && line.startsWith(BYTE_ORDER_MARK)) {
            line = line.from(BYTE_ORDER_MARK.length);
        }
        if (first && line.isUtf16()) {
            throw new UserException("the list on the standard input is UTF-16; save it as UTF-8");
        }
        first = false;
        return line;
    }

    @Override
    public Line next() {
        Line line = hasNext() ? next : null;
        if (line == null) {
            throw new NoSuchElementException("all lines are read");
        }
        next = null;
        return line;
    }
}
