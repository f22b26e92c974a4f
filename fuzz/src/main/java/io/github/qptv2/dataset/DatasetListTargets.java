package io.github.qptv2.dataset;

import java.io.IOException;

import io.github.qptv2.fuzz.InputFile;

/** Lists of images: tables, manifests, shards and their index. */
public final class DatasetListTargets {

    private DatasetListTargets() {}

    /** A list in the format of an extension; the text of its first image. */
    public static String list(byte[] input, String extension) throws IOException {
        ImageDataset images = ImageDataset.open(InputFile.of(input, "list." + extension));
        return images.get(0).toString();
    }

    /** An index of shards; the name of its first tar. */
    public static String index(byte[] input) throws IOException {
        ShardIndex index = ShardIndex.read(InputFile.folderOf(input, ShardIndex.NAME));
        return index.shards().isEmpty() ? "" : index.shards().get(0).tar();
    }
}
