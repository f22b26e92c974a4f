package io.github.qptv2.media.image.integrity;

/**
 * How a TIFF divides its first image into strips or tiles, and the bytes of each when decompressed.
 *
 * @param rows of a strip or tile
 * @param group rows whose samples are stored together: those of a chroma sample
 * @param rowBytes of a group of rows of a strip or tile
 * @param perPlane strips or tiles of a plane
 */
record TiffStructure(boolean tiled, long height, long rows, int group, long rowBytes, long planes, long perPlane) {

    private static final int YCBCR = 6;

    /** @throws CorruptDataException if a side is 0 */
    static TiffStructure of(TiffFields fields) throws CorruptDataException {
        long width = fields.value(256, 0), height = fields.value(257, 0);
        boolean tiled = fields.has(324);
        long columns = tiled ? fields.value(322, 0) : width;
        long rows = tiled ? fields.value(323, 0) : Math.min(height, fields.value(278, height));
        if (width < 1 || height < 1 || columns < 1 || rows < 1) {
            throw new CorruptDataException("the sides of the image and its strips or tiles must be at least 1");
        }
        long samples = fields.value(277, 1);
        boolean planar = fields.value(284, 1) == 2;
        long bits = fields.value(258, 1) * (planar ? 1 : samples);
        long across = tiled ? (width + columns - 1) / columns : 1;
        long perPlane = across * ((height + rows - 1) / rows);
        long rowBytes = (columns * bits + 7) / 8;
        int group = 1;
        if (!planar && samples == 3 && fields.value(262, 1) == YCBCR) {
            long[] factors = fields.values(530);
            long h = factors.length == 2 ? factors[0] : 2, v = factors.length == 2 ? factors[1] : 2;
            if (h < 1 || h > 4 || v < 1 || v > 4) {
                throw new CorruptDataException("the subsampling factors must be in [1, 4], got " + h + "x" + v);
            }
            group = (int) v;
            rowBytes = (columns + h - 1) / h * (h * v + 2) * fields.value(258, 8) / 8;
        }
        return new TiffStructure(tiled, height, rows, group, rowBytes, planar ? samples : 1, perPlane);
    }

    /** Number of strips or tiles. */
    long count() {
        return planes * perPlane;
    }

    /** Bytes of a strip or tile when decompressed; the last strip of a plane may have fewer rows. */
    long bytes(int index) {
        long strip = index % perPlane;
        long present = tiled ? rows : Math.min(rows, height - strip * rows);
        return (present + group - 1) / group * rowBytes;
    }
}
