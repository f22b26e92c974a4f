package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/** SHA-256 of files, and the beginning of it that PyTorch's hub writes into a file's name. */
final class SourceHash {

    private static final Pattern IN_NAME = Pattern.compile(".*-([0-9a-f]{8,64})\\.pth");

    private SourceHash() {}

    static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /**
     * The SHA-256 of a file in hexadecimal digits.
     *
     * @param name of the file where it was published, {@code NAME-DIGITS.pth} if it states its own hash
     * @throws CheckpointException if the name states another
     */
    static String of(Path file, String name) throws IOException {
        MessageDigest digest = algorithm();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        Matcher stated = IN_NAME.matcher(name);
        if (stated.matches() && !hash.startsWith(stated.group(1))) {
            throw new CheckpointException(
                    file,
                    "is corrupt: its name %s states a SHA-256 of %s..., but it is %s..."
                            .formatted(
                                    name,
                                    stated.group(1),
                                    hash.substring(0, stated.group(1).length())));
        }
        return hash;
    }
}
