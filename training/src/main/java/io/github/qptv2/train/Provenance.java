package io.github.qptv2.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.io.Sha256;

/** Version of the code and digest of the images, which are recorded with weights. */
public final class Provenance {

    private Provenance() {}

    /** This program's version and, where it was built from a checkout, the commit: {@code "0.2.0, 1a2b3c4d5e6f"}. */
    public static String code() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return (version == null ? "not packaged" : version) + ", " + commit();
    }

    private static String commit() {
        try (var in = Provenance.class.getResourceAsStream("commit.txt")) {
            String commit = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() || commit.startsWith("$") ? "commit unknown" : commit;
        } catch (IOException e) {
            return "commit unknown";
        }
    }

    /** SHA-256 over names and sizes in bytes of a dataset's images, in its order. */
    public static String digest(ImageDataset images) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            lines.append(image.name()).append('\t').append(image.data().size()).append('\n');
        }
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
