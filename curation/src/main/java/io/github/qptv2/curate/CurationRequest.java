package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.io.OrderedExecutor;

/**
 * What to curate.
 *
 * @param pools folders, lists or tars
 * @param imageRoots where the names in lists are looked up besides the list's folder
 * @param exclude benchmarks' images: folders, lists or tars
 * @param out the manifest to write; beside it {@code .measured} holds what is done until all is
 * @param resume go on from a killed run's measurements
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

    /** Where measurements wait for the decision. */
    Path measured() {
        return out.resolveSibling(out.getFileName() + ".measured");
    }
}
