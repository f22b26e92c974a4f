package io.github.qptv2.scoring;

import java.nio.file.Path;

import io.github.qptv2.media.image.Image;

/** A program that has a protobuf of its own: prints that protobuf's major version, and a score. */
final class BesideProtobuf {

    private BesideProtobuf() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        var theirs = Class.forName("com.google.protobuf.RuntimeVersion");
        System.out.println(theirs.getField("MAJOR").getInt(null));
        System.out.println(score(Path.of(args[0])));
    }

    static double score(Path model) throws Exception {
        try (var scorer = Scorer.load(model)) {
            return scorer.score(image()).raw();
        }
    }

    private static Image image() {
        var bytes = new byte[3 * 64 * 64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 % 251);
        }
        return Image.of(64, 64, bytes);
    }
}
