package io.github.qptv2.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** {@code samples.csv}: the images of a folder with their degradations, and checksums that identify them. */
final class DemoSampleList {

    private static final String NAME = "samples.csv";
    private static final String HEADER = "path,chain,crc32";

    private DemoSampleList() {}

    /**
     * One image.
     *
     * @param file name within the folder
     * @param chain the degradations, as in {@code qpt degrade --chain}; empty for a pristine image
     */
    record Entry(String file, String chain, String crc32) {}

    static void write(Path folder, List<Entry> entries) throws IOException {
        var lines = new ArrayList<>(List.of(HEADER));
        entries.forEach(entry -> lines.add("%s,\"%s\",%s".formatted(entry.file(), entry.chain(), entry.crc32())));
        Files.write(folder.resolve(NAME), lines);
    }

    static String checksum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return "%08x".formatted(sum.getValue());
    }

    /** Refuses a folder with a file that is not an unchanged sample; names that begin with a dot are ignored. */
    static void requireOwn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Map<String, String> known = known(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!isOwn(file, known)) {
                    throw new ForeignFileException(file);
                }
            }
        }
    }

    private static boolean isOwn(Path file, Map<String, String> known) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || (name.equals(NAME) && !known.isEmpty())) {
            return true;
        }
        return Files.isRegularFile(file) && checksum(Files.readAllBytes(file)).equals(known.get(name));
    }

    /** Checksums by name; empty without a list. */
    private static Map<String, String> known(Path folder) throws IOException {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(NAME));
            var known = new HashMap<String, String>();
            if (!lines.isEmpty() && lines.get(0).equals(HEADER)) {
                for (String line : lines.subList(1, lines.size())) {
                    known.put(
                            line.substring(0, Math.max(0, line.indexOf(','))),
                            line.substring(line.lastIndexOf(',') + 1));
                }
            }
            return known;
        } catch (NoSuchFileException e) {
            return Map.of();
        }
    }

    /** Removes the files of the list, after {@link #requireOwn}. */
    static void remove(Path folder) throws IOException {
        for (String name : known(folder).keySet()) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
