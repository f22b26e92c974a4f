package io.github.qptv2.degrade.pixel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A palette by minimum-variance splitting: the part with the largest sum of squared deviations is split at its mean,
 * along its channel of largest variance, until there are enough parts. Colors are first grouped to 5 bits per channel.
 */
public final class ColorPalette {

    private static final int CELLS = 1 << 15;

    /** The palette entry of each group of colors, as 0xRRGGBB. */
    private final int[] entries = new int[CELLS];

    private ColorPalette() {}

    /** The palette of an image, of at most {@code colors} entries. */
    public static ColorPalette of(byte[] rgb, int colors) {
        var cells = cells(rgb);
        var parts = new ArrayList<Part>();
        parts.add(new Part(cells));
        while (parts.size() < colors) {
            Part widest =
                    parts.stream().max(Comparator.comparingDouble(Part::spread)).orElseThrow();
            if (widest.cells.size() < 2 || widest.spread() == 0) {
                break;
            }
            parts.remove(widest);
            parts.addAll(widest.split());
        }
        var palette = new ColorPalette();
        for (Cell cell : cells) {
            palette.entries[cell.index] = nearest(cell, parts).color();
        }
        return palette;
    }

    /** Replaces each pixel by its palette entry. */
    public void draw(byte[] rgb) {
        for (int i = 0; i < rgb.length; i += 3) {
            int entry = entries[index(rgb, i)];
            rgb[i] = (byte) (entry >> 16);
            rgb[i + 1] = (byte) (entry >> 8);
            rgb[i + 2] = (byte) entry;
        }
    }

    private static int index(byte[] rgb, int i) {
        return ((rgb[i] & 0xF8) << 7) | ((rgb[i + 1] & 0xF8) << 2) | ((rgb[i + 2] & 0xF8) >> 3);
    }

    private static List<Cell> cells(byte[] rgb) {
        var sums = new long[CELLS][];
        for (int i = 0; i < rgb.length; i += 3) {
            int index = index(rgb, i);
            if (sums[index] == null) {
                sums[index] = new long[4];
            }
            for (int channel = 0; channel < 3; channel++) {
                sums[index][channel] += rgb[i + channel] & 255;
            }
            sums[index][3]++;
        }
        var cells = new ArrayList<Cell>();
        for (int index = 0; index < CELLS; index++) {
            if (sums[index] != null) {
                cells.add(Cell.of(index, sums[index]));
            }
        }
        return cells;
    }

    private static Part nearest(Cell cell, List<Part> parts) {
        return parts.stream()
                .min(Comparator.comparingDouble(part -> part.squaredDistance(cell)))
                .orElseThrow();
    }

    /** A group of similar colors: the number of pixels and their mean. */
    private static final class Cell {

        private final int index;
        private final long count;
        private final double[] mean;

        private Cell(int index, long count, double[] mean) {
            this.index = index;
            this.count = count;
            this.mean = mean;
        }

        long count() {
            return count;
        }

        static Cell of(int index, long[] sums) {
            var mean = new double[3];
            Arrays.setAll(mean, channel -> (double) sums[channel] / sums[3]);
            return new Cell(index, sums[3], mean);
        }
    }

    /** Groups of colors with a common palette entry: their mean and sums of squared deviations. */
    private static final class Part {

        private final List<Cell> cells;
        private final double[] mean = new double[3];
        private final double[] spread = new double[3];

        Part(List<Cell> cells) {
            this.cells = cells;
            long count = cells.stream().mapToLong(Cell::count).sum();
            for (int channel = 0; channel < 3; channel++) {
                for (Cell cell : cells) {
                    mean[channel] += cell.mean[channel] * cell.count / count;
                }
                for (Cell cell : cells) {
                    double off = cell.mean[channel] - mean[channel];
                    spread[channel] += off * off * cell.count;
                }
            }
        }

        double spread() {
            return spread[0] + spread[1] + spread[2];
        }

        List<Part> split() {
            int widest = spread[0] >= spread[1] && spread[0] >= spread[2] ? 0 : spread[1] >= spread[2] ? 1 : 2;
            var low = new ArrayList<Cell>();
            var high = new ArrayList<Cell>();
            for (Cell cell : cells) {
                (cell.mean[widest] <= mean[widest] ? low : high).add(cell);
            }
            return List.of(new Part(low), new Part(high));
        }

        double squaredDistance(Cell cell) {
            double sum = 0;
            for (int channel = 0; channel < 3; channel++) {
                double off = cell.mean[channel] - mean[channel];
                sum += off * off;
            }
            return sum;
        }

        int color() {
            return ((int) Math.rint(mean[0]) << 16) | ((int) Math.rint(mean[1]) << 8) | (int) Math.rint(mean[2]);
        }
    }
}
