package io.github.qptv2.dataset.benchmark;

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

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.benchmark.CheckFinding.Kind;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;

/**
 * Compares a copy of a dataset with its labels and with the figures of a complete copy.
 *
 * @param headersOnly whether only image headers are read: many times faster, but misses corrupt image data
 * @param corrupt policy on corrupt images that can be decoded: they cannot be used, are listed apart, or are accepted
 * @param width of the parallel reading
 */
public record DatasetCheck(boolean headersOnly, CorruptFiles corrupt, OrderedExecutor.Width width) {

    /** Result of opening a labeled file. */
    private record Opened(boolean image, Optional<String> problem, Optional<String> warning) {

        static Opened sound(boolean image) {
            return new Opened(image, Optional.empty(), Optional.empty());
        }

        static Opened failed(boolean image, String problem) {
            return new Opened(image, Optional.of(problem), Optional.empty());
        }
    }

    /** Receives the progress of a check. */
    @FunctionalInterface
    public interface Progress {
        /** {@code done} of {@code total} files are checked. */
        void at(int done, int total);
    }

    /**
     * Checks a copy.
     *
     * @param progress receives the number of checked files
     * @throws IOException in one line if the labels cannot be read
     */
    public DatasetCheckReport run(String name, Path folder, Progress progress) throws IOException {
        DatasetReader benchmark = DatasetReaders.named(name);
        LabeledDataset labels = DatasetReaders.unresolved(benchmark, folder);
        Path root = DatasetReaders.root(folder);
        FileNameIndex disk = FileNameIndex.in(root);
        LabeledDataset set = disk.applied(labels);
        List<LabeledItem> existing =
                set.items().stream().filter(item -> disk.has(item.path())).toList();
        var undecodable = new ArrayList<String>();
        var tolerated = new ArrayList<String>();
        int images = open(root, existing, new Problems(undecodable, tolerated), progress);
        return new DatasetCheckReport(
                set.name(),
                set.scale(),
                set.items().size(),
                set.usable().size(),
                images,
                existing.size() - images,
                List.of(
                        new CheckFinding(Kind.LABEL_WITHOUT_FILE, missing(set, disk)),
                        new CheckFinding(Kind.FILE_WITHOUT_LABEL, extra(benchmark, set, disk)),
                        new CheckFinding(Kind.UNDECODABLE, undecodable),
                        new CheckFinding(Kind.CORRUPT, tolerated),
                        new CheckFinding(
                                Kind.UNEXPECTED, ExpectedFiguresCheck.differences(benchmark.expectation(), set)),
                        new CheckFinding(Kind.CASE_DIFFERS, renamed(labels, set))));
    }

    private static List<String> missing(LabeledDataset set, FileNameIndex disk) {
        return set.items().stream()
                .map(LabeledItem::path)
                .filter(path -> !disk.has(path))
                .toList();
    }

    /** Images and videos without a label in the folders of labeled files. */
    private static List<String> extra(DatasetReader benchmark, LabeledDataset set, FileNameIndex disk) {
        Set<String> labeled = set.items().stream().map(LabeledItem::path).collect(Collectors.toSet());
        Set<String> folders = labeled.stream().map(DatasetCheck::folder).collect(Collectors.toSet());
        return disk.all().stream()
                .filter(path -> !labeled.contains(path) && folders.contains(folder(path)))
                .filter(path -> MediaFiles.isImageName(path) || MediaFiles.isVideoName(path))
                .filter(path -> !benchmark.isOriginal(path))
                .sorted()
                .toList();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static List<String> renamed(LabeledDataset labels, LabeledDataset set) {
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

    /** Lines of files that cannot be used, and of corrupt images that can. */
    private record Problems(List<String> undecodable, List<String> corrupt) {}

    private int open(Path root, List<LabeledItem> items, Problems problems, Progress progress) {
        int images = 0, done = 0;
        try (var files = new OrderedExecutor<>(items.iterator(), item -> open(root, item.path()), width)) {
            for (LabeledItem item : items) {
                Opened opened = files.next();
                images += opened.image() ? 1 : 0;
                opened.problem().ifPresent(text -> problems.undecodable().add(item.path() + ": " + text));
                opened.warning().ifPresent(text -> problems.corrupt().add(item.path() + ": " + text));
                progress.at(++done, items.size());
            }
        }
        return images;
    }

    private Opened open(Path root, String path) {
        Path file = root.resolve(path);
        if (!MediaFiles.isImageName(path)) {
            return isEmpty(file) ? Opened.failed(false, "is empty; fetch it again") : Opened.sound(false);
        }
        try {
            if (headersOnly) {
                ImageHeader.read(file);
            } else {
                var image = ImageReader.standard().withCorruptFiles(corrupt).read(file);
                boolean listed = corrupt == CorruptFiles.WARN;
                return new Opened(true, Optional.empty(), listed ? image.warning() : Optional.empty());
            }
            return Opened.sound(true);
        } catch (ImageException e) {
            return Opened.failed(true, String.valueOf(e.getMessage()).replace(file + ": ", ""));
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
