package io.github.qptv2.media.image.tiff;

/**
 * How a TIFF stores its samples.
 *
 * @param samples of a pixel, extra samples included
 * @param bits of each sample, 1..16
 * @param planar whether each sample has planes of its own (PlanarConfiguration 2)
 * @param chunkWidth of a strip or tile
 * @param chunkHeight rows of a strip or tile; the last strip may be shorter
 */
record TiffLayout(
        int width, int height, int samples, int bits, boolean planar, boolean tiled, int chunkWidth, int chunkHeight) {

    /** Samples of a pixel in one chunk. */
    int chunkSamples() {
        return planar ? 1 : samples;
    }

    int planes() {
        return planar ? samples : 1;
    }

    int chunksAcross() {
        return (width - 1) / chunkWidth + 1;
    }

    int chunksDown() {
        return (height - 1) / chunkHeight + 1;
    }

    int chunks() {
        return Math.multiplyExact(Math.multiplyExact(chunksAcross(), chunksDown()), planes());
    }

    /** Bytes of a row of a chunk: rows begin at a whole byte. */
    int rowBytes() {
        return Math.toIntExact(((long) chunkWidth * chunkSamples() * bits + 7) / 8);
    }

    /** Rows that the chunks from row {@code top} contain. */
    int rowsAt(int top) {
        return tiled ? chunkHeight : Math.min(chunkHeight, height - top);
    }
}
