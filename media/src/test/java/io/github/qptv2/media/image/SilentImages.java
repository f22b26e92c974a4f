package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Decodes the images of a folder and counts how they fare; a process of its own runs it. */
final class SilentImages {

    private SilentImages() {}

    public static void main(String[] folder) throws IOException {
        var counts = new TreeMap<String, Integer>();
        try (var files = Files.list(Path.of(folder[0]))) {
            for (Path file : files.sorted().toList()) {
                counts.merge(outcome(file), 1, Integer::sum);
            }
        }
        System.out.println(counts);
    }

    private static String outcome(Path file) {
        try {
            return ImageReader.standard().read(file).warning().isPresent() ? "corrupt" : "read";
        } catch (ImageException e) {
            return "refused";
        }
    }
}
