package io.github.qptv2.curate;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.dataset.ByteRange;

/** An entry of a pool. */
sealed interface PoolItem {

    /** Index of the pool, from 0. */
    int pool();

    /** Relative to the pool's root, separated by {@code /}; of a member of a tar file, after the path of that file. */
    String path();

    /**
     * An image that is not opened yet.
     *
     * @param annotation JSON that may describe masks; {@link #NO_ANNOTATION} if there is none
     */
    record ImageItem(int pool, String path, ByteRange data, ByteRange annotation) implements PoolItem {}

    /** An entry that should contain images but cannot be read, such as a truncated shard. */
    record Problem(int pool, String path, String message) implements PoolItem {}

    /** The annotation of an image without one. */
    ByteRange NO_ANNOTATION = new ByteRange(Path.of(""), 0, 0);

    /** The annotation in SA-1B's layout: {@code sa_1.json} beside {@code sa_1.jpg}. */
    static ByteRange annotationBeside(Path image) {
        String name = String.valueOf(image.getFileName());
        Path json = image.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + "json");
        return Files.isRegularFile(json) ? ByteRange.of(json) : NO_ANNOTATION;
    }
}
