package io.github.qptv2.media.image.integrity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the strips or tiles of the first image of a TIFF. */
final class TiffWalker {

    private static final int COMPRESSION = 259;
    private static final int STRIPS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILES = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int JPEG_TABLES = 347;
    private static final int FILL_ORDER = 266;

    private static final int BITS = 258;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES = 277;

    /** Fields of whole numbers on which pixels depend. */
    private static final Map<Integer, String> USED = new TreeMap<>(Map.ofEntries(
            Map.entry(256, "ImageWidth"),
            Map.entry(257, "ImageLength"),
            Map.entry(BITS, "BitsPerSample"),
            Map.entry(COMPRESSION, "Compression"),
            Map.entry(PHOTOMETRIC, "PhotometricInterpretation"),
            Map.entry(FILL_ORDER, "FillOrder"),
            Map.entry(STRIPS, "StripOffsets"),
            Map.entry(274, "Orientation"),
            Map.entry(SAMPLES, "SamplesPerPixel"),
            Map.entry(278, "RowsPerStrip"),
            Map.entry(STRIP_LENGTHS, "StripByteCounts"),
            Map.entry(284, "PlanarConfiguration"),
            Map.entry(317, "Predictor"),
            Map.entry(320, "ColorMap"),
            Map.entry(322, "TileWidth"),
            Map.entry(323, "TileLength"),
            Map.entry(TILES, "TileOffsets"),
            Map.entry(TILE_LENGTHS, "TileByteCounts"),
            Map.entry(338, "ExtraSamples"),
            Map.entry(339, "SampleFormat"),
            Map.entry(530, "YCbCrSubSampling")));

    private static final int NONE = 1;
    private static final int LZW = 5;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;
    private static final int PACK_BITS = 32773;
    private static final int EARLY_DEFLATE = 32946;

    private final FileView file;
    private final TiffFields fields;
    private final TiffStructure layout;
    private final int compression;

    private TiffWalker(FileView file) throws CorruptDataException {
        this.file = file;
        this.fields = new TiffFields(file);
        requireStated(fields);
        this.layout = TiffStructure.of(fields);
        this.compression = (int) fields.value(COMPRESSION, NONE);
    }

    static List<Finding> check(FileView file) {
        try {
            return new TiffWalker(file).check();
        } catch (CorruptDataException e) {
            return List.of(Finding.corrupt(String.valueOf(e.getMessage())));
        }
    }

    /** What a decoder would replace by a default that the writer of the file did not mean. */
    private static void requireStated(TiffFields fields) throws CorruptDataException {
        for (var field : USED.entrySet()) {
            fields.requireIntegral(field.getKey(), field.getValue());
        }
        if (!fields.has(PHOTOMETRIC)) {
            throw new CorruptDataException("the field PhotometricInterpretation is missing");
        }
        long samples = fields.value(SAMPLES, 1), depths = fields.count(BITS);
        if (depths == 0 ? samples > 1 : depths > 1 && depths < samples) {
            throw new CorruptDataException("the field BitsPerSample has %s for %s"
                    .formatted(FileView.count(depths, "value"), FileView.count(samples, "sample")));
        }
    }

    private List<Finding> check() throws CorruptDataException {
        long[] offsets = fields.values(layout.tiled() ? TILES : STRIPS);
        long[] lengths = fields.values(layout.tiled() ? TILE_LENGTHS : STRIP_LENGTHS);
        if (offsets.length < layout.count()) {
            throw new CorruptDataException("%s of %d are missing"
                    .formatted(FileView.count(layout.count() - offsets.length, noun()), layout.count()));
        }
        if (lengths.length != offsets.length) {
            return List.of(); // decoders derive the lengths
        }
        for (int i = 0; i < layout.count(); i++) {
            Optional<Finding> finding = part(i, offsets[i], lengths[i]);
            if (finding.isPresent()) {
                return List.of(finding.get());
            }
        }
        return List.of();
    }

    private String noun() {
        return layout.tiled() ? "tile" : "strip";
    }

    private Optional<Finding> part(int index, long offset, long length) {
        String place = "%s %d of %d at byte %s".formatted(noun(), index + 1, layout.count(), FileView.number(offset));
        if (offset + length > file.size()) {
            return Optional.of(Finding.truncated(place + " extends past the end of the file"));
        }
        try {
            ByteBuffer data = file.range(offset, length);
            if (compression == JPEG) {
                return jpeg(data).map(inner -> new Finding(inner.kind(), inner.text() + " of " + place));
            }
            if (fields.value(FILL_ORDER, 1) == 2) {
                return Optional.empty();
            }
            long needed = layout.bytes(index), expanded = expand(data, needed);
            return expanded >= needed
                    ? Optional.empty()
                    : Optional.of(Finding.corrupt("%s lacks %s of %s when decompressed"
                            .formatted(place, FileView.count(needed - expanded, "byte"), FileView.number(needed))));
        } catch (CorruptDataException e) {
            return Optional.of(Finding.corrupt(e.getMessage() + " in " + place));
        }
    }

    private Optional<Finding> jpeg(ByteBuffer data) throws CorruptDataException {
        var findings = fields.has(JPEG_TABLES)
                ? JpegWalker.check(data, file.range(fields.start(JPEG_TABLES), fields.count(JPEG_TABLES)))
                : JpegWalker.check(data);
        return findings.stream().findFirst();
    }

    private long expand(ByteBuffer data, long needed) throws CorruptDataException {
        return switch (compression) {
            case NONE -> data.remaining();
            case LZW -> TiffExpansion.oldLzw(data) ? needed : TiffExpansion.lzw(data, needed);
            case DEFLATE, EARLY_DEFLATE -> TiffExpansion.inflated(data, needed);
            case PACK_BITS -> TiffExpansion.packBits(data, needed);
            default -> needed;
        };
    }
}
