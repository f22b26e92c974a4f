package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.io.MediaFiles;

/**
 * Locates images in tar shards of WebDataset's layout: from the index of {@link ShardWriter} if it exists (checking the
 * size of each shard), else from the tar headers.
 */
final class ShardDataset {

    private ShardDataset() {}

    /** All shards directly in a folder, in the order of their names; empty if it has none. */
    static SampleList inFolder(Path folder) throws IOException {
        if (Files.exists(folder.resolve(ShardIndex.NAME))) {
            return ShardIndex.read(folder).samples(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return of(files.filter(file -> file.toString().endsWith(".tar")
                            && !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList());
        }
    }

    /** Shards in this order. */
    static SampleList of(List<Path> tars) throws IOException {
        var samples = new ArrayList<SampleSource>();
        var sizes = new ArrayList<Integer>();
        for (Path tar : tars) {
            int before = samples.size();
            scan(tar, samples);
            sizes.add(samples.size() - before);
        }
        return new SampleList(samples, sizes);
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
