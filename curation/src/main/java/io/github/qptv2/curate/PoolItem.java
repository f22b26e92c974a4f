package io.github.qptv2.curate;

import java.nio.file.Path;

import io.github.qptv2.dataset.ByteRange;

/** One thing found in a pool. */
sealed interface PoolItem {

    /** Which pool, from 0. */
    int pool();

    /** Relative to the pool's root, with {@code /}; a tar's members follow the tar's own path. */
    String path();

    /**
     * An image, not yet opened.
     *
     * @param annotation where masks may be described; {@link #NO_ANNOTATION} if nowhere
     */
    record ImageItem(int pool, String path, ByteRange data, ByteRange annotation) implements PoolItem {}

    /** Something that cannot be an image but should have been, such as a shard that is cut short. */
    record Problem(int pool, String path, String message) implements PoolItem {}

    /** Stands for an image without annotation. */
    ByteRange NO_ANNOTATION = new ByteRange(Path.of(""), 0, 0);
}
