package io.github.qptv2.io;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * File names as bytes. On Unix a name is any bytes but {@code /} and 0, which need not be text in the encoding of the
 * locale: a {@link Path} of a listing keeps them, its text does not.
 */
public final class FileNames {

    private static final char REPLACEMENT = '\ufffd';
    private static final String UNRESERVED = "/-._~";

    private FileNames() {}

    /** Whether the text of a path, converted to a path again, denotes the same file. */
    public static boolean isText(Path file) {
        String text = file.toString();
        if (text.indexOf(REPLACEMENT) < 0) {
            return true;
        }
        try {
            return Path.of(text).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The absolute path in the bytes of the file system, on Windows in UTF-8. */
    public static byte[] bytes(Path file) {
        Path absolute = file.toAbsolutePath();
        return File.separatorChar == '/'
                ? decoded(absolute.toUri().getRawPath())
                : absolute.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(encoded.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The path of a name in the bytes of the file system, relative to the current folder.
     *
     * @throws InvalidPathException if the name has a 0, or there is no such name on this system
     */
    public static Path of(byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        if (File.separatorChar != '/') {
            return Path.of(text);
        }
        var uri = new StringBuilder("file://");
        boolean absolute = name.length > 0 && name[0] == '/';
        if (!absolute) {
            uri.append(Path.of("").toAbsolutePath().toUri().getRawPath());
        }
        for (byte value : name) {
            char character = (char) (value & 255);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            uri.append(plain ? String.valueOf(character) : "%%%02x".formatted((int) character));
        }
        try {
            return Path.of(URI.create(uri.toString()));
        } catch (IllegalArgumentException e) {
            throw new InvalidPathException(text, String.valueOf(e.getMessage()));
        }
    }

    /** The encoding of file names, as Java has determined it from the locale. */
    public static String encoding() {
        return System.getProperty("sun.jnu.encoding", "UTF-8");
    }

    /** Why a name cannot be used, with the remedy. */
    public static String unreadable() {
        return encoding().equalsIgnoreCase("UTF-8")
                ? "its name is not valid UTF-8; rename it, or name its folder"
                : "its name is not valid in the encoding of the locale, " + encoding()
                        + "; start with LC_ALL=C.UTF-8, or rename it";
    }
}
