package io.github.qptv2.scoring;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The region of a quality map with the lowest mean quality: a window of about a fifth of each side.
 *
 * <pre>{@code
 * MapRegion.lowest(scorer.map(image), true).ifPresent(region -> System.out.println(region.place())); // upper left
 * }</pre>
 *
 * @param column of its first cell
 * @param row of its first cell
 * @param columns cells across
 * @param rows cells down
 * @param deviation of its mean below the map's mean, in standard deviations of the cells
 * @param place such as {@code upper left} or {@code center}
 * @since 0.2
 */
public record MapRegion(int column, int row, int columns, int rows, double deviation, String place) {

    private static final int SHARE = 5;
    private static final String[] ACROSS = {"left", "center", "right"}, DOWN = {"upper", "middle", "lower"};

    /**
     * The region of a map; empty for a map of equal values.
     *
     * @param rises whether better places have higher values
     */
    public static Optional<MapRegion> lowest(QualityMap map, boolean rises) {
        float[] values = map.values();
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        double variance = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElse(0);
        if (!(variance > 0)) {
            return Optional.empty();
        }
        int across = Math.max(1, Math.round(map.columns() / (float) SHARE));
        int down = Math.max(1, Math.round(map.rows() / (float) SHARE));
        double lowest = Double.MAX_VALUE;
        int left = 0, top = 0;
        for (int row = 0; row + down <= map.rows(); row++) {
            for (int column = 0; column + across <= map.columns(); column++) {
                double sum = sum(map, column, row, across, down) * (rises ? 1 : -1);
                if (sum < lowest) {
                    lowest = sum;
                    left = column;
                    top = row;
                }
            }
        }
        double below = (rises ? mean : -mean) - lowest / (across * down);
        String place = place((left + across / 2.0) / map.columns(), (top + down / 2.0) / map.rows());
        return Optional.of(new MapRegion(left, top, across, down, below / Math.sqrt(variance), place));
    }

    private static double sum(QualityMap map, int column, int row, int across, int down) {
        double sum = 0;
        for (int y = row; y < row + down; y++) {
            for (int x = column; x < column + across; x++) {
                sum += map.at(x, y);
            }
        }
        return sum;
    }

    private static String place(double x, double y) {
        String across = ACROSS[Math.min(2, (int) (3 * x))], down = DOWN[Math.min(2, (int) (3 * y))];
        return across.equals("center") && down.equals("middle") ? "center" : down + " " + across;
    }
}
