package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.Sha256;

/** The SHA-256 of a published file, and the beginning of it that PyTorch's hub writes into a file's name. */
final class SourceHash {

    private static final Pattern IN_NAME = Pattern.compile(".*-([0-9a-f]{8,64})\\.pth");

    private SourceHash() {}

    /**
     * The SHA-256 of a file in hexadecimal digits.
     *
     * @param name of the file where it was published, {@code NAME-DIGITS.pth} if it states its own hash
     * @throws CheckpointException if the name states another
     */
    static String of(Path file, String name) throws IOException {
        String hash = Sha256.of(file);
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
