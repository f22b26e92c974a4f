package io.github.qptv2.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests (FIPS 180-4) as 64 lower-case hexadecimal digits. */
public final class Sha256 {

    private Sha256() {}

    /** The digest of a file, which is read in blocks. */
    public static String of(Path file) throws IOException {
        try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), algorithm())) {
            Files.copy(file, digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    /** The digest of an array. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /** A digest of nothing yet, for bytes that come in parts. */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
