package io.github.qptv2.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The API keys of a file, one a line; empty lines and those that begin with {@code #} are ignored. Only digests are
 * kept; a key is compared with all of them in constant time and never printed.
 *
 * @since 0.2
 */
public final class ApiKeys {

    private static final int SHORTEST = 16;
    private static final String BEARER = "Bearer ";

    private final List<byte[]> digests;

    private ApiKeys(List<byte[]> digests) {
        this.digests = digests;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it has no key, or one of fewer than 16 characters
     */
    public static ApiKeys read(Path file) throws IOException {
        List<String> keys = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " must have at least one API key, got none");
        }
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "%s: API keys must have at least %d characters, got a shorter one".formatted(file, SHORTEST));
        }
        return new ApiKeys(keys.stream().map(ApiKeys::digest).toList());
    }

    /**
     * Whether a request has one of the keys.
     *
     * @param authorization field {@code Authorization}, which has the key after {@code Bearer}
     * @param apiKey field {@code X-API-Key}
     */
    public boolean accept(Optional<String> authorization, Optional<String> apiKey) {
        return authorization
                        .filter(field -> field.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .filter(field ->
                                isKnown(field.substring(BEARER.length()).strip()))
                        .isPresent()
                || apiKey.filter(key -> isKnown(key.strip())).isPresent();
    }

    private boolean isKnown(String key) {
        byte[] digest = digest(key);
        boolean known = false;
        for (byte[] each : digests) {
            known |= MessageDigest.isEqual(each, digest); // no early end
        }
        return known;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
