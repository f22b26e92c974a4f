package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.io.OrderedExecutor;

/**
 * Input and output of a curation.
 *
 * @param pools folders, lists or tars
 * @param imageRoots folders in which the names of lists are searched after the folder of the list
 * @param exclude images of benchmarks: folders, lists or tars
 * @param out the manifest; {@code .measured} beside it contains the measurements until it is written
 * @param resume whether to continue from the measurements of an interrupted run
 */
public record CurationRequest(
        List<Path> pools,
        List<Path> imageRoots,
        List<Path> exclude,
        CurationConfig config,
        Path out,
        boolean resume,
        OrderedExecutor.Width width) {

    /** Copies the lists. */
    public CurationRequest {
        pools = List.copyOf(pools);
        imageRoots = List.copyOf(imageRoots);
        exclude = List.copyOf(exclude);
        if (pools.isEmpty()) {
            throw new IllegalArgumentException("curation needs at least 1 pool, got 0");
        }
    }

    /** The file of measurements. */
    Path measured() {
        return out.resolveSibling(out.getFileName() + ".measured");
    }
}
