package io.github.qptv2.cli.input;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.qptv2.io.MediaFiles;

/**
 * Counts the files of a run that are no inputs: in folders those of no known kind, and videos where images are ranked.
 * One thread adds, another may read.
 */
public final class IgnoredFiles {

    private static final int NAMED = 5;
    private static final int KEPT = 1000;
    private static final int MAX_LENGTH = 12;
    private static final String OTHERS = "others";

    private final Map<String, Long> unknown = new TreeMap<>();
    private long videos;

    synchronized void unknown(Path file) {
        String kind = kind(String.valueOf(file.getFileName()));
        unknown.merge(unknown.size() < KEPT || unknown.containsKey(kind) ? kind : OTHERS, 1L, Long::sum);
    }

    private static String kind(String name) {
        String extension = MediaFiles.extension(name);
        boolean named = name.lastIndexOf('.') > 0
                && extension.length() <= MAX_LENGTH
                && !extension.isEmpty()
                && extension.chars().allMatch(Character::isLetterOrDigit);
        return named ? "." + extension : OTHERS;
    }

    synchronized void video() {
        videos++;
    }

    /** Files of no known kind, such as {@code 3 files ... (2 .txt, 1 .xmp)}; empty if there are none. */
    public synchronized Optional<String> unknownFiles() {
        long count = unknown.values().stream().mapToLong(Long::longValue).sum();
        return count == 0
                ? Optional.empty()
                : Optional.of("%d %s skipped: neither image nor video (%s)"
                        .formatted(count, count == 1 ? "file was" : "files were", kinds(count)));
    }

    private String kinds(long count) {
        var frequent = unknown.entrySet().stream()
                .filter(kind -> !kind.getKey().equals(OTHERS))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .toList();
        String named = frequent.stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        long rest = count - frequent.stream().mapToLong(Map.Entry::getValue).sum();
        String separator = frequent.isEmpty() || rest == 0 ? "" : ", ";
        return named + separator + (rest == 0 ? "" : rest + (rest == 1 ? " other" : " others"));
    }

    /** Videos; empty if there are none. */
    public synchronized Optional<String> videos() {
        return videos == 0
                ? Optional.empty()
                : Optional.of("%d %s skipped; qpt score scores videos"
                        .formatted(videos, videos == 1 ? "video was" : "videos were"));
    }
}
