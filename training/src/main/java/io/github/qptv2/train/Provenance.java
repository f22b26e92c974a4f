package io.github.qptv2.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        MessageDigest sha = sha256();
        for (int i = 0; i < pictures.size(); i++) {
            var picture = pictures.get(i);
            String line = picture.name() + "\t" + picture.data().size() + "\n";
            sha.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** SHA-256 of a file. */
    static String digest(Path file) throws IOException {
        MessageDigest sha = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
