package io.github.qptv2.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.qptv2.checkpoint.Sha256;
import io.github.qptv2.data.Dataset;

/** Where weights come from: the code and the pictures. */
public final class Provenance {

    private Provenance() {}

    /** This program's version and, where it was built from a checkout, the commit: {@code "0.1.0, 1a2b3c4d5e6f"}. */
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

    /** SHA-256 over the names of a data set's pictures and how many bytes each has, in their order. */
    public static String digest(Dataset pictures) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < pictures.size(); i++) {
            var picture = pictures.get(i);
            lines.append(picture.name())
                    .append('\t')
                    .append(picture.data().size())
                    .append('\n');
        }
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
