package io.github.qptv2.dataset;

import java.util.Locale;

/**
 * A file in a tar.
 *
 * @param name path in the tar, with {@code /}
 * @param data byte range of its content
 */
public record TarMember(String name, ByteRange data) {

    /** The name up to the first dot of its last component, by which WebDataset groups the files of a sample. */
    public String key() {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The part after the key and its dot, in lower case; may be empty. */
    public String extension() {
        int start = key().length() + 1;
        return start > name.length() ? "" : name.substring(start).toLowerCase(Locale.ROOT);
    }
}
