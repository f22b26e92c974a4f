package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the files of a list: lists of benchmarks omit folders and differ in case. */
public final class NameLookup {

    private final List<Path> roots;
    private final Map<Path, Map<String, Path>> lowerCase = new ConcurrentHashMap<>();

    /** @param folder of the list, which is searched first */
    public NameLookup(Path folder, List<Path> imageRoots) {
        this.roots = Stream.concat(Stream.of(folder), imageRoots.stream().map(root -> root.toAbsolutePath()
                        .normalize()))
                .toList();
    }

    /** An absolute path; if no file is found, the first candidate, which the error then names. */
    public Path find(String name) {
        List<Path> places =
                roots.stream().map(root -> root.resolve(name).normalize()).toList();
        return Stream.concat(
                        places.stream().filter(Files::exists),
                        places.stream().flatMap(place -> ignoringCase(place).stream()))
                .findFirst()
                .orElse(places.get(0));
    }

    private List<Path> ignoringCase(Path place) {
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        Path found = lowerCase
                .computeIfAbsent(folder, NameLookup::names)
                .get(String.valueOf(place.getFileName()).toLowerCase(Locale.ROOT));
        return found == null ? List.of() : List.of(found);
    }

    private static Map<String, Path> names(Path folder) {
        var names = new HashMap<String, Path>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted()
                    .forEach(file ->
                            names.putIfAbsent(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT), file));
        } catch (IOException e) {
            return Map.of();
        }
        return names;
    }
}
