package io.github.qptv2.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.io.ProgressListener;

/**
 * Curates pretraining images: measures every image of the pools and writes a manifest that states for each image
 * whether it is kept, and why.
 *
 * <pre>{@code
 * CurationSummary summary = Curation.run(request, ProgressListener.NONE);
 * }</pre>
 *
 * <p>The manifest depends on the pools, the excluded sets and the configuration alone, not on the number of threads nor
 * on whether the run was killed and resumed. Memory: one image a thread, and about 250 bytes for each image that passes
 * the rules (for finding duplicates), 0.25 GB for a million.
 */
public final class Curation {

    private Curation() {}

    /** Runs all passes; throws an {@link IOException} with one line if a pool or the manifest cannot be opened. */
    public static CurationSummary run(CurationRequest request, ProgressListener progress) throws IOException {
        try {
            var pools = new ArrayList<ImagePool>();
            for (Path path : request.pools()) {
                pools.add(ImagePools.of(path, pools.size(), request.imageRoots()));
            }
            return run(request, pools, progress);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static CurationSummary run(CurationRequest request, List<ImagePool> pools, ProgressListener progress)
            throws IOException {
        Path parent = request.out().toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        List<Path> roots = pools.stream().map(ImagePool::root).toList();
        List<String> excluded =
                request.exclude().stream().map(path -> path.toString()).toList();
        var header = ManifestHeader.of(request.out(), roots, excluded, request.config());
        var measuring = new MeasurementPass(pools, request.config(), header, request.measured());
        long done = request.resume() ? measuring.resume() : 0;
        measuring.run(done, request.width(), progress);
        BenchmarkExclusions exclusions = BenchmarkExclusions.of(request, progress);
        new DecisionPass(request.config(), exclusions, request.measured()).write(request.out(), progress);
        CurationSummary summary = CurationSummary.of(request.out(), exclusions);
        Files.delete(request.measured());
        return summary;
    }
}
