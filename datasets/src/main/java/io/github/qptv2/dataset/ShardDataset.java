package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.io.MediaFiles;

/**
 * Tar shards in WebDataset's layout as a data set. Where the folder has an index as {@link ShardWriter} leaves it, that
 * is believed (and each shard's size checked); else the tars' headers are read once.
 */
final class ShardDataset {

    private ShardDataset() {}

    /** All shards directly in a folder, in the order of their names; no images if there are none. */
    static ImageDataset inFolder(Path folder) throws IOException {
        if (Files.exists(folder.resolve(ShardIndex.NAME))) {
            return ShardIndex.read(folder).dataset(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return of(files.filter(file -> file.toString().endsWith(".tar")
                            && !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList());
        }
    }

    /** Some shards, in this order. */
    static ImageDataset of(List<Path> tars) throws IOException {
        var samples = new ArrayList<SampleSource>();
        var sizes = new ArrayList<Integer>();
        for (Path tar : tars) {
            int before = samples.size();
            scan(tar, samples);
            sizes.add(samples.size() - before);
        }
        return new ImageDataset(samples, sizes);
    }

    private static void scan(Path tar, List<SampleSource> samples) throws IOException {
        try (var scan = new TarScan(tar)) {
            for (TarMember member = scan.next(); member != null; member = scan.next()) {
                if (MediaFiles.isImageName(member.name())) {
                    samples.add(new SampleSource(tar.getFileName() + "/" + member.name(), member.data()));
                }
            }
        }
    }
}
