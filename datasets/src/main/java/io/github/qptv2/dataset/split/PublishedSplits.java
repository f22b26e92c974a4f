package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.io.TextFiles;
import org.jspecify.annotations.Nullable;

/**
 * Published lists of splits: a {@link SplitFile}, a folder of such files, or the folder layout of LIQE (Zhang et al.
 * 2023), {@code N/NAME_train_clip.txt}, {@code N/NAME_val_clip.txt} and {@code N/NAME_test_clip.txt} for split N, with
 * the path of an image in the first column; {@code _clip} and the validation part may be absent.
 */
public final class PublishedSplits {

    private static final Pattern LIST = Pattern.compile("(.+)_(train|val|test)(_clip)?\\.txt");
    private static final String TEST = "test";

    private PublishedSplits() {}

    /**
     * Reads the splits of a dataset, in the order of their numbers or file names.
     *
     * @throws IOException in one line if a list cannot be read or names an item that the labels lack, or if there is no
     *     split
     */
    public static List<Split> read(Path path, LabeledDataset set) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(SplitFile.read(path, set));
        }
        var splits = new ArrayList<Split>();
        for (Path entry : sorted(path)) {
            if (Files.isDirectory(entry)) {
                if (String.valueOf(entry.getFileName()).matches("\\d+")) {
                    splits.add(listed(entry, set));
                }
            } else if (entry.toString().endsWith(".csv")) {
                splits.add(SplitFile.read(entry, set));
            }
        }
        if (splits.isEmpty()) {
            throw new IOException(path + ": must have split files NAME.csv, or folders 1, 2, … with lists of images");
        }
        return splits;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(PublishedSplits::rank)).toList();
        }
    }

    /** Numbers in numerical order. */
    private static String rank(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.matches("\\d{1,9}") ? "%09d".formatted(Integer.parseInt(name)) : name;
    }

    private static Split listed(Path folder, LabeledDataset set) throws IOException {
        Map<String, Path> lists = lists(folder, set);
        var items = ItemPaths.of(set);
        List<Split.Key> train = items.keys(lists.get("train")),
                validation = items.keys(lists.get("val")),
                test = items.keys(lists.get(TEST));
        Set<Split.Key> used = new HashSet<>(train);
        used.addAll(validation);
        used.addAll(test);
        var unused = Split.Key.of(set, set.usable()).stream()
                .filter(key -> !used.contains(key))
                .toList();
        try {
            return new Split("list-" + folder.getFileName(), train, validation, test, unused);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }

    /** The list of each part; where a folder has lists of several datasets, those that this one's name begins. */
    private static Map<String, Path> lists(Path folder, LabeledDataset set) throws IOException {
        String plain = plain(set.name());
        Map<String, Path> own = new HashMap<>(), all = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Path file : sorted(folder)) {
            var match = LIST.matcher(String.valueOf(file.getFileName()));
            if (match.matches()) {
                names.add(match.group(1));
                all.put(match.group(2), file); // `_clip` is after `.txt` in this order, so it is preferred
                if (plain(match.group(1)).equals(plain)) {
                    own.put(match.group(2), file);
                }
            }
        }
        var found = names.size() > 1 ? own : all;
        if (!found.containsKey("train") || !found.containsKey(TEST)) {
            throw new IOException("%s: must have lists %s_train.txt and %s_test.txt".formatted(folder, plain, plain));
        }
        return found;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * Items by path and by file name, in lower case.
     *
     * @param byName without names that several items share
     */
    private record ItemPaths(String set, Map<String, String> byPath, Map<String, String> byName) {

        static ItemPaths of(LabeledDataset set) {
            Map<String, String> byPath = new HashMap<>(), byName = new HashMap<>();
            Set<String> shared = new HashSet<>();
            for (LabeledItem item : set.usable()) {
                String path = item.path().toLowerCase(Locale.ROOT);
                byPath.put(path, item.name());
                if (byName.put(fileName(path), item.name()) != null) {
                    shared.add(fileName(path));
                }
            }
            byName.keySet().removeAll(shared);
            return new ItemPaths(set.name(), byPath, byName);
        }

        private static String fileName(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        List<Split.Key> keys(@Nullable Path list) throws IOException {
            var keys = new ArrayList<Split.Key>();
            if (list == null) {
                return keys;
            }
            int number = 0;
            try (var lines = TextFiles.open(list)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        keys.add(new Split.Key(set, item(list, number, line.split("\t", 2)[0].strip())));
                    }
                }
            }
            return keys;
        }

        private String item(Path list, int line, String listed) throws IOException {
            String path = listed.toLowerCase(Locale.ROOT).replace('\\', '/');
            String name = byPath.get(path);
            if (name == null) {
                name = byName.get(fileName(path));
            }
            if (name == null) {
                throw new IOException("%s:%d: %s is no item of %s".formatted(list, line, listed, set));
            }
            return name;
        }
    }
}
