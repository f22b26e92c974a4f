package io.github.qptv2.media.video;

import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * Fragments of a frame at native resolution, put together: {@code piece * piece} pixels of each of {@code grid * grid}
 * cells. Fine detail is preserved, and the whole frame is represented.
 *
 * <p>Grid mini-patch sampling of FAST-VQA (Wu et al., <i>FAST-VQA: Efficient End-to-end Video Quality Assessment with
 * Fragment Sampling</i>, ECCV 2022, section 3.1), written from the paper. Cell i begins at i times {@code side / grid},
 * rounded down. The offset of a fragment within its cell is the same in all frames of a clip, so that motion is
 * preserved. A frame smaller than the grid is enlarged first. The authors draw offsets at random in testing, too; here
 * {@link #fixed} centers them.
 *
 * @param grid cells across and down, at least 1
 * @param piece pixels of a fragment across and down, at least 1
 */
public record Fragments(int grid, int piece) implements SpatialSampling {

    /** 7 x 7 fragments of 32 x 32 pixels: 224 x 224. */
    public static final Fragments STANDARD = new Fragments(7, 32);

    /** Checks the ranges. */
    public Fragments {
        if (grid < 1 || piece < 1) {
            throw new IllegalArgumentException(
                    "grid and piece must be at least 1, got %d and %d".formatted(grid, piece));
        }
    }

    @Override
    public int side() {
        return grid * piece;
    }

    /** With every fragment at the center of its cell. */
    @Override
    public UnaryOperator<Image> fixed() {
        FragmentOffsets offsets = FragmentOffsets.centered(grid);
        return frame -> cut(frame, offsets);
    }

    /** With random offsets, the same in all frames. */
    @Override
    public UnaryOperator<Image> sampled(long seed) {
        FragmentOffsets offsets = FragmentOffsets.sampled(grid, seed);
        return frame -> cut(frame, offsets);
    }

    private Image cut(Image frame, FragmentOffsets offsets) {
        Image source = enlarged(frame);
        int across = source.width() / grid, down = source.height() / grid;
        var rgb = new byte[3 * side() * side()];
        for (int row = 0; row < grid; row++) {
            for (int column = 0; column < grid; column++) {
                int x = column * across + offsets.across(row, column, across - piece);
                int y = row * down + offsets.down(row, column, down - piece);
                copy(source, x, y, rgb, 3 * piece * (row * side() + column));
            }
        }
        return Image.of(side(), side(), rgb);
    }

    private void copy(Image source, int x, int y, byte[] rgb, int to) {
        for (int line = 0; line < piece; line++) {
            int from = 3 * ((y + line) * source.width() + x);
            System.arraycopy(source.rgb(), from, rgb, to + 3 * line * side(), 3 * piece);
        }
    }

    /**
     * Enlarges a frame bilinearly, with its aspect ratio, until both sides suffice; returns a large frame unchanged.
     */
    private Image enlarged(Image frame) {
        double ratio = Math.max(side() / (double) frame.width(), side() / (double) frame.height());
        if (ratio <= 1) {
            return frame;
        }
        int width = (int) Math.max(side(), Math.round(frame.width() * ratio));
        int height = (int) Math.max(side(), Math.round(frame.height() * ratio));
        return Resize.resize(frame, width, height, ResizeFilter.BILINEAR);
    }
}
