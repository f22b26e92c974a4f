package io.github.qptv2.media.image.heif;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.qptv2.io.MediaFormat;
import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** The primary image of a HEIC or AVIF file: one coded image or a grid of them, with alpha. */
public final class HeifFile implements ImageContainer {

    private static final Set<String> ALPHA = Set.of(
            "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:avc:2015:auxid:1");

    /** Properties that change nothing that is read here, or are read. */
    private static final Set<String> KNOWN = Set.of(
            "ispe", "pixi", "colr", "pasp", "hvcC", "av1C", "irot", "imir", "auxC", "clli", "mdcv", "cclv", "lsel");

    private final RandomAccessBytes bytes;
    private final MediaFormat format;
    private final HeifMeta meta;
    private final HeifGrid image;
    private final Optional<HeifGrid> alpha;
    private final HeifColor color;
    private byte[] profile = {};
    private int orientation = 1;

    private HeifFile(RandomAccessBytes bytes, MediaFormat format) {
        this.bytes = bytes;
        this.format = format;
        this.meta = new HeifMeta(bytes);
        if (!meta.isPresent()) {
            throw new UnsupportedVariantException(format.label() + " without a still image");
        }
        HeifItem primary = meta.primary();
        image = grid(primary);
        alpha = alpha(primary);
        Optional<HeifColor> stated = properties(primary);
        if (stated.isEmpty() && profile.length == 0 && primary.type().equals("grid")) {
            stated = properties(image.tiles().get(0)); // of the tiles, if the grid has none
            orientation = turns(primary);
        }
        color = stated.orElse(HeifColor.UNSTATED);
        color.requireSupported(format.label(), profile.length > 0);
    }

    public static HeifFile heic(RandomAccessBytes bytes) {
        return new HeifFile(bytes, MediaFormat.HEIC);
    }

    public static HeifFile avif(RandomAccessBytes bytes) {
        return new HeifFile(bytes, MediaFormat.AVIF);
    }

    private UnsupportedVariantException unsupported(String what) {
        return new UnsupportedVariantException(format.label() + " with " + what);
    }

    /** The coded images of an item, which is one itself or a grid. */
    private HeifGrid grid(HeifItem item) {
        if (item.isUnreadable()) {
            throw unsupported("an image in another file or in other items");
        }
        for (var property : item.properties()) {
            if (property.essential() && !KNOWN.contains(property.type())) {
                throw unsupported(
                        property.type().equals("clap") ? "a clean aperture (crop)" : "property " + property.type());
            }
        }
        int[] size = size(item);
        if (!item.type().equals("grid")) {
            requireCodec(item);
            return new HeifGrid(1, 1, size[0], size[1], List.of(item));
        }
        byte[] data = meta.data(item);
        RandomAccessBytes grid = RandomAccessBytes.of(ByteBuffer.wrap(data));
        int rows = grid.at(2) + 1, columns = grid.at(3) + 1;
        boolean wide = (grid.at(1) & 1) == 1;
        long width = wide ? grid.u32(4, BIG_ENDIAN) : grid.u16(4, BIG_ENDIAN);
        long height = wide ? grid.u32(8, BIG_ENDIAN) : grid.u16(6, BIG_ENDIAN);
        var tiles = new ArrayList<HeifItem>();
        for (int id : meta.references("dimg", item.id())) {
            requireCodec(meta.item(id));
            tiles.add(meta.item(id));
        }
        if (tiles.size() != rows * columns) {
            throw new CorruptHeaderException("a grid of %dx%d must have %d tiles, got %d"
                    .formatted(columns, rows, rows * columns, tiles.size()));
        }
        return new HeifGrid(
                rows, columns, CorruptHeaderException.side(width), CorruptHeaderException.side(height), tiles);
    }

    private void requireCodec(HeifItem item) {
        if (item.isUnreadable() || (!item.type().equals("hvc1") && !item.type().equals("av01"))) {
            String known =
                    switch (item.type()) {
                        case "jpeg" -> "JPEG";
                        case "avc1" -> "AVC";
                        case "vvc1" -> "VVC";
                        case "j2k1" -> "JPEG 2000";
                        case "unci" -> "uncompressed";
                        case "iovl" -> "overlaid";
                        case "iden" -> "derived";
                        default -> item.type();
                    };
            throw unsupported(known + " images");
        }
    }

