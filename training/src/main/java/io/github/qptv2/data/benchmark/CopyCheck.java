package io.github.qptv2.data.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.qptv2.data.ImageFiles;
import io.github.qptv2.data.Pipeline;
import io.github.qptv2.data.benchmark.Finding.Kind;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;

/**
 * Holds a copy of a set against its labels and against what is known of a whole one.
 *
 * @param headersOnly whether pictures are opened but not decoded: many times faster, and sees no damage behind the
 *     header
 */
public record CopyCheck(boolean headersOnly, Pipeline.Width width) {

    private static final Set<String> CLIPS = Set.of("mp4", "mkv", "avi", "mov", "webm", "yuv");

    /** What became of a labelled file. */
    private record Opened(boolean picture, Optional<String> problem) {}

    /** Is told how far a check is. */
    @FunctionalInterface
    public interface Progress {
        /** So many files are done of those there are. */
        void at(int done, int total);
    }

    /**
     * Checks everything.
     *
     * @param progress is told how many files of how many are done
     * @throws IOException in one line if the labels cannot be read
     */
    public CheckReport run(String name, Path folder, Progress progress) throws IOException {
        Benchmark benchmark = Benchmarks.named(name);
        LabelledSet labels = Benchmarks.unresolved(benchmark, folder);
        Path root = Benchmarks.root(folder);
        NamesOnDisk disk = NamesOnDisk.in(root);
        LabelledSet set = disk.applied(labels);
        List<LabelledItem> there =
                set.items().stream().filter(item -> disk.has(item.path())).toList();
        var undecodable = new ArrayList<String>();
        int pictures = open(root, there, undecodable, progress);
        return new CheckReport(
                set.name(),
                set.scale(),
                set.items().size(),
                set.usable().size(),
                pictures,
                there.size() - pictures,
                List.of(
                        new Finding(Kind.LABEL_WITHOUT_FILE, missing(set, disk)),
                        new Finding(Kind.FILE_WITHOUT_LABEL, extra(benchmark, set, disk)),
                        new Finding(Kind.UNDECODABLE, undecodable),
                        new Finding(Kind.UNEXPECTED, KnownFigures.differences(benchmark.expectation(), set)),
                        new Finding(Kind.CASE_DIFFERS, renamed(labels, set))));
    }

    private static List<String> missing(LabelledSet set, NamesOnDisk disk) {
        return set.items().stream()
                .map(LabelledItem::path)
                .filter(path -> !disk.has(path))
                .toList();
    }

    /** Pictures and clips in folders where labelled files are. */
    private static List<String> extra(Benchmark benchmark, LabelledSet set, NamesOnDisk disk) {
        Set<String> labelled = set.items().stream().map(LabelledItem::path).collect(Collectors.toSet());
        Set<String> folders = labelled.stream().map(CopyCheck::folder).collect(Collectors.toSet());
        return disk.all().stream()
                .filter(path -> !labelled.contains(path) && folders.contains(folder(path)))
                .filter(path -> ImageFiles.isImage(path) || CLIPS.contains(ImageFiles.extension(path)))
                .filter(path -> !benchmark.isOriginal(path))
                .sorted()
                .toList();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static List<String> renamed(LabelledSet labels, LabelledSet set) {
        Map<String, String> renamed = new TreeMap<>();
        for (int i = 0; i < labels.items().size(); i++) {
            String label = labels.items().get(i).path(),
                    file = set.items().get(i).path();
            if (!label.equals(file)) {
                renamed.put(label, file);
            }
        }
        return renamed.entrySet().stream()
                .map(pair -> "%s is called %s on disk".formatted(pair.getKey(), pair.getValue()))
                .toList();
    }

    private int open(Path root, List<LabelledItem> items, List<String> undecodable, Progress progress) {
        int pictures = 0, done = 0;
        try (var files = new Pipeline<>(items.iterator(), item -> open(root, item.path()), width)) {
            for (LabelledItem item : items) {
                Opened opened = files.next();
                pictures += opened.picture() ? 1 : 0;
                opened.problem().ifPresent(problem -> undecodable.add(item.path() + ": " + problem));
                progress.at(++done, items.size());
            }
        }
        return pictures;
    }

    private Opened open(Path root, String path) {
        Path file = root.resolve(path);
        if (!ImageFiles.isImage(path)) {
            return new Opened(false, isEmpty(file) ? Optional.of("is empty; fetch it again") : Optional.empty());
        }
        try {
            if (headersOnly) {
                ImageHeader.read(file);
            } else {
                ImageReader.standard().read(file);
            }
            return new Opened(true, Optional.empty());
        } catch (ImageException e) {
            return new Opened(true, Optional.of(String.valueOf(e.getMessage()).replace(file + ": ", "")));
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return true;
        }
    }
}
