package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files on the test class path, as paths. */
final class GoldenFiles {

    private GoldenFiles() {}

    static Path path(String name) {
        return resource("/golden/" + name);
    }

    /** A small file written by PyTorch; the README in its folder describes it. */
    static Path torch(String name) {
        return resource("/checkpoint/" + name);
    }

    static byte[] bytes(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        URL url = GoldenFiles.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("no resource " + name);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