    private int[] size(HeifItem item) {
        for (var property : item.properties()) {
            if (property.type().equals("ispe")) {
                return new int[] {
                    CorruptHeaderException.side(bytes.u32(property.start() + 4, BIG_ENDIAN)),
                    CorruptHeaderException.side(bytes.u32(property.start() + 8, BIG_ENDIAN))
                };
            }
        }
        throw new CorruptHeaderException("an image must state its size (ispe)");
    }

    private Optional<HeifGrid> alpha(HeifItem primary) {
        for (int id : meta.referring("auxl", primary.id())) {
            HeifItem item = meta.item(id);
            for (var property : item.properties()) {
                if (property.type().equals("auxC") && ALPHA.contains(auxiliary(property))) {
                    if (!meta.references("prem", primary.id()).isEmpty()) {
                        throw unsupported("colors premultiplied by alpha");
                    }
                    return Optional.of(grid(item));
                }
            }
        }
        return Optional.empty();
    }

    private String auxiliary(HeifItem.Property property) {
        String text = bytes.text(property.start() + 4, (int) property.length() - 4);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private Optional<HeifColor> properties(HeifItem item) {
        Optional<HeifColor> stated = Optional.empty();
        for (var property : item.properties()) {
            if (property.type().equals("colr")) {
                String kind = bytes.text(property.start(), 4);
                if (kind.equals("nclx")) {
                    stated = Optional.of(HeifColor.of(bytes, property.start() + 4));
                } else if (kind.equals("prof") || kind.equals("rICC")) {
                    profile = bytes.copy(property.start() + 4, property.length() - 4);
                }
            }
        }
        orientation = turns(item);
        return stated;
    }

    /** irot (counter-clockwise, in quarter turns) and imir in the order of the file, as an EXIF orientation. */
    private int turns(HeifItem item) {
        int turned = 1;
        for (var property : item.properties()) {
            if (property.type().equals("irot")) {
                for (int i = bytes.at(property.start()) & 3; i > 0; i--) {
                    turned = Turns.LEFT[turned - 1];
                }
            } else if (property.type().equals("imir")) {
                turned = ((bytes.at(property.start()) & 1) == 0 ? Turns.UPSIDE_DOWN : Turns.LEFT_TO_RIGHT)[turned - 1];
            }
        }
        return turned;
    }

    /** The EXIF orientation after another transformation of an image with orientation 1 to 8. */
    private static final class Turns {
        static final int[] LEFT = {8, 5, 6, 7, 4, 1, 2, 3};
        static final int[] LEFT_TO_RIGHT = {2, 1, 4, 3, 6, 5, 8, 7};
        static final int[] UPSIDE_DOWN = {4, 3, 2, 1, 8, 7, 6, 5};

        private Turns() {}
    }

    public HeifMeta meta() {
        return meta;
    }

    public HeifGrid image() {
        return image;
    }

    public Optional<HeifGrid> alpha() {
        return alpha;
    }

    public HeifColor color() {
        return color;
    }

    /** hvcC or av1C of a coded image; empty if it is missing. */
    public byte[] decoderConfig(HeifItem item) {
        for (var property : item.properties()) {
            if (property.type().equals("hvcC") || property.type().equals("av1C")) {
                return bytes.copy(property.start(), property.length());
            }
        }
        return new byte[0];
    }

    @Override
    public MediaFormat format() {
        return format;
    }

    @Override
    public int width() {
        return image.width();
    }

    @Override
    public int height() {
        return image.height();
    }

    @Override
    public int orientation() {
        return orientation;
    }

    /** Embedded, or made of the stated primaries if they are not sRGB's. */
    @Override
    public byte[] profile() {
        return profile.length > 0 ? profile : color.profile();
    }

    @Override
    public boolean decodedInJava() {
        return true;
    }

    @Override
    public boolean complete() {
        return image.tiles().stream().allMatch(meta::complete)
                && alpha.stream().flatMap(grid -> grid.tiles().stream()).allMatch(meta::complete);
    }
}
