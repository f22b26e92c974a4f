package io.github.qptv2.dataset;

import java.util.Locale;

/**
 * One file in a tar.
 *
 * @param name its path in the tar, with {@code /}
 * @param data where its bytes lie
 */
public record TarMember(String name, ByteRange data) {

    /** The name up to the first dot of its last part: what WebDataset groups the files of one sample by. */
    public String key() {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** What follows the key and its dot, in lower case; empty if nothing does. */
    public String extension() {
        int start = key().length() + 1;
        return start > name.length() ? "" : name.substring(start).toLowerCase(Locale.ROOT);
    }
}
