package io.github.qptv2.media.image.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.github.qptv2.media.image.color.SampleLines;
import io.github.qptv2.media.image.color.StoredSamples;
import org.jspecify.annotations.Nullable;

/** The samples of a TIFF as stored, decoded one row of strips or tiles at a time. */
final class TiffPixels implements SampleLines {

    private final TiffLayout layout;
    private final TiffChunks chunks;
    private byte @Nullable [][] decoded;
    private int decodedTop = -1;

    TiffPixels(TiffLayout layout, TiffChunks chunks) {
        this.layout = layout;
        this.chunks = chunks;
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public int bands() {
        return layout.samples();
    }

    @Override
    public boolean has16BitSamples() {
        return layout.bits() > 8;
    }

    /** Samples in the range of their bits. */
    @Override
    public void read(int y, int[] samples) {
        int top = y / layout.chunkHeight() * layout.chunkHeight();
        byte[][] row = decoded;
        if (row == null || decodedTop != top) {
            row = decode(top);
            decoded = row;
            decodedTop = top;
        }
        int perPlane = layout.chunksAcross(), chunkSamples = layout.chunkSamples();
        for (int plane = 0; plane < layout.planes(); plane++) {
            for (int across = 0; across < perPlane; across++) {
                byte[] chunk = row[plane * perPlane + across];
                int left = across * layout.chunkWidth();
                int width = Math.min(layout.chunkWidth(), layout.width() - left);
                int from = (int) ((y - top) * (long) layout.rowBytes());
                for (int i = 0; i < width * chunkSamples; i++) {
                    int to = layout.planar() ? (left + i) * layout.samples() + plane : left * chunkSamples + i;
                    samples[to] = StoredSamples.at(chunk, from, i, layout.bits(), chunks.order());
                }
            }
        }
    }

    private byte[][] decode(int top) {
        decoded = null; // before the next is allocated
        int across = layout.chunksAcross(), down = top / layout.chunkHeight();
        var row = new byte[layout.planes() * across][];
        try {
            for (int plane = 0; plane < layout.planes(); plane++) {
                for (int i = 0; i < across; i++) {
                    row[plane * across + i] =
                            chunks.decode((plane * layout.chunksDown() + down) * across + i, layout.rowsAt(top));
                }
            }
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
