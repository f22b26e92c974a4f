package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.Iterator;

/**
 * A source of images: a folder tree with the tar files in it, a list of paths, or one tar file in WebDataset's layout.
 * SA-1B's layout is a folder tree: a {@code .json} beside an image contains its masks.
 */
interface ImagePool {

    /** The folder that the paths of items are relative to. */
    Path root();

    /** All items, in an order that depends on names alone; opens one folder or tar file at a time. */
    Iterator<PoolItem> items();
}
