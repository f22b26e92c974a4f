package io.github.qptv2.media.image.heif;

import java.util.ArrayList;
import java.util.List;

/** An item of a HEIF file (ISO/IEC 23008-12): a coded image, or one that is derived from others. */
public final class HeifItem {

    /** A box of the property container: type, offset and length of its body, and whether a reader must know it. */
    record Property(String type, long start, long length, boolean essential) {}

    /** A part of the item's data; {@code inItemData} if its offset counts from the idat box. */
    record Extent(boolean inItemData, long offset, long length) {}

    private final int id;
    private String type = "";
    private boolean unreadable;
    private final List<Property> properties = new ArrayList<>();
    private final List<Extent> extents = new ArrayList<>();

    HeifItem(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    /** Four characters such as {@code hvc1}, {@code av01}, {@code grid}. */
    public String type() {
        return type;
    }

    public void type(String name) {
        type = name;
    }

    List<Property> properties() {
        return properties;
    }

    List<Extent> extents() {
        return extents;
    }

    /** Whether its data is in another file or in other items. */
    boolean isUnreadable() {
        return unreadable;
    }

    void unreadable() {
        unreadable = true;
    }
}
